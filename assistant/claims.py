"""An answer of a language model taken apart as it comes: each sentence with the passages that it cites, before it or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.language import clean

_ONE = r"\[\s*(?:đoạn\s+)?\d+(?:\s*[,;]\s*\d+)*\s*\]"
_MARKS = re.compile(rf"{_ONE}(?:\s*,?\s*{_ONE})*\s*", re.IGNORECASE)
LONGEST = 4_000  # characters that wait for a mark; what is longer is no sentence
_BULLET = re.compile(r"^[\s\-–•*]*(?:\d{1,2}[.)]\s+)?")
_STOPS = ".;,"
_BETWEEN = re.compile(r"(?<=[.!?])\s+")  # never within a sentence: what a clause says may hang on the one before


@dataclass(frozen=True)
class Cited:
    """A sentence and the statements (numbered from 1) of the reply that it cites."""

    text: str
    numbers: tuple[int, ...]


def cited_sentences(answer: Iterator[str]) -> Iterator[Cited]:
    """The sentences that cite something, each once it is whole: "text [1]." or "[1] text". What cites nothing is passed over."""
    told = ""
    for piece in answer:
        told += piece
        *whole, told = told.split("\n")
        for line in whole:
            yield from _of_line(line)
        while (step := _step(told, over=False)) is not None:
            found, told = step
            yield from found
        told = told[-LONGEST:]
    yield from _of_line(told)


def _of_line(line: str) -> Iterator[Cited]:
    while step := _step(line, over=True):
        found, line = step
        yield from found
        if not line:
            return


def _step(line: str, *, over: bool) -> tuple[list[Cited], str] | None:
    """(what the first marks of a line are the citation of, the line after that); None where more of the line must come."""
    line = _BULLET.sub("", line)
    lead = _MARKS.match(line)
    begin = lead.end() if lead else 0
    found = _MARKS.search(line, begin)
    if found is None:
        if not over:
            return None
        return ([Cited(text, _numbers(lead)) for text in _texts(line[begin:])] if lead else []), ""
    after = line[found.end() :]
    if not after and not over:  # another mark may follow, or text that it belongs to
        return None
    texts = _texts(line[begin : found.start()])
    if lead and after and after[0] not in _STOPS:  # "[1] text [2] text"
        return [Cited(text, _numbers(lead)) for text in texts], line[found.start() :]
    numbers = (*_numbers(lead), *_numbers(found))
    last = texts if lead else texts[-1:]  # what stands before the last sentence cites nothing
    return [Cited(text, tuple(dict.fromkeys(numbers))) for text in last], after.lstrip(f" {_STOPS}")


def _numbers(marks: re.Match[str] | None) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", marks[0]))) if marks else ()


def _texts(text: str) -> list[str]:
    pieces = (piece.strip(" -–•*.;") for piece in _BETWEEN.split(clean(text).strip()))
    return [piece[:1].upper() + piece[1:] for piece in pieces if piece]
