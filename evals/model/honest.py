"""Honest rewritings, written by hand: how many of them the guard refuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from assistant.model import Model
from assistant.plan import Level, Paragraph, Section, Sentence, Span, SpanKind
from assistant.writing import write
from assistant.writing.fake import FakeModel
from assistant.writing.slots import SLOT
from evals.model.lies import share

FOLDER = Path(__file__).parents[1] / "paraphrases"
SETS = ("tuned", "held")
# What the prompt asks to keep: a rewriting that changes one of these is honest, and yet not what was asked for.
KEPT = re.compile(r"⟦\d+⟧|\b(?:đã|đang|chưa|không|sẽ)\b", re.IGNORECASE)


def honest_rows() -> list[dict[str, Any]]:
    """A row for each set and one for both together, within what the prompt asks and beyond it."""
    sets = {**{name: load(name) for name in SETS}, "both": [pair for name in SETS for pair in load(name)]}
    return [_row(name, pairs, asked) for name, pairs in sets.items() for asked in (True, False)]


def load(name: str) -> list[tuple[str, str]]:
    """Pairs (sentence with its slots, honest rewriting) of a set."""
    entries = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return [(entry["base"], text) for entry in entries for text in entry["honest"]]


def _row(name: str, found: list[tuple[str, str]], asked: bool) -> dict[str, Any]:
    pairs = [(base, text) for base, text in found if (_kept(base) == _kept(text)) is asked]
    refused = sum(not _taken(base, text) for base, text in pairs)
    return {
        "set": name,
        "as_asked": asked,
        "sentences": len(pairs),
        "refused": refused,
        "share": share(refused, len(pairs)),
    }


def _kept(text: str) -> list[str]:
    return [word.lower() for word in KEPT.findall(text)]


def _taken(base: str, text: str) -> bool:
    """Does the whole way, from prompt to suggestion, let the rewriting through?"""
    spans = tuple(
        Span(f"x{piece}", SpanKind.VALUE, (f"f{piece}",)) if n % 2 else Span(piece)
        for n, piece in enumerate(SLOT.split(base))
        if piece
    )
    section = Section("x", Level.SECTION, "I", "MỤC", (Paragraph((Sentence(spans, id="x.1"),)),))
    answer = f"S1: {text}"
    return bool(write(section, "viết lại", Model(FakeModel(script=lambda _: answer), "honest")))
