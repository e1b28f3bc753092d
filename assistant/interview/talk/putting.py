"""Figures of a long message put as an answer to their question: in the person's own words where they read so, else in plain ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.interview.talk.amount import Amount
from assistant.interview.talk.naming import NETS
from assistant.plan import Standing
from assistant.reading import Context, Reading, read_answer
from assistant.reading.context import GOAL
from corpus.framework import Requirement
from corpus.language import format_number
from corpus.language.data import load


def put_figures(
    requirement: Requirement, amounts: Sequence[Amount], said: str, context: Context
) -> tuple[str, Reading, list[Amount]] | None:
    """(answer, its reading, the figures kept): an answer that reads as exactly these figures, without a doubt. Where the
    figures contradict each other, those that can be reckoned from the rest are left out; None where that does not help."""
    kept = sorted(amounts, key=lambda amount: amount.quantity in NETS and amount.total is None)  # a share last
    while kept:
        for words in (said, _plainly(kept)) if len(kept) == len(amounts) else (_plainly(kept),):
            reading = read_answer(requirement, words, context)
            if _reads_as(reading, kept, context):
                return words, reading, kept
        reckoned = [
            a for a in kept if a.quantity in context.pack.quantities and context.pack.quantities[a.quantity].derive
        ]
        if not reckoned or len(kept) == 1:
            return None
        kept = [amount for amount in kept if amount not in reckoned[-1:]]
    return None


def plain_rest(reading: Reading, anew: Reading) -> str:
    """The figures of a reading that another one does not tell anew, in plain words: "28 cán bộ, công chức"."""
    ways, known = load("talk")["tells"], {fact.quantity for fact in anew.facts}
    return "; ".join(
        ways[fact.quantity].format(f"{fact.hedge} {format_number(Decimal(fact.value))}".strip())
        for fact in reading.facts
        if fact.quantity in ways and fact.quantity not in known
    )


def _reads_as(reading: Reading, amounts: Sequence[Amount], context: Context) -> bool:
    if reading.doubts or reading.leftover or reading.standing not in (Standing.GIVEN, Standing.NONE):
        return False
    told = {
        fact.quantity: (Decimal(fact.value), fact.hedge)
        for fact in reading.facts
        if fact.quantity in context.pack.quantities and fact.value
    }
    meant: dict[str, tuple[Decimal, str]] = {}
    for amount in amounts:
        meant |= _facts(amount, context)
    goals = {_column(a): a.number for a in amounts if _column(a)}
    if goals:
        columns = {
            f.column: _number(f.value) for f in reading.facts if f.quantity == GOAL and f.column in ("base", "target")
        }
        if "base" not in goals and all(a.quantity != "goal.dvc4" for a in amounts):
            columns.pop("base", None)  # told beside the goal, and no figure of its own
        return columns == goals
    return {id_: pair for id_, pair in told.items() if id_ in meant} == meant and set(told) <= set(meant)


def _column(amount: Amount) -> str:
    return "base" if amount.quantity == "dvc.rate4" else "target" if amount.quantity.startswith("goal.") else ""


def _number(value: str) -> Decimal | None:
    return Decimal(value) if re.fullmatch(r"\d+(?:\.\d+)?", value) else None  # "31/125" is none


def _facts(amount: Amount, context: Context) -> dict[str, tuple[Decimal, str]]:
    quantity = context.pack.quantities.get(amount.quantity)
    if quantity is None:
        return {}
    if amount.total is not None and quantity.counts:
        return {quantity.counts[0]: (amount.number, amount.hedge), quantity.counts[1]: (amount.total, amount.hedge)}
    told = {amount.quantity: (amount.number, amount.hedge)}
    if amount.total is not None and quantity.share_of:
        told[quantity.share_of] = (amount.total, "")
    return told


def _plainly(amounts: Sequence[Amount]) -> str:
    """ "54 máy tính; 49 cán bộ, công chức"."""
    ways = load("talk")["tells"]
    return "; ".join(
        ways[_way(amount)].format(_figure(amount), year=amount.year)
        for amount in sorted(amounts, key=lambda a: a.quantity != "dvc.rate4")
    ).strip()


def _way(amount: Amount) -> str:
    if amount.quantity in NETS:
        return "share" if amount.total is not None else "percent"
    if amount.quantity.startswith("goal."):
        return "goal in" if amount.year else "goal"
    return amount.quantity


def _figure(amount: Amount) -> str:
    number = format_number(amount.number)
    if amount.total is not None:
        number = f"{number}/{format_number(amount.total)}"
    return f"{amount.hedge} {number}".strip()
