"""Requirements with a shape of their own: the four layers, legal bases."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.drafting.absence import compose_absence, note_missing
from assistant.drafting.assigned import assigning_bases
from assistant.drafting.clauses import asked_spans
from assistant.drafting.desk import Desk, Entry, Inline, Part, fields_of
from assistant.drafting.phrases import marked_spans, phrase, words_spans
from assistant.drafting.sentences import sentence_spans
from assistant.drafting.voice import confirm, gap, uncapital
from assistant.plan import Fact, Sentence, Span, SpanKind, Standing
from assistant.reading.context import BASIS, CLAUSE, DOCUMENT, LAYERS, UNSURE
from corpus.document_numbers import read_number
from corpus.framework import Requirement
from corpus.language import polish
from corpus.legal import LegalDocument, cite_full, load_catalogue, rank
from corpus.references import OwnDocument, find_references, format_own, parse_document, resolve_on


def compose_layers(requirement: Requirement, desk: Desk) -> list[Part]:
    """Status, then the layers told; a layer not spoken of stays unspoken."""
    cells = desk.ledger.rows(LAYERS, requirement.id).get("", {})
    clauses = desk.facts(requirement, CLAUSE)
    rows = desk.ledger.rows(LAYERS, requirement.id)
    waiting = [row for row in rows.values() if "waits" in row]
    if not cells and not waiting and not clauses:
        return compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    parts: list[Part] = []
    status = cells.get("status")
    if status or waiting or "unknown" in cells:
        spans = [*desk.fill(prose.lead[status.value if status else "partly"])]
        told = [
            (column, cells[column])
            for column in ("done", "doing", "undone")
            if column in cells and not (column == "done" and status is not None and status.value == "done")
        ]
        for position, (column, fact) in enumerate(told):
            spans += [Span(": " if not position else ", "), Span(prose.lead[f"{column}_layers"]), _layers(fact)]
        joints = [": " if not told else "; ", *["; "] * 4]
        for row in waiting:
            item = phrase(row["waits"].value, desk.voice, prose)
            spans += [
                Span(joints.pop(0)),
                _layers(row["layers"]),
                Span(" "),
                *words_spans(item, item.text, row["waits"]),
            ]
        if "unknown" in cells:
            mark = gap(f"tình trạng triển khai {_layers(cells['unknown']).text}")
            spans += [Span(joints.pop(0)), _layers(cells["unknown"]), Span(" "), mark]
        spans += _provided(cells, desk)
        if status and status.value == "done" and "done" in cells and cells["done"].value != "1,2,3,4":
            spans += [
                Span(" "),
                confirm(
                    "đã hoàn thành cả 4 lớp hay chỉ lớp " + cells["done"].value.replace(",", ", "), (cells["done"].id,)
                ),
            ]
        refs = tuple(fact.id for row in rows.values() for fact in row.values())
        spans = [Span(s.text, s.kind, s.refs or refs) for s in spans]
        names = [
            name
            for name in fields_of(requirement)
            if name in cells or (name == "done" and (status is None or status.value != "doing"))
        ]
        parts.append(
            Inline(
                desk.sentence(spans, requirement.id, "1", [*names, "status"] if "status" not in names else names),
                prose.paragraph,
            )
        )
    parts += [
        Inline(
            desk.sentence(
                asked_spans([fact], requirement, desk)
                if fact.column == UNSURE
                else sentence_spans(fact, prose, desk.voice, requirement.label),
                requirement.id,
                f"w{n}",
                fields_of(requirement) if fact.column == UNSURE and not status else [],
            )
        )
        for n, fact in enumerate(clauses, 1)
    ]
    covered = {name for part in parts if isinstance(part, Inline) for _, name in part.sentence.covers}
    if (status and status.value == "not") or ("done" in cells and cells["done"].value == "1,2,3,4"):
        covered.update(("done", "doing", "provider"))
    asked = any(fact.column == UNSURE for fact in clauses)
    note_missing(requirement, desk, covered, asked=asked and not covered)
    return parts


def _provided(cells: dict[str, Fact], desk: Desk) -> list[Span]:
    """ "; VNPT cung cấp dịch vụ", "; lớp 2 phối hợp với Viettel": for the layers it was told of."""
    provider = cells.get("provider")
    if provider is None:
        return []
    item = phrase(provider.value, desk.voice)
    name = words_spans(item, item.text, provider)
    how = cells["how"].value if "how" in cells else "cung cấp dịch vụ"
    layers = [_layers(cells["provided"]), Span(" ")] if "provided" in cells else []
    if how == "phối hợp với":
        return [Span("; "), *layers, Span("phối hợp với "), *name]
    return [Span("; "), *layers, *([Span("do ")] if layers else []), *name, Span(f" {how}")]


def _layers(fact: Fact) -> Span:
    names = [f"lớp {number}" for number in fact.value.split(",")]
    text = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1]
    return Span(text, SpanKind.VALUE, (fact.id,))


def suggested_bases(desk: Desk) -> list[LegalDocument]:
    """The framework's bases that the unit's type takes, known, not younger than the plan and not of the period before."""
    catalogue = load_catalogue()
    keys = desk.pack.bases(desk.plan.kind, desk.unit.type)
    found = [catalogue.get(key) for key in keys]
    return [document for document in found if document is not None and usable_basis(document, desk.plan.date)]


def usable_basis(document: LegalDocument, day: date) -> bool:
    """May the document carry a plan of that date? Expired, younger and past-period documents may not; unknown dates are shown apart."""
    from corpus.legal import status_on

    return (
        (document.date is None or document.date <= day)
        and not document.period
        and status_on(document, day).likely not in ("expired", "not_yet")
    )


def compose_bases(requirement: Requirement, desk: Desk) -> list[Part]:
    """One document a line in full form, by rank and date; what the catalogue lacks stands as the unit wrote it."""
    told = [fact for fact in desk.facts(requirement, BASIS) if fact.column != "suggested"]
    told += _named_elsewhere(requirement, desk)
    suggested = desk.standing(requirement) is Standing.SUGGESTED or any(
        fact.column == "suggested" for fact in desk.facts(requirement, BASIS)
    )
    assigning = assigning_bases(desk)
    if not told and not suggested and not assigning:
        return compose_absence(requirement, desk)
    documents: dict[str, tuple[LegalDocument, tuple[str, ...]]] = {}
    own: list[tuple[Span, ...]] = []
    if suggested:
        documents = {document.key: (document, (requirement.id,)) for document in suggested_bases(desk)}
    for document, ref in assigning:
        documents.setdefault(document.key, (document, (ref,)))
    for fact in told:
        _place(fact, documents, own, desk)
    own_keys = desk.pack.info.bases.get(desk.unit.type, ())  # the unit's competence stands before all others
    lines: list[tuple[Span, ...]] = [
        (Span(cite_full(document), SpanKind.CITATION, (document.key, "full")),)
        for document, _ in sorted(documents.values(), key=lambda pair: (pair[0].key not in own_keys, rank(pair[0])))
    ]
    lines += own
    prose = desk.prose(requirement)
    parts: list[Part] = (
        [Inline(Sentence(desk.fill(prose.lead["many"]), id=f"{requirement.id}.lead"), opens=True)]
        if "many" in prose.lead
        else []
    )
    return parts + [
        Entry(desk.sentence(spans, requirement.id, n, fields_of(requirement), end=""))
        for n, spans in enumerate(lines, 1)
    ]


def _named_elsewhere(requirement: Requirement, desk: Desk) -> list[Fact]:
    """Documents that another question asks for as bases (of the ministry, of the unit itself), as told there."""
    askers = [r for r in desk.outline.requirements if requirement.id in r.covered_by and r.reader == "documents"]
    return [
        columns["words"]
        for asker in askers
        for columns in desk.ledger.rows(DOCUMENT, asker.id).values()
        if "words" in columns
    ]


def _place(
    fact: Fact, documents: dict[str, tuple[LegalDocument, tuple[str, ...]]], own: list[tuple[Span, ...]], desk: Desk
) -> None:
    catalogue = load_catalogue()
    for reference in find_references(fact.value):
        resolution = resolve_on(reference, catalogue, desk.plan.date)
        if resolution.certain and resolution.documents:
            document = resolution.documents[0]
            documents[document.key] = (document, (fact.id,))
            return
    item = phrase(fact.value, desk.voice)
    told = parse_document(re.sub(r"^căn cứ\s+", "", fact.value.strip(), flags=re.IGNORECASE))
    if read_number(told.number).symbol and item.certain:
        title, issuer = (polish(text, context=desk.voice.context).text for text in (told.title, told.issuer))
        own.append(own_spans(replace(told, title=title, issuer=issuer), (fact.id,), desk))
    else:
        own.append(words_spans(item, re.sub(r"^căn cứ\s+", "", uncapital(item.text), flags=re.IGNORECASE), fact))


def own_spans(document: OwnDocument, refs: tuple[str, ...], desk: Desk) -> tuple[Span, ...]:
    """A basis that the catalogue lacks, as the unit named it: what is missing marked, one issued later marked too."""
    spans = marked_spans(format_own(document, issuer=True), refs)
    if document.date and document.date > desk.plan.date:
        return (*spans, Span(" "), confirm("ngày ban hành sau ngày của kế hoạch", refs))
    return spans
