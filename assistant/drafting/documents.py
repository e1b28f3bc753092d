"""The unit's own documents, listed as it named them."""

from __future__ import annotations

import re

from assistant.drafting.absence import compose_absence
from assistant.drafting.desk import Desk, Entry, Inline, Part, fields_of
from assistant.drafting.phrases import (
    marked_spans,
)
from assistant.drafting.voice import confirm
from assistant.plan import Fact, Sentence, Span, SpanKind
from assistant.reading.context import DOCUMENT
from corpus.framework import Prose, Requirement
from corpus.language import fold, polish, says
from corpus.references import OwnDocument, format_own


def compose_documents(requirement: Requirement, desk: Desk) -> list[Part]:
    """The unit's own documents, as it named them; what is missing of one is marked, never made up."""
    rows = desk.ledger.rows(DOCUMENT, requirement.id)
    if not rows:
        return compose_absence(requirement, desk)
    prose = desk.prose(requirement)
    names = fields_of(requirement)
    texts = [_document_spans(columns, desk) for columns in rows.values()]
    if len(texts) == 1:
        lead = desk.fill(prose.lead.get("one", "{u} đã ban hành "))
        return [Inline(desk.sentence((*lead, *texts[0]), requirement.id, "1", names), prose.paragraph)]
    lead_text = _documents_lead(prose, [columns.get("title") for columns in rows.values()])
    sure = [columns for columns, spans in zip(rows.values(), texts, strict=True) if spans[0].kind is not SpanKind.GAP]
    entries = [next(iter(columns.values())) for columns in sure or rows.values()]  # one to be confirmed is not counted
    parts: list[Part] = [
        Inline(Sentence(desk.fill(lead_text, entries=entries), id=f"{requirement.id}.lead"), opens=True)
    ]
    return parts + [Entry(desk.sentence(spans, requirement.id, n, names, end="")) for n, spans in enumerate(texts, 1)]


def _documents_lead(prose: Prose, titles: list[Fact | None]) -> str:
    """The lead says of security only what the titles say."""
    security = [says(title.value, _SECURITY) for title in titles if title]
    key = "all_security" if security and all(security) else "many_security" if any(security) else "many"
    return prose.lead.get(key) or prose.lead.get("many", "{u} đã ban hành {n} văn bản:")


_SECURITY = ("an toàn thông tin", "ATTT", "an ninh mạng", "an toàn, an ninh", "sự cố", "mã độc", "cấp độ")


_FORGOTTEN = re.compile(r"(?<!\w)(?:khong|chua|ko) (?:nho|ro|biet)|(?<!\w)quen(?!\w)")  # "… nhưng không nhớ số"


def _document_spans(columns: dict[str, Fact], desk: Desk) -> tuple[Span, ...]:
    from datetime import date

    def get(name: str) -> str:
        return columns[name].value if name in columns else ""

    refs = tuple(fact.id for fact in columns.values())
    title = polish(get("title"), context=desk.voice.context)
    if not get("type") and not get("number") and (not get("title") or _FORGOTTEN.search(fold(get("words")))):
        return (confirm(get("words"), refs),)
    if get("title") and (not title.certain or any(map(str.islower, title.unresolved))):
        return (confirm(get("words"), refs),)
    day = date.fromisoformat(get("date")) if get("date") else None
    year = int(get("year")) if get("year") else None
    own = OwnDocument(type=get("type"), number=get("number"), date=day, title=title.text, words=get("words"), year=year)
    spans = list(marked_spans(format_own(own), refs))
    if outcome := get("outcome"):
        spans.append(Span("; " + polish(outcome, context=desk.voice.context).text, SpanKind.WORDS, refs))
    return tuple(spans)
