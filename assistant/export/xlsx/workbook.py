"""Sheets as a workbook: heads that stay in view and repeat in print, widths, A4 on its side."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import datetime, time

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.export.package import with_fixed_times
from assistant.export.text import clean
from assistant.export.word.metrics import text_width
from assistant.export.xlsx.cells import fill
from assistant.export.xlsx.model import Sheet, Value
from assistant.plan import Plan

FONT = "Times New Roman"
HEAD_ROW = 4
_THIN = Side(style="thin", color="808080")
_GRID = Border(_THIN, _THIN, _THIN, _THIN)
_HEAD = PatternFill("solid", fgColor="E7E6E6")
_A4 = 9
_SIZE = 11
_LINE = 14.5  # points
_HIGHEST = 409  # points; Excel takes no more
_CHARACTER = 5.25  # points of width that Excel counts as one character
_EASE = 1.12  # words do not fill every line
_CM = 1 / 2.54


def to_bytes(sheets: list[Sheet], plan: Plan, subject: str) -> bytes:
    """The workbook; the same sheets give the same bytes."""
    book = Workbook()
    for old in book.worksheets:
        book.remove(old)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet, plan)
    book.properties.title = clean(subject)[:255]
    book.properties.creator = book.properties.lastModifiedBy = clean(plan.unit)[:255]
    book.properties.language = "vi-VN"
    book.properties.created = datetime.combine(plan.date, time())
    saved = io.BytesIO()
    book.save(saved)
    return with_fixed_times(saved.getvalue(), plan.date)


def _write(page: Worksheet, sheet: Sheet, plan: Plan) -> None:
    for row, text, font in (
        (1, sheet.title, Font(FONT, 13, bold=True)),
        (2, sheet.note, Font(FONT, _SIZE, italic=True)),
    ):
        cell = _cell(page, row, 1)
        fill(cell, text)
        cell.font = font
    for place, column in enumerate(sheet.columns, 1):
        cell = _cell(page, HEAD_ROW, place)
        fill(cell, column.heading)
        cell.font, cell.fill, cell.border = Font(FONT, _SIZE, bold=True), _HEAD, _GRID
        cell.alignment = Alignment("center", "center", wrap_text=True)
        page.column_dimensions[get_column_letter(place)].width = column.width
    rows = [(row, False) for row in sheet.rows] + [(row, True) for row in sheet.totals]
    widths = [column.width for column in sheet.columns]
    wrapped = widths[: len(widths) - sheet.unprinted]
    page.row_dimensions[HEAD_ROW].height = _height([column.heading for column in sheet.columns], widths)
    for number, (values, bold) in enumerate(rows, HEAD_ROW + 1):
        _write_row(page, number, values, bold, len(wrapped))
        page.row_dimensions[number].height = _height(values, wrapped)
    if not rows:
        cell = _cell(page, HEAD_ROW + 1, 1)
        fill(cell, sheet.empty)
        cell.font = Font(FONT, _SIZE, italic=True)
    _set_up(page, sheet, plan)


def _write_row(page: Worksheet, number: int, values: tuple[Value, ...], bold: bool, wrapped: int) -> None:
    for place, value in enumerate(values, 1):
        cell = _cell(page, number, place)
        fill(cell, value)
        text = isinstance(value, str)
        cell.font, cell.border = Font(FONT, _SIZE, bold=bold), _GRID
        cell.alignment = Alignment("left" if text else "right", "top", wrap_text=text and place <= wrapped)


def _height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Room for the longest text, in points: not every program finds it by itself."""
    texts = [(value, width) for value, width in zip(values, widths, strict=False) if isinstance(value, str)]
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(_LINE * lines + 3, _HIGHEST)


def _lines(text: str, width: float) -> int:
    room = width * _CHARACTER
    return sum(max(1, math.ceil(text_width(line, _SIZE) * _EASE / room)) for line in text.split("\n")) if text else 1


def _set_up(page: Worksheet, sheet: Sheet, plan: Plan) -> None:
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = _cell(page, HEAD_ROW + 1, 3 if len(sheet.columns) > 4 else 1)
    if sheet.rows:
        page.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + len(sheet.rows)}"
    if sheet.unprinted:
        printed = get_column_letter(len(sheet.columns) - sheet.unprinted)
        page.print_area = f"A1:{printed}{HEAD_ROW + max(1, len(sheet.rows) + len(sheet.totals))}"
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(
        left=2 * _CM, right=1.5 * _CM, top=2 * _CM, bottom=1.5 * _CM, header=_CM, footer=_CM
    )
    if page.oddFooter:
        page.oddFooter.left.text = clean(plan.unit).replace("&", "&&")
        page.oddFooter.right.text = "Trang &P/&N"


def _cell(page: Worksheet, row: int, column: int) -> Cell:
    cell = page.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is merged
    return cell
