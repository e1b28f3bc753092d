"""Borderless two-column tables, which place the letterhead and the signature block."""

from __future__ import annotations

from assistant.export.word.xml import Node, node, paragraph

LINE_SHARE = 0.42  # a line under a name or a title: between a third and a half of the text


def frame(widths: tuple[int, int], rows: list[tuple[list[Node], list[Node]]]) -> Node:
    """A table without borders and cell margins; each row is (left paragraphs, right paragraphs)."""
    borders = node(
        "tblBorders", *(node(side, val="nil") for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    )
    margins = node("tblCellMar", node("left", w=0, type="dxa"), node("right", w=0, type="dxa"))
    properties = node(
        "tblPr",
        node("tblW", w=sum(widths), type="dxa"),
        node("tblInd", w=0, type="dxa"),
        borders,
        node("tblLayout", type="fixed"),
        margins,
    )
    grid = node("tblGrid", *(node("gridCol", w=width) for width in widths))
    return node("tbl", properties, grid, *(_row(widths, row) for row in rows))


def _row(widths: tuple[int, int], row: tuple[list[Node], list[Node]]) -> Node:
    cells = (
        node("tc", node("tcPr", node("tcW", w=width, type="dxa")), *content)
        for width, content in zip(widths, row, strict=True)
    )
    return node("tr", node("trPr", node("cantSplit")), *cells)


def ruled_line(room: int, length: float, *, after: float = 0, keep_next: bool = False) -> Node:
    """A solid line of `length` points in the middle of the room (twips)."""
    side = max(0, round((room - length * 20) / 2))
    return paragraph("VachKe", line_below=True, sides=(side, side), after=after, keep_next=keep_next)
