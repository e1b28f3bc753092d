"""Names in a row, each followed by its figure, without stops between: "mức 3 là 40 mức 4 là 25"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.interview.talk.naming import Name
from assistant.interview.talk.sentences import Sentence
from corpus.language.data import load
from corpus.language.values import Value

LINKS = 5  # words that may stand between a name and its figure in a row
NOUN = 2  # words behind a figure that say what it counts

_TURN = re.compile(r"(?<!\w)(?:còn(?! lại)|mà|nhưng)(?!\w)")


def heads_next(sentence: Sentence, value: Value, name: Name, names: Sequence[Name]) -> bool:
    """Does the name behind a figure belong to the next one, for the figure has a name of its own before it and so on to the end of
    the row? A row that ends with a name may as well be read backwards. `sentence`: without the names of the unit that speaks."""
    mine = next((n for n in reversed(names) if n.end <= value.start), None)
    if mine is None or mine.id == name.id or not _is_tight(sentence, mine.end, value.start):
        return False
    values = [v for v in sentence.values if v.kind == value.kind and v.start > value.start]
    last = value
    for n in (n for n in names if n.start >= value.end):
        if not _is_tight(sentence, last.end, n.start, NOUN) or turns(sentence.typed[last.end : n.start]):
            break
        figure = next((v for v in values if v.start >= n.end), None)
        between = figure is not None and any(n.end <= m.start < figure.start for m in names)
        if figure is None or between or not _is_tight(sentence, n.end, figure.start):
            return False
        last = figure
    return last is not value


def turns(typed: str) -> bool:
    """Does a text turn to something else?"""
    return bool(_TURN.search(typed.lower()))


@cache
def links() -> frozenset[str]:
    """Words, folded, that may stand between a name and its figure and change nothing."""
    return frozenset(load("talk")["links"].split())


def _is_tight(sentence: Sentence, low: int, high: int, most: int = LINKS) -> bool:
    """Do only few words, which change nothing, stand there, and no stop?"""
    gap = sentence.folded[low:high]
    words = re.findall(r"[^\W\d_]+", gap)
    return not re.search(r"[,;.|\d]", gap) and len(words) <= most and all(word in links() for word in words)
