"""Where added texts are kept: one SQLite file in the data folder, each change whole or not at all."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from corpus.errors import InputError
from corpus.folders import data_folder
from corpus.readers.passages import Passage

VERSION = 1
NAME = "texts.db"
T = TypeVar("T")


@dataclass(frozen=True)
class Stored:
    """A row of the table of texts."""

    key: str
    number: str
    type: str
    issuer: str
    date: dt.date | None
    title: str
    kind: str
    catalogued: bool
    source: str
    place: str
    digest: str
    added_on: dt.date
    count: int


_COLUMNS = tuple(one.name for one in fields(Stored))
_SCHEMA = f"""
CREATE TABLE text ({", ".join(f'"{name}"' for name in _COLUMNS)}, PRIMARY KEY ("key"));
CREATE TABLE passage (text_key, position, path, pinpoint, text, heading, note, PRIMARY KEY (text_key, position));
CREATE TABLE file (digest PRIMARY KEY, text_key);
"""


class AddedStore:
    """The table of texts, their passages, and every file they ever came from."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or data_folder()) / NAME
        try:
            self._db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            self._prepare()
        except sqlite3.Error as error:
            raise self._trouble(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def _prepare(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise InputError(
                "do phiên bản mới hơn của chương trình tạo ra.", place=str(self.path), remedy="Cập nhật chương trình."
            )
        if version == 0:
            self.transaction(self._create)

    def _create(self) -> None:
        if self._db.execute("PRAGMA user_version").fetchone()[0] == 0:  # nobody else was quicker
            for statement in _SCHEMA.split(";"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {VERSION}")

    def _trouble(self, error: sqlite3.Error) -> InputError:
        return InputError(
            f"không đọc hoặc ghi được kho văn bản đã thêm ({error}).",
            place=str(self.path),
            remedy="Kiểm tra chỗ trống và quyền ghi; nếu tệp hỏng, đổi tên tệp này rồi thêm lại các văn bản.",
        )

    def transaction(self, work: Callable[[], T]) -> T:
        """Do all of it or none. Raises InputError where the file cannot be written."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                result = work()
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        return result

    def all(self) -> list[Stored]:
        return [_stored(row) for row in self._read(f"SELECT {_NAMES} FROM text ORDER BY rowid")]

    def get(self, key: str) -> Stored | None:
        return next((_stored(row) for row in self._read(f'SELECT {_NAMES} FROM text WHERE "key" = ?', key)), None)

    def by_digest(self, digest: str) -> Stored | None:
        """The text that a file of this content went into, whether it still stands for it or was replaced."""
        rows = self._read("SELECT text_key FROM file WHERE digest = ?", digest)
        return self.get(rows[0][0]) if rows else None

    def passages(self, key: str) -> list[Passage]:
        order = "SELECT path, pinpoint, text, heading, note FROM passage WHERE text_key = ? ORDER BY position"
        return [Passage(*row) for row in self._read(order, key)]

    def put(self, stored: Stored, passages: Iterable[Passage]) -> None:
        """Set a text and its passages in place of those of its key; to be called within a transaction."""
        values = [value.isoformat() if isinstance(value, date) else value for value in astuple(stored)]
        self._db.execute("DELETE FROM passage WHERE text_key = ?", (stored.key,))
        self._db.execute(f"REPLACE INTO text ({_NAMES}) VALUES ({', '.join('?' * len(values))})", values)
        rows = [(stored.key, at, *astuple(passage)) for at, passage in enumerate(passages)]
        self._db.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._db.execute("REPLACE INTO file VALUES (?, ?)", (stored.digest, stored.key))

    def delete(self, key: str) -> None:
        """Take a text out with all that is known of it; to be called within a transaction."""
        for table, column in (("passage", "text_key"), ("file", "text_key"), ("text", '"key"')):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))

    def _read(self, statement: str, *values: Any) -> list[Any]:
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._trouble(error) from error


_NAMES = ", ".join(f'"{name}"' for name in _COLUMNS)


def _stored(row: tuple[Any, ...]) -> Stored:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["date"] = date.fromisoformat(values["date"]) if values["date"] else None
    values["added_on"] = date.fromisoformat(values["added_on"])
    values["catalogued"] = bool(values["catalogued"])
    return Stored(**values)
