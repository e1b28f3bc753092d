"""Texts that people add to the corpus: kept in the data folder, apart from the shipped catalogue.

A file is taken in whole or not at all; the same file twice changes nothing; another file of a document that is already
there replaces it. What cannot be tied to an official document stays the unit's own and is never shown as law.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from corpus.added_store import AddedStore, Stored
from corpus.catalogue import Catalogue, load_catalogue
from corpus.errors import InputError
from corpus.readers import Document, Passage, read_document
from corpus.readers.files import SUFFIXES, load
from corpus.standing import Standing, standing_of

__all__ = ["AddedText", "Outcome", "Passage", "add", "files_of", "listed", "remove", "revision", "texts"]

READING = b"1"  # raised when files are read better: those added before are then read anew
MOST_FILES = 5_000  # of one folder; more is a whole disk given by mistake


@dataclass(frozen=True)
class AddedText:
    """An added document. kind: "official", or "own" for whatever nobody but the unit vouches for."""

    key: str
    number: str
    type: str
    issuer: str
    date: dt.date | None
    title: str
    kind: Literal["official", "own"]
    passages: list[Passage]
    source: str  # the name of the file it was read from
    added_on: dt.date
    catalogued: bool  # is `key` a document of the shipped catalogue?
    count: int  # passages, also where they were not loaded


@dataclass(frozen=True)
class Outcome:
    """What became of one file: added, replaced, unchanged or refused; `message` says it to a person."""

    path: Path
    kind: Literal["added", "replaced", "unchanged", "refused"]
    message: str
    key: str = ""
    notes: tuple[str, ...] = ()


def texts() -> list[AddedText]:
    """Every added text with its passages."""
    with AddedStore() as store:
        return [_text(stored, store.passages(stored.key)) for stored in store.all()]


def listed() -> list[AddedText]:
    """Every added text without its passages, which is quick however many there are."""
    with AddedStore() as store:
        return [_text(stored, []) for stored in store.all()]


def revision() -> str:
    """Changes whenever a text is added, replaced or removed; "" where nothing was ever added."""
    with AddedStore() as store:
        digests = sorted(f"{stored.key}:{stored.digest}" for stored in store.all())
    return hashlib.sha256("\n".join(digests).encode()).hexdigest() if digests else ""


def files_of(paths: list[Path]) -> list[Path]:
    """The files to read: those named, and of folders all that have a known ending, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if _readable(one.relative_to(path), one))
            if not inside:
                endings = ", ".join(SUFFIXES)
                raise InputError(
                    "thư mục không có tệp nào đọc được.", place=str(path), remedy=f"Cần tệp có đuôi {endings}."
                )
            found += inside
        else:
            found.append(path)
    if len(found) > MOST_FILES:
        raise InputError(f"có {len(found)} tệp, quá nhiều cho một lần.", remedy="Chọn thư mục nhỏ hơn.")
    return list(dict.fromkeys(found))


def _readable(inside: Path, path: Path) -> bool:
    """Not hidden, not one of Word's own lock files ("~$…"), not a link that leads elsewhere."""
    hidden = any(part.startswith((".", "~$")) for part in inside.parts)
    return not hidden and path.suffix.lower() in SUFFIXES and path.is_file() and not path.is_symlink()


def add(path: Path, catalogue: Catalogue | None = None) -> Outcome:
    """Take one file into the corpus, or refuse it and leave the corpus as it was."""
    with AddedStore() as store:
        try:
            data = load(path)
            digest = hashlib.sha256(READING + data).hexdigest()
            if (known := store.by_digest(digest)) is not None:
                return _unchanged(path, known, digest)
            document = read_document(path, data)
        except InputError as error:
            return Outcome(path, "refused", str(error))
        standing = standing_of(document.identity, catalogue or load_catalogue())
        return store.transaction(lambda: _take_in(store, path, digest, document, standing))


def _unchanged(path: Path, known: Stored, digest: str) -> Outcome:
    same = known.digest == digest
    why = "đã có, không đổi" if same else f"đã được thay bằng {known.source}; muốn dùng lại thì gỡ {known.key} trước"
    return Outcome(path, "unchanged", f"{_called(known)}: {why}.", known.key)


def _take_in(store: AddedStore, path: Path, digest: str, document: Document, standing: Standing) -> Outcome:
    key = standing.key or _own_key(store, path)
    before, notes = store.get(key), (*document.notes, *standing.notes)
    stored = Stored(
        key=key,
        number=standing.number,
        type=standing.type,
        issuer=standing.issuer,
        date=standing.date,
        title=standing.title or path.stem,
        kind=standing.kind,
        catalogued=standing.catalogued,
        source=path.name,
        place=str(path.resolve()),
        digest=digest,
        added_on=date.today(),
        count=len(document.passages),
    )
    store.put(stored, document.passages)
    if before is None:
        return Outcome(path, "added", f"{_called(stored)}: đã thêm {stored.count} đoạn.", key, notes)
    change = f"đã thay bản từ {before.source} ({before.count} đoạn) bằng bản này ({stored.count} đoạn)"
    return Outcome(path, "replaced", f"{_called(stored)}: {change}.", key, notes)


def remove(key: str) -> AddedText:
    """Take a text out by its key or its number. Raises InputError where none or several fit."""
    with AddedStore() as store:
        fitting = [one for one in store.all() if key.strip().lower() in (one.key.lower(), one.number.lower())]
        if len(fitting) != 1:
            told = f"có {len(fitting)} văn bản" if fitting else "không có văn bản nào"
            keys = (
                f"Ghi đúng mã: {', '.join(one.key for one in fitting)}."
                if fitting
                else "Xem mã trong danh sách văn bản đã thêm."
            )
            raise InputError(f"{told} khớp “{key[:80]}”.", remedy=keys)
        store.transaction(lambda: store.delete(fitting[0].key))
        return _text(fitting[0], [])


def _own_key(store: AddedStore, path: Path) -> str:
    """A file without a number is known by its place: an edited one replaces itself, a namesake elsewhere does not."""
    stem = "-".join(path.stem.lower().split())
    for key in _numbered(f"tệp:{stem}"):
        held = store.get(key)
        if held is None or held.place == str(path.resolve()):
            return key
    raise AssertionError("unreachable")


def _numbered(key: str) -> Iterator[str]:
    yield key
    count = 2
    while True:
        yield f"{key}-{count}"
        count += 1


def _called(stored: Stored) -> str:
    if not stored.number:
        return f"“{stored.title}”"
    return f"{stored.type} {stored.number}"


def _text(stored: Stored, passages: list[Passage]) -> AddedText:
    return AddedText(
        key=stored.key,
        number=stored.number,
        type=stored.type,
        issuer=stored.issuer,
        date=stored.date,
        title=stored.title,
        kind="official" if stored.kind == "official" else "own",
        passages=passages,
        source=stored.source,
        added_on=stored.added_on,
        catalogued=stored.catalogued,
        count=stored.count,
    )
