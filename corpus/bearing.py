"""Does what was found bear on the question? Its words decide; scores of vectors cannot tell, they are all alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache

import numpy as np

from corpus.lexical import Lexical
from corpus.query import Query, settings
from corpus.tokens import Terms, terms

WRITTEN = 0.8  # share of a question's words that must have their diacritics for them to be compared as written
LOOKED_AT = 3  # passages of which the best counts


@dataclass(frozen=True)
class Evidence:
    """What speaks for an answer having been found."""

    words: float  # share of the question's content words that the best passage holds, weighed by rarity
    together: float  # share of them that the best passages hold together
    score: float  # the highest BM25, in words so rare that they stand in one passage alone
    share: float  # the highest BM25 of what the question's words could have brought
    asked_for: float  # 1 where the best passage is of the kind of document that the question asks for (search.yaml)
    unknown: float  # how many of them stand nowhere in the corpus
    elsewhere: float  # 1 where the question names another field (search.yaml) and no passage does


def evidence(query: Query, rows: Sequence[int], highest: float, asked_for: bool, lexical: Lexical) -> Evidence:
    """Weigh the best passages, by their rows in the index, against a question that has content words.

    Words are compared as written where the question has its diacritics ("thuế" is not "thuê"), else folded.
    """
    written, rows = is_written(query, lexical), rows[:LOOKED_AT]
    said = query.written if written else query.content
    return Evidence(
        *_shares(said, query.content, rows, written, lexical),
        highest / float(np.log1p(len(lexical))),
        highest / sum(lexical.rarity(term) for term in query.asked.folded),
        float(asked_for),
        float(sum(not lexical.knows(word, written) for word in said)),
        float(_elsewhere(query, rows, written, lexical)),
    )


def bears(found: Evidence) -> bool:
    """Is there enough of it? Weights were fitted on labelled questions (python -m evals.retrieval.calibrate)."""
    weights = settings()["bearing"]
    return bool(sum(weights[name] * value for name, value in asdict(found).items()) >= weights["least"])


def is_written(query: Query, lexical: Lexical) -> bool:
    """Has the question its diacritics, as the corpus writes them?"""
    return query.marked and lexical.share_written(query.asked) >= WRITTEN


def _shares(
    said: Sequence[str], folded: Sequence[str], rows: Sequence[int], written: bool, lexical: Lexical
) -> tuple[float, float]:
    """The share of some terms that the best passage holds, and all together, weighed by the rarity of their folded forms."""
    rarity = np.asarray([lexical.rarity(term) for term in folded])
    held = np.stack([lexical.holding(term, rows, written) for term in said])
    return float((rarity @ held).max() / rarity.sum()), float(rarity @ held.any(axis=1) / rarity.sum())


def _elsewhere(query: Query, rows: Sequence[int], written: bool, lexical: Lexical) -> bool:
    """Does a question name a field that this corpus does not hold, and none of the passages found?

    Without diacritics only by what stands nowhere in the corpus: "khai tu" may be "khai tử" or "triển khai từ".
    """
    asked = set(query.asked.marked if written else query.asked.folded)
    for field in _fields():
        names, folded = (field.marked if written else field.folded), field.folded
        if not asked.issuperset(names) or (not written and all(map(lexical.frequency, folded))):
            continue
        if not np.all([lexical.holding(name, rows, written) for name in names], axis=0).any():
            return True
    return False


@cache
def _fields() -> tuple[Terms, ...]:
    """Each name of another field as its words and pairs."""
    return tuple(terms(name) for name in settings()["elsewhere"])
