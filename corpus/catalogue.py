"""The catalogue of legal documents: facts from corpus/data/legal, found by number and year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from corpus.document_numbers import read_number
from corpus.errors import DataError
from corpus.language.text import fold

FOLDER = Path(__file__).parent / "data" / "legal"
FILES = ("central", "province", "other", "later")


@dataclass(frozen=True)
class Erratum:
    """A slip of the framework: how it writes the document, and the right form; not `certain` = only inferred."""

    wrong: str
    right: str
    certain: bool
    why: str = "Khung ghi khác với bản đã ban hành."
    at: str = ""


@dataclass(frozen=True)
class LegalDocument:
    """A document known by number and year. `effective_to`: its last day; `period`: the years of a programme."""

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
    amended_from: tuple[tuple[str, dt.date], ...] = ()  # first days of changes by acts that the catalogue lacks
    verified: str = "no"  # yes | partly | no
    unverified: tuple[str, ...] = ()  # the fields that rest on no source
    period: tuple[int, int] | None = None
    doubtful_from: dt.date | None = None
    also_written: tuple[str, ...] = ()
    misdated: tuple[dt.date, ...] = ()
    errata: tuple[Erratum, ...] = ()
    note: str = ""

    @property
    def key(self) -> str:
        """The number, with the year where the number itself holds none: "61/KH-UBND@2019", "73/2019/NĐ-CP"."""
        holds_year = re.search(r"/(?:19|20)\d\d/", self.number)
        return self.number if holds_year or self.date is None else f"{self.number}@{self.date.year}"

    @property
    def erratum(self) -> Erratum | None:
        """The framework's slip in citing the document, the first if there are several."""
        return self.errata[0] if self.errata else None

    @property
    def of_past_period(self) -> bool:
        """Did its programme end by 2020? Then it belongs to Phần I and is no basis for 2021-2025."""
        return self.period is not None and self.period[1] <= 2020

    def rests_on_source(self, *fields: str) -> bool:
        """Were these fields read in a source?"""
        return self.verified != "no" and not set(fields) & set(self.unverified)


class Catalogue:
    """All documents, by key and by number."""

    def __init__(self, documents: list[LegalDocument]) -> None:
        self.documents = documents
        self._by_key = {document.key: document for document in documents}
        self._by_serial: dict[str, list[tuple[str, LegalDocument]]] = {}
        self._by_name: dict[str, list[LegalDocument]] = {}
        for document in documents:
            for written in (document.number, *document.also_written):
                number = read_number(written)
                self._by_serial.setdefault(number.serial, []).append((number.symbol, document))
            if document.type == "Luật":
                self._by_name.setdefault(fold(document.title), []).append(document)

    def get(self, key: str) -> LegalDocument | None:
        return self._by_key.get(key)

    def find(self, number: str, year: int | None = None) -> list[LegalDocument]:
        """Documents of a number however it is typed; of one year when given or held by the number."""
        wanted = read_number(number)
        found = [d for symbol, d in self._by_serial.get(wanted.serial, []) if symbol == wanted.symbol]
        return [d for d in found if _of_year(d, year or wanted.year)]

    def find_like(self, number: str, year: int | None = None) -> list[LegalDocument]:
        """Documents whose symbol was typed in part ("1624/UBND", "45/2020/CP")."""
        wanted = read_number(number)
        return [
            d
            for symbol, d in self._by_serial.get(wanted.serial, [])
            if len(wanted.symbol) > 1 and wanted.symbol in symbol and _of_year(d, year or wanted.year)
        ]

    def find_short(self, type_: str, serial: str, year: int | None = None) -> list[LegalDocument]:
        """Documents of a kind by their serial number alone ("NĐ 45", "Nghị định 45/2020")."""
        found = {d.key: d for _, d in self._by_serial.get(read_number(serial).serial, [])}
        return [d for d in found.values() if (not type_ or d.type == type_) and _of_year(d, year)]

    def find_name(self, name: str) -> list[LegalDocument]:
        """Laws by their full name ("Luật An toàn thông tin mạng"), the oldest first."""
        return sorted(self._by_name.get(fold(name), []), key=lambda d: d.date or date.max)

    def named(self, number: str) -> LegalDocument | None:
        """The one document of a number as data files write it, for `replaced_by` and `amended_by`."""
        found = self.find(number)
        return found[-1] if found else None


def _of_year(document: LegalDocument, year: int | None) -> bool:
    return year is None or document.date is None or document.date.year == year


def read_yaml(name: str, folder: Path | None = None) -> Any:
    """A data file of the legal folder, or of another."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(((folder or FOLDER) / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)


@cache
def names() -> dict[str, Any]:
    """How kinds, laws and bodies are called."""
    return dict(read_yaml("names"))


@cache
def load_catalogue() -> Catalogue:
    """The shipped catalogue."""
    return Catalogue([_document(raw, f"{name}.yaml") for name in FILES for raw in read_yaml(name)])


_DATES = ("date", "effective_from", "effective_to", "doubtful_from")
_LISTS = ("named_at", "amended_by", "unverified", "also_written", "period")


def _document(raw: dict[str, Any], place: str) -> LegalDocument:
    try:
        return LegalDocument(**_fields(raw))
    except (TypeError, ValueError) as error:
        raise DataError(f"văn bản “{raw.get('number')}” thiếu hoặc sai trường: {error}.", place=place) from error


def _fields(raw: dict[str, Any]) -> dict[str, Any]:
    fields = {"title": "", **raw}
    fields |= {name: date.fromisoformat(raw[name]) for name in _DATES if name in raw}
    fields |= {name: tuple(raw[name]) for name in _LISTS if name in raw}
    fields["misdated"] = tuple(date.fromisoformat(day) for day in raw.get("misdated", ()))
    fields["amended_from"] = tuple((act, date.fromisoformat(day)) for act, day in raw.get("amended_from", {}).items())
    fields["errata"] = tuple(Erratum(**slip) for slip in raw.get("errata", ()))
    return fields


@dataclass(frozen=True)
class ReferenceTarget:
    """A level that the framework tells units to study; `at_least` None = the unit enters it."""

    document: str
    year: int
    quantity: str
    at_least: int | None
    unit: str
    source: str  # press | none | absent
    about: tuple[str, ...] = ()  # words of a goal that registers this level
    units: str = ""  # so | huyen: of which units; "" = all
    part: str = ""  # the bodies that the goal must name ("cấp xã")
    besides: tuple[str, ...] = ()  # the bodies that it must not name


@cache
def load_targets() -> tuple[ReferenceTarget, ...]:
    """The levels of the programmes that Phần II mục III names."""
    return tuple(ReferenceTarget(**_listed(raw)) for raw in read_yaml("reference-targets"))


def _listed(raw: dict[str, Any]) -> dict[str, Any]:
    return raw | {name: tuple(raw[name]) for name in ("about", "besides") if name in raw}
