"""Clauses that follow each other joined to pieces that speak of one thing each, as people tell of one question.

Of all divisions the one whose pieces are most like labelled clauses, by dynamic programming over the sum of the pieces' scores.
Sarawagi, Cohen: Semi-Markov Conditional Random Fields for Information Extraction (NIPS 2004).
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.interview.talk.learned import strengths
from assistant.reading import Context

Span = tuple[int, int]
ALWAYS = -100.0  # the price of a cut before what is another item of a list
NEVER = float("inf")  # the price of a cut where what follows goes on whatever it says


def divided(message: str, clauses: Sequence[Span], prices: Sequence[float], context: Context) -> list[Span]:
    """The clauses joined. `prices`: what a piece that begins with each clause must gain, in words surely placed."""
    words = [len(message[slice(*clause)].split()) for clause in clauses]
    spans = [
        (start, end)
        for end in range(1, len(clauses) + 1)
        for start in range(end)
        if not (start and prices[start] == NEVER)
    ]
    strong = dict(
        zip(spans, strengths([message[clauses[a][0] : clauses[b - 1][1]] for a, b in spans], context), strict=True)
    )
    best: list[tuple[float, int]] = [(0.0, 0)]  # of the first clauses: the score, and where their last piece begins
    for end in range(1, len(clauses) + 1):
        best.append(
            max(
                (
                    best[start][0] + sum(words[start:end]) * strong[start, end] - (prices[start] if start else 0.0),
                    start,
                )
                for start in range(end)
                if (start, end) in strong
            )
        )
    out: list[Span] = []
    end = len(clauses)
    while end:
        start = best[end][1]
        out.insert(0, (clauses[start][0], clauses[end - 1][1]))
        end = start
    return out
