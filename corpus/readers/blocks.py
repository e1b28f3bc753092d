"""What every reader returns: the lines and tables of a file in the order they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Line:
    """A paragraph; columns that stand side by side (a letterhead) are parted by a tab. `strong`: bold or centred."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; a cell may hold several lines."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def cells(self) -> list[str]:
        return [cell for row in self.rows for cell in row]

    def flat(self) -> list[Line]:
        """The cells one after another, where the table only lays out the page."""
        return [Line(text) for cell in self.cells for text in cell.split("\n") if text.strip()]

    def row_texts(self) -> list[str]:
        """One line a row, cells parted by "|"."""
        rows = (" | ".join(" ".join(cell.split()) for cell in row) for row in self.rows)
        return [row for row in rows if row.strip(" |")]


@dataclass(frozen=True)
class Sheet:
    """Opens a sheet of a workbook: a division of its own whatever stands in it."""

    name: str


@dataclass(frozen=True)
class Unread:
    """What a file holds and no reader can read, said to a person ("trang 3 là ảnh")."""

    what: str


Block: TypeAlias = "Line | Table | Sheet"


def text_of(blocks: Iterable[Block]) -> str:
    """All words, to measure and to compare."""
    return "\n".join(text for block in blocks for text in lines_of(block))


def lines_of(block: Block) -> list[str]:
    """The words of a block, a row of a table in a line."""
    if isinstance(block, Sheet):
        return [block.name]
    return [block.text] if isinstance(block, Line) else block.row_texts()
