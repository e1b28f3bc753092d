"""Rows of the database as plain JSON values, and back with every value checked: for exchange files and backups."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from corpus.errors import InputError

Row = dict[str, Any]
MAX_INTEGER = 2**31 - 1  # what an INTEGER column of PostgreSQL holds
REMEDY = "Xuất lại tệp từ nơi đã lưu kế hoạch; không sửa tay."


def encode(table: sa.Table, row: Mapping[str, Any]) -> Row:
    """A row with dates in ISO 8601 and times in UTC; every column is there, in the table's order."""
    return {column.name: _plain(row[column.name]) for column in table.columns}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):  # SQLite keeps UTC without saying so
        aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return aware.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def decode(table: sa.Table, told: Any, place: str) -> Row:
    """The row of a table that a file tells. Raises InputError naming the field when it does not fit the table."""
    if not isinstance(told, dict):
        raise InputError("phải là một nhóm trường.", place=place, remedy=REMEDY)
    columns = {column.name: column for column in table.columns}
    for name in told:
        if name not in columns:
            raise InputError(
                f"trường lạ “{name[:60]}”.", place=place, remedy="Tệp do phiên bản mới hơn ghi: cập nhật chương trình."
            )
    row = {}
    for name, column in columns.items():
        if name in told:
            row[name] = _value(column, told[name], f"{place}.{name}")
        else:  # a column younger than the file has a default
            row[name] = _default(column, place)
    return row


def _default(column: sa.Column[Any], place: str) -> Any:
    default = column.server_default
    if isinstance(default, sa.DefaultClause):
        text = str(getattr(default.arg, "text", default.arg)).strip("'")
        return int(text) if isinstance(column.type, sa.Integer) else text
    if column.nullable:
        return None
    raise InputError(f"thiếu trường “{column.name}”.", place=place, remedy=REMEDY)


def _value(column: sa.Column[Any], told: Any, place: str) -> Any:
    if told is None:
        if column.nullable:
            return None
        raise InputError("để trống.", place=place, remedy=REMEDY)
    for kind, read in _READERS:
        if isinstance(column.type, kind):
            try:
                return read(column, told)
            except (ValueError, TypeError) as error:
                raise InputError(str(error), place=place, remedy=REMEDY) from error
    raise InputError("kiểu dữ liệu chưa hỗ trợ.", place=place, remedy="Cập nhật chương trình.")


def _text(column: sa.Column[Any], told: Any) -> str:
    if not isinstance(told, str):
        raise ValueError("phải là chữ.")
    if "\x00" in told or any("\ud800" <= char <= "\udfff" for char in told):
        raise ValueError("chứa ký tự không hợp lệ.")
    limit = getattr(column.type, "length", None)
    if limit and len(told) > limit:
        raise ValueError(f"dài hơn {limit} ký tự.")
    return told


def _integer(_: sa.Column[Any], told: Any) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or abs(told) > MAX_INTEGER:
        raise ValueError("phải là số nguyên.")
    return told


def _boolean(_: sa.Column[Any], told: Any) -> bool:
    if not isinstance(told, bool):
        raise ValueError("phải là true hoặc false.")
    return told


def _number(_: sa.Column[Any], told: Any) -> float:
    if not isinstance(told, int | float) or isinstance(told, bool):
        raise ValueError("phải là số.")
    return told


def _date(_: sa.Column[Any], told: Any) -> date:
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError):
        raise ValueError("phải là ngày, dạng 2020-09-15.") from None


def _time(_: sa.Column[Any], told: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(told)
    except (TypeError, ValueError):
        raise ValueError("phải là thời điểm, dạng 2020-09-15T08:00:00+00:00.") from None
    if moment.tzinfo is None:
        raise ValueError("thời điểm phải có múi giờ.")
    return moment.astimezone(UTC)


_READERS = (
    (sa.Boolean, _boolean),
    (sa.DateTime, _time),
    (sa.Date, _date),
    (sa.Integer, _integer),
    (sa.Float, _number),
    (sa.String, _text),
)


def parse(text: str, place: str) -> Any:
    """JSON without its doubtful parts (keys told twice, NaN). Raises InputError naming line and column."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise InputError(
            f"không phải JSON đúng, hỏng ở dòng {error.lineno}, cột {error.colno}.", place=place, remedy=REMEDY
        ) from error
    except (ValueError, RecursionError) as error:
        told = f" ({error})" if isinstance(error, _Doubtful) else ""
        raise InputError(f"không phải JSON dùng được{told}.", place=place, remedy=REMEDY) from error


class _Doubtful(ValueError):
    pass


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Doubtful("có trường ghi hai lần")
    return found


def _no_constant(name: str) -> Any:
    raise _Doubtful(f"{name} không phải số")
