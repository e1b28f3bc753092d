"""The ways of rewriting that need no language model, as corpus/data/language/rewriting.yaml names them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corpus.errors import InputError
from corpus.language import fold
from corpus.language.data import load


@dataclass(frozen=True)
class Way:
    """A way of rewriting: its id ("ngan-gon"), what it does in words, and its steps in order."""

    id: str
    label: str
    steps: tuple[str, ...]


@cache
def ways() -> dict[str, Way]:
    """Every way by its id."""
    return {id_: Way(id_, spec["label"], tuple(spec["steps"])) for id_, spec in load("rewriting")["ways"].items()}


def find_way(name: str) -> Way:
    """The way of that id, or told by its words with or without diacritics. Raises InputError that lists what there is."""
    wanted = "-".join(fold(name).split())
    for way in ways().values():
        if wanted in (way.id, "-".join(fold(way.label).split())):
            return way
    known = "; ".join(f"{way.id} ({way.label})" for way in ways().values())
    raise InputError(f"không có cách viết lại “{name[:40]}”.", remedy=f"Chọn một trong: {known}.")
