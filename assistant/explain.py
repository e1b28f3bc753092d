"""How an answer was understood, told field by field: the form of `kehoach read --json`."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.plan import Fact, Standing
from assistant.reading import Context, Reading, read_answer
from assistant.reading.context import ANSWER, ASKED, ASSIGNED, CHOICE, CLAUSE, ITEM, REFUSED, SCOPE
from corpus.framework import Requirement


def explain_answer(requirement: Requirement, answer: str | list[dict[str, str]], context: Context) -> dict[str, Any]:
    """{values: [{field, value, unit, words}], standing, doubts, leftover}; numbers as plain decimal strings, dates ISO;
    a value told with "khoảng", "gần" … has it as `hedge`."""
    reading = read_answer(requirement, answer, context)
    standing = Standing.GIVEN if reading.standing is Standing.SUGGESTED else reading.standing
    values = [_value(fact, requirement) for fact in reading.facts if fact.quantity not in (ANSWER, ASKED, SCOPE)]
    values += _percents(reading, requirement, context)
    if reading.standing is Standing.SUGGESTED:
        values = [{"field": requirement.id.rsplit(".", 1)[-1], "value": "theo gợi ý", "unit": "", "words": str(answer)}]
    return {"values": values, "standing": str(standing), "doubts": reading.doubts, "leftover": _leftover(reading)}


def _percents(reading: Reading, requirement: Requirement, context: Context) -> list[dict[str, str]]:
    """The percent that "4/5 đơn vị" stands for, beside its counts."""
    told = {fact.quantity: fact for fact in reading.facts}
    out = []
    for spec in context.pack.quantities.values():
        if len(spec.counts) == 2 and all(count in told for count in spec.counts) and told[spec.counts[1]].number:
            part, whole = (told[count].number for count in spec.counts)
            percent = (part / whole * 100).quantize(Decimal("0.1"))
            out.append(
                {
                    "field": requirement.id.rsplit(".", 1)[-1],
                    "value": _plain(str(percent)),
                    "unit": "%",
                    "words": told[spec.counts[0]].words,
                }
            )
    return out


def _leftover(reading: Reading) -> list[str]:
    return list(dict.fromkeys(reading.leftover))


def _value(fact: Fact, requirement: Requirement) -> dict[str, str]:
    whole = requirement.id.rsplit(".", 1)[-1]
    field = fact.column or whole
    if fact.quantity in (CLAUSE, REFUSED) or (fact.quantity in (ITEM, ASSIGNED, CHOICE) and not fact.column):
        field = whole
    elif fact.quantity.startswith("net.") and fact.quantity.rsplit(".", 1)[-1] in ("active", "units"):
        field = f"{field}.{fact.quantity.rsplit('.', 1)[-1]}"
    value = {"field": field, "value": _plain(fact.value), "unit": fact.unit, "words": fact.words}
    return {**value, "hedge": fact.hedge} if fact.hedge else value


def _plain(value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
