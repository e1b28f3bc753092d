"""Suggestions by rule, with no language model: what a way's steps make of each sentence of a section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.drafting.desk import Desk
from assistant.plan import Paragraph, Section, Sentence
from assistant.rewriting.figures import FIXED, keeps_figures
from assistant.rewriting.split import split
from assistant.rewriting.steps import Step, steps
from assistant.rewriting.suggestion import Suggestion
from assistant.rewriting.ways import Way
from corpus.language.data import load
from corpus.legal import load_catalogue


def suggest(section: Section, way: Way, desk: Desk) -> list[Suggestion]:
    """What the way changes in the section's own text, in order; its subsections are sections of their own."""
    table = steps(load_catalogue(), desk.pack.abbreviations, desk.voice.context)
    found = [_of(sentence, way, table, running=running) for sentence, running in _sentences(section)]
    return [suggestion for suggestion in found if suggestion]


def _sentences(section: Section) -> Iterator[tuple[Sentence, bool]]:
    """Each sentence, and whether it is running text (which may be split) rather than a line of a list."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            for sentence in block.sentences:
                yield sentence, not block.mark and block.style == "body"


def _of(sentence: Sentence, way: Way, table: dict[str, Step], *, running: bool) -> Suggestion | None:
    rules = load("rewriting")
    now: tuple[Sentence, ...] = (sentence,)
    reasons: list[str] = []
    for name in way.steps:
        changed = _step(now, name, table, running=running)
        if changed != now and keeps_figures(sentence, changed):
            now, reasons = changed, [*reasons, rules["reasons"][name].format(longest=rules["longest"])]
    return Suggestion(sentence, now, tuple(reasons)) if reasons else None


def _step(now: tuple[Sentence, ...], name: str, table: dict[str, Step], *, running: bool) -> tuple[Sentence, ...]:
    if name == "split":
        return tuple(part for sentence in now for part in split(sentence)) if running else now
    return tuple(_changed(sentence, table[name]) for sentence in now)


def _changed(sentence: Sentence, step: Step) -> Sentence:
    spans = tuple(span if span.kind in FIXED else replace(span, text=step(span.text)) for span in sentence.spans)
    return replace(sentence, spans=spans)
