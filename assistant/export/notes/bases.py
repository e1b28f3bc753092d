"""Whether a document cited is in force on the plan's date."""

from __future__ import annotations

from datetime import date

from assistant.plan import Sentence, SpanKind
from corpus.language import format_date
from corpus.legal import cite_apart, load_catalogue, status_on


def basis_lines(sentence: Sentence, day: date, seen: set[str]) -> tuple[str, ...]:
    """A line for each document that the sentence is the first to cite; `seen` holds those cited before."""
    catalogue = load_catalogue()
    lines = []
    for span in sentence.spans:
        key = span.refs[0] if span.kind is SpanKind.CITATION and span.refs else ""
        document = catalogue.get(key) if key and key not in seen else None
        if document is not None:
            seen.add(key)
            lines.append(f"{cite_apart(document)}: {status_on(document, day).text} (xét ngày {format_date(day)}).")
    return tuple(lines)
