"""Bases on another date: what has ended is offered for replacement by what stands in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.drafting.desk import Desk
from assistant.plan import Fact, Proposal, Standing
from assistant.reading.context import BASIS
from corpus.framework import Requirement
from corpus.language import format_date
from corpus.legal import Catalogue, LegalDocument, Status, cite_apart, load_catalogue, status_on, successor_on
from corpus.references import find_references, resolve_on


def replacement(document: LegalDocument, fact: Fact, day: date, catalogue: Catalogue) -> Proposal | None:
    """The successor of a cited document on a day, as a proposal; `fact` tells the cited one and gives row and source.

    None while the document holds on that day, and where the catalogue knows nothing that stands in its place by then.
    """
    after = successor_on(document, day, catalogue)
    if after is None:
        return None
    then, now = status_on(document, day, catalogue), status_on(after, day, catalogue)
    since = f", có hiệu lực từ ngày {format_date(after.effective_from)}" if after.effective_from else ""
    if now.kind == "unknown" and not now.perhaps:
        since += f"; {now.text}"
    doubt = " (chưa đối chiếu)" if then.perhaps or now.perhaps else ""
    text = f"Thay {cite_apart(document)} ({_ended(then)}) bằng {cite_apart(after)}{since}{doubt}."
    return Proposal(f"replace:{document.key}", text, replace(fact, value=cite_apart(after), column="", id=""))


def replacements(desk: Desk) -> Iterator[Proposal]:
    """One proposal for each base that has ended by the date of the plan, told by the unit or suggested by the framework."""
    catalogue, day = load_catalogue(), desk.plan.date
    for requirement in desk.outline.requirements:
        if requirement.reader != "bases":
            continue
        told = [fact for fact in desk.facts(requirement, BASIS) if fact.column != "suggested"]
        cited = [(fact, document) for fact in told for document in cited_in(fact, day, catalogue)[:1]]
        known = {document.key for _, document in cited}
        offered: set[str] = set()
        for fact, document in [*cited, *_suggested(requirement, desk, catalogue)]:
            own = fact in told
            found = replacement(document, fact, day, catalogue) if document.key not in offered else None
            if found and (own or not _stands(found, known, day, catalogue)):
                offered.add(document.key)
                yield found


def cited_in(fact: Fact, day: date, catalogue: Catalogue) -> list[LegalDocument]:
    """The documents of the catalogue that a base names for certain."""
    resolutions = [resolve_on(reference, catalogue, day) for reference in find_references(fact.value)]
    return [found.documents[0] for found in resolutions if found.certain]


def _suggested(requirement: Requirement, desk: Desk, catalogue: Catalogue) -> Iterator[tuple[Fact, LegalDocument]]:
    """The framework's bases where the unit took its suggestion; each with the fact that a successor would become."""
    taken = [fact for fact in desk.facts(requirement, BASIS) if fact.column == "suggested"]
    if not taken and desk.standing(requirement) is not Standing.SUGGESTED:
        return
    for key in desk.pack.bases(desk.plan.kind, desk.unit.type):
        if document := catalogue.get(key):
            yield Fact(BASIS, "", requirement.id, row=f"replace-{key}", words=cite_apart(document)), document


def _stands(proposal: Proposal, known: set[str], day: date, catalogue: Catalogue) -> bool:
    """Is what would be added among the bases already?"""
    fact = proposal.fact
    return fact is not None and any(document.key in known for document in cited_in(fact, day, catalogue))


def _ended(status: Status) -> str:
    """When a base ended, as far as anyone knows."""
    when = f" từ ngày {format_date(status.since)}" if status.since else ""
    return f"{'có thể ' if status.perhaps else ''}hết hiệu lực{when}"
