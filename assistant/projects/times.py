"""When a project runs: years, periods, quarters and months as officers type them, and their printed form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.projects.model import Claim, Period
from assistant.projects.words import vocabulary
from corpus.language.text import fold

_Y = r"(20\d\d)"
_LEAD = (
    r"(?:(?:thoi gian(?: thuc hien| trien khai)?|thuc hien|trien khai|lam|\d{1,2}(?= nam 20)|trong|vao|tu|giai doan"
    r"|nam|cac nam|du kien|hoan thanh|xong|la|:)\s*){0,4}"
)
_TO = r"\s*(?:-+>?|~|den(?: het)?|toi|->|/)\s*(?:cuoi |dau |giua |het )?(?:nam\s+)?"
_Q = r"(?:qu[yi]\s*|q)(iv|i{1,3}|[1-4])"
_M = r"(?:thang\s*|t)?(1[0-2]|0?[1-9])\s*[/-]\s*(20\d\d)"
_SEP = r"\s*(?:[-/,]|nam)?\s*(?:nam\s+)?"
_D = r"([0-3]?\d(?:/[01]?\d/|\.[01]?\d\.|-[01]?\d-)20\d\d)"
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "i": "I", "ii": "II", "iii": "III", "iv": "IV"}
_QUARTERS = ("I", "II", "III", "IV")

Reader = Callable[[re.Match[str]], Period]


_NO_SUCH_DAY = Period(None, None, "", problem="không phải là ngày có thật")
_BACKWARDS = Period(None, None, "", problem="có điểm đầu sau điểm cuối")


def _edge(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.]){pattern}(?![\w/])(?![.,]\d)")


def _years(first: int, last: int) -> Period:
    if first == last:
        return Period(first, last, str(first), (first,))
    return Period(first, last, f"{first}-{last}", tuple(range(first, last + 1)) if first < last else (first, last))


def _range(match: re.Match[str]) -> Period:
    first, last = int(match[1]), int(match[2])
    return _years(first, last if last > 99 else first // 100 * 100 + last)


def _listed(match: re.Match[str]) -> Period:
    years = sorted({int(year) for year in re.findall(_Y, match[0])})
    if years[-1] - years[0] == len(years) - 1:
        return _years(years[0], years[-1])
    return Period(years[0], years[-1], "năm " + ", ".join(map(str, years)), tuple(years))


def _quarters(match: re.Match[str]) -> Period:
    first_q, first_y, last_q, last_y = match.groups()
    first, last = int(first_y or last_y), int(last_y)
    if (first, _QUARTERS.index(_ROMAN[first_q])) > (last, _QUARTERS.index(_ROMAN[last_q])):
        return _BACKWARDS
    head = f"quý {_ROMAN[first_q]}" + (f"-{_ROMAN[last_q]}" if first == last else f"/{first}-quý {_ROMAN[last_q]}")
    return Period(first, last, f"{head}/{last}", tuple(range(first, last + 1)))


def _quarter(match: re.Match[str]) -> Period:
    year = int(match[2])
    return Period(year, year, f"quý {_ROMAN[match[1]]}/{year}", (year,))


def _months(match: re.Match[str]) -> Period:
    first, last, year = int(match[1]), int(match[2]), int(match[3])
    if first > last:
        return _BACKWARDS
    return Period(year, year, f"tháng {_month(match[1])} đến tháng {_month(match[2])}/{year}", (year,))


def _one_month(match: re.Match[str]) -> Period:
    year = int(match[2])
    return Period(year, year, f"tháng {_month(match[1])}/{year}", (year,))


def _month(number: str) -> str:
    return f"{int(number):02d}" if int(number) < 3 else str(int(number))


def _day(match: re.Match[str]) -> Period:
    day = _real(match[2])
    if day is None:
        return _NO_SUCH_DAY
    shown = _slashed(match[2])
    if not match[1]:
        return Period(day.year, day.year, f"ngày {shown}", (day.year,))
    word = "trước" if match[1].startswith("truoc") else "đến"
    return Period(None, day.year, f"{word} ngày {shown}", (day.year,))


def _days(match: re.Match[str]) -> Period:
    first, last = _real(match[1]), _real(match[2])
    if first is None or last is None:
        return _NO_SUCH_DAY
    if first > last:
        return _BACKWARDS
    text = f"từ {_slashed(match[1])} đến {_slashed(match[2])}"
    return Period(first.year, last.year, text, tuple(range(first.year, last.year + 1)))


def _real(words: str) -> date | None:
    """The day of the calendar; None when there is no such day."""
    day, month, year = map(int, re.findall(r"\d+", words))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _slashed(words: str) -> str:
    return words.replace("-", "/").replace(".", "/")


def _until(match: re.Match[str]) -> Period:
    year = int(match[2])
    word = "trước" if match[1].startswith("truoc") else "đến"
    return Period(None, year, f"{word} năm {year}", (year,))


def _since(match: re.Match[str]) -> Period:
    year = int(match[1])
    return Period(year, None, f"từ năm {year}", (year,))


def _mixed(match: re.Match[str]) -> Period:
    """ "từ quý II/2021 đến hết 2023": a quarter, a month or a year at either end."""
    ends = [
        part for part in re.split(r"\s*(?:-+|(?<!\w)(?:den|toi)(?!\w))\s*", match["ends"]) if re.search(r"\d", part)
    ]
    years = [int(re.findall(_Y, part)[-1]) for part in ends]
    text = f"từ {_point(ends[0])} đến {'hết ' if re.search(r'het', match['ends']) else ''}{_point(ends[-1])}"
    return Period(years[0], years[-1], text, tuple(range(years[0], years[-1] + 1)) or tuple(years))


def _point(words: str) -> str:
    if quarter := re.search(rf"{_Q}{_SEP}{_Y}", words):
        return f"quý {_ROMAN[quarter[1]]}/{quarter[2]}"
    if month := re.search(_M, words):
        return f"tháng {_month(month[1])}/{month[2]}"
    return f"năm {re.findall(_Y, words)[-1]}"


def _short(match: re.Match[str]) -> Period:
    return _years(2000 + int(match[1]), 2000 + int(match[2]))


def _unnamed(match: re.Match[str]) -> Period:
    return Period(None, None, "", ())


_FINE = r"(?:(?:quy\s*|qui\s*|q)(?:iv|i{1,3}|[1-4])\s*(?:[-/,]|nam)?\s*(?:nam\s+)?20\d\d|(?:thang\s*|t)?(?:1[0-2]|0?[1-9])\s*[/-]\s*20\d\d)"
_UNTIL = r"\s*(?:-+|den|toi)\s*(?:het\s+|cuoi\s+)?(?:nam\s+)?"

# In order: an earlier form takes its place from the later ones. rank 2 has a cue of its own, 1 is a bare year.
_FORMS: tuple[tuple[re.Pattern[str], Reader, int], ...] = (
    (_edge(rf"{_LEAD}(?:ngay\s*)?{_D}\s*(?:-|den|toi)\s*(?:het )?(?:ngay\s*)?{_D}"), _days, 2),
    (_edge(rf"(?:hoan thanh |xong |thuc hien ){{0,3}}(truoc |den |toi |cham nhat )?(?:ngay\s*)?{_D}"), _day, 2),
    (
        _edge(rf"{_LEAD}{_Q}(?:{_SEP}{_Y})?\s*(?:-|den|toi)\s*(?:het )?{_Q.replace('(?:qu', '(?:|qu', 1)}{_SEP}{_Y}"),
        _quarters,
        2,
    ),
    (
        _edge(rf"{_LEAD}(?P<ends>(?:{_FINE}{_UNTIL}(?:{_FINE}|(?:nam\s+)?20\d\d)|(?:nam\s+)?20\d\d{_UNTIL}{_FINE}))"),
        _mixed,
        2,
    ),
    (_edge(rf"{_LEAD}{_Q}{_SEP}{_Y}"), _quarter, 2),
    (_edge(rf"{_LEAD}(?:thang\s*|t)(1[0-2]|0?[1-9])\s*(?:-|den|toi)\s*(?:het )?{_M}"), _months, 2),
    (_edge(rf"{_LEAD}{_M}"), _one_month, 2),
    (_edge(rf"{_LEAD}{_Y}(?:\s*(?:,|va|\+|&)\s*(?:nam\s+)?20\d\d){{1,12}}"), _listed, 2),
    (_edge(rf"{_LEAD}{_Y}{_TO}(20\d\d|\d\d)"), _range, 2),
    (
        _edge(rf"(?:hoan thanh |xong |thuc hien ){{0,3}}(truoc|den|toi|cham nhat)(?: het| cuoi)?(?: nam)? {_Y}"),
        _until,
        2,
    ),
    (_edge(rf"(?:tu|bat dau(?: tu)?)(?: nam)? {_Y}"), _since, 2),
    (
        _edge(
            r"(?:(?:thoi gian(?: thuc hien| trien khai)?|thuc hien|trien khai|trong|vao|ca|giai doan|:|cuoi|dau|giua"
            rf"|het|hoan thanh|xong)\s*){{0,4}}nam\s*{_Y}"
        ),
        lambda match: _years(int(match[1]), int(match[1])),
        2,
    ),
    (re.compile(r"(?:(?<=[;,] )|^)\s*([2-3]\d)\s*-\s*([2-3]\d)(?=\s*(?:[;,](?!\d)|$))"), _short, 2),  # "22-24"
    (_edge(_Y), lambda match: _years(int(match[1]), int(match[1])), 1),
    (
        _edge(
            r"(?:hang nam|moi nam|nam nay|nam sau|nam toi|(?:trong )?(?:\d{1,2}|mot|hai|ba|bon) nam|\d{1,2} thang"
            r"|ca giai doan|chua ro thoi gian)"
        ),
        _unnamed,
        1,
    ),
)


def _without_lookalikes(folded: str, text: str) -> str:
    """Words that only look like words of time once their marks are gone: the "tử" of "điện tử 2022"."""
    marks: dict[str, str] = vocabulary().raw["time_marks"]
    view = list(folded)
    for word in re.finditer(r"[^\W\d_]+", text):
        typed = word[0].lower()
        if not typed.isascii() and marks.get(fold(typed), typed) != typed:
            view[word.start() : word.end()] = "\x02" * len(word[0])
    return "".join(view)


def find_times(folded: str, text: str) -> list[Claim]:
    """Every told time with its place; a time without a year keeps its words."""
    view = list(_without_lookalikes(folded, text))
    out: list[Claim] = []
    for pattern, read, rank in _FORMS:
        for match in pattern.finditer("".join(view)):
            period = read(match)
            if not period.years:
                period = replace(period, text=text[match.start() : match.end()])
            out.append(Claim("time", period, match.start(), match.end(), rank))
            view[match.start() : match.end()] = "\x02" * (match.end() - match.start())
    return sorted(out, key=lambda claim: claim.start)
