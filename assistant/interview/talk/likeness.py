"""Which question a clause answers, by its likeness to labelled clauses that people told.

Kernel ridge regression over words, pairs of words and parts of words, weighed by how few clauses hold them. Saunders, Gammerman,
Vovk: Ridge Regression Learning Algorithm in Dual Variables (ICML 1998).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus.language import expand, fold

Floats = npt.NDArray[np.float32]

RUN = 2  # words
PARTS = (4,)  # letters of a word, its ends among them
RIDGE = 0.1
MANY = 30  # clauses that hold a feature
NOBODY = ""  # the home of what answers no question

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


class Likeness:
    """Fitted to labelled clauses; `scores` of another clause are near 1 for the home it is like, near 0 for the others."""

    def __init__(self, clauses: Sequence[tuple[str, str]]) -> None:
        """`clauses`: (home, words) of each, NOBODY the home of what answers no question."""
        self.homes = sorted({home for home, _ in clauses})
        bags = [features(words) for _, words in clauses]
        held = Counter(name for bag in bags for name in bag)
        self._weights = {
            name: 1 + math.log((1 + len(bags)) / (1 + count))
            for name, count in held.items()
            if count > 1 or not name.startswith("#")  # a part of a word that stands once tells no more than the word
        }
        rows: dict[str, list[tuple[int, float]]] = {}
        for row, bag in enumerate(bags):
            for name, value in self._weighed(bag):
                rows.setdefault(name, []).append((row, value))
        self._rows = {name: _columns(pairs) for name, pairs in rows.items()}
        near = self._products(len(bags))
        near[np.diag_indices(len(bags))] = 1 + RIDGE
        told = np.zeros((len(bags), len(self.homes)), np.float32)
        told[range(len(bags)), [self.homes.index(home) for home, _ in clauses]] = 1
        self._duals: Floats = np.linalg.solve(near, told)

    def scores(self, words: str) -> Mapping[str, float]:
        """How like the clauses of each home the words are."""
        near = np.zeros(len(self._duals), np.float32)
        for name, value in self._weighed(features(words)):
            if name in self._rows:
                places, values = self._rows[name]
                near[places] += value * values
        return dict(zip(self.homes, (near @ self._duals).tolist(), strict=True))

    def _products(self, size: int) -> Floats:
        """The products of all pairs of clauses; what many hold is multiplied at once."""
        many = [columns for columns in self._rows.values() if len(columns[0]) > MANY]
        dense = np.zeros((size, len(many)), np.float32)
        for column, (places, values) in enumerate(many):
            dense[places, column] = values
        near: Floats = dense @ dense.T
        for places, values in self._rows.values():
            if 1 < len(places) <= MANY:
                near[places[:, None], places] += values[:, None] * values
        return near

    def _weighed(self, bag: Mapping[str, int]) -> Iterator[tuple[str, float]]:
        """Known features, the whole of length 1."""
        known = {
            name: (1 + math.log(count)) * self._weights[name] for name, count in bag.items() if name in self._weights
        }
        length = math.sqrt(sum(value * value for value in known.values())) or 1.0
        yield from ((name, value / length) for name, value in known.items())


def _columns(pairs: Sequence[tuple[int, float]]) -> tuple[npt.NDArray[np.intp], Floats]:
    return np.array([row for row, _ in pairs], np.intp), np.array([value for _, value in pairs], np.float32)


@lru_cache(maxsize=4096)
def features(words: str) -> Mapping[str, int]:
    """Words and runs of words without marks, shorthand written out, figures all alike; parts of words begin with "#"."""
    told = _WORD.findall(_NUMBER.sub(" 0 ", fold(expand(words).text)))
    runs = [" ".join(told[at : at + size]) for size in range(1, RUN + 1) for at in range(len(told) - size + 1)]
    ends = [f"<{word}>" for word in told]
    parts = [f"#{word[at : at + n]}" for word in ends for n in PARTS for at in range(len(word) - n + 1)]
    return Counter([*runs, *parts])
