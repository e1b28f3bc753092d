"""Small builders of WordprocessingML: elements, runs and paragraphs from plain text."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Node: TypeAlias = "etree._Element"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NSMAP = {"w": W}
_GAP = re.compile(r"(«\[.*?\]»)")


def node(tag: str, /, *children: Node, **attributes: object) -> Node:
    """An element of the `w` namespace; attributes are in the same namespace."""
    element = etree.Element(
        f"{{{W}}}{tag}", {f"{{{W}}}{name}": str(value) for name, value in attributes.items()}, _NSMAP
    )
    element.extend(children)
    return element


def run(text: str, *, bold: bool = False, size: float = 0, highlight: bool = False) -> Node:
    """A run with the text exactly as it is (see `clean`)."""
    element = node("r")
    properties = node("rPr")
    if bold:
        properties.extend((node("b"), node("bCs")))
    if size:
        properties.extend((node("sz", val=round(size * 2)), node("szCs", val=round(size * 2))))
    if highlight:
        properties.append(node("highlight", val="yellow"))
    if len(properties):
        element.append(properties)
    content = node("t")
    content.text = text
    content.set(_SPACE, "preserve")
    element.append(content)
    return element


def runs(text: str, *, bold: bool = False, size: float = 0, mark_gaps: bool = False) -> list[Node]:
    """The text as runs; with `mark_gaps` every «[…]» is highlighted."""
    if not mark_gaps or "«[" not in text:
        return [run(text, bold=bold, size=size)]
    return [run(piece, bold=bold, size=size, highlight=piece.startswith("«[")) for piece in _GAP.split(text) if piece]


def lines(texts: list[str]) -> list[Node]:
    """Runs with soft breaks between the texts: several lines of one paragraph."""
    found: list[Node] = []
    for text in texts:
        if found:
            found.append(node("r", node("br")))
        found.append(run(text))
    return found


def paragraph(
    style: str,
    *content: Node,
    keep_next: bool = False,
    line_below: bool = False,
    before: float | None = None,
    after: float | None = None,
    sides: tuple[int, int] | None = None,
    align: str = "",
    section: Node | None = None,
) -> Node:
    """A paragraph; `before`, `after` in points, `sides` = indents in twips; `section` ends a section here."""
    properties = node("pPr", node("pStyle", val=style))
    if keep_next:
        properties.append(node("keepNext"))
    if line_below:
        properties.append(node("pBdr", node("bottom", val="single", sz=6, space=1, color="000000")))
    spacing = {name: round(value * 20) for name, value in (("before", before), ("after", after)) if value is not None}
    if spacing:
        properties.append(node("spacing", **spacing))
    if sides:
        properties.append(node("ind", left=sides[0], right=sides[1], firstLine=0))
    if align:
        properties.append(node("jc", val=align))
    if section is not None:
        properties.append(section)
    return node("p", properties, *content)


def keep_with_next(element: Node) -> None:
    """Tie a finished paragraph to what follows it."""
    properties = element[0]
    if properties.find(f"{{{W}}}keepNext") is None:
        properties.insert(1, node("keepNext"))


def space_before(element: Node, points: float) -> None:
    """Give a finished paragraph room above, unless it has its own."""
    properties = element[0]
    if properties.find(f"{{{W}}}spacing") is None:
        place = 1 + sum(properties.find(f"{{{W}}}{tag}") is not None for tag in ("keepNext", "pBdr"))
        properties.insert(place, node("spacing", before=round(points * 20)))
