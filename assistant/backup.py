"""Everything in the database as one portable file of JSON lines, and back: between computers, and from SQLite to PostgreSQL."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from assistant.rows import Row, decode, encode, parse
from assistant.store import HEAD, Store, migrate, open_engine, revision_of, transaction
from corpus.errors import InputError

FORMAT, VERSION = "kehoach-backup", 1
# Who is logged in, and who tried to: brought back they would open doors that were shut meanwhile. Jobs end with their server.
LEFT_OUT = ("alembic_version", "sessions", "login_attempts", "jobs")
_REMEDY = "Dùng bản sao lưu khác, hoặc sao lưu lại."
_BATCH = 500


@dataclass(frozen=True)
class Kept:
    """How many rows of each table a backup holds."""

    rows: dict[str, int]

    @property
    def plans(self) -> int:
        return self.rows.get("plans", 0)


def backup(store: Store) -> tuple[bytes, Kept]:
    """The file and what it holds, all of one moment even while others write."""
    counts: Counter[str] = Counter()
    with store.reading() as connection:
        head = {"format": FORMAT, "version": VERSION, "schema": HEAD, "created": datetime.now(UTC).isoformat()}
        lines = [_line(head)]
        for table in _tables(connection):
            query = sa.select(table).order_by(*table.primary_key.columns)
            for row in connection.execute(query).mappings():
                lines.append(_line({"table": table.name, "row": encode(table, dict(row))}))
                counts[table.name] += 1
    body = b"".join(lines)
    end = {"rows": dict(counts), "sha256": hashlib.sha256(body).hexdigest()}
    return body + _line(end), Kept(dict(counts))


def restore(text: str, url: str | None = None, *, place: str = "") -> Kept:
    """Enter a backup into an empty database, whole or not at all, and bring it up to date.

    Raises InputError for a file that is cut, changed or of a newer program, and for a database that holds something.
    """
    head, lines, kept = _read(text, place)
    engine = open_engine(url)
    try:
        with transaction(engine) as connection:
            _refuse_used(connection, place)
            try:
                migrate(connection, str(head.get("schema")))
            except LookupError as error:
                raise InputError(
                    "bản sao lưu do phiên bản mới hơn ghi.", place=place, remedy="Cập nhật chương trình rồi làm lại."
                ) from error
            _enter(connection, lines, place)
            migrate(connection, HEAD)
    except sa.exc.SQLAlchemyError as error:
        raise InputError(
            "dữ liệu trong bản sao lưu không khớp nhau, chưa khôi phục gì.", place=place, remedy=_REMEDY
        ) from error
    finally:
        engine.dispose()
    return kept


def _line(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _tables(connection: sa.Connection) -> list[sa.Table]:
    """The tables that are there, each after those it refers to."""
    found = sa.MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name not in LEFT_OUT]


def _read(text: str, place: str) -> tuple[Row, list[tuple[int, str]], Kept]:
    """The head, the numbered lines of rows, and what the end says; the sum over all lines must be right."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line]
    head = parse(lines[0][1], _at(place, 1)) if lines else None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise InputError(
            "không phải bản sao lưu.",
            place=place,
            remedy="Chọn tệp .jsonl đã sao lưu.",
            command="kehoach backup -o TỆP.jsonl",
        )
    if head.get("version") != VERSION:
        raise InputError(
            f"bản sao lưu thuộc phiên bản {str(head.get('version'))[:20]}, chương trình này đọc phiên bản {VERSION}.",
            place=place,
            remedy="Cập nhật chương trình rồi làm lại.",
        )
    end = parse(lines[-1][1], _at(place, lines[-1][0]))
    if not isinstance(end, dict) or "sha256" not in end:
        raise InputError("bản sao lưu bị cắt cụt, thiếu dòng cuối.", place=place, remedy=_REMEDY)
    body = "".join(f"{line}\n" for _, line in lines[:-1])
    if hashlib.sha256(body.encode()).hexdigest() != end["sha256"]:
        raise InputError("bản sao lưu đã bị sửa hoặc hỏng, tổng kiểm không khớp.", place=place, remedy=_REMEDY)
    return head, lines[1:-1], Kept(dict(end.get("rows", {})))


def _at(place: str, number: int) -> str:
    return f"{place}, dòng {number}" if place else f"dòng {number}"


def _refuse_used(connection: sa.Connection, place: str) -> None:
    """Only an empty database takes a backup: nothing that is there is ever lost to it."""
    if revision_of(connection) is None and not sa.inspect(connection).get_table_names():
        return
    for table in _tables(connection):
        if connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
            raise InputError(
                "cơ sở dữ liệu này đang có dữ liệu; không ghi đè.",
                place=place,
                remedy="Khôi phục vào nơi trống: đặt KEHOACH_DATA (hoặc KEHOACH_DATABASE_URL) sang chỗ mới.",
            )


def _enter(connection: sa.Connection, lines: list[tuple[int, str]], place: str) -> None:
    tables = {table.name: table for table in _tables(connection)}
    rows: dict[str, list[Row]] = {name: [] for name in tables}
    for number, line in lines:
        name, row = _told(parse(line, _at(place, number)), tables, _at(place, number))
        rows[name].append(row)
    for name, table in tables.items():
        for batch in _batches(rows[name]):
            connection.execute(table.insert(), batch)
        _go_on_counting(connection, table)


def _told(told: Any, tables: dict[str, sa.Table], place: str) -> tuple[str, Row]:
    name = told.get("table") if isinstance(told, dict) else None
    if not isinstance(name, str) or name not in tables:
        raise InputError("không rõ thuộc bảng nào.", place=place, remedy=_REMEDY)
    return name, decode(tables[name], told.get("row"), place)


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]


def _go_on_counting(connection: sa.Connection, table: sa.Table) -> None:
    """PostgreSQL counts ids apart from the rows: after rows came with their ids, it goes on behind the last."""
    keys = list(table.primary_key.columns)
    if connection.dialect.name != "postgresql" or len(keys) != 1 or not isinstance(keys[0].type, sa.Integer):
        return
    counter = sa.func.pg_get_serial_sequence(table.name, keys[0].name)
    last = sa.select(sa.func.max(keys[0])).scalar_subquery()
    connection.execute(sa.select(sa.func.setval(counter, last)).where(counter.is_not(None), last.is_not(None)))
