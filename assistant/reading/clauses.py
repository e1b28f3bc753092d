"""An answer cut into clauses and segments, each with its span."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.language import bullet_end, fold

# A clause ends at a line, a semicolon, or a full stop before a capital; never inside a number, an abbreviation or brackets.
_CLAUSE_END = re.compile(r"\n+|;|(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_])|(?<=[\d%)])\.\s+(?=[^\W\d_])")
_SEGMENT_END = re.compile(r",(?!\d)|\s[–—-]\s|:\s")
_OPENING, _CLOSING = "([«“", ")]»”"


@dataclass(frozen=True)
class Piece:
    """A part of an answer: text == answer[start:end]."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def split_clauses(answer: str) -> list[Piece]:
    """Clauses of an answer, bullets and outer marks stripped."""
    return _split(answer, _CLAUSE_END, 0)


def split_segments(clause: Piece) -> list[Piece]:
    """Parts of a clause between commas, dashes and colons outside brackets."""
    return _split(clause.text, _SEGMENT_END, clause.start)


def opens_with(folded: str, names: Iterable[str]) -> bool:
    """Does folded text open with one of the names?"""
    return any(re.match(rf"{re.escape(fold(name))}(?!\w)", folded) for name in names)


def _split(text: str, end: re.Pattern[str], offset: int) -> list[Piece]:
    depths = _depths(text)
    pieces, begin = [], 0
    for match in end.finditer(text):
        if depths[match.start()] and match[0].strip():
            continue
        pieces.append(_trim(text, begin, match.start(), offset))
        begin = match.end()
    pieces.append(_trim(text, begin, len(text), offset))
    return [piece for piece in pieces if piece.text]


def _depths(text: str) -> list[int]:
    depth, out = 0, []
    for char in text:
        if char in _CLOSING:
            depth = max(0, depth - 1)
        out.append(depth)
        if char in _OPENING:
            depth += 1
    return out if depth == 0 else [0] * len(text)  # an unclosed bracket must not swallow the rest


def _trim(text: str, begin: int, end: int, offset: int) -> Piece:
    begin = bullet_end(text, begin, end)
    while begin < end and text[begin] in " \t\n,;:":
        begin += 1
    while end > begin and text[end - 1] in " \t\n,;:.":
        end -= 1
    return Piece(text[begin:end], offset + begin)
