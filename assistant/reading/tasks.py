"""Tasks told in one breath: "cài phần mềm …, lập hồ sơ cấp độ …" are two."""

from __future__ import annotations

import re
from functools import cache

from corpus.language import fold
from corpus.language.data import load
from corpus.language.lists import Item

LEAST_WORDS = 3  # shorter pieces are halves of one act: "kiểm tra, đánh giá an toàn thông tin"
_JOINT = r"(?:(?:và|với lại|rồi|sau đó|đồng thời|ngoài ra|va|voi lai|roi|sau do|dong thoi|ngoai ra)\s+)?"
_TIME = (
    r"(?:(?:mỗi|hằng|hàng|trong|moi|hang)\s+(?:năm|quý|tháng|tuần|ngày|nam|quy|thang|tuan|ngay)(?:\s+20\d\d)?,?\s+)?"
)


@cache
def _acts() -> str:
    """Acts that are a task of their own, as typed with or without marks."""
    words = {form for act in load("frames")["acts"] for form in (act, fold(act))}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def split_tasks(item: Item) -> list[Item]:
    """The item parted at commas between whole tasks; a time told at the end of all stays with all: no parting there."""
    text = item.text
    if text.count("(") != text.count(")"):
        return [item]
    cuts = [0]
    for comma in re.finditer(r",\s+(?!\d)", text):
        before, after = text[cuts[-1] : comma.start()], text[comma.end() :]
        if (
            before.count("(") == before.count(")")
            and len(before.split()) >= LEAST_WORDS
            and _is_task(after.split(",")[0])
        ):
            cuts.append(comma.end())
    pieces = [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    dated = [bool(re.search(r"20\d\d", piece)) for piece in pieces]
    if len(pieces) == 1 or (dated[-1] and not all(dated)):
        return [item]
    out = []
    for start, piece in zip(cuts, pieces, strict=True):
        joint = re.match(_JOINT, piece, re.IGNORECASE) if start else None
        begin = start + (joint.end() if joint else 0)
        body = text[begin : start + len(piece)].rstrip(" ,")
        out.append(Item(body, item.start + begin, item.start + begin + len(body)))
    return out


def _is_task(text: str) -> bool:
    """Does it open with an act and say more than the act and how often?"""
    act = re.match(rf"\s*{_JOINT}{_TIME}(?:{_acts()})(?!\w)", text, re.IGNORECASE)
    if act is None or len(text.split()) < LEAST_WORDS:
        return False
    return _HOW_OFTEN.fullmatch(fold(text[act.end() :]).strip(" ,.;")) is None


_HOW_OFTEN = re.compile(r"(?:dinh ky )?(?:hang|moi|theo) (?:nam|quy|thang|tuan|ngay)(?: \d+ lan)?")
