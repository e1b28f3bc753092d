"""What a model is told of a section beside its sentences: what the framework asks of it, and the provisions that bear on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.asking import Statement, of_hit
from assistant.plan import Section
from corpus.framework import Outline
from corpus.search import Searcher

GROUNDS = 3


@dataclass(frozen=True)
class Brief:
    """`asked`: the labels of the section's requirements; `grounds`: provisions of known documents, no text of the unit's own."""

    asked: tuple[str, ...] = ()
    grounds: tuple[Statement, ...] = ()


def brief_of(section: Section, outline: Outline, searcher: Searcher, day: date) -> Brief:
    """The brief of a section, its provisions as they stand on a day."""
    asked = tuple(r.label for r in outline.requirements if r.section == section.id)
    found = searcher.search(" ".join([section.heading, *asked])[:400], 2 * GROUNDS, day).hits
    valid = [
        hit for hit in found if hit.document is not None and hit.status and hit.status.kind in ("in_force", "amended")
    ]
    return Brief(asked, tuple(of_hit(hit) for hit in valid[:GROUNDS]))
