"""Printed lines put together into paragraphs again, where a page or a program broke them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus.readers.blocks import Line
from corpus.readers.marks import read_mark


class Printed(NamedTuple):
    """A line as it stands on the page: where it begins and ends (in any one unit), an empty one for a gap."""

    text: str
    left: float
    right: float
    strong: bool = False


FULL = 0.88  # a line that ends short of this share of the page's width closes its paragraph
_CLOSED = re.compile(r"[.;:!?…”\"]$")
_BROKEN = re.compile(r"\w[-/]$")  # "39/2017/TT-" goes on with "BTTTT"
_LIST = re.compile(r"[-–—+•*]\s")


def reflow(lines: Iterable[Printed], right_margin: float, indent: float = 1.0) -> Iterator[Line]:
    """Paragraphs; `indent` is how far a first line stands in from the others at least."""
    held: list[Printed] = []
    for line in lines:
        if held and (not line.text or _begins(line, held, right_margin, indent)):
            yield _joined(held)
            held = []
        if line.text:
            held.append(line)
    if held:
        yield _joined(held)


def _begins(line: Printed, held: list[Printed], right_margin: float, indent: float) -> bool:
    """Does a line open a paragraph of its own?"""
    last = held[-1]
    if "\t" in line.text or "\t" in last.text or line.strong != last.strong:
        return True
    if last.right < right_margin * FULL:
        return True
    marked = read_mark(line.text) is not None or _LIST.match(line.text) is not None
    indented = line.left > min(one.left for one in held) + indent
    return _CLOSED.search(last.text) is not None and (marked or indented)


def _joined(held: list[Printed]) -> Line:
    text = held[0].text
    for line in held[1:]:
        text += ("" if _BROKEN.search(text) else " ") + line.text
    return Line(text, held[0].strong)
