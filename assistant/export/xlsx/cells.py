"""Values as cells that stay what they are: no text is ever read as a formula, a link or a number."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from openpyxl.cell.cell import Cell

from assistant.export.text import clean
from assistant.export.xlsx.model import Percent, Value

MAX_TEXT = 32_767  # characters of a cell, Excel's own limit
_CUT = " […] (cắt bớt, đủ trong tệp .json)"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads "_x003D_" as "="


def safe_text(text: str) -> str:
    """Text for a cell. One that begins as a formula does (= + - @, also full-width) is put in quotation marks, so that it
    stays text even when the sheet is saved as CSV and opened again."""
    lines = (clean(line) for line in text.splitlines())
    text = "\n".join(line for line in lines if line)
    if text and unicodedata.normalize("NFKC", text[0])[:1] in "=+-@\u2212":
        text = f"“{text}”"
    if len(text) > MAX_TEXT:
        text = text[: MAX_TEXT - len(_CUT)] + _CUT
    return text


def fill(cell: Cell, value: Value) -> None:
    """Put a value into a cell with its type and number format."""
    if value is None:
        return
    if isinstance(value, str):
        if text := safe_text(value):
            cell.value = _ESCAPE.sub("_x005F_", text)
            cell.data_type = "s"
            cell.quotePrefix = True  # edited in place it stays text too
        return
    if isinstance(value, Percent):
        cell.value = value.number / 100
        cell.number_format = f"0{_places(value.number)}%"
        return
    cell.value = value
    cell.number_format = f"#,##0{_places(Decimal(value))}"


def _places(number: Decimal) -> str:
    """ ".00" for two decimals; the reader's own language writes the marks."""
    exponent = number.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "." + "0" * places if places else ""
