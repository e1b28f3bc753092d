"""Number words of spoken text made figures, each with the place of the words it stands for: "chín mươi tư máy" is "94 máy"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from corpus.language.data import load
from corpus.language.numbers import DIGITS, read_words
from corpus.language.scales import COUNTING
from corpus.language.text import fold

# Without its marks a number word is also another word: "sau" (after), "tam" (about), "nam" (year), "tu" (from).
_BARE: dict[str, str] = load("numbers")["bare"]
_UNITS = DIGITS.keys()
_MARKED = _UNITS | {"mười", "mươi", "trăm", "linh", "lẻ", "nghìn", "ngàn", "phẩy"}
_ALONE = _UNITS - {"không", "mốt", "tư", "lăm", "nhăm"} | {"mười"}
_ALONE_BARE = frozenset(("mot", "hai", "ba", "bon", "chin"))
_WORD = re.compile(r"[^\W\d_]+")
_THING = re.compile(
    rf"\s+(?:{COUNTING}|httt|ht|tthc|bo may|bien che|may|chi cuc|server|con|trung tam|co quan|ty|ti|trieu|tram|phan tram)(?!\w)"
    r"|\s+(?:nghin|ngan)(?!\w)|\s*%"
)
_LEVEL = re.compile(r"(?<!\w)(?:muc(?: do)?|cap do|lop)\s+$")
_SCALE = re.compile(r"(?<!\w)(?:ty|ti)\s+$")
_SHOWN = re.compile(r"(?:[:=]|(?<!\w)(?:la|co|duoc|chi|moi))\s*$")
_STOP = re.compile(r"\s*(?:[.,;)\n]|$)")
_OF = re.compile(r"\s+tren\s+(?:\d|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?!\w))")
_OF_BEFORE = re.compile(r"\w+\s+tren\s+$")
_SPAN = re.compile(r"(?<!\w)(?:trong|moi|hang|tung|ca|nhieu|cac|nhung|qua|dau|cuoi|may|vai|nua)\s+$")  # "trong năm"
_HALF = re.compile(r"(?<!\w)(?:mot|phan) nua(?= (?:so |cac |don vi|xa|phong))")
_AND_A_HALF = re.compile(r" ruoi(?!\w)")  # "trăm rưỡi"
_YEAR = re.compile(
    r"(?<!\w)hai (?:khong|(?:nghin|ngan)(?: khong tram)?(?: le| linh)?)"
    r" (hai|ba) ?(?:muoi )?(mot|hai|ba|bon|tu|lam|nam|sau|bay|tam|chin|muoi)?(?!\w)"
)
_DIGITS = {fold(word): value for word, value in DIGITS.items()}


@dataclass(frozen=True)
class Spelled:
    """`text` with figures for number words; its character i stands for `starts[i]` to `ends[i]` of the text as typed."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span as typed of a span of `text`; a figure stands for all its words."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=256)
def spelled(text: str) -> Spelled:
    """The text with its number words as figures, where they can be nothing else."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for start, end, figure in [*_figures(text), (len(text), len(text), "")]:
        out += text[position:start], figure
        starts += [*range(position, start), *[start] * len(figure)]
        ends += [*range(position + 1, start + 1), *[end] * len(figure)]
        position = end
    return Spelled("".join(out), tuple(starts), tuple(ends))


def _figures(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, figure) of number words, in order, none overlapping."""
    folded, marked = fold(text), not text.isascii()
    words = [(match.start(), match.end(), match[0].lower()) for match in _WORD.finditer(text)]
    fixed = {match.start(): (match.end(), "50%") for match in _HALF.finditer(folded)}
    for match in _YEAR.finditer(folded):
        if match[2]:
            tens = {"hai": 2, "ba": 3}[match[1]]
            last = 0 if match[2] == "muoi" else _DIGITS[match[2]]
            fixed[match.start()] = (match.end(), str(2000 + tens * 10 + last))
    index = 0
    while index < len(words):
        start, end, _ = words[index]
        if start in fixed:
            end, figure = fixed[start]
            yield start, end, figure
        elif run := _run(words, index, text):
            end, figure = _read(run, text, folded, marked)
            if not figure:
                index += 1
                continue
            yield start, end, figure
        else:
            index += 1
            continue
        while index < len(words) and words[index][0] < end:
            index += 1


def _run(words: list[tuple[int, int, str]], index: int, text: str) -> list[tuple[int, int, str]]:
    """Number words with nothing but a space between, from one word on, each in its marked form."""
    run: list[
        tuple[int, int, str]
    ] = []  # in a text with its marks a bare run must show by a "muoi" that it is a number
    for start, end, word in words[index:]:
        number = word if word in _MARKED else _BARE.get(word, "")
        if word in ("chục", "chuc") and run and run[-1][2] in _UNITS:
            number = "mươi"
        if not number or (run and text[run[-1][1] : start] != " "):
            break
        if number == "mươi" and (not run or run[-1][2] not in _UNITS):
            number = "mười"
        run.append((start, end, number))
    return run


def _read(run: list[tuple[int, int, str]], text: str, folded: str, marked: bool) -> tuple[int, str]:
    """(end, figure) of the longest number that the words begin with; "" where they are none."""
    for length in range(len(run), 0, -1):
        part = run[:length]
        words = [word for _, _, word in part]
        if any(one in _UNITS and ten == "mười" for one, ten in pairwise(words)):
            continue  # "mức bốn mười lăm": two numbers
        if len(words) > 1 and words[-1] == "năm" and words[-2] in ("mươi", "mười", "trăm", "nghìn", "ngàn"):
            continue  # "hai mươi năm": a span of time
        if len(words) > 1 and words[-2] in ("trăm", "nghìn", "ngàn") and words[-1] in _UNITS:
            return run[-1][1], ""  # "ba trăm chín" is 309 to one and 390 to another
        if not marked and words[:2] == ["năm", "lăm"]:
            continue  # "moi nam lam 1 lan": what is done in a year
        if words[0] == "trăm" and _is_a_hundred(words, part[0][0], folded, marked):
            words = ["một", *words]  # "trăm ba mươi hai"
        if words == ["mốt"] and _stands_alone(part[0], folded, marked):
            return part[-1][1], "1"  # "năm tỷ mốt"
        if words[0] in ("linh", "lẻ", "mươi", "trăm", "nghìn", "ngàn", "phẩy", "mốt", "lăm", "nhăm"):
            return part[0][1], ""
        number = _number(words)
        if words[-1] == "trăm" and number is not None and (half := _AND_A_HALF.match(folded[part[-1][1] :])):
            return part[-1][1] + half.end(), format(number + 50, "f")
        bare = marked and any(folded[start:end] in _BARE and text[start:end] not in _MARKED for start, end, _ in part)
        if number is None or (bare and not {"mươi", "mười", "trăm"} & set(words)):
            continue
        if length > 1 or _stands_alone(part[0], folded, marked):
            return part[-1][1], format(number, "f").replace(".", ",")
        return part[0][1], ""
    return run[0][1], ""


def _is_a_hundred(words: list[str], start: int, folded: str, marked: bool) -> bool:
    """Is "trăm" one hundred, with tens behind it or "rưỡi"? Without marks it is no "trạm" of "máy trạm"."""
    tens = {"mươi", "mười", "linh", "lẻ"} & set(words[1:])
    return bool(tens or len(words) == 1) and (marked or not folded[:start].endswith("may "))


def _number(words: list[str]) -> Decimal | None:
    if len(words) == 2 and words[0] in _UNITS - {"không", "một", "mốt", "lăm"} and words[1] in ("lăm", "mốt"):
        words = [words[0], "mươi", words[1]]  # "hai lăm"
    if words[0] == "không" and words[1:2] != ["phẩy"]:
        return None
    return read_words(" ".join(words))


def _stands_alone(word: tuple[int, int, str], folded: str, marked: bool) -> bool:
    """Is a single number word a figure here: before a thing counted, behind "mức", as all that is told?"""
    start, end, number = word
    before, after = folded[:start], folded[end:]
    if re.search(r"(?:muoi|tram|linh|le|nghin|ngan)\s+$", before):
        return False  # the end of a number that nobody can read
    if number in ("tư", "mốt") and _SCALE.search(before):
        return not _THING.match(after)  # "ba tỷ tư"
    if number not in _ALONE or (not marked and folded[start:end] not in _ALONE_BARE):
        return False
    if _LEVEL.search(before) or (_SCALE.search(before) and not _THING.match(after)):
        if number == "năm" and not (_STOP.match(after) or after.startswith(" tram")):
            return False  # "1,2 tỷ năm 2020"
        return number != "một" or not re.match(r" (?:cach|so|phan|minh|luc|cua|vai|it|nua)", after)
    if _SHOWN.search(before) and _STOP.match(after):
        return True
    if _OF.match(after) or _OF_BEFORE.search(before):
        return True
    if not _THING.match(after):
        return False
    return number != "năm" or not _SPAN.search(before)
