"""How well a long message of many facts is divided and read: labelled messages, one half kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from assistant.interview.agenda import agenda
from assistant.interview.reading_model import read_rest
from assistant.interview.spreading import spread
from assistant.model import Model
from assistant.reading import Context
from corpus.language import fold
from corpus.packs import load_pack
from corpus.units import find_unit

HALVES = ("tuned", "held", "fresh")


@dataclass(frozen=True)
class Score:
    """Labels of a message (values, words placed, words left alone), those missed; values and words accepted, those wrong; words left unread."""

    say: str
    labels: int
    missed: tuple[str, ...]
    accepted: int
    wrong: tuple[str, ...]
    left: tuple[str, ...] = ()


def rows() -> list[dict[str, Any]]:
    """A row for each half: accuracy over labels, precision over what was accepted."""
    return [row(f"long messages, {half}", [score(message) for message in load(half)]) for half in HALVES]


def load(half: str) -> list[dict[str, Any]]:
    """The messages of a half; every scalar stays text."""
    text = (Path(__file__).parent / f"{half}.yaml").read_text(encoding="utf-8")
    return list(yaml.load(text, Loader=yaml.BaseLoader))


def score(message: dict[str, Any], model: Model | None = None) -> Score:
    """Read a message as the chat does, with a model or without one, and compare."""
    pack = load_pack()
    unit = find_unit(pack, message.get("unit", "Sở Xây dựng"))
    context = Context(pack, unit, "five_year", (2021, 2025), date(2020, 11, 20))
    items = agenda(pack, unit, "five_year", [])
    found = spread(items, message["say"], context)
    if model is not None and found.left:
        found, _ = read_rest(found, items, context, model)
    told = {
        fact.quantity: f"{fact.hedge} {_plain(fact.value)}".strip()
        for placed in found.placed
        for fact in placed.reading.facts
        if fact.quantity in pack.quantities
    }
    at = {placed.requirement: fold(placed.words) for placed in found.placed}
    values, words, left = message.get("values", {}), message.get("at", {}), message.get("left", ())
    missed = [f"{id_}: {value}, read {told.get(id_)}" for id_, value in values.items() if told.get(id_) != value]
    missed += [
        f"{id_}: “{text}”, placed {at.get(id_)}" for id_, text in words.items() if fold(text) not in at.get(id_, "")
    ]
    missed += [f"left: {text}" for text in left if any(fold(text) in placed for placed in at.values())]
    wrong = [f"{id_}: {value}" for id_, value in told.items() if values.get(id_) != value]
    plain = {p.requirement for p in found.placed if not any(f.quantity in pack.quantities for f in p.reading.facts)}
    wrong += [f"{id_}: “{at[id_]}”" for id_ in plain if at[id_] not in fold(words.get(id_, ""))]
    labels = len(values) + len(words) + len(left)
    return Score(message["say"], labels, tuple(missed), len(told) + len(plain), tuple(wrong), found.left)


def _plain(value: str) -> str:
    return value.rstrip("0").rstrip(".") if "." in value else value


def row(name: str, scores: list[Score]) -> dict[str, Any]:
    """Accuracy over all labels, precision over all that was accepted."""
    labels, accepted = sum(s.labels for s in scores), sum(s.accepted for s in scores)
    return {
        "name": name,
        "messages": len(scores),
        "accuracy": round(1 - sum(len(s.missed) for s in scores) / labels, 3),
        "precision": round(1 - sum(len(s.wrong) for s in scores) / accepted, 4) if accepted else 1.0,
        "expected": labels,
        "accepted": accepted,
    }
