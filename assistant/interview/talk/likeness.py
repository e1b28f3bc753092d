"""Which question a clause answers, by its likeness to labelled clauses that people told.

A linear support vector machine for each question over words, pairs of words and parts of words, weighed by how few clauses hold
them; its margins are made shares of likelihood. Fan, Chang, Hsieh, Wang, Lin: LIBLINEAR (JMLR 2008); Joachims: Text Categorization
with Support Vector Machines (ECML 1998).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from corpus.language import expand, fold

Floats = npt.NDArray[np.float32]

RUN = 2  # words
PART = 4  # letters of a word, its ends among them
COST = 1.0  # of a labelled clause on the wrong side
SHARP = 8.0  # how much likelier a margin makes a home; with it the shares are about those of clauses placed rightly
FOREIGN, PURE = -1.0, 1.2  # margins of a text that is like no home, and of one that speaks of nothing else
NOBODY = ""  # the home of what answers no question

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_YEARS = ((re.compile(r"(?<!\d)20(?:1\d|20)(?!\d)"), " @past "), (re.compile(r"(?<!\d)202[1-9](?!\d)"), " @ahead "))


class Likeness:
    """Fitted to labelled clauses; `scores` of another clause are how likely each home is, 1 in all."""

    def __init__(self, clauses: Sequence[tuple[str, str]]) -> None:
        """`clauses`: (home, words) of each, NOBODY the home of what answers no question; at least three homes."""
        homes, words = zip(*clauses, strict=True)
        self._vectors = TfidfVectorizer(analyzer=features, sublinear_tf=True)
        machine = LinearSVC(C=COST, random_state=0).fit(self._vectors.fit_transform(words), homes)
        self.homes: list[str] = machine.classes_.tolist()
        self._planes = machine.coef_.T.astype(np.float32)
        self._offsets = machine.intercept_.astype(np.float32)

    def scores(self, words: str) -> Mapping[str, float]:
        """How likely it is that the words answer what the clauses of each home do; 0 for all where no word was ever heard."""
        margins, heard = self._margins([words])
        if not heard[0]:
            return dict.fromkeys(self.homes, 0.0)
        shares = np.exp(SHARP * (margins[0] - margins[0].max()))
        return dict(zip(self.homes, (shares / shares.sum()).tolist(), strict=True))

    def strengths(self, texts: Sequence[str]) -> list[float]:
        """How purely each text speaks of one thing, 0 to 1: the margin of its home, which what else it tells makes less."""
        margins, heard = self._margins(texts)
        best: list[float] = np.where(
            heard, ((margins.max(axis=1) - FOREIGN) / (PURE - FOREIGN)).clip(0, 1), 0.0
        ).tolist()
        return best

    def _margins(self, texts: Sequence[str]) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """(texts, homes), and of each text whether any word of it was ever heard."""
        rows = self._vectors.transform(texts)
        return rows @ self._planes + self._offsets, rows.getnnz(axis=1) > 0


def features(words: str) -> list[str]:
    """Words, runs and the first words without marks, shorthand written out, figures all alike but years; parts of words begin with "#"."""
    text = fold(expand(words).text).replace("%", " @percent ")
    for pattern, name in _YEARS:
        text = pattern.sub(name, text)
    told = _WORD.findall(_NUMBER.sub(" 0 ", text))
    runs = [" ".join(told[at : at + size]) for size in range(1, RUN + 1) for at in range(len(told) - size + 1)]
    ends = [f"<{word}>" for word in told]
    parts = [f"#{word[at : at + PART]}" for word in ends for at in range(len(word) - PART + 1)]
    first = [f"^{' '.join(told[:size])}" for size in range(1, min(RUN, len(told)) + 1)]
    return [*runs, *parts, *first]
