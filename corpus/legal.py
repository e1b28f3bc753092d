"""What is said of a legal document: citation forms of Nghị định 30/2020/NĐ-CP, validity on a date, order of bases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from corpus.catalogue import (
    Catalogue,
    Erratum,
    LegalDocument,
    ReferenceTarget,
    load_catalogue,
    load_targets,
    names,
)
from corpus.document_numbers import read_number
from corpus.language import format_date, format_date_long

__all__ = [
    "Catalogue",
    "Erratum",
    "LegalDocument",
    "ReferenceTarget",
    "Status",
    "amending_from",
    "called",
    "cite_apart",
    "cite_dated",
    "cite_full",
    "cite_pinpoint",
    "cite_short",
    "full_names",
    "issuer_of",
    "kind_of_symbol",
    "load_catalogue",
    "load_targets",
    "official_title",
    "rank",
    "status_on",
    "successor_on",
]


@dataclass(frozen=True)
class Status:
    """Validity on a day. kind: in_force, amended, expired, not_yet, unknown; `text` says it to a person.

    What rests on no source is unknown, and `perhaps` the kind that it would be; `likely` takes that for true.
    """

    kind: str
    text: str
    since: date | None = None
    by: str = ""
    verified: bool = True
    perhaps: str = ""

    @property
    def likely(self) -> str:
        return self.perhaps or self.kind

    def settled(self) -> Status:
        """The status as it may be told: what nobody checked is unknown, with what is believed of it."""
        if self.verified or self.kind == "unknown":
            return self
        text = f"chưa rõ, có thể {self.text} (chưa đối chiếu)"
        return Status("unknown", text, self.since, self.by, False, self.kind)


def issuer_of(document: LegalDocument, *, short: bool = False) -> str:
    """The issuer as a citation names it; `short` writes "UBND"."""
    issuer = re.sub(r"\s*\(.*\)$", "", document.issuer)
    return re.sub(r"(?i)ủy ban nhân dân( tỉnh)?( quảng ngãi)?", r"UBND\1", issuer) if short else issuer


def cite_short(document: LegalDocument) -> str:
    """Kind and number: "Nghị định số 73/2019/NĐ-CP"; a law by its name."""
    return document.title if document.type == "Luật" else f"{document.type} số {document.number}"


def cite_dated(document: LegalDocument, *, short_issuer: bool = False) -> str:
    """Kind, number, date, issuer: a first mention in running text."""
    if document.type == "Luật":
        return f"{document.title} {format_date_long(document.date)}" if document.date else document.title
    day = f" ngày {format_date(document.date)}" if document.date else ""
    return f"{cite_short(document)}{day} của {issuer_of(document, short=short_issuer)}"


def cite_full(document: LegalDocument, *, short_issuer: bool = False) -> str:
    """The form of a căn cứ: kind, number, date, issuer, title (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    dated = cite_dated(document, short_issuer=short_issuer)
    return dated if document.type == "Luật" else f"{dated} {official_title(document.title)}".strip()


def official_title(title: str) -> str:
    """A trích yếu as it follows the issuer's name: "V/v …" written out, no capital at the start."""
    title = re.sub(r"^v/v\b\.?:?\s*", "về việc ", title.strip(), flags=re.IGNORECASE)
    opening = re.match(r"(?:Về|Quy định|Ban hành|Phê duyệt|Hướng dẫn|Triển khai|Sửa đổi)\b", title)
    return title[0].lower() + title[1:] if opening else title


@cache
def full_names() -> Mapping[str, str]:
    """All that a text may call each document of the catalogue, by key: number, date, issuer, title."""
    documents = load_catalogue().documents
    return {d.key: " ; ".join((cite_full(d), cite_apart(d), d.number, *d.also_written)) for d in documents}


def cite_pinpoint(document: LegalDocument, pinpoint: str) -> str:
    """The place within a document: "khoản 1 Điều 25 Nghị định số 45/2020/NĐ-CP"."""
    return f"{pinpoint} {cite_short(document)}".strip()


def cite_apart(document: LegalDocument) -> str:
    """The short form that tells two documents of one name apart: "Luật Giao dịch điện tử số 51/2005/QH11"."""
    short = f"{document.title} số {document.number}" if document.type == "Luật" else cite_short(document)
    return short if document.date is None or f"/{document.date.year}/" in short else f"{short} năm {document.date.year}"


def kind_of_symbol(number: str) -> str:
    """The kind that a number's symbol names ("45/QĐ-STP" -> "Quyết định"); "" where it names none."""
    match = re.match(r"[\W\d]*(?:[A-Z]?[\W\d]+)?(QH\d+$|[^\W\d]+)", number.upper())
    symbol = match[1].lower() if match else ""
    if symbol.startswith("qh"):
        return "Luật"
    return next((kind for kind, spec in names()["kinds"].items() if symbol in spec["symbol"]), "")


def rank(document: LegalDocument) -> tuple[int, str]:
    """The order of bases: Party, laws, Government, Prime Minister, ministries, province, departments; then by date."""
    ranks: list[list[str]] = names()["ranks"]
    fitting = (place for place, bodies in enumerate(ranks) if document.issuer.startswith(tuple(bodies)))
    return next(fitting, len(ranks)), document.date.isoformat() if document.date else "9999"


def status_on(document: LegalDocument, day: date, catalogue: Catalogue | None = None) -> Status:
    """Was the document in force on a day? What nobody knows is never read as in force."""
    known = catalogue or load_catalogue()
    return (_ahead(document, day) or _ended(document, day, known) or _standing(document, day, known)).settled()


def successor_on(document: LegalDocument, day: date, catalogue: Catalogue | None = None) -> LegalDocument | None:
    """What stands in the place of a document that has ended by a day, through all replacements; None while it has not
    ended, where the catalogue knows no successor, or where nobody knows that the successor took effect by then."""
    known = catalogue or load_catalogue()
    current, passed = document, {document.key}
    while status_on(current, day, known).likely == "expired":
        after = known.named(current.replaced_by) if current.replaced_by else None
        if after is None or after.key in passed:
            return None
        current = after
        passed.add(after.key)
    begun = current.effective_from is not None and current.effective_from <= day
    return current if current is not document and begun else None


def _ahead(document: LegalDocument, day: date) -> Status | None:
    if document.date is not None and day < document.date:
        return Status("not_yet", "chưa ban hành", document.date, verified=document.rests_on_source("date"))
    start = document.effective_from
    if start is None or day >= start:
        return None
    text = f"chưa có hiệu lực, có hiệu lực từ ngày {format_date(start)}"
    return Status("not_yet", text, start, verified=document.rests_on_source("effective_from"))


def _ended(document: LegalDocument, day: date, catalogue: Catalogue) -> Status | None:
    successor = catalogue.named(document.replaced_by) if document.replaced_by else None
    by = called(document.replaced_by, catalogue)
    last = document.effective_to
    if last is None and successor is not None and successor.effective_from is not None:
        last = successor.effective_from - timedelta(days=1)
    if last is not None and day > last:
        since = last + timedelta(days=1)
        text = _end_words(document, last, since, by)
        return Status("expired", text, since, document.replaced_by, _surely_ended(document, day, catalogue))
    if last is None and successor is not None and successor.effective_to is not None and day > successor.effective_to:
        sure = document.rests_on_source("replaced_by") and successor.rests_on_source("effective_to")
        return Status("expired", f"đã hết hiệu lực, được thay bằng {by}", None, document.replaced_by, sure)
    if last is None and by and day >= _earliest(document.replaced_by, catalogue):
        text = f"đã có {by} thay thế, chưa rõ hết hiệu lực từ ngày nào"
        return Status("unknown", text, None, document.replaced_by, False)
    return None


def _surely_ended(document: LegalDocument, day: date, catalogue: Catalogue) -> bool:
    """Its own last day was read in a source, or the first day of what took its place."""
    if not document.replaced_by:
        return document.rests_on_source("effective_to")
    if not document.rests_on_source("replaced_by"):
        return False
    if document.effective_to is not None and document.rests_on_source("effective_to"):
        return True
    successor = catalogue.named(document.replaced_by)
    begun = successor is not None and successor.effective_from is not None and successor.effective_from <= day
    return begun and _dated(document.replaced_by, catalogue)


def _end_words(document: LegalDocument, last: date, since: date, by: str) -> str:
    """A programme runs out with its period; another document loses its force."""
    if document.period and last == date(document.period[1], 12, 31):
        after = f", được tiếp nối bằng {by}" if by else ""
        return f"đã hết giai đoạn {document.period[0]}-{document.period[1]}{after}"
    return f"hết hiệu lực từ ngày {format_date(since)}" + (f", được thay bằng {by}" if by else "")


def _standing(document: LegalDocument, day: date, catalogue: Catalogue) -> Status:
    start, doubt = document.effective_from, document.doubtful_from
    if start is None:
        return Status("unknown", "chưa rõ ngày hiệu lực", verified=False)
    if doubt is not None and day >= doubt:
        text = f"chưa rõ còn hiệu lực hay không từ ngày {format_date(doubt)}"
        return Status("unknown", text, verified=False)
    if day > date.fromisoformat(names()["checked_until"]) and document.effective_to is None:
        return Status("unknown", "chưa đối chiếu được hiệu lực đến ngày này", verified=False)
    return _amended(document, start, day, catalogue)


def _amended(document: LegalDocument, start: date, day: date, catalogue: Catalogue) -> Status:
    """In force, with the acts that changed it by then, and apart from them those of which that is not sure."""
    done: list[str] = []
    perhaps: list[str] = []
    for number in document.amended_by:
        first, sure = amending_from(document, number, catalogue)
        if day >= first:
            (done if sure else perhaps).append(number)
    text = "còn hiệu lực"
    if done:
        text += f", được sửa đổi bởi {', '.join(called(number, catalogue) for number in done)}"
    if perhaps:
        acts = ", ".join(called(number, catalogue) for number in perhaps)
        text += f", có thể đã được sửa đổi bởi {acts} (chưa đối chiếu)"
    sure = document.rests_on_source("effective_from")
    return Status("amended" if done else "in_force", text, start, done[-1] if done else "", sure)


def amending_from(document: LegalDocument, number: str, catalogue: Catalogue) -> tuple[date, bool]:
    """From which day an act changed a document, and whether that is known; else the earliest day that it can be."""
    if (first := dict(document.amended_from).get(number)) is not None:
        return first, document.rests_on_source("amended_by")
    return _earliest(number, catalogue), document.rests_on_source("amended_by") and _dated(number, catalogue)


def _dated(number: str, catalogue: Catalogue) -> bool:
    """Is it known when an act took effect?"""
    act = catalogue.named(number)
    return act is not None and act.effective_from is not None and act.rests_on_source("effective_from")


def called(number: str, catalogue: Catalogue) -> str:
    """A later document by its name, or by kind and number when the catalogue lacks it."""
    document = catalogue.named(number) if number else None
    return cite_apart(document) if document else f"{kind_of_symbol(number) or 'văn bản'} số {number}" if number else ""


def _earliest(number: str, catalogue: Catalogue) -> date:
    """The first day on which an act of that number can have taken effect: its own, or the first of its year."""
    act = catalogue.named(number)
    if act is not None and (day := act.effective_from or act.date) is not None:
        return day
    year = read_number(number).year
    return date(year, 1, 1) if year else date.min
