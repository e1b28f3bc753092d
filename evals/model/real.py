"""The configured model rewriting sections: how many of its sentences come through, in how long. Its raw answers are kept for reading."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from assistant.model import Model, ModelAway
from assistant.writing import write
from evals.drafts import running, sections
from evals.model.lies import share

SECTIONS = 8  # a small model on a busy processor takes minutes for one


def real_row(model: Model) -> dict[str, Any]:
    """{model, sections, sentences, taken, share_taken, failures, tokens, seconds, suggestions}: the suggestions for a person to judge."""
    begun, taken, failures, sentences = time.monotonic(), [], 0, 0
    for section in _varied():
        sentences += running(section)
        try:
            taken += [(found.before.text, found.text) for found in write(section, "trang trọng, ngắn gọn hơn", model)]
        except ModelAway:
            failures += 1
    return {
        "model": model.name,
        "sections": SECTIONS,
        "sentences": sentences,
        "taken": len(taken),
        "share_taken": share(len(taken), sentences),
        "failures": failures,
        "tokens": model.tokens,
        "seconds": round(time.monotonic() - begun, 1),
        "suggestions": taken,
    }


def _varied() -> Iterator[Any]:
    """Sections with two sentences or more, each of another part of the framework."""
    seen: set[str] = set()
    for section in sections(200):
        if section.id not in seen and running(section) > 1 and len(seen) < SECTIONS:
            seen.add(section.id)
            yield section
