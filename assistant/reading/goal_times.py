"""When a goal is to be reached, in the words of the goal itself."""

from __future__ import annotations

import re

from corpus.language import fold

_LED = r"(?:(?:den|toi|vao|trong|truoc|tu|sau|chậm nhat|cham nhat|hoan thanh|ngay trong)\s+)?"
_TIME = re.compile(
    rf"{_LED}(?:(?:het|cuoi|(?<!phan )dau|giua)\s+)?"
    r"(?:nam\s+20\d\d|quy\s+(?:[ivx]+|\d)\s*/\s*20\d\d|thang\s+\d{1,2}\s*/\s*20\d\d|giai doan\s+20\d\d\s*[-–]\s*20\d\d)|"
    rf"{_LED}(?:ngay\s+)?\d{{1,2}}/\d{{1,2}}/20\d\d|{_LED}(?:het|cuoi|(?<!phan )dau)\s+20\d\d|(?:den|toi|vao|trong|truoc)\s+20\d\d|"
    r"(?<![\d/])20\d\d(?=\s*(?:(?:phai|se|co|thi|da|mong muon|mong|muon|phan dau|co gang|du kien|hy vong)\s+)*"
    r"(?:dat|la|xong|hoan|thi|duoc|len|:|=|\d[\d.,]*\s*%)|\s+\d[\d.,]*\s*%)|"
    r"^20\d\d(?=\s+\d[\d.]*\s+[^\W\d_])|(?<=%)\s*,?\s*20\d\d(?=\s*(?:[,;.]|$))|hang nam|moi nam|hằng nam"
)


def time_of(statement: str) -> str:
    """The time that a goal names, as typed; "" for none."""
    if bracketed := re.search(r"\(\s*(?:năm )?(20\d\d)\s*\)", statement):  # "100% (2021)"
        return f"năm {bracketed[1]}"
    told = list(_TIME.finditer(_unlike(statement)))
    end = next((time for time in told if not time[0].startswith("tu ")), None)  # "từ năm 2010 đến nay, xong trước 2024"
    found = end or next(iter(told), None) or _YEAR_LAST.search(statement)
    return statement[found.start() : found.end()].strip() if found else ""


def _unlike(statement: str) -> str:
    """Folded, but "dầu" and "dấu" do not read as "đầu": "xăng dầu năm 2024" names no beginning."""
    folded = fold(statement)
    for match in re.finditer(r"(?<!\w)(?:dầu|dấu)(?!\w)", statement, re.IGNORECASE):
        folded = folded[: match.start()] + "#" * len(match[0]) + folded[match.end() :]
    return folded


# "mở 2 bộ dữ liệu 2023"; not "Quyết định 120/QĐ-BQL 2019"
_YEAR_LAST = re.compile(r"(?<=[^\W\d_)] )20[2-9]\d$")
