"""What the offline reader was not sure of, put to a language model: it only says which words answer which question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.interview.agenda import Item
from assistant.interview.spreading import SPREAD, Placed, Spread, is_sure
from assistant.interview.talk.amounts import tell_amounts
from assistant.interview.talk.cues import looks_back
from assistant.interview.talk.learned import likely
from assistant.interview.talk.likeness import NOBODY
from assistant.model import Model, ModelAway
from assistant.prompts import load_prompt
from assistant.reading import Context, read_answer
from assistant.rewriting.figures import figures_of
from corpus.framework import Requirement
from corpus.language import clean, fold

FAR = 0.9  # by which it may be likelier that words answer another question
SCHEMA = {
    "type": "object",
    "properties": {
        "facts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"question": {"type": "string"}, "words": {"type": "string"}},
                "required": ["question", "words"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["facts"],
    "additionalProperties": False,
}


def read_rest(found: Spread, items: Sequence[Item], context: Context, model: Model) -> tuple[Spread, str]:
    """(the message with more of it placed, why the model could not help or ""). Words must stand in what was left, and the
    offline reader must read them without a doubt: no value is the model's own."""
    placed = {entry.requirement for entry in found.placed}
    asked = {
        part.id: part.requirement
        for item in items
        for part in item.parts
        if part.requirement.reader in SPREAD and part.id not in placed
    }
    prompt = load_prompt("reading")
    questions = "\n".join(f"{id_}: {requirement.label}" for id_, requirement in asked.items())
    try:
        told = model.ask_json(prompt.filled(questions=questions, pieces="\n".join(found.left)), SCHEMA, prompt.version)
    except ModelAway as away:
        return found, away.message
    more: list[Placed] = []
    left = list(found.left)
    for id_, words in _facts(told):
        home = next((piece for piece in left if words in piece), "")
        if not home or id_ not in asked or id_ in {entry.requirement for entry in more}:
            continue
        reading = read_answer(asked[id_], words, context)
        if is_sure(asked[id_], reading) and _takes(asked[id_], words, items, context) and _bears(id_, words, context):
            more.append(Placed(id_, words, reading, by_model=True))
            rest = home.replace(words, "", 1).strip(" ,;.")
            left[left.index(home) : left.index(home) + 1] = [rest] if rest else []
    return replace(found, placed=(*found.placed, *more), left=tuple(left)), ""


def _bears(id_: str, words: str, context: Context) -> bool:
    """Are words no more like what people tell of another question?"""
    like = {home: score for home, score in likely(words, context).items() if home != NOBODY}
    return max(like.values()) - like.get(id_, 0.0) <= FAR


def _takes(requirement: Requirement, words: str, items: Sequence[Item], context: Context) -> bool:
    """May words be its answer where any words would do? Not those that count where figures have questions of their own, whose
    readers hold them; else a figure is part of what is to be done, and what counts or tells what stands today is none of it."""
    if requirement.reader in ("figures", "date"):
        return True
    if any(part.requirement.reader == "figures" for item in items for part in item.parts):
        return not figures_of(words)
    counted = any(not amount.quantity.startswith("goal.") for amount in tell_amounts(words, context))
    return not counted and not looks_back(words, fold(words))


def _facts(told: dict[str, object]) -> list[tuple[str, str]]:
    facts = told.get("facts")
    rows = [row for row in facts if isinstance(row, dict)] if isinstance(facts, list) else []
    pairs = [(str(row.get("question", "")).strip(), clean(str(row.get("words", ""))).strip(" .")) for row in rows]
    return [(id_, words) for id_, words in pairs if words]
