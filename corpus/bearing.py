"""Does what was found bear on the question? Its words decide; scores of vectors cannot tell, they are all alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

import numpy as np

from corpus.lexical import Lexical
from corpus.passages import Passage
from corpus.query import Query, settings
from corpus.tokens import terms

WRITTEN = 0.8  # share of a question's words that must have their diacritics for them to be compared as written
LOOKED_AT = 3  # passages of which the best counts


@dataclass(frozen=True)
class Evidence:
    """What speaks for an answer having been found."""

    words: float  # share of the question's content words that the best passage holds, weighed by rarity
    pairs: float  # the same of its content words two by two
    score: float  # the highest BM25, in words so rare that they stand in one passage alone
    share: float  # the highest BM25 of what the question's words could have brought


def evidence(query: Query, passages: Sequence[Passage], highest: float, lexical: Lexical) -> Evidence:
    """Weigh the best passages against a question that has content words.

    Words are compared as written where the question has its diacritics ("thuế" is not "thuê"), else folded.
    """
    written = is_written(query, lexical)
    said = query.written if written else query.content
    both = [terms(passage.searched) for passage in passages[:LOOKED_AT]]
    held = [set(known.marked if written else known.folded) for known in both]
    rarity = [lexical.rarity(word) for word in query.content]
    pairs = [f"{one} {two}" for one, two in pairwise(said)]
    rarity_of_pairs = [lexical.rarity(f"{one} {two}") for one, two in pairwise(query.content)]
    words = max(_share(said, rarity, known) for known in held)
    return Evidence(
        words,
        max(_share(pairs, rarity_of_pairs, known) for known in held) if pairs else words,
        highest / float(np.log1p(len(lexical))),
        highest / sum(lexical.rarity(term) for term in query.asked.folded),
    )


def bears(found: Evidence) -> bool:
    """Is there enough of it? Weights were fitted on labelled questions (python -m evals.retrieval.calibrate)."""
    weights = settings()["bearing"]
    return bool(sum(weights[name] * value for name, value in asdict(found).items()) >= weights["least"])


def is_written(query: Query, lexical: Lexical) -> bool:
    """Has the question its diacritics, as the corpus writes them?"""
    return query.marked and lexical.share_written(query.asked) >= WRITTEN


def _share(said: Sequence[str], rarity: Sequence[float], known: set[str]) -> float:
    return float(sum(weight for word, weight in zip(said, rarity, strict=True) if word in known) / sum(rarity))
