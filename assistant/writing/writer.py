"""A section's sentences by a language model: asked twice at most, guarded one by one, the composed one where none passes."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass

from assistant.model import Model, ModelAway
from assistant.plan import Paragraph, Section, Sentence
from assistant.prompts import Prompt, load_prompt
from assistant.rewriting.suggestion import Suggestion
from assistant.writing.brief import Brief
from assistant.writing.glossary import glossary
from assistant.writing.guard import problem_of
from assistant.writing.slots import Slotted, from_model, slotted, to_model
from assistant.writing.units import lists, without_opening, words_of
from corpus.language import clean

_END = re.compile(r"[\s.;:/]*$")
_LINE = re.compile(r"^\s*(S\d+)\s*:\s*(.+?)\s*$", re.MULTILINE)
LONGER, MORE = (
    3,
    1_000,
)  # times the sentences asked for, and characters beside: what goes on after that is not waited for
SILENT = "mô hình không viết câu này"
SAME = "mô hình không đổi gì"
NONE = "(không có)"
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
    bases = {name: base for name, base in bases_of(section).items() if not base.closed}
    if not bases:
        return []
    prompt = load_prompt("writing")
    asked = prompt.filled(heading=section.heading, how=how, **_told(bases))
    model = model.timed()
    told = list(_guarded(bases, model.stream(asked, prompt.version), prompt, model))
    return [suggestion for written in _in_order(bases, told) if (suggestion := written.suggestion)]


def draft_section(section: Section, brief: Brief, how: str, model: Model) -> Iterator[Written]:
    """Every sentence of the section's running text once, a model's as they come, then those that stay as composed, each with the reason.

    Raises ModelAway when the model cannot be reached at all; one that breaks off leaves the composed sentences.
    """
    every = bases_of(section)
    bases = {name: base for name, base in every.items() if not base.closed}
    if bases:
        prompt = load_prompt("drafting")
        grounds = "\n".join(f"- {ground.citation}: {ground.text[:SHOWN]}" for ground in brief.grounds)
        told = {"asked": "; ".join(brief.asked) or "như tên mục", "grounds": grounds or NONE, "how": how or "không"}
        asked = prompt.filled(heading=section.heading, **told, **_told(bases))
        model = model.timed()
        yield from _guarded(bases, model.stream(asked, prompt.version), prompt, model)
    yield from (_kept(base, base.closed) for base in every.values() if base.closed)


def _guarded(bases: dict[str, Slotted], answer: Iterator[str], prompt: Prompt, model: Model) -> Iterator[Written]:
    """Each sentence as soon as one that may stand is there; the others are asked for once more with the reason, and then stay."""
    left = dict(bases)
    problems: dict[str, str] = {}
    away = ""
    try:
        for name, text in _lines(answer, bases):
            if name not in left or name in problems:  # of two for one place the first counts
                continue
            text, problem = checked(left[name], text)
            if problem:
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
        with suppress(ModelAway):  # what was written well the first time stands
            yield from _again(left, problems, model)
    yield from (_kept(base, problems[name]) for name, base in left.items())


def _again(left: dict[str, Slotted], problems: dict[str, str], model: Model) -> Iterator[Written]:
    """Those that are left, asked for once more with the reason; taken out of `left` where they may stand now."""
    prompt = load_prompt("writing_again")
    listed = "\n".join(f"- {name} {problems[name]}" for name in left)
    for name, text in _lines(model.stream(prompt.filled(problems=listed, **_told(left)), prompt.version), dict(left)):
        if name not in left:
            continue
        text, problem = checked(left[name], text)
        if not problem:
            yield _by_model(left.pop(name), text, prompt, model)


def checked(base: Slotted, wording: str) -> tuple[str, str]:
    """A model's wording as it may stand, and why it may not, or "".

    It ends with the marks of the composed sentence (they are the form's), and goes without an opening word ("Hiện nay, …") that alone
    keeps it from standing: a habit of models, and no loss.
    """
    closed = _END.sub("", wording) + base.text[len(_END.sub("", base.text)) :]
    problem = _problem(base, closed)
    plain = without_opening(closed) if problem else ""
    if plain and not _problem(base, plain):
        return plain, ""
    return closed, problem


def _problem(base: Slotted, written: str) -> str:
    return problem_of(base.text, written, dated=base.dated) or _misplaced(base, written)


def _misplaced(base: Slotted, written: str) -> str:
    """Which word does not go with what the sentence, its slots filled, speaks of; ""."""
    new = set(words_of(written)) - set(words_of(base.text))
    told = base.sentence.text.lower()
    wrong = [
        word
        for word, of in lists().only.items()
        if word in new and not re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, of))})(?!\w)", told)
    ]
    return f"“{wrong[0]}” không hợp với điều câu nói đến" if wrong else ""


def _kept(base: Slotted, why: str) -> Written:
    return Written(base.sentence, base.sentence, f"giữ câu soạn sẵn: {why}")


def _by_model(base: Slotted, text: str, prompt: Prompt, model: Model) -> Written:
    if text == base.text:
        return _kept(base, SAME)
    return Written(base.sentence, base.filled(text), f"mô hình {model.name} viết, lời nhắc {prompt.version}")


def _in_order(bases: dict[str, Slotted], told: list[Written]) -> list[Written]:
    places = [base.sentence for base in bases.values()]
    return sorted(told, key=lambda written: places.index(written.before))


def bases_of(section: Section) -> dict[str, Slotted]:
    """The section's sentences of running text by the names that a model knows them by."""
    sentences = [
        slotted(sentence)
        for block in section.blocks
        if isinstance(block, Paragraph) and not block.mark and block.style == "body"
        for sentence in block.sentences
    ]
    return {f"S{number}": base for number, base in enumerate(sentences, 1)}


def _told(bases: dict[str, Slotted]) -> dict[str, str]:
    """What every prompt for writing is told of the sentences."""
    texts = [base.text for base in bases.values()]
    listed = "\n".join(f"{name}: {to_model(base.text)}" for name, base in bases.items())
    return {"sentences": listed, "synonyms": glossary(texts) or NONE}


def _lines(answer: Iterator[str], bases: dict[str, Slotted]) -> Iterator[tuple[str, str]]:
    """The sentences of an answer by their names, each once its line is whole; an answer that goes on and on is left there."""
    told, seen, most = "", 0, LONGER * sum(len(base.text) for base in bases.values()) + MORE
    for piece in answer:
        told += piece[:most]
        *whole, told = told.split("\n")
        yield from named_lines("\n".join(whole))
        seen += len(piece)
        if seen > most:
            if isinstance(answer, Generator):
                answer.close()  # so that the server stops, too
            return
    yield from named_lines(told)


def named_lines(text: str) -> Iterator[tuple[str, str]]:
    """(name, wording) of each line that has one, its slots as they stand here."""
    yield from ((name, from_model(told)) for name, told in _LINE.findall(clean(text)))
