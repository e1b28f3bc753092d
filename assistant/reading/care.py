"""Figures of one answer that cannot all be right: a part over its whole, a ratio that its own counts deny."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.expressions import compile_expression
from assistant.reading.claims import Found
from assistant.reading.context import Telling
from assistant.reading.target import Target
from corpus.language import format_number, format_percent
from corpus.language.values import Value


def contradictions(telling: Telling, found: Found) -> None:
    """Ask where the claimed figures contradict each other; both stay as told, and drafting marks what cannot be."""
    _impossible(found)
    told = _numbers(found)
    for index, target, number in _each(found):
        whole = target.quantity.at_most
        if whole in told and number > told[whole][1]:
            place = max(index, told[whole][0])
            label = telling.context.pack.quantities[whole].label
            found.plain.append(
                (
                    place,
                    f"{target.quantity.label} ({format_number(number)}) lớn hơn {label} ({format_number(told[whole][1])})",
                )
            )
    _reckoned(telling, found, told)


def _numbers(found: Found) -> dict[str, tuple[int, Decimal]]:
    out: dict[str, tuple[int, Decimal]] = {}
    for index, pairs in enumerate(found.claims):
        for target, value in pairs:
            if value.number is None or len(value.alternatives) > 1:
                continue
            if value.kind == "fraction" and target.quantity.share_of and value.total is not None:
                out.setdefault(target.quantity.share_of, (index, value.total))
            if value.kind != "fraction" or target.quantity.type == "count":
                out[target.id] = (index, value.number)
    return out


def _each(found: Found) -> Iterator[tuple[int, Target, Decimal]]:
    for index, pairs in enumerate(found.claims):
        for target, value in pairs:
            if value.number is not None and (value.kind != "fraction" or target.quantity.type == "count"):
                yield index, target, value.number


def _impossible(found: Found) -> None:
    for index, pairs in enumerate(found.claims):
        for target, value in pairs:
            if value.number is None:
                continue
            if value.kind == "fraction" and value.total is not None and value.number > value.total:
                found.plain.append((index, f"{value.words}: số của một phần lớn hơn tổng số"))
            elif value.number < 0 or (target.quantity.type == "percent" and _over(value)):
                found.plain.append((index, f"{value.words} là không thể có"))


def _over(value: Value) -> bool:
    return value.kind == "percent" and value.number is not None and value.number > 100


def _reckoned(telling: Telling, found: Found, told: dict[str, tuple[int, Decimal]]) -> None:
    """Percents and ratios that follow from the claimed figures: above 100%, or other than told."""
    for id_, spec in telling.context.pack.quantities.items():
        if not spec.derive or spec.counts:
            continue
        formula = compile_expression(spec.derive)
        names = set(formula.names)
        if not names <= told.keys():
            continue
        number = formula.evaluate({name: told[name][1] for name in names})
        if not isinstance(number, Decimal):
            continue
        place = max(told[name][0] for name in names)
        if spec.type == "percent" and number > 100:
            found.plain.append(
                (place, f"các phần cộng lại lớn hơn tổng số ({spec.label} tính ra {format_percent(number, 1)})")
            )
        elif id_ in told and abs(told[id_][1] - number) > Decimal(str(spec.tolerance)):
            shown = format_number(number, spec.decimals if spec.decimals is not None else 1)
            found.plain.append((told[id_][0], f"{spec.label} ghi {format_number(told[id_][1])}, tính ra {shown}"))
