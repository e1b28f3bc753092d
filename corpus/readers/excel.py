"""Excel (.xlsx): each visible sheet as its name and one table; values as they were last computed, never formulas."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from corpus.errors import InputError
from corpus.language import format_date
from corpus.language.text import clean
from corpus.readers.blocks import Block, Line, Sheet, Table

MOST_ROWS = 20_000  # of one sheet; what is longer is data, not a document


def read(data: bytes) -> list[Block]:
    """The sheets one after another. Raises InputError where it is no workbook or too large a one."""
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
        return [block for sheet in workbook.worksheets if sheet.sheet_state == "visible" for block in _sheet(sheet)]
    except InputError:
        raise
    except Exception as error:  # openpyxl lets through whatever zipfile, its XML parser and its own parts raise
        raise InputError(
            "không mở được như tệp Excel.", remedy="Mở bằng Excel rồi lưu lại (Save As) dạng .xlsx."
        ) from error


def _sheet(sheet: Any) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    for row in sheet.iter_rows(values_only=True):
        cells = tuple(_written(value) for value in row)
        if not any(cells):
            continue
        if len(rows) == MOST_ROWS:
            raise InputError(f"trang tính “{sheet.title}” có hơn {MOST_ROWS} dòng.", remedy="Chỉ giữ phần cần tra cứu.")
        rows.append(cells)
    if rows:
        yield Sheet(clean(sheet.title))
        yield from _lines_and_table(rows)


def _lines_and_table(rows: list[tuple[str, ...]]) -> Iterator[Block]:
    """Titles stand alone in their row above the table."""
    while rows and sum(map(bool, rows[0])) == 1:
        yield Line(next(cell for cell in rows[0] if cell))
        rows = rows[1:]
    used = [at for at in range(max(map(len, rows), default=0)) if any(at < len(row) and row[at] for row in rows)]
    if rows:
        yield Table(tuple(tuple(row[at] if at < len(row) else "" for at in used) for row in rows))


def _written(value: Any) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        return format_date(value)
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return str(value)
