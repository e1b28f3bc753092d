"""Where a goal stands now: the part of its words that tells the present level, and what is left of them."""

from __future__ import annotations

import re

from assistant.reading.clauses import Piece, split_clauses, split_segments
from assistant.reading.goal_times import time_of
from corpus.language import fold
from corpus.language.values import scan

# Folded openings of a segment that tells the present level.
_NOW = re.compile(
    r"^(?:(?:o )?hien(?: nay| tai| moi| dang| co| chi| van)*|den nay|toi nay|"
    r"(?:hien |bay |luc )?(?:nay|gio)(?= (?:thi |la |dat |moi |co |duoc |khoang |da )*\d)|(?:hien |bay )gio|thoi diem hien tai|"
    r"nam nay(?= (?:chi |moi |la |dat |co |duoc )+(?:khoang )?\d| (?:khoang )?\d[\d.,]*\s*%)|"
    r"dang(?= (?:la |dat |moi |khoang |duoc |o muc )*\d)|"
    r"(?:cuoi )?nam (?:truoc|ngoai|20\d\d)(?= *(?:la|dat|moi|co|:|\d))|nam 20\d\d (?:la|dat|moi))\b"
)
_INNER_NOW = re.compile(
    r"(?<!\w)(?:hien(?: nay| tai| gio)?|den nay|bay gio)(?: (?:dat|la|moi|co|dang|chi))*\s+(?:khoang\s+)?\d[\d.,]*(?:\s*/\s*\d+)?\s*%?|"
    r"(?<=\w )(?:dang|moi)(?: (?:o muc|dat|la|co|chi|duoc))*\s+(?:khoang\s+)?\d[\d.,]*\s*%|"
    r"(?<=\w )(?:dat |la |moi |duoc )*(?:khoang )?\d[\d.,]*\s*% (?:hien nay|hien tai|hien gio|bay gio|nam nay|(?:gio|nay)(?=,|;|$))"
)
_NOW_AFTER = re.compile(
    r"^(?:nang |tang )?(?:tu )?(?:muc )?(\d[\d.,]*\s*%|\d+/\d+)\s+(?:hien nay|hien tai|hien co|nam 20\d\d|cua nam 20\d\d)\s+"
    r"(?=(?:len|tang|dat|den|toi|phan dau|xuong|thanh)\b)"
)


def split_base(text: Piece, start: int) -> tuple[str, str]:
    """(the goal without its present level, the words of that level); years before `start` tell present ones."""
    if (led := _OF_THING.match(fold(text.text))) and int(led[3]) < start:
        goal = re.sub(r"(20\d\d)\s+(?=\d)", r"\1 đạt ", text.text[led.end() :])
        return f"{text.text[: led.end(1)]} {goal}", text.text[led.start(2) : led.end(2)]
    for bracket in re.finditer(r"\s*\(((?:[^()]|\([^()]*\))*)\)", text.text):
        if _UNCOUNTED.fullmatch(fold(bracket[1].strip())):
            return (text.text[: bracket.start()] + text.text[bracket.end() :]).strip(" ,.;"), ""
        if not is_now(bracket[1].strip(), start) and not _is_level(bracket[1].strip(), start):
            continue
        return (text.text[: bracket.start()] + text.text[bracket.end() :]).strip(" ,.;"), bracket[1].strip()
    told = [s for clause in split_clauses(text.text) for s in split_segments(clause)]
    segments = [s for s in told if not _UNKNOWN_NOW.match(fold(s.text))]
    if len(segments) < len(told):
        return ", ".join(s.text for s in segments), ""
    now = [segment for segment in segments if is_now(segment.text, start)] or _so_far(segments)
    if not now:
        return _inner_base(text.text)
    of_years = [segment for segment in now if LEVEL_OF_YEAR.fullmatch(fold(segment.text))]
    levels = of_years if len(of_years) == len(now) else now[:1]  # "2019 50%, 2020 75%": the later is the level now
    statement = text.text
    for level in reversed(levels):
        statement = f"{statement[: level.start].rstrip(' ,;:-–')}, {statement[level.end :].lstrip(' ,;:-–')}"
    return statement.strip(" ,;:."), ", ".join(level.text for level in levels)


_REACHED = re.compile(  # "3.000 hiện vật, đã có 1.150"
    r"(?:da|moi)(?: chi)? (?:co|duoc|dat|xong|lam(?: duoc)?|hoan thanh|so hoa(?: duoc)?|cap(?: duoc)?)(?: khoang| gan| hon)? \d[\d.,]*"
    r"(?:\s*%|\s*/\s*\d[\d.,]*)?(?: [^\W\d_]+){0,4}$"
)


def _so_far(segments: list[Piece]) -> list[Piece]:
    """ "đã số hóa 12.000/40.000 hồ sơ, xong hết trước 2025": done so far, where another segment tells when it is to be."""
    if reached := [segment for segment in segments[1:] if _REACHED.match(fold(segment.text))]:
        return reached[:1]
    dated = [segment for segment in segments if time_of(segment.text)]
    return [
        segment
        for segment in segments[:1]
        if dated
        and segment not in dated
        and (
            (
                re.match(r"(?:da|moi)\b", fold(segment.text))
                and any(v.kind in ("percent", "fraction", "count") for v in scan(segment.text))
            )
            or _part_of_all(segment, segments)
        )
    ]


def _part_of_all(segment: Piece, segments: list[Piece]) -> bool:
    """ "4.000 trong 10.000 hồ sơ, đến 2023 xong hết": a part, where what follows tells no figure and finishes all."""
    rest = " ".join(fold(other.text) for other in segments if other is not segment)
    figures = [v for other in segments if other is not segment for v in scan(other.text)]
    parts = [v for v in scan(segment.text) if v.kind == "fraction"]
    return (
        len(parts) == 1
        and parts[0].total != parts[0].number
        and all(v.kind in ("year", "month", "quarter", "date") for v in figures)
        and re.search(r"(?<!\w)(?:xong|hoan thanh|het|du|toan bo|tat ca)(?!\w)", rest) is not None
    )


_UNKNOWN_NOW = re.compile(r"(?:hien (?:nay |tai )?)?(?:chua|khong) (?:thong ke|co so lieu|ro|nam|biet|xac dinh)")
_UNCOUNTED = re.compile(rf"{_UNKNOWN_NOW.pattern}(?: (?:duoc|ro|so lieu|cu the|con so|bao nhieu|muc|hien nay))*")
# "nay chưa có", "trước nay chưa làm", "chưa triển khai": nothing of it is there now
_NONE_NOW = re.compile(
    r"(?:(?:(?:bay |luc )?(?:nay|gio)|hien(?: nay| tai| gio)?|(?:tu )?truoc (?:den |toi )?nay|(?:den|toi) nay)(?: thi)?(?: van)? "
    r"(?:chua|khong)(?: \w+){0,5}|(?:van )?chua(?: (?:co|lam|trien khai|thuc hien|dat|mua|dung|su dung|xay dung))?(?: gi| duoc)?|"
    r"khong co)"
)
_LEVEL = re.compile(r"(?:cuoi )?(?:nam )?(20\d\d)\s*(?:[:=]|la|dat)?\s*\d[\d.,]*\s*%(?:(?:,| va) \d[\d.,]*\s*%)*")
# "nâng từ 40% lên 90%", "từ 20 ngày xuống còn 15 ngày": where it starts is where it stands.
_FROM = re.compile(
    r"(?<!\w)(?:tu (?:muc )?|(?=\d[\d.,]*\s*% (?:len|xuong) ))((?:khoang |hon |gan )?\d[\d.,]*(?:\s*%|\s*/\s*\d+)?(?: [^\W\d_]+){0,2}) "
    r"(?=(?:len|xuong)(?: con| den| toi| muc)?(?: khoang)? \d)"
)


# "45% 2020": a level with its year behind it; "hồ sơ địa chính 45% 2020, 2025 90%": the thing, then its level, then the goal
_OF_THING = re.compile(r"([^\d,;:]{4,}?)\s+(\d[\d.,]*\s*%\s+(?:(?:cuoi )?nam )?(20\d\d))\s*[,;]\s*(?=\S)")
# "2020 được 18%, 2021 lên 45%": a year before the plan that opens a part
LEVEL_OF_YEAR = re.compile(
    r"(?:(?:cuoi |het )?nam )?(20\d\d)\s*(?:[:=]|la|dat|duoc|moi|co|chi)*\s*(?:khoang |hon |gan )?"
    r"\d[\d.,]*(?:\s*%|\s*/\s*\d+)?(?: [^\W\d_]+){0,3}"
)
_LEVEL_DATED = re.compile(r"(?:khoang |hon |gan )?\d[\d.,]*\s*%\s+(?:(?:cuoi )?nam )?(20\d\d)")


# "22/132 hiện nay": the level with its word behind it
NOW_LAST = re.compile(
    r"(?:khoang |hon |gan )?\d[\d.,]*(?:\s*%|\s*/\s*\d+)(?: [^\W\d_]+){0,3} (?:hien nay|hien tai|hien gio|bay gio|gio|nay|hien)|"
    r"0"
)


def is_now(text: str, start: int) -> bool:
    """Does a part of a goal tell how things stand, before the plan's year `start`?"""
    if NOW_LAST.fullmatch(fold(text)) or _NONE_NOW.fullmatch(fold(text)):
        return True
    if dated := (_LEVEL_DATED.fullmatch(fold(text)) or LEVEL_OF_YEAR.fullmatch(fold(text))):
        return int(dated[1]) < start
    found = _NOW.match(fold(text))
    years = re.findall(r"20\d\d", found[0]) if found else []
    return found is not None and all(int(year) < start for year in years)


def _is_level(text: str, start: int) -> bool:
    """ "30% (2020: 12%)": a bracket of percentages alone, in a year before the plan is the level before."""
    found = _LEVEL.fullmatch(fold(text))
    return found is not None and int(found[1]) < start


def _inner_base(text: str) -> tuple[str, str]:
    """ "cấp xã hiện 35% đến 2025 đạt 80%", "70% hiện nay lên 100%": the present level inside a statement."""
    if opening := _NOW_AFTER.match(fold(text)):
        return text[opening.end() :].strip(), text[opening.start(1) : opening.end(1)]
    if rise := _FROM.search(fold(text)):
        return f"{text[: rise.start()]}{text[rise.end() :]}", text[rise.start(1) : rise.end(1)]
    found = _INNER_NOW.search(fold(text))
    if not found:
        return text, ""
    statement = re.sub(
        r"\s+([,;])", r"\1", f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip(' ,')}"
    ).strip(" ,;:")
    return statement, text[found.start() : found.end()].strip()
