"""The lying models over many sections: every sentence that they change is a lie, so every suggestion that comes through survived."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from assistant.model import Model, ModelAway
from assistant.plan import Section
from assistant.writing import write
from assistant.writing.fake import LIES, PLACES, TWISTS, FakeModel, liar, twister
from evals.drafts import sections

SECTIONS = 1000
FREE = frozenset(
    {"praise", "cause", "claim", "empty claim", "instruction", "english", "repetition"}
)  # no figure, no name


def liar_rows(count: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """(both groups together, a row for each kind of lie with how many were planted and how many survived)."""
    found = list(sections(count))
    rows = [_row(kind, found) for kind in (*LIES, *TWISTS)]
    hard, free = (_sum(rows, free=free) for free in (False, True))
    words = sum(len(block.text.split()) for section in found for block in section.blocks if hasattr(block, "text"))
    total = {
        "model": "liar",
        "sections": len(found),
        "kinds_of_section": len({section.id for section in found}),
        "unsupported_before_guard": round(1000 * (hard["planted"] + free["planted"]) / (words * len(rows)), 1),
        "unsupported_after_guard": round(1000 * (hard["survived"] + free["survived"]) / (words * len(rows)), 3),
        "planted": hard["planted"],
        "survived": hard["survived"],
        "free_planted": free["planted"],
        "free_survived": free["survived"],
        "free_share": free["share"],
    }
    return total, rows


def _row(kind: str, found: list[Section]) -> dict[str, Any]:
    draw = random.Random(kind)
    planted = survived = 0
    for section in found:
        counted: list[int] = []
        model = _liar(kind, draw, counted)
        with suppress(ModelAway):  # an endless answer is cut off
            survived += len(write(section, "viết liền mạch hơn", Model(model, "liar")))
        planted += sum(counted[:1])
    return {
        "kind": kind,
        "free": kind in FREE,
        "planted": planted,
        "survived": survived,
        "share": share(survived, planted),
    }


def _liar(kind: str, draw: random.Random, counted: list[int]) -> FakeModel:
    """The liar, and how many lies each of its answers holds."""
    model = liar(kind, draw.choice(PLACES)) if kind in LIES else twister(kind)
    script = model.script

    def told(prompt: str) -> str:
        answer = script(prompt)
        counted.append(sum(line.startswith("S") for line in answer.splitlines()))
        return answer

    return FakeModel(script=told)


def _sum(rows: list[dict[str, Any]], *, free: bool) -> dict[str, Any]:
    planted, survived = (sum(row[name] for row in _of(rows, free)) for name in ("planted", "survived"))
    return {"planted": planted, "survived": survived, "share": share(survived, planted)}


def _of(rows: list[dict[str, Any]], free: bool) -> Iterator[dict[str, Any]]:
    return (row for row in rows if row["free"] is free)


def share(part: int, whole: int) -> float:
    """To four places; 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0
