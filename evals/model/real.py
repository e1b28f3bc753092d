"""The configured model at work: sections rewritten, long messages read with its help. What it said is kept for a person to judge."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from assistant.model import Model, ModelAway
from assistant.plan import Section
from assistant.writing import write
from evals import talk
from evals.drafts import running, sections
from evals.model.form import faults
from evals.model.lies import share

SECTIONS = 3  # a small model on a busy processor takes minutes for one
MESSAGES = 1
MARKS = Path(__file__).with_name("marks.yaml")


def real_row(model: Model) -> dict[str, Any]:
    """{model, sections, sentences, taken, …, suggestions}: `marked_wrong` of those that a person judged (marks.yaml)."""
    begun, taken, failures, sentences = time.monotonic(), [], 0, 0
    for section in _varied():
        sentences += running(section)
        try:
            taken += [(found.before.text, found.text) for found in write(section, "trang trọng, ngắn gọn hơn", model)]
        except ModelAway:
            failures += 1
    marks = marked()
    judged = [marks[after] for _, after in taken if after in marks]
    return {
        "model": model.name,
        "sections": SECTIONS,
        "sentences": sentences,
        "taken": len(taken),
        "share_taken": share(len(taken), sentences),
        "figures_changed": sum(_digits(before) != _digits(after) for before, after in taken),
        "form_faults": sum(len(faults(after)) for _, after in taken),
        "marked": len(judged),
        "marked_wrong": judged.count(False),
        "failures": failures,
        "tokens": model.tokens,
        "seconds": round(time.monotonic() - begun, 1),
        "suggestions": taken,
    }


def reading_rows(model: Model | None) -> list[dict[str, Any]]:
    """A few of the messages set aside, without the model and with it; all of them without."""
    messages = talk.load("fresh")
    some = [message for message in messages if talk.score(message).missed][:: len(messages) // (4 * MESSAGES)][
        :MESSAGES
    ]
    rows = [talk.row("offline, all", [talk.score(message) for message in messages])]
    if model is not None:
        rows.append(talk.row("offline, some", [talk.score(message) for message in some]))
        rows.append(talk.row(f"{model.name}, some", [talk.score(message, model) for message in some]))
    return rows


def marked() -> dict[str, bool]:
    """Sentences of models that a person judged: does each say what the one before it said, no more and no less?"""
    return dict(yaml.safe_load(MARKS.read_text(encoding="utf-8")) or {})


def _digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def _varied() -> Iterator[Section]:
    """Sections with two sentences or more, each of another part of the framework."""
    seen: set[str] = set()
    for section in sections(200):
        if section.id not in seen and running(section) > 1 and len(seen) < SECTIONS:
            seen.add(section.id)
            yield section
