"""Which figure of a clause belongs to which field: the assignment with the greatest sum of scores."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True)
class Target:
    """A field waiting for its value; `counts` = one of the two counts behind a percent."""

    field: str
    id: str
    quantity: Quantity
    counts: bool = False


def assign(text: str, values: list[Value], targets: list[Target]) -> list[tuple[Target, Value]]:
    """Each value to at most one field, each field to at most one value, the sum of scores the greatest possible."""
    wholes = {target.quantity.at_most for target in targets}
    scores = [
        [0.0 if _a_part(value, target, wholes) else _score(text, values, i, target) for target in targets]
        for i, value in enumerate(values)
    ]

    @cache
    def best(i: int, free: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if i == len(values):
            return 0.0, ()
        found = best(i + 1, free)
        for j, score in enumerate(scores[i]):
            if score > 0 and free >> j & 1:
                rest, pairs = best(i + 1, free & ~(1 << j))
                total = rest + score - 0.001 * abs(i - j)  # of equal scores the one in the order of the fields
                if total > found[0]:
                    found = total, ((i, j), *pairs)
        return found

    return [(targets[j], values[i]) for i, j in best(0, (1 << len(targets)) - 1)[1]]


def _a_part(value: Value, target: Target, wholes: set[str]) -> bool:
    """ "1/3 hệ thống" tells a part, so it cannot be the field that holds the whole."""
    return value.kind == "fraction" and target.id in wholes and not target.quantity.at_most


def _score(text: str, values: list[Value], index: int, target: Target) -> float:
    value = values[index]
    if value.kind not in COMPATIBLE.get(target.quantity.type, set()) or (target.counts and value.kind == "fraction"):
        return 0
    if value.kind == "count" and target.quantity.type == "count" and value.number is not None and value.number % 1:
        return 0
    before = text[values[index - 1].end if index else 0 : value.start]
    after = text[value.end : values[index + 1].start if index + 1 < len(values) else len(text)]
    score = max((_alias_score(fold(before), fold(after), fold(alias)) for alias in target.quantity.aliases), default=0)
    if score and target.quantity.at_most and re.search(r"(?:trong|tren|tong|trong so|tong so)\s*$", fold(before)):
        score = max(score - 2.5, 0.1)  # "chưa có hệ thống nào trong 3 hệ thống …": what follows is the whole
    if score:
        return score
    alone = len(values) == 1 and value.kind != "year" and not target.counts
    return 0.5 if alone or target.quantity.type in ("money", "percent") else 0


def _alias_score(before: str, after: str, alias: str) -> float:
    """How near an alias stands to a value: right after it, just before it, or further on in its stretch of text."""
    specific = 1.2 if any(char.isdigit() for char in alias) else 0
    length = min(len(alias), 25) / 50
    pattern = re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)")
    if found := pattern.search(after):
        near = 0.6 if re.search(r"[,;:]", after[: found.start()]) else 3 if found.start() <= 2 else 1.6
        return near + length + specific
    if found := pattern.search(before):
        near = 2 if "," not in before[found.end() :] else 1.0
        return near + length + specific
    return 0
