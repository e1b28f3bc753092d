"""A long message cut into sentences, each without its brackets and without what the person took back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.interview.talk.naming import Name, figures_of, names_in, side_by_side
from assistant.interview.talk.slips import mended
from corpus.language import fold
from corpus.language.values import Value

_STOP = re.compile(
    r"(?P<stop>\n+|(?:(?<!\.)[.!?](?!\.)|\.{2,}|…)[”\"»)]*(?=\s|$)|;(?=\s+(?!\d[\d/.,%]*\s*(?:\n|$))))\s*"
)
_SHORTENED = re.compile(
    r"\s*\w{1,2}|.*\b(?:tp|Tp|TP|ô|Ô|P|TX|Tx|H)", re.DOTALL
)  # "1. Máy tính", "TP. Quảng Ngãi", "P. Văn hóa"
_BRACKET = re.compile(r"\(([^()]*)\)")
_TIME = re.compile(
    r"(?:hoi |tinh den |den |het |cuoi |dau )?nam (?:(?:19|20)\d\d|ngoai|truoc)|truoc day"
)  # "5/7 (năm 2018)"
_BULLET = re.compile(r"\s*(?:[-*•+–]\s+|\d{1,2}\s*[.)|]\s+|[A-Za-z][.)]\s+)")
_ASIDE = re.compile(
    r"\s*(?:khong phai|khong tinh|khong ke|tru|gom|bao gom|ke ca|ca|trong do|tinh ca|nham|\d+ la)(?!\w)"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, or what stands in a bracket of one: message[start:start + len(typed)], with brackets and what was taken back
    blanked; its names and figures have places in `typed`."""

    start: int
    typed: str
    folded: str
    names: tuple[Name, ...]
    values: tuple[Value, ...]
    inner: bool = False  # in a bracket
    goes_on: bool = False  # behind ";"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences and lines of a text; a question keeps its mark."""
    begin = 0
    for match in _STOP.finditer(text):
        before = text[begin : match.start()]
        if match["stop"] == ";" and _is_open(text, begin, match.start()):
            continue
        if match[0][0] == "." and _SHORTENED.fullmatch(before):
            continue
        if match[0].startswith(("..", "…")) and text[match.end() : match.end() + 1].islower():
            continue  # "150... à nhầm, 142"
        if before.strip():
            yield begin, match.end("stop") if match["stop"] == "?" else match.start()
        begin = match.end()
    if text[begin:].strip():
        yield begin, len(text)


def _is_open(text: str, begin: int, place: int) -> bool:
    """Does a place stand within a bracket that is closed on its line: "(năm 2019: 80; năm 2020: 90)"?"""
    before, line_end = text[begin:place], text.find("\n", place)
    behind = text[place : line_end if line_end >= 0 else len(text)]
    closing, opening = behind.find(")"), behind.find("(")
    return before.count("(") > before.count(")") and closing >= 0 and (opening < 0 or closing < opening)


def read_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a message, each followed by what stands in its brackets."""
    last, around = 0, ""
    for start, end in sentences(text):
        goes_on = ";" in text[last:start]
        around = f"{around} {fold(text[start:end])}" if goes_on else fold(text[start:end])
        last = end
        outer = mended(text[start:end])
        if bullet := _BULLET.match(outer):
            outer = " " * bullet.end() + outer[bullet.end() :]
        inner = []
        for match in _BRACKET.finditer(outer):
            time = _TIME.fullmatch(fold(match[1]))
            kept = f" {match[1]} " if time else " " * len(match[0])
            outer = outer[: match.start()] + kept + outer[match.end() :]
            if not time and not _ASIDE.match(fold(match[1])):
                inner.append((start + match.start(1), match[1]))
        yield replace(_read(start, re.sub(r"[“”\"«»()]", " ", outer), around), goes_on=goes_on)
        for place, words in inner:
            yield replace(_read(place, words, around), inner=True)


def _read(start: int, typed: str, around: str) -> Sentence:
    """`around`: the folded words of the sentences that it goes on with, or of the one it is bracketed in."""
    folded = fold(typed)
    names = list(names_in(folded, typed, around)) if re.search(r"\d| nao\b|\bca (?:hai|ba|bon)\b", folded) else []
    names, values = side_by_side(folded, names, figures_of(typed, names))
    return Sentence(start, typed, folded, tuple(names), tuple(values))
