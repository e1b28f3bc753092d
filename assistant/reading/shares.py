"""Shares of the units below told without a fraction: all of them, "cả 5 đơn vị", "14 xã thì 12 xã có"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

import corpus
from assistant.reading.assignment import Target
from assistant.reading.clauses import Piece
from assistant.reading.context import SCOPE, Telling
from corpus.language import fold
from corpus.language.values import Value

_EXCEPT = re.compile(r"\b(?:chua|khong|ko|tru|ngoai|rieng|con|gan|hau het|da so|phan lon)\b")
_EVERYTHING = re.compile(
    r"(?:da |deu )?(?:co )?(?:o |tai )?(?:tat ca|toan bo|het|day du|du het|ca)(?!\w)|(?:da )?deu (?:da )?co"
)
_ALL_BEFORE = re.compile(r"(?:ca|tat ca|toan bo|du)(?: ca)?\s*$")
_ALL_AFTER = re.compile(r"\b(?:deu|ca roi|het)\b")
_OF_WHICH = re.compile(r"[\s,]*(?:(?:thi|trong do|trong so do|co|moi|da|moi co|da co|nhung|roi|hien)\s*)+$")
MAX_WORDS = 12  # a longer clause says more than a share


def read_share(
    telling: Telling, clause: Piece, values: list[Value], targets: list[Target], *, single: bool
) -> Target | None:
    """Tell the share that a clause without a fraction means, and return its percent; None when it means none.

    `single`: the clause is the whole answer, so that nothing after it takes back "tất cả".
    """
    share = next((target for target in targets if target.quantity.counts and not target.counts), None)
    folded = fold(clause.text)
    if share is None or _EXCEPT.search(folded) or len(folded.split()) > MAX_WORDS:
        return None
    if not values and single and _EVERYTHING.match(folded):
        telling.add(
            share.id, "100", column=share.field, unit="%", words=clause.text, start=clause.start, end=clause.end
        )
        return share
    counts = [v for v in values if v.kind == "count" and v.number is not None and len(v.alternatives) < 2]
    if len(counts) != len(values) or not counts:
        return None
    if len(counts) == 1 and (
        _ALL_BEFORE.search(folded[: counts[0].start]) or _ALL_AFTER.search(folded[counts[0].end :])
    ):
        _tell(telling, clause, share, (counts[0], counts[0]))
        return share
    if len(counts) == 2 and _same_noun(*counts) and _OF_WHICH.search(_between(folded, *counts)):
        _tell(telling, clause, share, (counts[1], counts[0]))
        return share
    return None


def tell_scope(telling: Telling, clause: Piece, share: Target) -> None:
    """The bodies that the share is told of, where one kind is named ("100% xã"): it must not grow to all bodies below."""
    rest, found = fold(clause.text).replace("phong ban", "phong, ban"), []
    for name in _below():
        if re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", rest):
            found.append(name)
            rest = rest.replace(fold(name), " ")
    if len(found) == 1:
        telling.add(SCOPE, found[0], column=share.field, words=clause.text, start=clause.start, end=clause.end)


@cache
def _below() -> tuple[str, ...]:
    path = Path(corpus.__file__).parent / "data" / "language" / "fillers.yaml"
    return tuple(sorted(yaml.safe_load(path.read_text(encoding="utf-8"))["below"], key=len, reverse=True))


def _same_noun(left: Value, right: Value) -> bool:
    return left.unit_word.split()[:1] == right.unit_word.split()[:1] and (left.number or 0) >= (right.number or 0)


def _between(folded: str, left: Value, right: Value) -> str:
    """What stands between the noun of the first count and the second count."""
    noun = left.unit_word.split()[:1]
    return folded[left.end + len(noun[0]) + 1 if noun else left.end : right.start]


def _tell(telling: Telling, clause: Piece, share: Target, part_and_whole: tuple[Value, Value]) -> None:
    for id_, value in zip(share.quantity.counts, part_and_whole, strict=True):
        telling.add(
            id_,
            format(value.number, "f"),
            column=share.field,
            words=value.words,
            start=clause.start + value.start,
            end=clause.start + value.end,
            hedge=value.hedge,
        )
