"""A section's sentences by a language model: asked twice at most, guarded one by one, the composed one where none passes."""

from __future__ import annotations

import re
from contextlib import suppress

from assistant.model import Model, ModelAway
from assistant.plan import Paragraph, Section
from assistant.prompts import load_prompt
from assistant.rewriting.suggestion import Suggestion
from assistant.writing.guard import problem_of
from assistant.writing.slots import Slotted, slotted
from corpus.language import clean

_LINE = re.compile(r"^\s*(S\d+)\s*:\s*(.+?)\s*$", re.MULTILINE)
LONGEST = 20_000  # characters of an answer that are looked at


def write(section: Section, how: str, model: Model) -> list[Suggestion]:
    """What the model would change in the section's running text; nothing where it fails, lies or keeps silent.

    `how` is the person's own instruction. Raises ModelAway when the model cannot be reached.
    """
    bases = {f"S{n}": base for n, base in enumerate(_bases(section), 1)}
    if not bases:
        return []
    first = load_prompt("writing")
    asked = _listed(bases)
    answer = model.ask(first.filled(heading=section.heading, how=how, sentences=asked), first.version)
    good, problems = _sorted(bases, answer)
    if problems:
        listed = "\n".join(f"{name}: {problem}" for name, problem in problems.items())
        again = load_prompt("writing_again")
        left = {name: bases[name] for name in problems}
        prompt = again.filled(problems=listed, sentences=_listed(left))
        with suppress(ModelAway):  # what was written well the first time stands
            good |= _sorted(left, model.ask(prompt, again.version))[0]
    reason = f"mô hình {model.name} viết, lời nhắc {first.version}"
    return [
        Suggestion(base.sentence, (base.filled(good[name]),), (reason,), "model")
        for name, base in bases.items()
        if name in good and base.filled(good[name]).text.split() != base.sentence.text.split()
    ]


def _bases(section: Section) -> list[Slotted]:
    return [
        slotted(sentence)
        for block in section.blocks
        if isinstance(block, Paragraph) and not block.mark and block.style == "body"
        for sentence in block.sentences
    ]


def _listed(bases: dict[str, Slotted]) -> str:
    return "\n".join(f"{name}: {base.text}" for name, base in bases.items())


def _sorted(bases: dict[str, Slotted], answer: str) -> tuple[dict[str, str], dict[str, str]]:
    """Sentences that may stand, and why the others may not; of two for one place the first counts."""
    written: dict[str, str] = {}
    for name, text in _LINE.findall(clean(answer[:LONGEST])):
        written.setdefault(name, text)
    good: dict[str, str] = {}
    problems: dict[str, str] = {}
    for name, base in bases.items():
        problem = problem_of(base.text, written[name]) if name in written else "không có câu này"
        if problem:
            problems[name] = problem
        else:
            good[name] = written[name]
    return good, problems
