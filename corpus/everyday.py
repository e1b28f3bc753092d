"""What people say for what a text says: the official words of a gist, in the words that officers type."""

from __future__ import annotations

from functools import cache

from corpus.catalogue import FOLDER, read_yaml
from corpus.tokens import words


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Official words, parted as tokens -> everyday words (data/lookup/everyday.yaml)."""
    table = read_yaml("everyday", FOLDER.parent / "lookup")
    return {f" {' '.join(words(official))} ": tuple(said) for official, said in table.items()}


def everyday(text: str) -> list[str]:
    """Everyday words for the official ones in a text, those left out that it has already."""
    plain = f" {' '.join(words(text))} "
    said = (word for official, more in _table().items() if official in plain for word in more)
    return [word for word in dict.fromkeys(said) if f" {word.lower()} " not in plain]
