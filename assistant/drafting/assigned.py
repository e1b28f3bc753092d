"""Tasks that reviewed legal documents give the unit, in the mục that the unit chose for them, each with its document."""

from __future__ import annotations

from assistant.drafting.desk import Desk, Entry, Part
from assistant.drafting.entries import entry
from assistant.drafting.phrases import words_spans
from assistant.plan import Fact, Span, SpanKind, Standing
from assistant.reading.context import REVIEW
from assistant.reading.reviews import task_sections
from corpus.legal import LegalDocument, cite_short, load_catalogue, status_on

_VERB = "Thực hiện"


def assigned_tasks(section: str, desk: Desk) -> list[Part]:
    """A line for each task that was told to go into this section."""
    sections = task_sections(desk.outline)
    parts: list[Part] = []
    for number, (document, columns) in enumerate(_reviewed(desk), 1):
        place = columns.get("section")
        if place is None or sections.get(place.value) != section:
            continue
        task = columns["task"]
        item, text = entry(task.value, _VERB, desk.voice, desk.prose(desk.outline.by_id[task.source]))
        cited = Span(cite_short(document), SpanKind.CITATION, (document.key, "short"))
        spans = (*words_spans(item, text, task), Span(" theo "), cited)
        parts.append(Entry(desk.sentence(spans, task.source, number, [task.source.rsplit(".", 1)[-1]], end="")))
    return parts


def assigning_bases(desk: Desk) -> list[tuple[LegalDocument, str]]:
    """Documents that give the unit a task and may stand as a base on the plan's date, each with the fact that says so."""
    return [
        (document, columns["task"].id)
        for document, columns in _reviewed(desk)
        if not document.of_past_period and status_on(document, desk.plan.date).kind not in ("expired", "not_yet")
    ]


def _reviewed(desk: Desk) -> list[tuple[LegalDocument, dict[str, Fact]]]:
    catalogue = load_catalogue()
    return [
        (document, columns)
        for key, columns in desk.ledger.rows(REVIEW).items()
        if (document := catalogue.get(key)) is not None
        and "task" in columns
        and columns["task"].standing is Standing.GIVEN
    ]
