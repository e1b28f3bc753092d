"""A cell of a table by the type of its column: the value as it is kept, None where the words are none of that type."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from corpus.language import fold
from corpus.language.values import scan

_YES = {"true", "co", "yes", "dap ung", "da dap ung", "dat", "x", "roi", "da"}
_NO = {"false", "no", "chua dap ung", "khong dap ung", "chua dat", "chua", "khong"}


UNASSESSED = r"(?:chua|khong)(?: duoc)? (?:danh gia|kiem tra|tham dinh|ra soat)"


def hedge(text: str, kind: str) -> str:
    if kind in ("date", "month") and (found := re.search(r"dự kiến|du kien|ước|khoảng", text, re.IGNORECASE)):
        return {"du kien": "dự kiến"}.get(found[0].lower(), found[0].lower())
    values = scan(text) if kind in ("count", "money", "percent") else []
    return values[0].hedge if values else ""


def counted(text: str) -> str:
    """What a cell's figure counts, where the cell says it: "48 nghìn tin bài"."""
    found = re.fullmatch(
        r"(?:\D{0,12}\s)?[\d.,]+(?:\s*(?:nghìn|ngàn|triệu)(?!\w))?\s+((?!nghìn|ngàn|triệu)[^\W\d_]+(?:\s[^\W\d_]+){0,9})",
        text,
    )
    noun = _STATE.split(found[1], maxsplit=1)[0] if found else ""
    words = noun.lower().split()
    return noun if len(words) <= 5 and not _SPEECH & set(words) else ""


_SPEECH = {"anh", "chị", "em", "thôi", "ạ", "tôi", "nhé", "nha"}  # one speaks so of people, a plan does not


_STATE = re.compile(  # what is told of the things counted is no part of their name
    r"\s(?:đã|đang|được|của|trong|từ|trên|do|chưa|đến|tại|ở|vào|về|cho|năm|kể|tính|da|dang|duoc|cua|tu|chua|den|vao|nam)(?!\w)",
    re.IGNORECASE,
)


def _number(text: str, *, money: bool = False) -> str | None:
    if re.fullmatch(r"\d+", text.strip()):  # "2036" in a column of counts is no year
        return text.strip()
    values = [
        v
        for v in scan(text, money=money)
        if v.number is not None and v.kind in ("count", "money", "decimal", "percent")
    ]
    if (
        len(values) != 1
        or len(values[0].alternatives) > 1
        or values[0].number is None
        or values[0].number < 0
        or text.lstrip().startswith("-")
    ):
        return None
    return format(values[0].number, "f")


def _count(text: str) -> str | None:
    found = _number(text)
    if found is not None and (scaled := re.search(r"\d\s*(nghin|ngan|trieu)(?!\w)(?!\s*dong)", fold(text))):
        values = scan(text)  # "48 nghìn tin bài": thousands of the thing counted, no money
        scale = 1_000_000 if values[0].kind == "money" else 1
        found = format(Decimal(found) * scale, "f") if scaled else found
    return found if found is not None and Decimal(found) % 1 == 0 else None


def _money(text: str) -> str | None:
    return _number(text, money=True)


def _month(text: str) -> str | None:
    dates = [v for v in scan(text) if v.kind in ("month", "date", "year", "quarter") and v.iso]
    return dates[0].iso if len(dates) == 1 else None


def _years(text: str) -> str | None:
    if single := re.fullmatch(r"(?:(?:trong|vào|vao) )?(?:năm|nam) ((?:19|20)\d\d)", text.strip()):
        return single[1]
    return text if re.search(r"(?:19|20)\d\d", text) else None


def _level(text: str) -> str | None:
    if any(v.kind in ("month", "date", "fraction", "year", "quarter") for v in scan(text)):
        return None  # "5/2020" is when, and no level 5
    found = re.findall(r"(?<!\d)[1-5](?!\d)", text)
    return found[0] if len(found) == 1 else None


def _yesno(text: str) -> str | None:
    folded = fold(text).strip(" .")
    if folded in _YES:
        return "yes"
    if re.match(UNASSESSED, folded) or re.match(r"(?:chua|khong) (?:ro|biet|xac dinh|thong ke|nam)", folded):
        return None  # "chưa đánh giá" says neither
    return (
        "no"
        if folded in _NO or re.match(r"chua|khong", folded)
        else "yes"
        if re.match(r"da |dap ung|dat", folded)
        else None
    )


CONVERT: dict[str, Callable[[str], str | None]] = {
    "text": lambda text: text,
    "count": _count,
    "money": _money,
    "date": _month,
    "month": _month,
    "years": _years,
    "percent": _number,
    "level": _level,
    "yesno": _yesno,
}
EXAMPLE = {
    "text": "…",
    "count": "1.250",
    "money": "850 triệu đồng",
    "date": "15/9/2020",
    "month": "11/2019",
    "years": "2017-2018",
    "percent": "62,5%",
    "level": "2",
    "yesno": "đáp ứng / chưa đáp ứng",
}
