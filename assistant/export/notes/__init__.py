"""A working copy with notes: where each figure comes from, whether each basis is in force, what the checks found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from assistant.export.notes.bases import basis_lines
from assistant.export.notes.places import Place, groups_of, places_of, rebuild
from assistant.export.notes.placing import Spot, place_findings
from assistant.export.notes.sources import Sources
from assistant.export.notes.wording import finding_line, guide_lines
from assistant.pipeline import Result
from assistant.plan import Annex, Cell, Document, Note, Section, Sentence, Table

__all__ = ["BASES", "CHECKS", "SOURCES", "annotate"]

SOURCES, BASES, CHECKS = "Nguồn số liệu", "Căn cứ pháp lý", "Kiểm tra"  # a reader can show the notes of one kind alone


def annotate(result: Result) -> Document:
    """The document as a working copy whose sentences, headings and rows carry notes; one note of a kind at a place."""
    return _Annotator(result).document()


class _Annotator:
    def __init__(self, result: Result) -> None:
        self._result = result
        self._places = places_of(result.document)
        self._findings = place_findings(result, self._places)
        self._sources = Sources(result)
        self._count = 0
        self._begins: dict[int, list[Note]] = defaultdict(list)
        self._ends: dict[int, list[int]] = defaultdict(list)

    def document(self) -> Document:
        title = (self._note(SOURCES, guide_lines(self._result)), *self._checks(Spot()))
        seen: set[str] = set()
        for group in groups_of(self._places, self._sources):
            self._mark(group[0], group[-1], SOURCES, self._sources.lines(group))
        for place in self._places:
            self._mark(place, place, BASES, basis_lines(place.sentence, self._result.plan.date, seen))
        for spot in self._findings:
            if spot.sentence is not None:
                place = self._places[spot.sentence]
                self._mark(place, place, CHECKS, tuple(map(finding_line, self._findings[spot])))
        noted = rebuild(self._result.document, self._sentence, self._section, self._row)
        return replace(noted, draft=True, notes=title)

    def _note(self, author: str, lines: tuple[str, ...]) -> Note:
        note = Note(self._count, author, lines)
        self._count += 1
        return note

    def _mark(self, first: Place, last: Place, author: str, lines: tuple[str, ...]) -> None:
        if lines:
            note = self._note(author, lines)
            self._begins[first.index].append(note)
            self._ends[last.index].append(note.id)

    def _checks(self, spot: Spot) -> tuple[Note, ...]:
        found = self._findings.get(spot)
        return (self._note(CHECKS, tuple(map(finding_line, found))),) if found else ()

    def _sentence(self, index: int, sentence: Sentence) -> Sentence:
        return replace(sentence, notes=tuple(self._begins[index]), note_ends=tuple(self._ends[index]))

    def _section(self, section: Section) -> Section:
        return replace(section, notes=self._checks(Spot(section=section.id)))

    def _row(self, annex: Annex, _: Table, index: int, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """A row's notes stand at its name, the second cell."""
        lines = self._sources.row_lines(row)
        notes: tuple[Note, ...] = (self._note(SOURCES, lines),) if lines else ()
        notes += self._checks(Spot(annex=annex.id, row=index))
        return (row[0], replace(row[1], notes=notes), *row[2:]) if len(row) > 1 else row
