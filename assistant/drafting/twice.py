"""A document told as a task in two places of one mục: the second refers to the first, with what it says beside."""

from __future__ import annotations

import re

from assistant.drafting.desk import Desk
from assistant.drafting.entries import entry
from assistant.drafting.openings import opening_verb
from assistant.plan import Fact
from assistant.reading.context import CLAUSE, ITEM
from corpus.framework import Requirement

_DOCUMENT = re.compile(
    r"(quy chế|quy định|quy trình|kế hoạch|phương án) .+?"
    r"(?=,|;|\(|$| (?:(?:ngay )?(?:trong|vào|trước|sau|đến|từ|cuối|đầu|hết) )*(?:năm|quý|tháng|giai đoạn) )",
    re.IGNORECASE,
)
# Words of a title that do not make it another document.
_SLIGHT = frozenset(
    ["bảo", "đảm", "của", "về", "cho", "sở", "ban", "đơn", "vị", "cơ", "quan", "huyện", "mạng", "và", "theo"]
)


def told_above(requirement: Requirement, text: str, fact: Fact, desk: Desk) -> int:
    """Where in `text` the name ends of a document that an earlier khoản of the mục has the same act for; 0 where none has."""
    named = _act(text)
    sections = {spec.id: spec for spec in desk.outline.sections}
    here = sections.get(requirement.section)
    if named is None or here is None or not here.number.isdigit():
        return 0
    for other in desk.outline.requirements:
        if other.id == requirement.id:
            return 0
        there = sections.get(other.section)
        if there is None or there.parent != here.parent or there.id == here.id or not there.number.isdigit():
            continue
        for told in desk.facts(other, ITEM) or desk.facts(other, CLAUSE):
            item, words = entry(told.value, other.verb, desk.voice, desk.prose(other))
            if item.certain and told is not fact and (earlier := _act(words)) and _same(named, earlier):
                return named[2]
    return 0


def _act(text: str) -> tuple[str, str, int] | None:
    """(verb, document, where its name ends) of "Ban hành quy chế an toàn thông tin trong năm 2021"."""
    verb = opening_verb(text)
    found = _DOCUMENT.match(text, len(verb) + 1) if verb else None
    return (verb.lower(), found[0].lower(), found.end()) if found else None


def _same(one: tuple[str, str, int], other: tuple[str, str, int]) -> bool:
    left, right = (set(re.findall(r"\w+", act[1])) for act in (one, other))
    return one[0] == other[0] and left - _SLIGHT == right - _SLIGHT
