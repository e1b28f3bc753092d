"""A file's lines and tables as pieces that may each tell something, with the place where a person finds them again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language import clean, fold
from corpus.readers.blocks import Block, Line, Sheet, Table

FEW = 4  # words; a shorter line without a figure is a heading
MOST = 3  # columns of a table in which each row is a name and its value
LEAST = 3  # rows; a smaller table only lays out the page
_NUMBER = re.compile(r"^\s*(?:(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)](?!\d)|[-+•*–])\s*")
_ORDER = ("stt", "tt", "so tt", "so thu tu")
_VALUE = ("gia tri", "so lieu", "so luong", "ket qua", "tra loi", "hien trang", "thuc hien")
_UNIT = ("dvt", "don vi tinh", "don vi")


@dataclass(frozen=True)
class Piece:
    """A line of text, or a row of a table that has a name and a value ("Máy tính: 62 chiếc")."""

    text: str
    place: str


@dataclass(frozen=True)
class Grid:
    """A table under a line of heads; `above`: the last words before it. Rows are (place, cells)."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    above: str = ""

    def named_rows(self) -> Iterator[Piece]:
        """Each row as what it is about and what stands for it, a unit after its number; nothing where more than that is told."""
        folded = [fold(head).strip(" .") for head in self.heads]
        told = [at for at, head in enumerate(folded) if head not in (*_ORDER, *_UNIT)]
        if len(self.rows) < LEAST or not 2 <= len(told) <= MOST:
            return
        unit = next((at for at, head in enumerate(folded) if head in _UNIT), None)
        value = next((at for at in told[1:] if folded[at].startswith(_VALUE)), told[1])
        for place, cells in self.rows:
            cell = dict(enumerate(cells)).get
            if cell(told[0]) and cell(value):
                yield Piece(f"{cell(told[0])}: {cell(value)} {(unit is not None and cell(unit)) or ''}".strip(), place)


def pieces_of(blocks: Sequence[Block]) -> Iterator[Piece | Grid]:
    """The pieces in order. Headings and what is only layout are left out."""
    lines = tables = 0
    sheet = ""
    above: list[str] = []
    for block in blocks:
        if isinstance(block, Sheet):
            sheet, above = block.name, [block.name]
        elif isinstance(block, Line):
            lines += 1
            above = [*above[-1:], block.text]  # a unit of money may stand between a table and its title
            text = _NUMBER.sub("", clean(block.text))
            if not _is_heading(text, strong=block.strong):
                yield Piece(text, f"trang tính “{sheet}”" if sheet else f"đoạn {lines}")
        else:
            tables += 1
            yield _grid(block, f"trang tính “{sheet}”" if sheet else f"bảng {tables}", " ".join(above))


def _is_heading(text: str, *, strong: bool) -> bool:
    if re.search(r"\d", text):
        return False
    return strong or text.isupper() or len(text.split()) < FEW


def _grid(table: Table, name: str, above: str) -> Grid:
    rows = [tuple(" ".join(clean(cell).split()) for cell in row) for row in table.rows]
    numbered = [(f"{name}, dòng {at}", row) for at, row in enumerate(rows, 1) if any(row)]
    return Grid(rows[0] if rows else (), tuple(numbered), clean(above))
