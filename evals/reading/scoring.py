"""One message read and compared with its labels."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from assistant.plan import Fact, Project
from assistant.projects import read_project
from assistant.reading import Context, read_answer
from assistant.reading.context import ANSWER, CHOICE, GOAL, LAYERS, RESULT, ROW, YEARLY
from corpus.language import expand, fold
from corpus.packs import load_pack
from corpus.units import find_unit
from evals.reading.messages import Message

DAY = date(2020, 11, 20)
FREE = {
    "name",
    "address",
    "owner",
    "objective",
    "lead",
    "status",
    "source",
    "provider",
    "how",
    "provided",
    "scope",
    "start",
    "end",
}  # not measured
HIDDEN = {"statement", "base_words", "base_count", "follows"}


@dataclass(frozen=True)
class Score:
    """`expected` labels of a message and which of them were missed; values `accepted` without a doubt and which were wrong."""

    message: Message
    expected: int
    missed: tuple[str, ...]
    accepted: int
    wrong: tuple[str, ...]


def score(message: Message) -> Score:
    """Read a message. A value counts as accepted when the reading raises no doubt at all."""
    values, standing, doubts, told = _read(message)
    labels = {key: _plain(value) for key, value in message.values.items()}
    missed = [f"{key}: {wanted}, read {values.get(key)}" for key, wanted in labels.items() if values.get(key) != wanted]
    missed += [f"kept: {words}" for words in message.kept if fold(words) not in told]
    missed += ["ask"] if message.ask and not doubts else []
    missed += [f"standing: {standing}"] if message.standing and message.standing != standing else []
    if "start" in labels:  # labelled by its ends, the printed form of a time is free
        values.pop("time", None)
    accepted = {key: value for key, value in values.items() if key in labels or not _free(key)}
    wrong = [f"{key}: {value}" for key, value in accepted.items() if value != labels.get(key)]
    if not message.standing and not message.values and standing not in ("given", ""):
        wrong.append(f"standing: {standing}")
    size = len(labels) + len(message.kept) + message.ask + bool(message.standing)
    if doubts:
        return Score(message, size, tuple(missed), 0, ())
    return Score(message, size, tuple(missed), len(accepted) + bool(message.standing), tuple(wrong))


def _free(key: str) -> bool:
    return key.rsplit(".", 1)[-1] in FREE


def _read(message: Message) -> tuple[dict[str, str], str, list[str], str]:
    """(values by label key, standing, doubts, all words kept, folded)."""
    pack = load_pack()
    period = (2021, 2025) if message.kind == "five_year" else (2021, 2021)
    context = Context(pack, find_unit(pack, message.unit), message.kind, period, DAY)
    if message.id == "projects":
        row = read_project(message.say, "r1", context)
        values = {key: _plain(value) for key, value in _project(row.project).items() if value}
        return values, "", list(row.doubts), fold(" ".join([row.project.words, *row.leftover]))
    reading = read_answer(pack.outlines[message.kind].by_id[message.id], message.say, context)
    values = dict(pair for fact in reading.facts for pair in _labelled(fact, pack.quantities.keys()))
    told = [fact.value for fact in reading.facts if fact.quantity != ANSWER]
    told += [fact.words for fact in reading.facts if fact.quantity != ANSWER or fact.standing != "given"]
    return values, str(reading.standing), reading.doubts, fold(" ".join([*told, *reading.leftover]))


def _labelled(fact: Fact, quantities: Container[str]) -> list[tuple[str, str]]:
    value = _plain(f"{fact.hedge} {fact.value}".strip())
    if fact.quantity in quantities:
        return [(fact.quantity, value)]
    if fact.quantity == GOAL and fact.column == "time":
        years = re.findall(r"20\d\d", fact.value)
        return [(f"{fact.row}.time", years[-1] if years else _plain(fact.value))]
    if fact.quantity in (GOAL, RESULT) or fact.quantity.startswith(ROW):
        return [] if fact.column in HIDDEN else [(f"{fact.row}.{fact.column}", value)]
    if fact.quantity == LAYERS:
        return [(fact.column, value)]
    if fact.quantity == CHOICE:
        return [("choice", value)]
    return [(fact.row, value)] if fact.quantity == YEARLY else []


def _project(project: Project) -> dict[str, str]:
    return {
        "name": project.name,
        "lead": project.lead,
        "kind": project.kind,
        "time": project.time,
        "start": str(project.start or ""),
        "end": str(project.end or ""),
        "total": "" if project.total is None else format(project.total, "f"),
        "by_year": " ".join(f"{year}:{_plain(format(amount, 'f'))}" for year, amount in project.by_year),
        "spending": _shares(project.spending),
        "source": _shares([(source.budget, source.amount) for source in project.sources]),
        "security": "" if project.security is None else format(project.security, "f"),
    }


def _shares(shares: Iterable[tuple[str, Decimal | None]]) -> str:
    return "; ".join(name if amount is None else f"{name} {_plain(format(amount, 'f'))}" for name, amount in shares)


def _plain(text: str) -> str:
    """Numbers without trailing zeros, abbreviations spelled out, words folded: names compare without case and marks."""
    words = [_number(word) for word in fold(expand(text).text).split()]
    return " ".join(words)


def _number(word: str) -> str:
    try:
        number = Decimal(word)
    except InvalidOperation:
        return word
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
