"""The legal documents: facts by number and year, citation forms of Nghị định 30/2020/NĐ-CP, validity on a date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from corpus.language import fold, format_date, format_date_long

FOLDER = Path(__file__).parent / "data" / "legal"


@dataclass(frozen=True)
class Erratum:
    """A slip of the framework: how it writes the document, and the right form; not `certain` = only inferred."""

    wrong: str
    right: str
    certain: bool
    why: str = "Khung ghi khác với bản đã ban hành."


@dataclass(frozen=True)
class LegalDocument:
    """A document known by number and year. `effective_to` is the last day in force; `period` the years of a programme."""

    number: str
    type: str
    issuer: str
    date: dt.date | None
    title: str
    level: str  # central | province | department
    counterpart_of: str = ""
    named_at: tuple[str, ...] = ()
    effective_from: dt.date | None = None
    effective_to: dt.date | None = None
    replaced_by: str = ""
    amended_by: tuple[str, ...] = ()
    verified: str = "no"  # yes | partly | no
    period: tuple[int, int] | None = None
    erratum: Erratum | None = None

    @property
    def key(self) -> str:
        """The number, with the year where the number itself holds none: "61/KH-UBND@2019", "73/2019/NĐ-CP"."""
        holds_year = re.search(r"/(?:19|20)\d\d/", self.number)
        return self.number if holds_year or self.date is None else f"{self.number}@{self.date.year}"


@dataclass(frozen=True)
class Status:
    """Validity on a day. kind: in_force, amended, expired, not_yet, unknown; `text` says it to a person."""

    kind: str
    text: str
    since: date | None = None
    by: str = ""


class Catalogue:
    """All documents, by key and by number."""

    def __init__(self, documents: list[LegalDocument]) -> None:
        self.documents = documents
        self._by_key = {document.key: document for document in documents}
        self._by_number: dict[str, list[LegalDocument]] = {}
        for document in documents:
            self._by_number.setdefault(normal_number(document.number), []).append(document)
            if document.erratum and re.fullmatch(r"\d+/\S+", document.erratum.wrong):  # the framework's own slip still finds it
                self._by_number.setdefault(normal_number(document.erratum.wrong), []).append(document)

    def get(self, key: str) -> LegalDocument | None:
        return self._by_key.get(key)

    def find(self, number: str, year: int | None = None) -> list[LegalDocument]:
        """Documents of a number however it is typed; of one year when given."""
        found = self._by_number.get(normal_number(number), [])
        return [d for d in found if year is None or d.date is None or d.date.year == year]

    def find_short(self, type_: str, serial: str, year: int | None = None) -> list[LegalDocument]:
        """Documents of a kind by their serial number alone ("NĐ 45", "Nghị định 45/2020")."""
        return [d for d in self.documents if re.match(rf"0*{int(serial)}\D", d.number) and (not type_ or fold(d.type) == fold(type_))
                and (year is None or (d.date is not None and d.date.year == year))]

    def find_name(self, name: str) -> list[LegalDocument]:
        """Laws by name ("Luật An toàn thông tin mạng")."""
        wanted = fold(name)
        return [d for d in self.documents if d.type == "Luật" and fold(d.title) == wanted]


def normal_number(number: str) -> str:
    """A number without what typing changes: case, marks, spaces, O for 0, leading zeros."""
    text = re.sub(r"[\s/.–-]", "", fold(number))
    text = re.sub(r"(?<=\d)o(?=\d)", "0", re.sub(r"^o", "0", text))
    return text.lstrip("0")


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None


@cache
def load_catalogue() -> Catalogue:
    """The shipped catalogue."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    documents = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for raw in yaml.load(path.read_text(encoding="utf-8"), Loader=loader):
            documents.append(_document(raw))
    return Catalogue(documents)


def _document(raw: dict[str, Any]) -> LegalDocument:
    slip = raw.get("erratum")
    period = raw.get("period")
    return LegalDocument(
        number=raw["number"], type=raw["type"], issuer=raw["issuer"], date=_day(raw["date"]), title=raw.get("title") or "", level=raw["level"],
        counterpart_of=raw.get("counterpart_of", ""), named_at=tuple(raw.get("named_at", ())), effective_from=_day(raw.get("effective_from")),
        effective_to=_day(raw.get("effective_to")), replaced_by=raw.get("replaced_by", ""), amended_by=tuple(raw.get("amended_by", ())),
        verified=str(raw.get("verified", "no")), period=(period[0], period[1]) if period else None,
        erratum=Erratum(slip["wrong"], slip["right"], bool(slip["certain"])) if slip else None)


def _issuer(document: LegalDocument) -> str:
    return re.sub(r"\s*\(.*\)$", "", document.issuer)


def cite_short(document: LegalDocument) -> str:
    """Kind and number: "Nghị định số 73/2019/NĐ-CP"; a law by its name."""
    return document.title if document.type == "Luật" else f"{document.type} số {document.number}"


def cite_dated(document: LegalDocument) -> str:
    """Kind, number, date, issuer: a first mention in running text."""
    if document.type == "Luật":
        return f"{document.title} {format_date_long(document.date)}" if document.date else document.title
    day = f" ngày {format_date(document.date)}" if document.date else ""
    return f"{cite_short(document)}{day} của {_issuer(document)}"


def cite_full(document: LegalDocument) -> str:
    """The form of a căn cứ: kind, number, date, issuer, title (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    if document.type == "Luật":
        return cite_dated(document)
    return f"{cite_dated(document)} {document.title}".strip()


def cite_pinpoint(document: LegalDocument, pinpoint: str) -> str:
    """"khoản 1 Điều 25 Nghị định số 45/2020/NĐ-CP"."""
    return f"{pinpoint} {cite_short(document)}"


def status_on(document: LegalDocument, day: date) -> Status:
    """Was the document in force on a day? What nobody knows is never read as in force."""
    if document.date is not None and day < document.date:
        return Status("not_yet", "chưa ban hành", document.date)
    if document.effective_from is not None and day < document.effective_from:
        return Status("not_yet", f"có hiệu lực từ ngày {format_date(document.effective_from)}", document.effective_from)
    if document.effective_to is not None and day > document.effective_to:
        since = document.effective_to + timedelta(days=1)
        instead = f", được thay bằng {document.replaced_by}" if document.replaced_by else ""
        return Status("expired", f"hết hiệu lực từ ngày {format_date(since)}{instead}", since, document.replaced_by)
    if document.effective_from is None or (document.replaced_by and document.effective_to is None and _after(document.replaced_by, day)):
        return Status("unknown", "chưa rõ ngày hiệu lực")
    if amending := [number for number in document.amended_by if not _after_year(number, day)]:
        return Status("amended", f"còn hiệu lực, được sửa đổi bởi {', '.join(amending)}", document.effective_from, amending[-1])
    return Status("in_force", "còn hiệu lực", document.effective_from)


def _year_of(number: str) -> int | None:
    found = re.search(r"/((?:19|20)\d\d)/", number)
    return int(found[1]) if found else None


def _after(replacement: str, day: date) -> bool:
    """May the replacement have come into force by that day? Its date being unknown, only its year decides."""
    year = _year_of(replacement)
    return year is None or day.year >= year


def _after_year(number: str, day: date) -> bool:
    year = _year_of(number)
    return year is not None and year > day.year


_RANKS = (("Bộ Chính trị", 0), ("Ban Bí thư", 0), ("Ban Chấp hành", 0), ("Quốc hội", 1), ("Chính phủ", 2), ("Thủ tướng Chính phủ", 3),
          ("Văn phòng Chính phủ", 4), ("Bộ ", 4), ("Tỉnh ủy", 5), ("Ban Thường vụ", 5), ("Ban cán sự", 5), ("Ủy ban nhân dân", 6), ("Chủ tịch Ủy ban", 6), ("Sở ", 7))


def rank(document: LegalDocument) -> tuple[int, str]:
    """The order of bases: Party, laws, Government, Prime Minister, ministries, province, departments; then by date."""
    place = next((place for name, place in _RANKS if document.issuer == name or (name != "Chính phủ" and document.issuer.startswith(name))), 8)
    return place, document.date.isoformat() if document.date else "9999"
