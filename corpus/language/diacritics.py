"""Diacritics given back to text typed without them, from the word pairs of our own data; sure only where one reading fits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from corpus.language.data import FOLDER, load
from corpus.language.text import fold

_SYLLABLE = re.compile(r"[^\W\d_]+")
_SOURCES = ("language/*.yaml", "legal/*.yaml", "frameworks/*/*.yaml", "frameworks/*/sentences/*.yaml")


@dataclass(frozen=True)
class Restoration:
    """The text with diacritics; `certain` when every syllable stands in a pair that has one reading only, `likely` when
    of every syllable one reading is by far the most common where it stands."""

    text: str
    certain: bool
    likely: bool = True


@cache
def _pairs() -> tuple[dict[tuple[str, str], Counter[tuple[str, str]]], dict[str, Counter[str]]]:
    """Folded pair -> its accented readings with counts, and likewise for single syllables."""
    pairs: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    singles: dict[str, Counter[str]] = defaultdict(Counter)
    for pattern in _SOURCES:
        for path in sorted(
            set(FOLDER.parent.glob(pattern)) - {FOLDER / "told.yaml"}
        ):  # how people talk teaches no spelling
            for chunk in re.split(r"[\n.;:,()\[\]{}“”\"|/]", path.read_text(encoding="utf-8").lower()):
                words = _SYLLABLE.findall(chunk)
                if all(word.isascii() for word in words):
                    continue  # keys and folded lists teach nothing
                folded = [fold(word) for word in words]
                for index, word in enumerate(words):
                    singles[folded[index]][word] += 1
                    if index:
                        pairs[folded[index - 1], folded[index]][words[index - 1], word] += 1
    return pairs, singles


def restore(text: str) -> Restoration:
    """Each syllable by the pairs it stands in; unknown ones stay as typed."""
    matches = list(_SYLLABLE.finditer(text))
    if not matches:
        return Restoration(text, True)
    out, certain, likely, position = [], True, True, 0
    for index, match in enumerate(matches):
        word, sure, common = _restored(text, matches, index)
        certain, likely = certain and sure, likely and (sure or common)
        out.append(text[position : match.start()] + word)
        position = match.end()
    return Restoration("".join(out) + text[position:], certain, likely)


def _restored(text: str, matches: list[re.Match[str]], index: int) -> tuple[str, bool, bool]:
    """(the syllable, is it the only reading, is it by far the most common one)"""
    typed = matches[index][0]
    if not typed.isascii() or (typed.isupper() and len(typed) > 1) or re.search(r"[a-z][A-Z]", typed):
        return typed, True, True
    pairs, singles = _pairs()
    votes: Counter[str] = Counter()
    unique = False
    for left, right, side in ((index - 1, index, 1), (index, index + 1, 0)):
        if (
            left < 0
            or right >= len(matches)
            or re.search(r"[.;:,()\d]", text[matches[left].end() : matches[right].start()])
        ):
            continue
        readings = pairs.get((fold(matches[left][0]), fold(matches[right][0])))
        if readings:
            fitting = Counter(
                {
                    pair: count
                    for pair, count in readings.items()
                    if _fits(matches[left][0], pair[0]) and _fits(matches[right][0], pair[1])
                }
            )
            unique = unique or len(fitting) == 1
            for pair, count in fitting.items():
                votes[pair[side]] += count * (5 if len(fitting) == 1 else 1)
    before = fold(matches[index - 1][0]) if index else ""
    for reading in [reading for reading in votes if before not in _BOUND.get(reading, {before})]:
        del votes[reading]
    if not votes:
        reading = load("spelling")["before_figure"].get(typed.lower())
        if reading and re.match(r"\s*\d", text[matches[index].end() :]):
            return _cased(typed, str(reading)), True, True
        known = singles.get(fold(typed), Counter())
        best = known.most_common(1)
        return (_cased(typed, best[0][0]) if best else typed), False, _leads(known, 20)
    return _cased(typed, votes.most_common(1)[0][0]), unique and len(votes) == 1, _leads(votes, 3)


# A syllable that is only ever the end of a word: what else may stand before "dụng" leaves it to be "dùng".
_BOUND = {
    "dụng": frozenset(
        re.findall(r"\w+", "su ap tuyen tan loi van ung tac cong huu tin chuyen trong vo tieu bo dac kha thuc")
    )
}


def _leads(counts: Counter[str], times: int) -> bool:
    """Is the most common reading that many times as common as the next, and common enough to say so?"""
    first, second = ([count for _, count in counts.most_common(2)] + [0, 0])[:2]
    return first >= times and first >= times * second


def _fits(typed: str, reading: str) -> bool:
    return typed.isascii() or typed.lower() == reading


def _cased(typed: str, right: str) -> str:
    return right[:1].upper() + right[1:] if typed[:1].isupper() else right
