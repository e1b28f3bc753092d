"""A drafted plan in the shapes of the API: sections with their states, blocks, findings with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from api.http import schemas as s
from assistant.figures import naming
from assistant.pipeline import Result
from assistant.plan import Block, Cell, Document, Finding, Paragraph, Section, Span
from corpus.framework import Outline

_IDS = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)+")
ORDER: tuple[s.State, ...] = ("passed", "drafted", "not_asked", "missing", "to_fix")


Named = Callable[[Span], str]


def _unnamed(_span: Span) -> str:
    return ""


def shown(result: Result) -> dict[str, bytes]:
    """What a page asks for after each turn, as JSON by the name of its route."""
    outline = result.desk.pack.outlines[result.plan.kind]
    parts = {
        "outline": outline_out(result, outline),
        "sections": document_out(result, outline),
        "findings": found_out(result.findings, outline),
    }
    return {name: part.model_dump_json().encode() for name, part in parts.items()}


def document_out(result: Result, outline: Outline) -> s.DocumentOut:
    return document_of(result.document, section_states(result, outline), naming(result.desk))


def document_of(document: Document, states: dict[str, s.State], named: Named = _unnamed) -> s.DocumentOut:
    """A document; sections of which no state is told are drafted. `named` gives the quantity that a span prints."""
    return s.DocumentOut(
        letterhead=asdict(document.letterhead),
        opening=[_paragraph(paragraph, named) for paragraph in document.opening],
        sections=[section_out(section, states, named) for section in document.sections],
        annexes=[
            s.AnnexOut(
                id=annex.id,
                number=annex.number,
                title=annex.title,
                landscape=annex.landscape,
                restricted=annex.restricted,
                blocks=blocks_out(annex.blocks, named),
            )
            for annex in document.annexes
        ],
    )


def section_out(section: Section, states: dict[str, s.State], named: Named = _unnamed) -> s.SectionOut:
    return s.SectionOut(
        id=section.id,
        level=str(section.level),
        number=section.number,
        heading=section.heading,
        state=states.get(section.id, "drafted"),
        blocks=blocks_out(section.blocks, named),
        children=[section_out(child, states, named) for child in section.children],
    )


def blocks_out(blocks: Iterable[Block], named: Named = _unnamed) -> list[s.ParagraphOut | s.TableOut]:
    return [
        _paragraph(block, named)
        if isinstance(block, Paragraph)
        else s.TableOut(
            header=_rows(block.header),
            rows=_rows(block.rows),
            footer=_rows(block.footer),
            widths=list(block.widths),
            unit_note=block.unit_note,
            landscape=block.landscape,
        )
        for block in blocks
    ]


def _paragraph(paragraph: Paragraph, named: Named) -> s.ParagraphOut:
    return s.ParagraphOut(
        mark=paragraph.mark,
        style=paragraph.style,
        sentences=[
            s.SentenceOut(
                id=sentence.id,
                origin=sentence.origin,
                covers=[list(pair) for pair in sentence.covers],
                spans=[
                    s.SpanOut(text=x.text, kind=x.kind.value, refs=list(x.refs), quantity=named(x))
                    for x in sentence.spans
                ],
            )
            for sentence in paragraph.sentences
        ],
    )


def _rows(rows: tuple[tuple[Cell, ...], ...]) -> list[list[s.CellOut]]:
    return [
        [s.CellOut(text=c.text, align=c.align, bold=c.bold, span=c.span, refs=list(c.refs)) for c in row]
        for row in rows
    ]


def found_out(findings: Iterable[Finding], outline: Outline) -> s.FindingsOut:
    items = findings_out(findings, outline)
    return s.FindingsOut(
        items=items,
        errors=sum(item.severity == "error" for item in items),
        warnings=sum(item.severity == "warning" for item in items),
    )


def findings_out(findings: Iterable[Finding], outline: Outline) -> list[s.FindingOut]:
    return [finding_out(finding, outline) for finding in findings]


def finding_out(finding: Finding, outline: Outline) -> s.FindingOut:
    """A finding with the requirement, section, project row and column that it is about."""
    ids = [finding.at, *_IDS.findall(finding.where)]
    requirement = next((id_ for id_ in ids if id_ in outline.by_id), "")
    sections = {section.id for section in outline.sections}
    section = outline.by_id[requirement].section if requirement else ""
    row, column = _row_of(finding)
    severity: Any = str(finding.severity)
    return s.FindingOut(
        rule=finding.rule,
        severity=severity,
        where=finding.where,
        message=finding.message,
        hint=finding.hint,
        basis=finding.basis,
        requirement=requirement,
        section=section or next((id_ for id_ in ids if id_ in sections), ""),
        row=row,
        column=column,
    )


def _row_of(finding: Finding) -> tuple[str, str]:
    """The project row and the first column that are meant."""
    kind, _, told = finding.at.partition(":")
    row, _, columns = told.partition(":")
    return (row, columns.partition(":")[0]) if kind == "project" else ("", "")


def section_states(result: Result, outline: Outline) -> dict[str, s.State]:
    """not_asked: no answer at all; missing: some figure lacks; to_fix: an error; drafted: a warning; passed: nothing."""
    findings = findings_out(result.findings, outline)
    errors = {f.section for f in findings if f.severity == "error" and not f.rule.startswith("coverage.")}
    warned = {f.section for f in findings if f.severity == "warning"}
    standings: dict[str, set[str]] = {}
    for row in result.coverage:
        if not outline.by_id[row.requirement].optional:
            standings.setdefault(row.section, set()).add(row.standing)
    own: dict[str, s.State] = {}
    for section, seen in standings.items():
        lacking = seen & {"unanswered", "unknown", "skipped"}
        if section in errors:
            own[section] = "to_fix"
        elif seen == {"unanswered"}:
            own[section] = "not_asked"
        elif lacking:
            own[section] = "missing"
        else:
            own[section] = "drafted" if section in warned else "passed"
    return _with_parents(own, outline)


def _with_parents(own: dict[str, s.State], outline: Outline) -> dict[str, s.State]:
    """A heading is as its worst part; one of which only some parts were asked lacks something."""
    children: dict[str, list[str]] = {}
    for spec in outline.sections:
        children.setdefault(spec.parent, []).append(spec.id)

    def state(id_: str) -> s.State | None:
        below = [found for child in children.get(id_, []) if (found := state(child))]
        if id_ in own:
            below.append(own[id_])
        if not below:
            return None
        worst = max(below, key=ORDER.index)
        return "missing" if worst == "not_asked" and set(below) != {"not_asked"} else worst

    return {spec.id: found for spec in outline.sections if (found := state(spec.id))}


def outline_out(result: Result, outline: Outline) -> s.OutlineOut:
    states = section_states(result, outline)
    counts = _questions(result, outline)
    headings = {section.id: section for section in result.document.walk()}
    sections = []
    for spec in outline.sections:
        answered, questions = counts.get(spec.id, (0, 0))
        heading = headings.get(spec.id)
        sections.append(
            s.OutlineState(
                id=spec.id,
                level=spec.level,
                number=spec.number,
                heading=heading.heading if heading else spec.heading,
                parent=spec.parent,
                state=states.get(spec.id, "drafted"),
                answered=answered,
                questions=questions,
            )
        )
    return s.OutlineOut(
        sections=sections,
        answered=sum(answered for answered, _ in counts.values()),
        questions=sum(questions for _, questions in counts.values()),
        errors=sum(f.severity.value == "error" for f in result.findings),
        warnings=sum(f.severity.value == "warning" for f in result.findings),
    )


def _questions(result: Result, outline: Outline) -> dict[str, tuple[int, int]]:
    """section -> (answered, asked), optional ones left out."""
    standings: dict[str, set[str]] = {}
    for row in result.coverage:
        standings.setdefault(row.requirement, set()).add(row.standing)
    out: dict[str, tuple[int, int]] = {}
    for requirement in outline.requirements:
        seen = standings.get(requirement.id, set())
        if not requirement.ask or requirement.optional or requirement.reader == "front" or seen == {"not_applicable"}:
            continue
        answered, asked = out.get(requirement.section, (0, 0))
        out[requirement.section] = (answered + (seen != {"unanswered"}), asked + 1)
    return out
