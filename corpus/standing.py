"""What a document that was read counts as: one of the catalogue, another official one, or the unit's own file."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Literal

from corpus.catalogue import Catalogue, LegalDocument, names, read_yaml
from corpus.document_numbers import read_number
from corpus.language import format_date
from corpus.language.text import fold
from corpus.legal import cite_short
from corpus.readers.identity import Identity


@dataclass(frozen=True)
class Standing:
    """`key` is "" where the file has no number to be known by; `notes` tell a person what to look at."""

    key: str
    number: str
    type: str
    issuer: str
    date: dt.date | None
    title: str
    kind: Literal["official", "own"]
    catalogued: bool
    notes: tuple[str, ...] = ()


def standing_of(identity: Identity, catalogue: Catalogue) -> Standing:
    """The catalogue's document when number, issuer and date agree; official otherwise only when its letterhead is whole."""
    told = Standing("", identity.number, identity.type, _issuer(identity), identity.date, identity.title, "own", False)
    if not identity.number or not read_number(identity.number).symbol:
        return replace(told, notes=("Không thấy số, ký hiệu văn bản: coi là tệp của đơn vị.",))
    if identity.draft:
        return replace(told, notes=("Bản dự thảo: coi là tệp của đơn vị.",))
    known = _known(identity, catalogue)
    if known is not None:
        return _catalogued(told, known)
    key = _key(told)
    if _official(told):
        return replace(told, key=key, kind="official", notes=("Chưa có trong danh mục: chưa rõ hiệu lực.",))
    return replace(told, key=key)


def _known(identity: Identity, catalogue: Catalogue) -> LegalDocument | None:
    """The one document of the catalogue with this number that the letterhead does not speak against."""
    found = catalogue.find(identity.number, identity.date.year if identity.date else None)
    fitting = [one for one in found if _same_body(one.issuer, identity.issuer)]
    return fitting[0] if len(fitting) == 1 else None


def _same_body(known: str, told: str) -> bool:
    """Does the letterhead name the issuer? Where it names nobody, a number that names its issuer has to do."""
    return not told or _body(known) == _body(told) or _body(told) in _body(known) or _body(known) in _body(told)


def _body(name: str) -> str:
    text = re.sub(r"\s+", " ", fold(re.sub(r"\(.*\)", "", name))).strip()
    for long, short in read_yaml("letterheads")["shortened"].items():
        text = text.replace(fold(short), fold(long))
    return re.sub(r"^(?:chu tich|bo truong|thu truong)\s+(?=uy ban|bo )", "", text)


def _catalogued(told: Standing, known: LegalDocument) -> Standing:
    notes: tuple[str, ...] = ()
    if told.date and known.date and told.date != known.date and told.date not in known.misdated:
        notes = (
            f"Tệp ghi ngày {format_date(told.date)}, danh mục ghi {cite_short(known)} ngày {format_date(known.date)}.",
        )
    day = known.date or told.date
    return Standing(
        known.key, known.number, known.type, known.issuer, day, known.title or told.title, "official", True, notes
    )


def _key(told: Standing) -> str:
    """As the catalogue's keys; a body that others share a symbol with is told apart by its name."""
    key = LegalDocument(told.number, told.type, told.issuer, told.date, told.title, "").key
    return key if not told.issuer or _official(told) else f"{key} ({told.issuer})"


def _official(told: Standing) -> bool:
    """A whole letterhead: date, and an issuer above the units whose name agrees with the number's symbol."""
    if told.date is None or not told.issuer:
        return False
    if told.issuer in names()["issuers"] and not told.issuer.startswith("Sở"):
        return _agrees(told.number, told.issuer)
    return told.issuer in read_yaml("letterheads")["bodies"].values() and _agrees(told.number, told.issuer)


def _agrees(number: str, issuer: str) -> bool:
    """ "NĐ-CP" is the Government's, "TT-BTTTT" that ministry's."""
    symbol = number.rsplit("/", 1)[-1].upper()
    bodies: dict[str, str] = read_yaml("letterheads")["bodies"]
    fitting = (
        name for short, name in bodies.items() if re.search(rf"(?:^|-){re.escape(short.upper())}\d*(?:-|$)", symbol)
    )
    return any(_body(name) == _body(issuer) for name in fitting)


def _issuer(identity: Identity) -> str:
    """The issuer's name as it is written in running text, where it is known; else as the letterhead has it."""
    written = " ".join(identity.issuer.split())
    bodies = [*names()["issuers"], *read_yaml("letterheads")["bodies"].values()]
    return next((name for name in bodies if _body(name) == _body(written)), written)
