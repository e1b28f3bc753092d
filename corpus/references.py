"""Legal references: found however people write them, resolved against the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.catalogue import Catalogue, LegalDocument
from corpus.document_numbers import read_number
from corpus.language import format_date
from corpus.legal import cite_apart, cite_short
from corpus.own_documents import OwnDocument, format_own, parse_document
from corpus.reference_text import Reference, find_references

__all__ = [
    "OwnDocument",
    "Reference",
    "Resolution",
    "find_references",
    "format_own",
    "parse_document",
    "resolve",
    "resolve_on",
]


@dataclass(frozen=True)
class Resolution:
    """What a reference means: one document, several that fit, or none; `problem` says it to a person."""

    documents: tuple[LegalDocument, ...]
    certain: bool
    problem: str = ""


def resolve(reference: Reference, catalogue: Catalogue, day: date | None = None) -> Resolution:
    """The document meant, of those issued by `day` if given. What was told otherwise is a problem, never followed."""
    found = [d for d in _candidates(reference, catalogue) if day is None or d.date is None or d.date <= day]
    fitting = [d for d in found if _dated_as_told(d, reference)]
    if not found or not fitting:
        return _unknown(reference, found)
    chosen = _chosen(reference, fitting)
    if len(chosen) > 1:
        named = " hoặc ".join(f"{cite_apart(d)}{_dated(d)}" for d in chosen)
        return Resolution(tuple(chosen), False, f"{_words(reference)} có thể là {named}.")
    return Resolution((chosen[0],), True, _difference(reference, chosen[0], fitting))


def resolve_on(reference: Reference, catalogue: Catalogue, day: date) -> Resolution:
    """The document meant in a text of that day; one issued later only where no other is meant."""
    found = resolve(reference, catalogue, day)
    return found if found.documents else resolve(reference, catalogue)


def _candidates(reference: Reference, catalogue: Catalogue) -> list[LegalDocument]:
    """By name, by number, by a part of the symbol, by kind and serial: the first way that finds any."""
    number = read_number(reference.number)
    if reference.type == "Luật" and not number.symbol:
        return catalogue.find_name(reference.number)
    if not number.symbol:
        return catalogue.find_short(reference.type, reference.number)
    return catalogue.find(reference.number) or [
        d for d in catalogue.find_like(reference.number) if not reference.type or d.type == reference.type
    ]


def _dated_as_told(document: LegalDocument, reference: Reference) -> bool:
    """Of the year told; or a known or plain slip of it: the same day and month in another year."""
    if document.date is None or reference.year in (None, document.date.year) or reference.date in document.misdated:
        return True
    told = reference.date
    return told is not None and (told.day, told.month) == (document.date.day, document.date.month)


def _chosen(reference: Reference, fitting: list[LegalDocument]) -> list[LegalDocument]:
    """The exact date decides, then what the framework names; of laws of one name the oldest."""
    exact = [d for d in fitting if reference.date is not None and d.date == reference.date]
    named = [d for d in fitting if d.named_at]
    for choice in (exact, fitting, named):
        if len(choice) == 1:
            return choice
    return fitting[:1] if reference.type == "Luật" else fitting


def _difference(reference: Reference, document: LegalDocument, fitting: list[LegalDocument]) -> str:
    """What is told otherwise than the catalogue has it, and the right form."""
    short, day = cite_short(document), format_date(document.date) if document.date else ""
    unsure = "" if document.erratum is None or document.erratum.certain else " (suy ra, chưa đối chiếu bản gốc)"
    if reference.misread:
        slip = f"“{reference.misread}” không phải là ngày có thật"
        return f"{_words(reference)}: {slip}; danh mục ghi ngày {day}{unsure}."
    if reference.date and document.date and reference.date != document.date:
        return f"{short} có ngày {day}{unsure}, không phải {format_date(reference.date)}."
    told = read_number(reference.number)
    if told.symbol and told.symbol != read_number(document.number).symbol:
        return f"“{reference.number}” ghi đúng là {document.number}{unsure}."
    if reference.type == "Luật" and len(fitting) > 1 and not document.named_at:
        others = " và ".join(cite_apart(d) for d in fitting)
        return f"{_words(reference)}: có {others}; lấy {cite_apart(document)}."
    return ""


def _unknown(reference: Reference, found: list[LegalDocument]) -> Resolution:
    """Not in the catalogue: kept as the unit wrote it; one of another year is offered, not taken."""
    if not found:
        return Resolution((), False, f"{_words(reference)}: chưa đối chiếu được với danh mục văn bản.")
    known = " và ".join(f"{cite_short(d)}{_dated(d)}" for d in found)
    return Resolution((), False, f"{_words(reference)}: chưa đối chiếu được; danh mục chỉ có {known}.")


def _dated(document: LegalDocument) -> str:
    return f" ngày {format_date(document.date)}" if document.date else ""


def _words(reference: Reference) -> str:
    return reference.words.strip()
