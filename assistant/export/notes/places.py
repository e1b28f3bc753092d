"""The places of a document where notes can stand: its sentences in print order, headings, rows of annexes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.plan import Annex, Block, Cell, Document, Paragraph, Section, Sentence, Table

ChangeSentence = Callable[[int, Sentence], Sentence]
ChangeSection = Callable[[Section], Section]
ChangeRow = Callable[[Annex, Table, int, tuple[Cell, ...]], tuple[Cell, ...]]


@dataclass(frozen=True)
class Place:
    """A sentence with its place: among all sentences, its paragraph, the section ("" in the opening)."""

    index: int
    block: int
    section: str
    sentence: Sentence


class SourceOf(Protocol):
    """Tells whose telling a sentence rests on, and which row of it."""

    def key(self, sentence: Sentence) -> tuple[str, str]: ...


def places_of(document: Document) -> list[Place]:
    """Every sentence of the opening and the sections, in print order."""
    blocks = [("", block) for block in document.opening]
    blocks += [(s.id, block) for s in document.walk() for block in s.blocks if isinstance(block, Paragraph)]
    found: list[Place] = []
    for number, (section, block) in enumerate(blocks):
        for sentence in block.sentences:
            found.append(Place(len(found), number, section, sentence))
    return found


def groups_of(places: list[Place], sources: SourceOf) -> Iterator[list[Place]]:
    """Neighbours that rest on one telling: within a paragraph, or the lines of one row of a table."""
    group: list[Place] = []
    for place in places:
        if group and not _together(group[-1], place, sources):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _together(left: Place, right: Place, sources: SourceOf) -> bool:
    one, other = sources.key(left.sentence), sources.key(right.sentence)
    if left.section != right.section or one != other or not one[0]:
        return False
    return left.block == right.block or bool(one[1])


def rebuild(document: Document, sentence: ChangeSentence, section: ChangeSection, row: ChangeRow) -> Document:
    """The document with each sentence, section and row changed."""
    numbers = itertools.count()

    def block(old: Block) -> Block:
        if isinstance(old, Table):
            return old
        return replace(old, sentences=tuple(sentence(next(numbers), each) for each in old.sentences))

    def outline(old: Section) -> Section:
        blocks = tuple(block(each) for each in old.blocks)
        return section(replace(old, blocks=blocks, children=tuple(outline(child) for child in old.children)))

    def paragraph(old: Paragraph) -> Paragraph:
        return replace(old, sentences=tuple(sentence(next(numbers), each) for each in old.sentences))

    opening = tuple(paragraph(each) for each in document.opening)
    sections = tuple(outline(each) for each in document.sections)
    annexes = tuple(_annex(each, row) for each in document.annexes)
    return replace(document, opening=opening, sections=sections, annexes=annexes)


def _annex(annex: Annex, change: ChangeRow) -> Annex:
    def block(old: Block) -> Block:
        if not isinstance(old, Table):
            return old
        return replace(old, rows=tuple(change(annex, old, number, row) for number, row in enumerate(old.rows)))

    return replace(annex, blocks=tuple(block(each) for each in annex.blocks))
