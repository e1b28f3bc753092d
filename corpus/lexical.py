"""BM25 over passages, twice: as written, and without diacritics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.tokens import Terms, terms

Scores = npt.NDArray[np.float32]

VARIANT: dict[str, Any] = {"method": "lucene", "k1": 1.2, "b": 0.6}
TOKENISER = "words and pairs, marked and folded, 1"  # named in the manifest; a change makes an index be built anew


class Lexical:
    """The two halves of the lexical index, over the same passages in the same order."""

    def __init__(self, marked: Any, folded: Any) -> None:
        self._marked, self._folded = marked, folded

    @classmethod
    def build(cls, texts: Iterable[str]) -> Lexical:
        """Index NFC texts; one without any word is found by nothing."""
        both = [terms(text) for text in texts]
        return cls(_index([each.marked for each in both]), _index([each.folded for each in both]))

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        """What `save` wrote, its arrays mapped rather than read."""
        from bm25s import BM25

        return cls(BM25.load(str(folder / "marked"), mmap=True), BM25.load(str(folder / "folded"), mmap=True))

    def save(self, folder: Path) -> None:
        for name, half in (("marked", self._marked), ("folded", self._folded)):
            half.save(str(folder / name), show_progress=False)

    def __len__(self) -> int:
        return int(self._folded.scores["num_docs"])

    def scores(self, asked: Terms, marks: float) -> Scores:
        """BM25 of every passage; `marks` is the share that the words as written have (0 for a query without marks)."""
        folded = _scores(self._folded, asked.folded)
        return folded if marks == 0 else marks * _scores(self._marked, asked.marked) + (1 - marks) * folded

    def share_written(self, asked: Terms) -> float:
        """How much of a question is written as the corpus writes it: of its terms known when folded, the share known as written.

        Words count, and pairs of words without any diacritics: "bao" and "cao" are words, "bao cao" is "báo cáo".
        """
        known = [
            marked in self._marked.vocab_dict
            for marked, folded in zip(asked.marked, asked.folded, strict=True)
            if (" " not in folded or marked.isascii()) and folded in self._folded.vocab_dict
        ]
        return sum(known) / len(known) if known else 0.0

    def frequency(self, folded: str) -> int:
        """In how many passages a folded word or pair stands."""
        number = self._folded.vocab_dict.get(folded)
        if number is None:
            return 0
        pointers = self._folded.scores["indptr"]
        return int(pointers[number + 1] - pointers[number])

    def holding(self, term: str, rows: Sequence[int], marked: bool) -> npt.NDArray[np.bool_]:
        """Which of some passages hold a word or pair, as written or folded; shape (len(rows),)."""
        half = self._marked if marked else self._folded
        number = half.vocab_dict.get(term)
        if number is None:
            return np.zeros(len(rows), np.bool_)
        pointers = half.scores["indptr"]
        return np.isin(rows, half.scores["indices"][pointers[number] : pointers[number + 1]])

    def knows(self, term: str, marked: bool) -> bool:
        """Does a word or pair stand anywhere, as written or folded?"""
        return term in (self._marked if marked else self._folded).vocab_dict

    def rarity(self, folded: str) -> float:
        """How much a folded word or pair tells, as BM25 counts it: next to nothing where it stands in every passage."""
        count = self.frequency(folded)
        return float(np.log1p((len(self) - count + 0.5) / (count + 0.5)))


def _index(texts: list[list[str]]) -> Any:
    from bm25s import BM25

    half = BM25(**VARIANT)
    half.index(texts, show_progress=False)
    return half


def _scores(half: Any, asked: list[str]) -> Scores:
    known = [half.vocab_dict[term] for term in asked if term in half.vocab_dict]
    if not known:
        return np.zeros(half.scores["num_docs"], np.float32)
    found: Scores = half.get_scores_from_ids(known)
    return found
