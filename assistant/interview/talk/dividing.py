"""Clauses that follow each other joined to pieces that speak of one thing each, as people tell of one question.

Of all divisions the one whose pieces are most like labelled clauses, by dynamic programming over the sum of the pieces' scores.
Sarawagi, Cohen: Semi-Markov Conditional Random Fields for Information Extraction (NIPS 2004).
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.interview.talk.topics import likely
from assistant.reading import Context

Span = tuple[int, int]
SPLIT = 0.12  # what a division must gain for each cut, as a share of the words


def divided(message: str, clauses: Sequence[Span], bound: Sequence[bool], context: Context) -> list[Span]:
    """The clauses joined. `bound`: of each, whether it goes on with the one before whatever it says."""
    words = [len(message[slice(*clause)].split()) for clause in clauses]
    whole = sum(words) or 1
    best: list[tuple[float, int]] = [(0.0, 0)]  # of the first clauses: the score, and where their last piece begins
    for end in range(1, len(clauses) + 1):
        best.append(
            max(
                (
                    best[start][0]
                    + sum(words[start:end])
                    / whole
                    * _strength(message[clauses[start][0] : clauses[end - 1][1]], context)
                    - (SPLIT if start else 0.0),
                    start,
                )
                for start in range(end)
                if not (start and bound[start])
            )
        )
    out: list[Span] = []
    end = len(clauses)
    while end:
        start = best[end][1]
        out.insert(0, (clauses[start][0], clauses[end - 1][1]))
        end = start
    return out


def _strength(text: str, context: Context) -> float:
    return max(likely(text, context).values())
