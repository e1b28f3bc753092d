"""How well a long message of many facts is divided and read: labelled messages, one half kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from assistant.interview.agenda import Item, Part, agenda
from assistant.interview.reading_model import read_rest
from assistant.interview.spreading import Placed, Spread, spread
from assistant.model import Model
from assistant.reading import Context
from assistant.reading.context import GOAL
from corpus.language import fold
from corpus.language.hedges import HEDGES
from corpus.language.values import scan
from corpus.pack import Pack
from corpus.packs import load_pack
from corpus.units import find_unit

HALVES = (
    "tuned",
    "held",
    "fresh",
    "practice",
    "unseen",
    "strangers_tuned",
    "strangers",
    "callers",
    "newcomers",
    "annual",
    "annual_tuned",
    "annual_strangers",
    "annual_callers",
    "annual_newcomers",
)
PERIODS = {"five_year": (2021, 2025), "annual": (2021, 2021)}
NEARLY = 0.75  # share of the words that must be the same


@dataclass(frozen=True)
class Score:
    """Labels of a message (values, words placed, words left alone), those missed; values and words accepted, those wrong; words left unread."""

    say: str
    labels: int
    missed: tuple[str, ...]
    accepted: int
    wrong: tuple[str, ...]
    left: tuple[str, ...] = ()
    figures: int = 0  # of what was accepted


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
    kind = message.get("kind", "five_year")
    context = Context(pack, unit, kind, PERIODS[kind], date(2020, 11, 20))
    items = agenda(pack, unit, kind, [])
    found = spread(items, message["say"], context)
    if model is not None and found.left:
        found, _ = read_rest(found, items, context, model)
    known = _known(items, pack)
    told = {
        fact.quantity: _alike(f"{fact.hedge} {_plain(fact.value)}".strip(), fact.quantity).replace(
            "tối thiểu", "ít nhất"
        )
        for placed in found.placed
        for fact in placed.reading.facts
        if fact.quantity in pack.quantities
    } | _goals(found, items)
    at = {p.requirement: p.words if _is_figured(p, pack) and not _zeros(p) else p.said or p.words for p in found.placed}
    values = {id_: _labelled(value) for id_, value in message.get("values", {}).items() if id_ in known}
    words = {id_: text for id_, text in message.get("at", {}).items() if id_ in known}
    left = message.get("left", ())
    missed = [f"{id_}: {value}, read {told.get(id_)}" for id_, value in values.items() if told.get(id_) != value]
    missed += [
        f"{id_}: “{text}”, placed {at.get(id_)}" for id_, text in words.items() if not _holds(at.get(id_, ""), text)
    ]
    missed += [f"left: {text}" for text in left if any(fold(text) in fold(placed) for placed in at.values())]
    asked_in_words = {id_ for item in items for part in item.parts if part.id in words for id_ in _quantities(part)}
    none_said = {id_ for placed in found.placed for id_ in _zeros(placed)} & asked_in_words
    wrong = [f"{id_}: {value}" for id_, value in told.items() if values.get(id_) != value and id_ not in none_said]
    plain = {p.requirement for p in found.placed if not _is_figured(p, pack)}
    wrong += [f"{id_}: “{at[id_]}”" for id_ in plain if not _holds(words.get(id_, ""), at[id_])]
    labels = len(values) + len(words) + len(left)
    return Score(message["say"], labels, tuple(missed), len(told) + len(plain), tuple(wrong), found.left, len(told))


def _known(items: Sequence[Item], pack: Pack) -> set[str]:
    """Ids that an answer can tell: the questions' own, and the quantities of their fields. What the first page holds, or the
    assistant reckons itself, no question asks, so that labels of it are passed over."""
    asked = [part.requirement for item in items for part in item.parts]
    quantities = {r.quantity for r in asked} | {field.quantity for r in asked for field in r.fields.values()}
    parts = {part for id_ in quantities if id_ in pack.quantities for part in pack.quantities[id_].counts}
    return ({r.id for r in asked} | quantities | parts | {NOW_OF[id_] for id_ in quantities if id_ in NOW_OF}) - {""}


NOW_OF = {"goal.dvc4": "dvc.rate4"}  # a goal's answer tells where things stand today, too


def _goals(found: Spread, items: Sequence[Item]) -> dict[str, str]:
    """Goals are read as a sentence in parts; the percentage aimed at is the quantity of the question."""
    quantities = {part.id: part.requirement.quantity for item in items for part in item.parts}
    out = {}
    for placed in found.placed:
        id_ = quantities[placed.requirement]
        told = {fact.column: fact.value for fact in placed.reading.facts if fact.quantity == GOAL}
        for column, words, name in (("target", "statement", id_), ("base", "base_words", NOW_OF.get(id_, ""))):
            if id_.startswith("goal.") and name and column in told:
                hedge = next((value.hedge for value in scan(told.get(words, "")) if value.kind == "percent"), "")
                out[name] = _alike(f"{hedge} {_plain(told[column])}".strip())
    return out


def _quantities(part: Part) -> set[str]:
    return {part.requirement.quantity, *(field.quantity for field in part.requirement.fields.values())}


def _zeros(placed: Placed) -> set[str]:
    """Quantities of which words say that there is none: where the words are labelled, that is no figure beside them."""
    return {fact.quantity for fact in placed.reading.facts if fact.value == "0"}


def _is_figured(placed: Placed, pack: Pack) -> bool:
    facts = placed.reading.facts
    return any(f.quantity in pack.quantities or (f.quantity == GOAL and f.column in ("target", "base")) for f in facts)


def _labelled(value: str) -> str:
    """A label as the reader writes it: "cỡ 12,5" is "khoảng 12.5"."""
    hedge, _, number = value.replace(",", ".").rpartition(" ")
    return _alike(f"{HEDGES.get(fold(hedge), hedge)} {_plain(number)}".strip())


def _alike(told: str, id_: str = "") -> str:
    """With one word for hedges that say the same; a budget of a year to come is an estimate, be it said or not."""
    return (
        re.sub(r"^(?:ước|dự kiến) ", "", told) if id_.startswith("finance.") else told.replace("tối thiểu", "ít nhất")
    )


def _holds(text: str, words: str) -> bool:
    """Do (nearly) all the words stand in the text? A clause may be cut a word longer or shorter than its label."""
    there, told = Counter(re.findall(r"\w+", fold(text))), Counter(re.findall(r"\w+", fold(words)))
    return bool(told) and sum((there & told).values()) >= NEARLY * sum(told.values())


def _plain(value: str) -> str:
    return value.rstrip("0").rstrip(".") if "." in value else value


def row(name: str, scores: list[Score]) -> dict[str, Any]:
    """Accuracy over all labels, precision over all that was accepted, and over its figures."""
    labels, accepted = sum(s.labels for s in scores), sum(s.accepted for s in scores)
    figures, mistaken = sum(s.figures for s in scores), sum("“" not in wrong for s in scores for wrong in s.wrong)
    return {
        "name": name,
        "messages": len(scores),
        "accuracy": round(1 - sum(len(s.missed) for s in scores) / labels, 3),
        "precision": round(1 - sum(len(s.wrong) for s in scores) / accepted, 4) if accepted else 1.0,
        "figures_precision": round(1 - mistaken / figures, 4) if figures else 1.0,
        "expected": labels,
        "accepted": accepted,
    }
