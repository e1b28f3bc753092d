"""Which figure of a clause belongs to which field: the assignment with the greatest sum of scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.reading.labels import Label
from assistant.reading.target import Target
from corpus.framework import Quantity
from corpus.language import fold
from corpus.language.values import Value

COMPATIBLE = {
    "count": {"count", "fraction"},
    "percent": {"percent", "fraction"},
    "decimal": {"count", "decimal"},
    "ratio": {"count", "decimal"},
    "money": {"money"},
    "date": {"date", "month", "year", "quarter"},
    "year": {"year", "month", "date"},
}
_BOUNDARY = re.compile(r"[,;:()–—\n]|\.\s|\s-\s|\x00")
SURE = 1.2  # a label in the same breath; below it stands beyond a comma


@dataclass(frozen=True)
class Claim:
    """A value taken for a field by a label near it; target None: the label names something that was not asked."""

    value: Value
    target: Target | None
    label: Label | None
    score: float


def fits(value: Value, quantity: Quantity) -> bool:
    """May a value of that kind be one of the quantity? A count is whole."""
    if value.kind not in COMPATIBLE.get(quantity.type, set()):
        return False
    return not (value.kind == "count" and quantity.type == "count" and value.number is not None and value.number % 1)


def candidates(text: str, values: Sequence[Value], labels: Sequence[Label], targets: Sequence[Target]) -> list[Claim]:
    """Every value with every label near it."""
    folded = fold(text)
    own = {target.id: target for target in targets}
    out: dict[tuple[Value, str], Claim] = {}
    for index, value in enumerate(values):
        first = values[index - 1].end if index else 0
        last = values[index + 1].start if index + 1 < len(values) else len(text)
        for label in labels:
            if not (first <= label.start and label.end <= last):
                continue
            score = _nearness(folded, value, label)
            for id_ in label.ids or {""}:
                target = own.get(id_)
                if target is not None and not _may_be(value, target, targets):
                    continue
                claim = Claim(value, target, label, score)
                if (value, id_) not in out or out[value, id_].score < score:
                    out[value, id_] = claim
    return list(out.values())


def _may_be(value: Value, target: Target, targets: Sequence[Target]) -> bool:
    """ "1/3 hệ thống" tells a part, so it cannot be the field that holds the whole."""
    wholes = {other.quantity.at_most for other in targets}
    a_part = value.kind == "fraction" and target.id in wholes and not target.quantity.at_most
    return fits(value, target.quantity) and not a_part and not (target.counts and value.kind == "fraction")


def noun_only(claim: Claim, found: Sequence[Claim]) -> bool:
    """ "mức 4 có 28 thủ tục": the noun behind the figure counts, the name before it says what is counted."""
    label, target = claim.label, claim.target
    if label is None or target is None or label.start < claim.value.end:
        return False
    return any(
        other.value == claim.value
        and other.target is not None
        and other.label is not None
        and other.label.end <= claim.value.start
        and other.score >= SURE
        and target.id == other.target.quantity.at_most
        for other in found
    )


def _nearness(folded: str, value: Value, label: Label) -> float:
    """How near a label stands: right after the value, before it in the same breath, or beyond a comma."""
    named = folded[label.start : label.end]
    length = min(label.end - label.start, 25) / 50 + (0.8 if re.search(r"\d", named) else 0)
    if label.start >= value.end:
        between = folded[value.end : label.start]
        if not re.search(r"[^\s(]", between):
            return 3 + length
        return 0.5 if _BOUNDARY.search(between) else 1.5 + length
    between = folded[label.end : value.start]
    if re.fullmatch(r"\s*(?:[:=(]|la|co|dat|duoc|la:|:)?\s*(?:co|la|khoang|duoc|dat)?\s*", between):
        return 2.2 + length
    return 0.7 if _BOUNDARY.search(between) else 1.9 + length


def assign(values: Sequence[Value], found: Sequence[Claim], targets: Sequence[Target]) -> list[Claim]:
    """Each value to at most one field or other thing, each field to at most one value, the sum of scores the greatest."""
    places = {target.id: place for place, target in enumerate(targets)}
    by_value = [[claim for claim in found if claim.value == value] for value in values]

    @cache
    def best(i: int, free: int) -> tuple[float, tuple[Claim, ...]]:
        if i == len(values):
            return 0.0, ()
        top = best(i + 1, free)
        for claim in by_value[i]:
            place = places[claim.target.id] if claim.target else None
            if place is not None and not free >> place & 1:
                continue
            rest, claims = best(i + 1, free & ~(1 << place) if place is not None else free)
            total = rest + claim.score - (0.001 * abs(i - place) if place is not None else 0)
            if total > top[0]:
                top = total, (claim, *claims)
        return top

    return list(best(0, (1 << len(targets)) - 1)[1])
