"""Words that the readers of figures know, folded: corpus/data/language/fillers.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

import corpus
from corpus.language import fold


@cache
def _raw() -> dict[str, list[object]]:
    path = Path(corpus.__file__).parent / "data" / "language" / "fillers.yaml"
    raw: dict[str, list[object]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return raw


@cache
def reading_words(name: str) -> frozenset[str]:
    """A group of names and phrases, folded."""
    return frozenset(fold(str(phrase)) for phrase in _raw()[name])


@cache
def syllables(name: str) -> frozenset[str]:
    """A group's syllables one by one, folded."""
    return frozenset(word for phrase in _raw()[name] for word in fold(str(phrase)).split())


@cache
def printed_words(name: str) -> tuple[str, ...]:
    """A group as printed, the longest first."""
    return tuple(sorted(map(str, _raw()[name]), key=len, reverse=True))
