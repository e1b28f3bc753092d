"""Where a finding's note stands: at the sentence, the row or the heading it speaks of, else at the title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.export.notes.places import Place
from assistant.pipeline import Result
from assistant.plan import Annex, Finding, Section, SpanKind, Table
from corpus.language import fold
from corpus.legal import cite_short, load_catalogue

_REQUIREMENT = re.compile(r"\(([a-z][\w.-]*)\)")
_ROW = re.compile(r"dòng (\d+)")
_QUOTED = re.compile(r"“([^”]{3,})”|Cần xác nhận: (.{3,}?)\.?$")


@dataclass(frozen=True)
class Spot:
    """A sentence by its index, a row of an annex, a section's heading; all empty: the title."""

    sentence: int | None = None
    annex: str = ""
    row: int = -1
    section: str = ""


def place_findings(result: Result, places: list[Place]) -> dict[Spot, list[Finding]]:
    """Findings by where their notes stand, each once, in their order."""
    finder = _Finder(result, places)
    found: dict[Spot, list[Finding]] = {}
    for finding in result.findings:
        found.setdefault(finder.spot(finding), []).append(finding)
    return found


class _Finder:
    def __init__(self, result: Result, places: list[Place]) -> None:
        self._places = places
        self._outline = result.desk.outline
        self._sections = {section.id: section for section in result.document.walk()}
        self._annexes = result.document.annexes
        self._table = next((spec.id for spec in self._outline.annexes if not spec.requirements), "")
        self._of_rows = {id_: spec.id for spec in self._outline.annexes for id_ in spec.requirements}
        self._cited: dict[str, int] = {}
        for place in places:
            for key in (s.refs[0] for s in place.sentence.spans if s.kind is SpanKind.CITATION and s.refs):
                if document := load_catalogue().get(key):
                    self._cited.setdefault(cite_short(document), place.index)

    def spot(self, finding: Finding) -> Spot:
        """The narrowest place that the finding names."""
        names = [name for name in _REQUIREMENT.findall(finding.where) if name in self._outline.by_id]
        if names:
            return self._of_requirement(names[0], finding)
        if finding.where.startswith("Danh mục") and (spot := self._row(self._table, finding)):
            return spot
        if section := self._headed(finding.where):
            return self._quoted(finding, [p for p in self._places if p.section == section.id]) or Spot(
                section=section.id
            )
        return self._of_document(finding) or self._quoted(finding, self._places) or Spot()

    def _of_requirement(self, name: str, finding: Finding) -> Spot:
        if (annex := self._of_rows.get(name)) and (spot := self._row(annex, finding)):
            return spot
        own = [place for place in self._places if any(id_ == name for id_, _ in place.sentence.covers)]
        if own:
            return self._quoted(finding, own) or Spot(sentence=own[0].index)
        section = self._outline.by_id[name].section
        return Spot(section=section) if section in self._sections else Spot()

    def _row(self, annex_id: str, finding: Finding) -> Spot | None:
        told = _ROW.search(finding.where) or _ROW.search(finding.message)
        annex = next((annex for annex in self._annexes if annex.id == annex_id), None)
        if annex is None:
            return None
        number = int(told[1]) - 1 if told else 0
        return Spot(annex=annex_id, row=number) if 0 <= number < _rows(annex) else None

    def _headed(self, where: str) -> Section | None:
        """The section whose heading the words end with ("mục II Mục tiêu", "6 Bảo đảm an toàn thông tin")."""
        told = fold(where)
        fitting = [s for s in self._sections.values() if s.heading and told.endswith(fold(s.heading))]
        numbered = [s for s in fitting if fold(f"{s.number} {s.heading}") in told]
        return next(iter(numbered or fitting), None)

    def _of_document(self, finding: Finding) -> Spot | None:
        name = next((name for name in self._cited if finding.message.startswith(name)), None)
        return None if name is None else Spot(sentence=self._cited[name])

    def _quoted(self, finding: Finding, places: list[Place]) -> Spot | None:
        """The sentence that holds the words which the finding quotes."""
        for quoted in (quoted or open_ for quoted, open_ in _QUOTED.findall(finding.message)):
            for place in places:
                if quoted in place.sentence.text:
                    return Spot(sentence=place.index)
        return None


def _rows(annex: Annex) -> int:
    return max((len(block.rows) for block in annex.blocks if isinstance(block, Table)), default=0)
