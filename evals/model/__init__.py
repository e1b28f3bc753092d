"""What of a model's lies a plan or an answer would show, and what of its honest work is refused: judged by what was planted, by labels
and by a person's marks, never by the guard."""

from __future__ import annotations

from typing import Any

from assistant.model import configured_model
from evals.model.answers import answer_rows
from evals.model.honest import honest_rows
from evals.model.lies import SECTIONS, liar_rows
from evals.model.real import reading_rows, real_row
from evals.model.safety import safety_row


def run() -> dict[str, Any]:
    """{runs: [{model, unsupported_before_guard, …}], honest: […], rewriting: […], answers: […], reading: […], lies: […]}.

    Unsupported: planted statements per 1,000 words. The configured model, if there is one, is run beside the fake ones.
    """
    total, lies = liar_rows(SECTIONS)
    model = configured_model()
    runs = [{"model": "offline", "unsupported_before_guard": 0.0, "unsupported_after_guard": 0.0}, total]
    return {
        "runs": [*runs, *([real_row(model)] if model else [])],
        "honest": honest_rows(),
        "rewriting": [safety_row(SECTIONS)],
        "answers": answer_rows(model),
        "reading": reading_rows(model),
        "lies": lies,
    }
