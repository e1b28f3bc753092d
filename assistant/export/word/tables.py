"""Data tables: borders, a head that repeats, rows that stay whole."""

from __future__ import annotations

from assistant.export.text import clean
from assistant.export.word.columns import column_count, fit, placed
from assistant.export.word.comments import around
from assistant.export.word.xml import Node, node, paragraph, runs
from assistant.plan import Cell, Table

_STYLE_SIZE = 12.0
_ALIGN = {"left": "left", "center": "center", "right": "right"}


class _Printer:
    """What every cell of one table needs to know."""

    def __init__(self, table: Table, room: int, draft: bool) -> None:
        self.table, self.draft = table, draft
        self.count = column_count(table)
        self.widths, size, self.margin = fit(table, room)
        self.size = 0 if size == _STYLE_SIZE else size

    def row(self, cells: tuple[Cell, ...], *, bold: bool = False, keep: bool = False, ties: bool = False) -> Node:
        found = node("tr", node("trPr", node("cantSplit")))
        for column, cell in self._padded(cells):
            found.append(
                self._cell(
                    column,
                    cell,
                    "OBang",
                    bold=bold or cell.bold,
                    keep=keep or ties,
                    align=_ALIGN.get(cell.align, "left"),
                )
            )
        return found

    def head_row(self, index: int) -> Node:
        found = node("tr", node("trPr", node("cantSplit"), node("tblHeader")))
        for column, cell in self._padded(self.table.header[index]):
            found.append(self._cell(column, cell, "DauBang", merge=self._merge(index, column, cell)))
        return found

    def _padded(self, cells: tuple[Cell, ...]) -> list[tuple[int, Cell]]:
        missing = self.count - sum(cell.span for cell in cells)
        return list(placed((*cells, *[Cell("")] * missing)))

    def _merge(self, index: int, column: int, cell: Cell) -> str:
        """ "continue" below a head that takes both rows, "restart" for that head."""
        if index and not cell.text and self._empty_below(index, column):
            return "continue"
        return "restart" if self._empty_below(index + 1, column) and cell.span == 1 and cell.text else ""

    def _empty_below(self, index: int, column: int) -> bool:
        return index < len(self.table.header) and any(
            place == column and not cell.text and cell.span == 1
            for place, cell in self._padded(self.table.header[index])
        )

    def _cell(
        self,
        column: int,
        cell: Cell,
        style: str,
        *,
        bold: bool = False,
        keep: bool = False,
        align: str = "",
        merge: str = "",
    ) -> Node:
        properties = node("tcPr", node("tcW", w=sum(self.widths[column : column + cell.span]), type="dxa"))
        if cell.span > 1:
            properties.append(node("gridSpan", val=cell.span))
        if merge:
            properties.append(node("vMerge", val=merge))
        properties.append(node("vAlign", val="center"))
        texts = [text for line in cell.text.splitlines() if (text := clean(line))] or [""]
        first, *rest = (self._text(text, bold) for text in texts)
        written = [around(first, cell.notes), *rest]
        return node("tc", properties, *(self._line(content, style, keep, align) for content in written))

    def _text(self, text: str, bold: bool) -> list[Node]:
        return runs(text, bold=bold, size=self.size, mark_gaps=self.draft) if text else []

    def _line(self, content: list[Node], style: str, keep: bool, align: str) -> Node:
        return paragraph(style, *content, keep_next=keep, align="" if align == "left" else align)


def unit_note(table: Table) -> list[Node]:
    """ "ĐVT: triệu đồng" on the right above the table, when the table has one."""
    return [paragraph("DonViTinh", *runs(text))] if (text := clean(table.unit_note)) else []


def word_table(table: Table, room: int, *, draft: bool) -> Node:
    """The table, as wide as the room; its last row and its totals stay together."""
    printer = _Printer(table, room, draft)
    found = node(
        "tbl",
        _properties(room, printer.margin),
        node("tblGrid", *(node("gridCol", w=width) for width in printer.widths)),
    )
    found.extend(printer.head_row(index) for index in range(len(table.header)))
    last = len(table.rows) - 1
    found.extend(printer.row(row, ties=bool(table.footer) and index == last) for index, row in enumerate(table.rows))
    last = len(table.footer) - 1
    found.extend(printer.row(row, bold=True, keep=index < last) for index, row in enumerate(table.footer))
    return found


def _properties(room: int, margin: int) -> Node:
    margins = node("tblCellMar", node("left", w=margin, type="dxa"), node("right", w=margin, type="dxa"))
    return node(
        "tblPr",
        node("tblStyle", val="TableGrid"),
        node("tblW", w=room, type="dxa"),
        node("tblInd", w=0, type="dxa"),
        node("tblLayout", type="fixed"),
        margins,
    )
