"""Paper, margins and sections: A4 upright for the text, on its side for wide annexes."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.export.word.xml import Node, node

TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its margins in millimetres (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    landscape: bool = False

    @property
    def room(self) -> int:
        """Width of the text in twips."""
        return twips(self.width) - twips(self.left) - twips(self.right)

    @property
    def room_points(self) -> float:
        return self.room / 20


UPRIGHT = Page(210, 297, top=20, bottom=20, left=30, right=15)
# The binding edge turns with the sheet: it is at the top of a page on its side.
ON_SIDE = Page(297, 210, top=30, bottom=15, left=20, right=20, landscape=True)


def section(page: Page, *headers: Node, restart: bool = False) -> Node:
    """Properties of a section that begins on a new page and hides its first page number."""
    size: dict[str, object] = {"w": twips(page.width), "h": twips(page.height)}
    if page.landscape:
        size["orient"] = "landscape"
    found = node("sectPr", *headers, node("type", val="nextPage"), node("pgSz", **size), _margins(page))
    if restart:
        found.append(node("pgNumType", start=1))
    found.extend((node("cols", space=720), node("titlePg")))
    return found


def _margins(page: Page) -> Node:
    return node(
        "pgMar",
        top=twips(page.top),
        right=twips(page.right),
        bottom=twips(page.bottom),
        left=twips(page.left),
        header=twips(page.top - 10),
        footer=twips(10),
        gutter=0,
    )
