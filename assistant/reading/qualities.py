"""What the words around a figure make of it: a past level, a part, an amount per year, a figure denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.reading.assignment import Claim
from assistant.reading.words import printed_words
from corpus.language import fold
from corpus.language.values import Value

NO = r"(?:chua|khong|ko)"
_EDGE = re.compile(r"[,;:()\n]|\s[–—-]\s")
_PAST = re.compile(r"\b(?:truoc(?: day| kia)?|ban dau|luc dau|hoi (?:dau|nam|do)|nam (?:truoc|ngoai)|(?:19|20)\d\d)\b")
_NOW = re.compile(r"\b(?:nay|hien|gio|bay gio|toi nay|den nay|hien nay|hien tai|hien co)\b")
_PART = re.compile(r"\b(?:trong (?:so )?do|trong so|gom|bao gom|ke ca|tinh ca|da gom|rieng)\b")
_THING = r"(?:nam|quy|thang|tuan|ngay|lan|nguoi|can bo|cong chuc|xa|phuong|don vi|phong|lop|huyen|may|ho so|thu tuc)"
_PER_BEFORE = re.compile(rf"(?:\b(?:moi|tung|hang) {_THING}\b|\b(?:binh quan|trung binh)\b)[^,;:]*$")
_PER_AFTER = re.compile(rf"^[^,;:\d]{{0,24}}?(?:/\s*{_THING}\b|\b(?:mot|moi|hang|tung) {_THING}\b)")
_DENIED_AFTER = re.compile(rf"^(?:\s*[^\W\d_]+){{0,4}}?\s+{NO}\b(?!\s+(?:den|toi|qua|duoi|ke|tinh|phai))")
_DENIED_BEFORE = re.compile(rf"\b{NO}\b(?!\s+(?:den|toi|qua|duoi|ke|tinh))[^,;:\d]*$")
_EVENT = re.compile(
    r"\b(?:xu ly|mua|thay|nang cap|sua|nhiem|bi|phat hien|boc go|khac phuc|thanh ly|trang bi|bo sung|them|cu|dao tao)(?: duoc| moi| the)?"
    r"(?: [^\W\d_]+){0,2}\s*$"
)  # "xử lý 4 máy trạm": what was done to some
_WHOLE = re.compile(r"\b(?:tren|trong)(?: tong)?(?: so)?\s*$|\btong(?: so| cong)?(?: la)?\s*$")
PARTLY = re.compile(rf"\b{NO}\b.*\b(?:het|du(?! lieu)|xong|day du|nhieu|tat ca|toan bo|deu)\b")


@dataclass(frozen=True)
class Qualities:
    """How a figure is told."""

    past: bool
    now: bool
    part: bool  # "trong đó 6 máy", or in a bracket behind another figure
    per: bool  # for each year, each person: no total
    denied_before: bool
    denied_after: bool  # "2 xã chưa có"
    of_whole: bool  # "trên tổng số 80 thủ tục"
    event: bool  # "năm 2019 xử lý 4 máy"


def qualities(folded: str, values: Sequence[Value], index: int) -> Qualities:
    """The qualities of one of the figures of a clause; a year beside a figure is no figure before it."""
    value = values[index]
    figures = [v for v in values if v.kind != "year"]
    place = figures.index(value) if value in figures else 0
    first = figures[place - 1].end if place else 0
    last = figures[place + 1].start if place + 1 < len(figures) else len(folded)
    stretch, after = folded[first : value.start], folded[value.end : last]
    breath = _EDGE.split(stretch)[-1]
    bracketed = place > 0 and stretch.count("(") > stretch.count(")")
    rest = _EDGE.split(after)[0]
    return Qualities(
        past=bool(_PAST.search(breath)),
        now=bool(_NOW.search(breath)),
        part=bracketed or bool(_PART.search(stretch)),
        per=bool(_PER_BEFORE.search(breath)) or bool(_PER_AFTER.search(after)),
        denied_before=bool(_DENIED_BEFORE.search(breath)),
        denied_after=bool(_DENIED_AFTER.search(rest)),
        of_whole=bool(_WHOLE.search(breath)),
        event=bool(_EVENT.search(breath)),
    )


def narrowed(text: str, claim: Claim, values: Sequence[Value]) -> bool:
    """Does the name say more than the thing counted: "12 máy hỏng", "1 hệ thống cấp độ 2", "hệ thống cấp độ 2 có 1"?"""
    label, value, folded = claim.label, claim.value, fold(text)
    if label is None:
        return False
    levels = [v for v in values if v.kind == "ordinal" and not (label.start <= v.start < label.end)]
    if claim.target is not None and claim.target.quantity.at_most:  # a part already: "2 hệ thống đã phê duyệt cấp độ 2"
        levels = []
    if label.start >= value.end:
        after = folded[label.end :] if text.isascii() else text[label.end :].lower()
        if _states(text.isascii()).match(after):
            return True
        return any(not folded[label.end : v.start].strip() for v in levels if v.start >= label.end)
    return any(label.end <= v.start and v.end <= value.start for v in levels)


@cache
def _states(bare: bool) -> re.Pattern[str]:
    words = [fold(word) if bare else word for word in printed_words("narrowing")]
    lead = "da|dang|bi|con|duoc" if bare else "đã|đang|bị|còn|được"
    return re.compile(rf"\s+(?:(?:{lead})\s+)*(?:{'|'.join(map(re.escape, words))})(?!\w)")
