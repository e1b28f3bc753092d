"""What of a model's lies a plan would show, and what of its honest work is refused: judged by what was planted, never by the guard."""

from __future__ import annotations

from typing import Any

from assistant.model import Model, configured_model
from evals.model.honest import honest_rows
from evals.model.lies import SECTIONS, liar_rows
from evals.model.real import real_row


def run() -> dict[str, Any]:
    """{runs: [{model, unsupported_before_guard, unsupported_after_guard, …}], lies: […], honest: […]}.

    Unsupported: planted statements per 1,000 words. The configured model, if there is one, is run beside the fake ones.
    """
    total, lies = liar_rows(SECTIONS)
    runs = [{"model": "offline", "unsupported_before_guard": 0.0, "unsupported_after_guard": 0.0}, total]
    model = configured_model()
    if model is not None:
        runs.append(_real(model))
    return {"runs": runs, "lies": lies, "honest": honest_rows()}


def _real(model: Model) -> dict[str, Any]:
    return real_row(model)
