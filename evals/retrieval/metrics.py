"""What a ranking is worth: recall, reciprocal rank, nDCG; and whether one system is better than another for sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

RESAMPLES = 10_000


def ndcg(ranked: Sequence[str], relevant: set[str], k: int = 10) -> float:
    """nDCG@k with binary relevance."""
    gained = sum(1 / np.log2(2 + place) for place, one in enumerate(ranked[:k]) if one in relevant)
    return float(gained / sum(1 / np.log2(2 + place) for place in range(min(len(relevant), k))))


def reciprocal(ranked: Sequence[str], relevant: set[str], k: int = 10) -> float:
    """1 / rank of the first relevant one among k, else 0."""
    return next((1 / (place + 1) for place, one in enumerate(ranked[:k]) if one in relevant), 0.0)


def recall(ranked: Sequence[str], relevant: set[str], k: int) -> float:
    """The share of the relevant ones among the first k."""
    return len(set(ranked[:k]) & relevant) / len(relevant)


def row(
    name: str, set_: str, rankings: Sequence[Sequence[str]], relevant: Sequence[set[str]], ms: Sequence[float]
) -> dict[str, Any]:
    """The figures of one system on one set, means over the questions; times in milliseconds."""
    both = list(zip(rankings, relevant, strict=True))

    def mean(values: Sequence[float]) -> float:
        return round(float(np.mean(values)), 4)

    return {
        "name": name,
        "set": set_,
        **{f"recall_at_{k}": mean([recall(*pair, k) for pair in both]) for k in (1, 3, 10)},
        "mrr_at_10": mean([reciprocal(*pair) for pair in both]),
        "ndcg_at_10": mean([ndcg(*pair) for pair in both]),
        "p50_ms": round(float(np.percentile(ms, 50)), 2),
        "p95_ms": round(float(np.percentile(ms, 95)), 2),
    }


def lead(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float, float]:
    """Mean difference and its 95% interval by a paired bootstrap over the questions (seed fixed)."""
    difference = np.asarray(ours) - np.asarray(theirs)
    drawn = np.random.default_rng(0).integers(0, len(difference), (RESAMPLES, len(difference)))
    means: npt.NDArray[np.float64] = difference[drawn].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return round(float(difference.mean()), 4), round(float(low), 4), round(float(high), 4)
