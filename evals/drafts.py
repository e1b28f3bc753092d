"""Drafts of many units and both kinds of plan, each answered at random from words that people say: sections to try a model on."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from assistant.answers import parse_answers
from assistant.pipeline import Result, draft
from assistant.plan import Document, Paragraph, Section
from corpus.packs import load_pack
from corpus.units import all_units
from evals.check import base_plan
from evals.reading.messages import HALVES, load

SEED = 20


def drafts(count: int) -> Iterator[Document]:
    """The documents of `results`."""
    return (result.document for result in results(count))


def results(count: int, seed: int = SEED) -> Iterator[Result]:
    """Drafts of units drawn at random; each third one of an annual plan, the others of five years."""
    pack, draw = load_pack(), random.Random(seed)
    units = all_units(pack)
    for number in range(count):
        kind = "annual" if number % 3 == 2 else "five_year"
        plan = base_plan(draw.choice(units), kind, number)
        for requirement in pack.outlines[kind].requirements:
            _answer(plan["answers"], requirement.id, requirement.example, draw)
        yield draft(parse_answers(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False)))


def sections(count: int) -> Iterator[Section]:
    """The first `count` sections with running text of as many drafts as it takes."""
    found = 0
    for document in drafts(count):
        for section in document.walk():
            if running(section):
                yield section
                found += 1
                if found == count:
                    return


def running(section: Section) -> int:
    """Sentences of running text."""
    return sum(
        len(b.sentences) for b in section.blocks if isinstance(b, Paragraph) and not b.mark and b.style == "body"
    )


def _answer(answers: dict[str, Any], id_: str, example: str, draw: random.Random) -> None:
    """What the plan says, what somebody else said, the example, that there is nothing, that nobody knows, or no answer."""
    choices = [*[answers.get(id_)] * 3, *_said()[id_], example or None, "không có", "chưa có số liệu", None]
    answer = draw.choice(choices)
    answers.pop(id_, None)
    if answer is not None:
        answers[id_] = answer


@cache
def _said() -> defaultdict[str, list[str]]:
    said: defaultdict[str, list[str]] = defaultdict(list)
    for half in HALVES:
        for message in load(half):
            if message.id != "projects":
                said[message.id].append(message.say)
    return said
