"""Sections of a plan composed from facts: each requirement by its reader, sentences joined into paragraphs and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.drafting.absence import closing_sentence
from assistant.drafting.assigned import assigned_tasks
from assistant.drafting.desk import Desk, Entry, Inline, Missing, Part
from assistant.drafting.documents import compose_documents
from assistant.drafting.goals import compose_goals
from assistant.drafting.lists import compose_choice, compose_items, compose_tasks
from assistant.drafting.order import arranged
from assistant.drafting.outcomes import compose_assigned, compose_results
from assistant.drafting.patterns import compose_patterns
from assistant.drafting.roadmap import compose_roadmap
from assistant.drafting.special import compose_bases, compose_layers
from assistant.drafting.tables import compose_rows
from assistant.plan import Block, Level, Paragraph, Section, Sentence, Span, Table
from corpus.framework import Requirement, SectionSpec
from corpus.language import POINT_LETTERS

PARAGRAPH_SENTENCES = 7

COMPOSERS: dict[str, Callable[[Requirement, Desk], list[Part]]] = {
    "figures": compose_patterns,
    "words": compose_patterns,
    "date": compose_patterns,
    "derived": compose_patterns,
    "items": compose_items,
    "tasks": compose_tasks,
    "documents": compose_documents,
    "assigned": compose_assigned,
    "results": compose_results,
    "goal": compose_goals,
    "goals": compose_goals,
    "rows": compose_rows,
    "layers": compose_layers,
    "choice": compose_choice,
    "bases": compose_bases,
    "roadmap": compose_roadmap,
}


def asked_of(requirement: Requirement, desk: Desk) -> bool:
    """Does the framework ask it of this unit?"""
    return not requirement.only or desk.unit.type in requirement.only


def compose_sections(desk: Desk) -> tuple[Section, ...]:
    """The whole outline, in print order."""
    return tuple(_compose(spec, desk) for spec in _children("", desk))


def _children(parent: str, desk: Desk) -> list[SectionSpec]:
    return [spec for spec in desk.outline.sections if spec.parent == parent]


def _compose(spec: SectionSpec, desk: Desk) -> Section:
    blocks = tuple(compose_section(spec, desk))
    children = tuple(
        child for child in (_compose(child, desk) for child in _children(spec.id, desk)) if not _droppable(child, desk)
    )
    heading = spec.heading
    for slot, text in desk.voice.words.items():
        heading = heading.replace("{" + slot + "}", text)
    return Section(spec.id, Level(spec.level), spec.number, heading, blocks, _renumbered(children))


def _renumbered(children: tuple[Section, ...]) -> tuple[Section, ...]:
    """Khoản run 1, 2, 3 without a hole where one was left out."""
    return tuple(
        replace(child, number=str(place)) if child.number.isdigit() else child
        for place, child in enumerate(children, 1)
    )


def _droppable(section: Section, desk: Desk) -> bool:
    """A heading that the framework asks only where there is something to say, and nothing was said."""
    requirements = [r for r in desk.outline.requirements if r.section == section.id]
    return (
        not section.blocks
        and not section.children
        and bool(requirements)
        and all(r.optional or not asked_of(r, desk) for r in requirements)
    )


def compose_section(spec: SectionSpec, desk: Desk) -> list[Block]:
    """Blocks of one section: its requirements in order, then one sentence for all that is missing."""
    desk.missing = Missing()
    requirements = [r for r in desk.outline.requirements if r.section == spec.id and asked_of(r, desk)]
    parts: list[Part] = []
    tasks = spec.layout in ("tasks", "goals")
    for requirement in requirements:
        reader = "tasks" if tasks and requirement.reader == "items" else requirement.reader
        if composer := COMPOSERS.get(reader):
            parts += composer(requirement, desk)
    if spec.layout == "tasks":
        parts += assigned_tasks(spec.id, desk)
    if spec.lead and sum(isinstance(part, Entry) for part in parts) > 1:
        parts.insert(0, Inline(Sentence(desk.fill(spec.lead), id=f"{spec.id}.lead"), opens=True))
    status = spec.layout in ("prose", "databases", "documents")
    parts = arranged(parts)
    if closing := closing_sentence(desk, spec.id, status=status, alone=not parts):
        parts.append(closing)
    return list(_blocks(parts))


def _blocks(parts: list[Part]) -> Iterator[Block]:
    """Neighbouring sentences become a paragraph, neighbouring entries a list."""
    sentences: list[Sentence] = []
    entries: list[Entry] = []
    points, led = 0, False
    for part in parts:
        if not isinstance(part, Entry):
            yield from _list(entries, after_lead=led)
            entries, led = [], False
        if not isinstance(part, Inline) or part.opens or len(sentences) >= PARAGRAPH_SENTENCES:
            yield from _paragraph(sentences)
            sentences = []
        if isinstance(part, Inline):
            sentences.append(part.sentence)
        elif isinstance(part, Entry):
            entries.append(part)
        elif isinstance(part, Paragraph) and part.style == "lead":
            yield replace(part, mark=f"{POINT_LETTERS[points]})", style="body")
            points, led = points + 1, True
        elif isinstance(part, (Paragraph, Table)):
            yield part
    yield from _list(entries, after_lead=led)
    yield from _paragraph(sentences)


def _paragraph(sentences: list[Sentence]) -> Iterator[Paragraph]:
    if sentences:
        yield Paragraph(tuple(sentences))


def _list(entries: list[Entry], *, after_lead: bool) -> Iterator[Paragraph]:
    """A line each, ";" at the end, "." at the last; a single entry is a sentence of its own."""
    lines = [entry for entry in entries if entry.sentence.text.strip()]
    letters = iter(POINT_LETTERS)
    for position, entry in enumerate(lines):
        last = position == len(lines) - 1
        mark = entry.mark if len(lines) > 1 or after_lead else ""
        mark = f"{next(letters)})" if mark == "a)" else mark
        yield Paragraph((closed(entry.sentence, "." if last else ";"),), mark=mark)


def closed(sentence: Sentence, end: str) -> Sentence:
    """The sentence with its closing mark, once."""
    text = sentence.text.rstrip()
    if text.endswith((".", ";", ":")):
        return (
            sentence
            if text.endswith(end)
            else replace(sentence, spans=(*sentence.spans[:-1], _swap(sentence.spans[-1], end)))
        )
    return replace(sentence, spans=(*sentence.spans, Span(end)))


def _swap(span: Span, end: str) -> Span:
    return replace(span, text=span.text.rstrip().rstrip(".;:") + end)
