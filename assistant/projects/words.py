"""How officers tell a project: the vocabulary of corpus/data/language/projects.yaml, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

import corpus
from corpus.language.text import fold

Pattern = re.Pattern[str]


def whole(pattern: str) -> Pattern:
    """A pattern that begins and ends at word edges."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True)
class Naming:
    """A printed name with what it is told by: `inside` amid other words, `alone` only as a whole piece."""

    name: str
    inside: Pattern | None
    alone: frozenset[str] = frozenset()


class Spotter:
    """Words told apart by diacritics (để, đề): matched as written, and folded only in a text that has none."""

    def __init__(self, words: Sequence[str], but: Sequence[str] = ()) -> None:
        self._written = _spotting(words, but)
        self._folded = _spotting([fold(word) for word in words], [fold(word) for word in but])

    def match(self, text: str) -> re.Match[str] | None:
        return self._of(text).match(self._view(text))

    def find(self, text: str) -> Iterable[re.Match[str]]:
        return self._of(text).finditer(self._view(text))

    def _of(self, text: str) -> Pattern:
        return self._folded if text.isascii() else self._written

    @staticmethod
    def _view(text: str) -> str:
        return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _spotting(words: Sequence[str], but: Sequence[str]) -> Pattern:
    unlike = any_of(but)
    return re.compile((rf"(?<!\w)(?!(?:{unlike})(?!\w))" if unlike else r"(?<!\w)") + rf"(?:{any_of(words)})(?!\w)")


class Words:
    """The vocabulary with its patterns; `raw` is the data file."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw
        self.labels = {label: field for field, labels in raw["labels"].items() for label in labels}
        self.fillers = frozenset(str(word) for entry in raw["fillers"] for word in str(entry).split())
        self.headings: dict[str, str] = raw["headings"]
        self.examples: dict[str, str] = raw["examples"]
        self.linking = frozenset(raw["linking"])

    @cached_property
    def kinds(self) -> tuple[Naming, ...]:
        return tuple(
            Naming(name, whole("|".join(spec["inside"])), frozenset(spec["alone"]))
            for name, spec in self.raw["kinds"].items()
        )

    @cached_property
    def spending(self) -> tuple[Naming, ...]:
        return tuple(
            Naming(name, whole("|".join(spec["inside"])), frozenset(spec["alone"]))
            for name, spec in self.raw["spending"].items()
        )

    @cached_property
    def sources(self) -> tuple[Naming, ...]:
        return tuple(Naming(name, whole("|".join(patterns))) for name, patterns in self.raw["sources"].items())

    @cached_property
    def areas(self) -> dict[str, str]:
        return {name: number for number, names in self.raw["areas"].items() for name in names}

    @cached_property
    def verbs(self) -> Spotter:
        return Spotter(self.raw["units"]["verbs"])

    @cached_property
    def dropped_verbs(self) -> Spotter:
        return Spotter(self.raw["units"]["dropped"])

    @cached_property
    def does(self) -> Spotter:
        return Spotter(self.raw["units"]["does"])

    @cached_property
    def unit_heads(self) -> Spotter:
        return Spotter(self.raw["units"]["heads"], but=self.raw["units"]["not"])

    @cached_property
    def known_units(self) -> frozenset[str]:
        return frozenset(self.raw["units"]["known"])

    @cached_property
    def spelled(self) -> Pattern:
        return re.compile(whole(any_of(self.raw["units"]["spelled"])).pattern, re.IGNORECASE)

    @cached_property
    def fixed_units(self) -> Pattern:
        return whole("|".join(self.raw["units"]["fixed"]))

    @cached_property
    def actions(self) -> Spotter:
        return Spotter(self.raw["actions"])

    @cached_property
    def aims(self) -> Spotter:
        return Spotter(self.raw["aims"], but=self.raw["not_aims"])

    @cached_property
    def aims_dropped(self) -> Spotter:
        return Spotter(self.raw["aims_dropped"], but=self.raw["not_aims"])

    @cached_property
    def edges(self) -> Pattern:
        """Connecting words at the end of a text whose neighbour was taken out."""
        return re.compile(rf"(?:^|(?<=\W))(?:{any_of(self.raw['edges'])})$")

    @cached_property
    def leading(self) -> Pattern:
        return re.compile(rf"(?:{any_of([*self.raw['edges'], *self.raw['prefaces']])})(?!\w)[\s:]*")

    def patterns(self, key: str) -> Pattern:
        return _compiled("|".join(self.raw[key]))


@cache
def _compiled(pattern: str) -> Pattern:
    return whole(pattern)


@cache
def vocabulary() -> Words:
    """The shipped vocabulary."""
    path = Path(corpus.__file__).parent / "data" / "language" / "projects.yaml"
    return Words(yaml.safe_load(path.read_text(encoding="utf-8")))


LEVEL_MARK = "«[cần xác nhận: cấp ngân sách]»"


def of_no_level(budget: str) -> bool:
    """Is it a budget that names no level: the district's, the province's?"""
    return "địa phương" in budget or budget in vocabulary().raw["asked_sources"]


def with_level(text: str, budget: str) -> str:
    """What is printed of a source, with the mark that asks for its level where the level is not told."""
    return f"{text} {LEVEL_MARK}" if of_no_level(budget) else text
