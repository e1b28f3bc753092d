"""Provisions that plans rest on: gists in our own words, each pinned to điều, khoản, điểm and valid on its own dates.

The data is `data/legal/provisions/*.yaml`; the texts themselves are not part of the product.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.catalogue import FOLDER as LEGAL
from corpus.catalogue import Catalogue, LegalDocument, load_catalogue
from corpus.errors import DataError
from corpus.language import fold, format_date
from corpus.legal import Status, amending_from, called
from corpus.legal import status_on as document_status_on
from corpus.located import Located, read_located
from corpus.pinpoints import find_pins

FOLDER = LEGAL / "provisions"


@dataclass(frozen=True)
class Provision:
    """What one place of a document says, in our own words.

    `document` is a key of the catalogue, `pinpoint` its place ("khoản 2 Điều 25"). The gist stands for the text as it was
    on `as_of`; `effective_from` and `effective_to` are the first and last day of what it says, where they differ from the
    document's own. `amended_by` names acts that changed this place: up to `as_of` the gist has the change, after it not.
    """

    document: str
    pinpoint: str
    gist: str
    as_of: dt.date
    effective_from: dt.date | None = None
    effective_to: dt.date | None = None
    replaced_by: str = ""
    amended_by: tuple[str, ...] = ()
    verified: str = "yes"  # yes | partly | no
    unverified: tuple[str, ...] = ()  # the fields that rest on no source
    keywords: tuple[str, ...] = ()  # other words that officers use for it
    areas: tuple[str, ...] = ()  # requirements or sections of the framework that it serves
    note: str = ""

    @property
    def key(self) -> str:
        """Document and place; with the first day where one place says different things in turn."""
        since = f"@{self.effective_from.isoformat()}" if self.effective_from else ""
        return f"{self.document}#{self.pinpoint}{since}"


class _Entry(BaseModel):
    """One provision as the file has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    at: str = Field(min_length=1)
    gist: str = Field(min_length=1)
    as_of: dt.date | None = None
    effective_from: dt.date | None = None
    effective_to: dt.date | None = None
    replaced_by: str = ""
    amended_by: tuple[str, ...] = ()
    verified: Literal["yes", "partly", "no"] | None = None
    unverified: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    note: str = ""


class _Group(BaseModel):
    """The provisions of one document; `as_of` and `verified` hold for each that gives none of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str = Field(min_length=1)
    as_of: dt.date
    verified: Literal["yes", "partly", "no"] = "yes"
    provisions: tuple[_Entry, ...] = Field(min_length=1)


def load_provisions(folder: Path | None = None) -> tuple[Provision, ...]:
    """All provisions of a folder (default: the shipped ones), in the order of the files, read and checked once.

    Raises DataError naming file, line and field.
    """
    return _load((folder or FOLDER).resolve())


@cache
def _load(folder: Path) -> tuple[Provision, ...]:
    found: dict[str, Provision] = {}
    for path in sorted(folder.glob("*.yaml")):
        file = read_located(path, f"provisions/{path.name}")
        for index, group in enumerate(file.items(_Group)):
            for number, entry in enumerate(group.provisions):
                place = (index, "provisions", number)
                provision = _checked(_provision(group, entry), file, place)
                if provision.key in found:
                    raise file.error(f"“{provision.pinpoint}” của {group.document} ghi hai lần.", place)
                found[provision.key] = provision
    return tuple(found.values())


def _provision(group: _Group, entry: _Entry) -> Provision:
    own = entry.model_dump(exclude={"at", "as_of", "verified"})
    return Provision(
        document=group.document,
        pinpoint=entry.at,
        as_of=entry.as_of or group.as_of,
        verified=entry.verified or group.verified,
        **own,
    )


def _checked(provision: Provision, file: Located, place: tuple[str | int, ...]) -> Provision:
    """The provision, when its document is known, its place can be read, and its days follow each other."""

    def error(message: str, field: str) -> DataError:
        return file.error(message, (*place, field))

    document = load_catalogue().get(provision.document)
    if document is None:
        raise file.error(f"danh mục không có văn bản “{provision.document}”.", (place[0], "document"))
    pins = find_pins(provision.pinpoint, fold(provision.pinpoint))
    if [pin.words for pin in pins] != [provision.pinpoint]:
        raise error(f"“{provision.pinpoint}” không phải là điểm, khoản, điều viết đúng thứ tự.", "at")
    days = [day for day in (document.date, provision.effective_from, provision.effective_to) if day]
    if days != sorted(days):
        raise error("ngày hết hiệu lực trước ngày có hiệu lực, hoặc trước ngày ban hành.", "effective_from")
    if document.date and provision.as_of < document.date:
        raise error("ngày của nội dung trước ngày ban hành.", "as_of")
    if provision.replaced_by and provision.effective_to is None:
        raise error("có văn bản thay thế mà thiếu ngày hết hiệu lực.", "replaced_by")
    return provision


def status_on(provision: Provision, day: dt.date, catalogue: Catalogue | None = None) -> Status:
    """Did the place say so on a day? Its document comes first, then what was changed in this place alone.

    An act that amended the document after `as_of` may have changed it: that reads as unknown, never as in force.
    Raises KeyError when the catalogue lacks the document.
    """
    known = catalogue or load_catalogue()
    document = known.get(provision.document)
    if document is None:
        raise KeyError(provision.document)
    whole = document_status_on(document, day, known)
    if whole.likely not in ("in_force", "amended"):
        return whole
    status = (
        _own(provision, day, known)
        or _changed(provision, document, day, known)
        or _standing(provision, document, known)
    )
    return status.settled()


def _own(provision: Provision, day: dt.date, catalogue: Catalogue) -> Status | None:
    """Days of the place itself: not there yet, or gone while the document stays."""
    start, last = provision.effective_from, provision.effective_to
    if start is not None and day < start:
        by = ", ".join(called(number, catalogue) for number in provision.amended_by)
        text = f"nội dung này có hiệu lực từ ngày {format_date(start)}" + (f" ({by})" if by else "")
        return Status("not_yet", text, start, verified=_rests(provision, "effective_from"))
    if last is not None and day > last:
        since = last + dt.timedelta(days=1)
        by = f", theo {called(provision.replaced_by, catalogue)}" if provision.replaced_by else ""
        text = f"nội dung này hết hiệu lực từ ngày {format_date(since)}{by}"
        return Status("expired", text, since, provision.replaced_by, _rests(provision, "effective_to"))
    return None


def _changed(provision: Provision, document: LegalDocument, day: dt.date, catalogue: Catalogue) -> Status | None:
    """Acts that came after the text the gist stands for: known to have changed this place, or only the document."""
    for number in provision.amended_by:
        first = amending_from(document, number, catalogue)[0]
        if provision.as_of < first <= day:
            text = f"đã được sửa đổi bởi {called(number, catalogue)}, nội dung nêu ở đây là trước khi sửa đổi"
            return Status("amended", text, first, number, _rests(provision, "amended_by"))
    for number in document.amended_by:
        first = amending_from(document, number, catalogue)[0]
        if provision.as_of < first <= day:
            name = called(number, catalogue)
            return Status(
                "unknown", f"văn bản đã được {name} sửa đổi, chưa đối chiếu nội dung này", None, number, False
            )
    return None


def _standing(provision: Provision, document: LegalDocument, catalogue: Catalogue) -> Status:
    start = provision.effective_from or document.effective_from
    sure = _rests(provision, "effective_from") and document.rests_on_source("effective_from")
    if not provision.amended_by:
        return Status("in_force", "còn hiệu lực", start, verified=sure)
    by = ", ".join(called(number, catalogue) for number in provision.amended_by)
    return Status("amended", f"còn hiệu lực, được sửa đổi bởi {by}", start, provision.amended_by[-1], sure)


def _rests(provision: Provision, field: str) -> bool:
    return provision.verified != "no" and field not in provision.unverified
