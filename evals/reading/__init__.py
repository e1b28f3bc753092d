"""How well answers are understood: labelled messages read, what was taken compared with what a careful reader takes."""

from __future__ import annotations

from typing import Any

from evals import talk
from evals.reading.messages import HALVES, load
from evals.reading.scoring import Score, score


def run() -> dict[str, Any]:
    """{systems: [{name, messages, accuracy, precision, expected, accepted}]}, one system a half of the messages,
    of answers to one question and of long messages with many facts."""
    return {"systems": [*(_row(half, [score(message) for message in load(half)]) for half in HALVES), *talk.rows()]}


def misses(half: str) -> list[Score]:
    """The messages of a half that were not read as labelled."""
    return [found for found in map(score, load(half)) if found.missed or found.wrong]


def _row(half: str, scores: list[Score]) -> dict[str, Any]:
    expected = sum(found.expected for found in scores)
    accepted = sum(found.accepted for found in scores)
    return {
        "name": half,
        "messages": len(scores),
        "accuracy": round(1 - sum(len(found.missed) for found in scores) / expected, 3),
        "precision": round(1 - sum(len(found.wrong) for found in scores) / accepted, 4) if accepted else 1.0,
        "expected": expected,
        "accepted": accepted,
    }
