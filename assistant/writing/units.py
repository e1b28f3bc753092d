"""What a sentence with slots says, unit by unit: slots, and words or phrases up to what means the same; joining words stand aside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.writing.slots import SLOT
from corpus.language.data import load

_TOKEN = re.compile(r"⟦\d+⟧|[^\W_]+|[^\s\w]")
_SPEAKING = re.compile(r"⟦\d+⟧|[^\W_]+|/")
_CLAUSE = (",", ";", ".", ":")
_QUIET = "“”\"'"
DENIALS = ("không", "chưa")


@dataclass(frozen=True)
class Unit:
    """A slot, or a word or phrase that says something. `name` stands for all that mean the same, `joins` before it.

    `first` is the first word since the unit before (an opener, or not), `comma` whether a mark stands there.
    """

    name: str
    joins: frozenset[str] = frozenset()
    first: str = ""
    comma: bool = False

    @property
    def is_slot(self) -> bool:
        return SLOT.match(self.name) is not None

    @property
    def opens(self) -> bool:
        return self.first in lists().openers or self.name in lists().openers


@dataclass(frozen=True)
class Lists:
    """corpus/data/language/claims.yaml, as it is looked up."""

    light: frozenset[str]
    of: frozenset[str]
    whom: frozenset[str]
    now: frozenset[str]
    dated: frozenset[str]
    vague: frozenset[str]
    mobile: frozenset[str]
    anywhere: frozenset[str]
    again: frozenset[str]
    copulas: frozenset[str]
    absent: frozenset[str]
    openers: frozenset[str]
    roles: frozenset[str]
    aspects: frozenset[str]
    after: dict[str, list[str]]
    only: dict[str, list[str]]
    same: dict[str, str]
    contrast: frozenset[str]
    phrases: frozenset[str]
    longest: int
    most: int

    def meaning_the_same(self, word: str) -> list[str]:
        """All that may stand for a word or phrase, itself among them; empty for what has no other."""
        first = self.same.get(word)
        return [form for form, of in self.same.items() if of == first] if first else []


@cache
def lists() -> Lists:
    data = load("claims")
    same = {form: group[0] for group in data["same"] for form in group}
    several = [word for name in ("light", "kept", "vague", "mobile", "copulas", "absent") for word in data[name]]
    phrases = frozenset([*several, *same])
    return Lists(
        light=frozenset(data["light"]),
        of=frozenset(data["of"]),
        whom=frozenset(data["for"]),
        now=frozenset(data["now"]),
        dated=frozenset(data["dated"]),
        vague=frozenset(data["vague"]),
        mobile=frozenset(data["mobile"]),
        anywhere=frozenset(data["anywhere"]),
        again=frozenset(data["again"]),
        copulas=frozenset(data["copulas"]),
        absent=frozenset(data["absent"]),
        openers=frozenset(data["openers"]),
        roles=frozenset(data["roles"]),
        aspects=frozenset(data["aspects"]),
        after=data["after"],
        only=data["only"],
        same=same,
        contrast=frozenset(data["contrast"]),
        phrases=phrases,
        longest=max(len(phrase.split()) for phrase in phrases),
        most=data["most"],
    )


def units_of(text: str) -> tuple[Unit, ...]:
    """What a sentence says, in order."""
    words = list(words_of(text))
    out: list[Unit] = []
    said: set[str] = set()
    joins: list[str] = []
    first, comma = "", False
    for place, word in enumerate(words):
        if not _SPEAKING.match(word):
            comma = comma or word not in _QUIET
            continue
        first = first or word
        name = lists().same.get(word, word)
        light = _is_light(word, name, out, words[place + 1 :]) or not said.isdisjoint(lists().after.get(name, ()))
        said |= {word, name}
        if light or _contrasts(words, place):
            joins.append(word)
            continue
        out.append(Unit(name, frozenset(joins), first, comma))
        joins, first, comma = [], "", False
    return tuple(out)


def without_opening(text: str) -> str:
    """A sentence without the joining word or phrase, and the comma after it, that it opens with; "" where it opens with none."""
    opening, comma, rest = text.partition(",")
    rest = rest.lstrip()
    if not (comma and rest) or opening.strip().lower() not in lists().light:
        return ""
    return rest[0].upper() + rest[1:]


def light_words(text: str) -> int:
    """How many joining words a sentence has."""
    return sum(lists().same.get(word, word) in lists().light for word in words_of(text))


def _is_light(word: str, name: str, before: Sequence[Unit], following: Sequence[str]) -> bool:
    known = lists()
    if name in known.light or word in known.light:
        return True
    if known.absent & {name, word} and before and before[-1].name in DENIALS:
        return True
    following = [word for word in following[:2] if word not in known.mobile]
    return name in known.copulas and bool(following) and SLOT.match(following[0]) is not None


def _contrasts(words: Sequence[str], place: int) -> bool:
    """Does "còn", "riêng" open a clause that names something and then says something of it?"""
    if words[place] not in lists().contrast or not place or words[place - 1] not in _CLAUSE:
        return False
    clause = list(itertools.takewhile(lambda word: word not in _CLAUSE, words[place + 1 :]))
    verbs = {*lists().aspects, *DENIALS, "là"}
    return bool(clause) and not SLOT.match(clause[0]) and clause[0] not in verbs and not verbs.isdisjoint(clause)


def words_of(text: str) -> Iterator[str]:
    """Words and known phrases, the longest first, slots and marks; "được giao" is one."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    place = 0
    while place < len(tokens):
        size = next(n for n in range(lists().longest, 0, -1) if n == 1 or _known(tokens[place : place + n], n))
        yield " ".join(tokens[place : place + size])
        place += size


def _known(tokens: list[str], size: int) -> bool:
    if len(tokens) < size:
        return False
    phrase = " ".join(tokens)
    return phrase in lists().phrases or (tokens[0] in ("được", "bị") and " ".join(tokens[1:]) in lists().roles)
