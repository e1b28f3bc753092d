"""How the divisions of an official document are marked at the head of a line: Phần, Chương, Mục, Điều, khoản, điểm, Phụ lục."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from corpus.language.lists import POINT_LETTERS


class Level(IntEnum):
    """The divisions from the widest to the narrowest. CAPITAL and ROMAN are those of plans and of long decisions."""

    ANNEX = 0
    PART = 1
    CHAPTER = 2
    SECTION = 3
    SUBSECTION = 4
    ARTICLE = 5
    CAPITAL = 6
    ROMAN = 7
    CLAUSE = 8
    DECIMAL = 9
    POINT = 10


class Mark(NamedTuple):
    """A mark as read: its label ("Điều 25", "khoản 2"), its place in the count, and the words after it."""

    level: Level
    label: str
    order: tuple[int, int]
    rest: str


_ROMAN = r"[IVXLC]+"
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ANNEX = re.compile(
    rf"(?P<word>PHỤ LỤC|Phụ lục|MẪU(?: SỐ)?|Mẫu(?: số)?|BIỂU(?: SỐ| MẪU)?|Biểu số)(?:\s+(?:[Ss]ố|SỐ))?"
    rf"(?:\s*[:.]?\s*(?P<number>{_ROMAN}|\d{{1,3}}(?:[./]\d{{1,3}})?[a-zA-Z]?|[A-ZĐ])(?![\w/]))?\s*[:.–-]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_NAMED = re.compile(
    rf"(?P<word>phần|chương|mục|tiểu mục|điều)\s+(?:thứ\s+)?(?P<number>{_ROMAN}|\d{{1,3}}|{'|'.join(_ORDINALS)})"
    r"(?P<letter>[a-zđ])?(?!\w)\s*(?P<stop>[.:–-]?)\s*(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_LISTED = (
    (Level.CAPITAL, re.compile(r"(?P<number>[A-HK])[.)/]\s+(?P<rest>\S.*)", re.DOTALL)),
    (Level.ROMAN, re.compile(rf"(?P<number>{_ROMAN})\s?[.)/–-]\s*(?P<rest>\S.*)", re.DOTALL)),
    (Level.CLAUSE, re.compile(r"(?P<number>\d{1,3})(?P<letter>[a-zđ])?\.\s*(?P<rest>[^\d\s].*)", re.DOTALL)),
    (Level.DECIMAL, re.compile(r"(?P<number>\d{1,2}\.\d{1,2})(?:\.\s*|\s+)(?P<rest>[^\d\s%].*)", re.DOTALL)),
    (Level.POINT, re.compile(rf"(?P<number>[{POINT_LETTERS}])(?P<letter>\d)?[.)]\s*(?P<rest>\S.*)", re.DOTALL)),
)
_LEVELS = {
    "phần": (Level.PART, "Phần"),
    "chương": (Level.CHAPTER, "Chương"),
    "mục": (Level.SECTION, "Mục"),
    "tiểu mục": (Level.SUBSECTION, "Tiểu mục"),
    "điều": (Level.ARTICLE, "Điều"),
}


def read_marks(text: str) -> list[Mark]:
    """Every reading of a line's head as a mark; which one holds is told by what came before."""
    text = text.strip()
    if annex := _ANNEX.match(text):
        return _annex(annex)
    if named := _NAMED.match(text):
        return _named(named)
    found = []
    for level, pattern in _LISTED:
        if match := pattern.match(text):
            found.append(_listed(level, match))
    return found


def read_mark(text: str) -> Mark | None:
    """The first reading, where only its being there counts."""
    return next(iter(read_marks(text)), None)


def _annex(match: re.Match[str]) -> list[Mark]:
    """A heading, not a sentence about an annex: in capitals, or alone on its line."""
    rest = match["rest"].strip()
    if not match["word"].isupper() and rest and not rest.isupper() and not rest.startswith("("):
        return []
    if match["word"].isupper() and rest and rest[0].islower():
        return []
    word = match["word"].capitalize()
    if word != "Phụ lục" and match["number"] is None:
        return []
    label = f"{word} {match['number']}" if match["number"] else word
    return [Mark(Level.ANNEX, label, (0, 0), rest)]


def _named(match: re.Match[str]) -> list[Mark]:
    level, word = _LEVELS[re.sub(r"\s+", " ", match["word"].lower())]
    letter, rest = match["letter"] or "", match["rest"].strip()
    if not match["word"][0].isupper() or not _is_heading(level, match["stop"], rest):
        return []
    number = match["number"]
    label = f"{word} thứ {number.lower()}" if number.lower() in _ORDINALS else f"{word} {number.upper()}{letter}"
    return [Mark(level, label, (_count(number), _letter(letter)), rest)]


def _is_heading(level: Level, stop: str, rest: str) -> bool:
    """A sentence that opens with "Điều 5 của Luật này …" is none."""
    if stop in (".", ":") or not rest:
        return True
    return level != Level.ARTICLE and not rest[0].islower() and not re.search(r"[.;:,]$", rest)


def _listed(level: Level, match: re.Match[str]) -> Mark:
    number, letter = match["number"], match.groupdict().get("letter") or ""
    rest = match["rest"].strip()
    if level == Level.POINT:
        return Mark(level, f"điểm {number}{letter}", (POINT_LETTERS.index(number) + 1, _letter(letter)), rest)
    if level == Level.DECIMAL:
        whole, part = number.split(".")
        return Mark(level, f"điểm {number}", (int(whole), int(part)), rest)
    if level == Level.CLAUSE:
        return Mark(level, f"khoản {number}{letter}", (int(number), _letter(letter)), rest)
    if level == Level.ROMAN:
        return Mark(level, f"mục {number}", (_roman(number), 0), rest)
    return Mark(level, f"phần {number}", (ord(number) - ord("A") + 1, 0), rest)


def _count(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _ORDINALS.index(number.lower()) + 1 if number.lower() in _ORDINALS else _roman(number.upper())


def _letter(letter: str) -> int:
    """The place of what was put in later ("29a", "b1"); 0 where nothing was."""
    if letter.isdigit():
        return int(letter)
    return POINT_LETTERS.index(letter.lower()) + 1 if letter and letter.lower() in POINT_LETTERS else 0


_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _roman(number: str) -> int:
    values = [_VALUES[char] for char in number]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
