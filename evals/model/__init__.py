"""What of a model's lies a plan or an answer would show, and what of its honest work is refused: judged by what was planted, by labels
and by a person's marks, never by the guard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.model import configured_model
from evals import talk
from evals.model.answers import answer_rows
from evals.model.heard import Kept
from evals.model.honest import honest_rows
from evals.model.lies import SECTIONS, liar_rows
from evals.model.real import real_rows
from evals.model.safety import safety_row


def run(minutes: float = 25, kept: Path | None = None) -> dict[str, Any]:
    """{runs: [{model, unsupported_before_guard, …}], honest: […], rewriting: […], answers: […], reading: […], lies: […], told: […]}.

    Unsupported per 1,000 words: planted statements, or what a person marked. The configured model, if there is one, is run beside the
    fake ones, for `minutes` at most; `kept`: a file of what it answered before and is not asked again.
    """
    total, lies = liar_rows(SECTIONS)
    model = configured_model()
    real = real_rows(model, Kept(minutes, kept)) if model else {"runs": [], "answers": [], "reading": [], "told": []}
    offline = {"model": "offline", "unsupported_before_guard": 0.0, "unsupported_after_guard": 0.0}
    return {
        "runs": [offline, total, *real["runs"]],
        "honest": honest_rows(),
        "rewriting": [safety_row(SECTIONS)],
        "answers": [*answer_rows(), *real["answers"]],
        "reading": [
            talk.row("offline, all", [talk.score(message) for message in talk.load("strangers")]),
            *real["reading"],
        ],
        "lies": lies,
        "told": real["told"],
    }
