"""A section's sentences by a language model: asked twice at most, guarded one by one, the composed one where none passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from assistant.model import Model, ModelAway
from assistant.plan import Paragraph, Section, Sentence
from assistant.prompts import Prompt, load_prompt
from assistant.rewriting.suggestion import Suggestion
from assistant.writing.brief import Brief
from assistant.writing.guard import problem_of
from assistant.writing.slots import Slotted, slotted
from corpus.language import clean

_LINE = re.compile(r"^\s*(S\d+)\s*:\s*(.+?)\s*$", re.MULTILINE)
LONGEST = 20_000  # characters of an answer that are looked at
SILENT = "mô hình không viết câu này"
SHOWN = 600  # characters of a provision


@dataclass(frozen=True)
class Written:
    """A sentence of the section as it may stand now: a model's (`after.origin` "model"), or the composed one; `why` tells which and why."""

    before: Sentence
    after: Sentence
    why: str

    @property
    def suggestion(self) -> Suggestion | None:
        """What may be taken; None where the composed sentence stays, or only its spaces differ."""
        if self.after.origin != "model" or self.after.text.split() == self.before.text.split():
            return None
        return Suggestion(self.before, (self.after,), (self.why,), "model")


def write(section: Section, how: str, model: Model) -> list[Suggestion]:
    """What the model would change in the section's running text; nothing where it fails, lies or keeps silent.

    `how` is the person's own instruction. Raises ModelAway when the model cannot be reached.
    """
    bases = _bases(section)
    if not bases:
        return []
    prompt = load_prompt("writing")
    asked = prompt.filled(heading=section.heading, how=how, sentences=_listed(bases))
    model = model.timed()
    told = list(_guarded(bases, model.stream(asked, prompt.version), prompt, model))
    return [suggestion for written in _in_order(bases, told) if (suggestion := written.suggestion)]


def draft_section(section: Section, brief: Brief, how: str, model: Model) -> Iterator[Written]:
    """Every sentence of the section's running text once, a model's as they come, then those that stay as composed, each with the reason.

    Raises ModelAway when the model cannot be reached at all; one that breaks off leaves the composed sentences.
    """
    bases = _bases(section)
    if not bases:
        return
    prompt = load_prompt("drafting")
    grounds = "\n".join(f"- {ground.citation}: {ground.text[:SHOWN]}" for ground in brief.grounds)
    told = {"asked": "; ".join(brief.asked) or "như tên mục", "grounds": grounds, "how": how or "không"}
    asked = prompt.filled(heading=section.heading, sentences=_listed(bases), **told)
    model = model.timed()
    yield from _guarded(bases, model.stream(asked, prompt.version), prompt, model)


def _guarded(bases: dict[str, Slotted], answer: Iterator[str], prompt: Prompt, model: Model) -> Iterator[Written]:
    """Each sentence as soon as one that may stand is there; the others are asked for once more with the reason, and then stay."""
    left = dict(bases)
    problems: dict[str, str] = {}
    away = ""
    try:
        for name, text in _lines(answer):
            if name not in left or name in problems:  # of two for one place the first counts
                continue
            if problem := problem_of(left[name].text, text):
                problems[name] = problem
            else:
                yield _by_model(left.pop(name), text, prompt, model)
    except ModelAway as error:
        if len(left) == len(bases):
            raise
        away = error.message
    for name in left:
        problems.setdefault(name, away or SILENT)
    if left and not away:
        again = load_prompt("writing_again")
        listed = "\n".join(f"{name}: {problems[name]}" for name in left)
        with suppress(ModelAway):  # what was written well the first time stands
            told = model.stream(again.filled(problems=listed, sentences=_listed(left)), again.version)
            for name, text in _lines(told):
                if name in left and not problem_of(left[name].text, text):
                    yield _by_model(left.pop(name), text, again, model)
    for name, base in left.items():
        yield Written(base.sentence, base.sentence, f"giữ câu soạn sẵn: {problems[name]}")


def _by_model(base: Slotted, text: str, prompt: Prompt, model: Model) -> Written:
    return Written(base.sentence, base.filled(text), f"mô hình {model.name} viết, lời nhắc {prompt.version}")


def _in_order(bases: dict[str, Slotted], told: list[Written]) -> list[Written]:
    places = [base.sentence for base in bases.values()]
    return sorted(told, key=lambda written: places.index(written.before))


def _bases(section: Section) -> dict[str, Slotted]:
    sentences = [
        slotted(sentence)
        for block in section.blocks
        if isinstance(block, Paragraph) and not block.mark and block.style == "body"
        for sentence in block.sentences
    ]
    return {f"S{number}": base for number, base in enumerate(sentences, 1)}


def _listed(bases: dict[str, Slotted]) -> str:
    return "\n".join(f"{name}: {base.text}" for name, base in bases.items())


def _lines(answer: Iterator[str]) -> Iterator[tuple[str, str]]:
    """The sentences of an answer by their names, each once its line is whole."""
    told, seen = "", 0
    for piece in answer:
        seen += len(piece)
        if seen > LONGEST + len(piece):
            break
        told += piece[:LONGEST]
        *whole, told = told.split("\n")
        yield from _named("\n".join(whole))
    yield from _named(told)


def _named(text: str) -> Iterator[tuple[str, str]]:
    yield from _LINE.findall(clean(text))
