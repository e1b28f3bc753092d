"""The pages of a PDF as one text: running heads left out, paragraphs and tables joined across pages."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

from corpus.language.text import fold
from corpus.readers.blocks import Line, Table
from corpus.readers.pdf_rows import Page, Placed, Row
from corpus.readers.reflow import Printed, reflow

GAP = 1.25  # times the usual distance of lines; more of it parts paragraphs
MARGIN = 0.075  # of the height of a page
INDENT = 5  # points that a first line stands in at least
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*", re.IGNORECASE)


def flow(pages: list[Page]) -> Iterator[Line | Table]:
    """The blocks of all pages in order."""
    margin, leading = _right_margin(pages), _leading(pages)
    for is_table, run in groupby(_things(pages), key=lambda thing: isinstance(thing, Placed)):
        things = list(run)
        if is_table:
            yield from _joined([thing.table for thing in things if isinstance(thing, Placed)])
        else:
            rows = [thing for thing in things if isinstance(thing, tuple)]
            yield from reflow(_printed(rows, leading), margin, INDENT)


def _things(pages: list[Page]) -> Iterator[Placed | tuple[Row, float]]:
    """Tables, and lines with the middle of their page, from the first page to the last."""
    repeated = _repeated(pages)
    for page in pages:
        body = [row for row in page.rows if not (_in_margin(row, page) and _is_running(row, repeated))]
        placed: list[tuple[float, Placed | tuple[Row, float]]] = [(row.top, (row, page.width / 2)) for row in body]
        placed += [(table.top, table) for table in page.tables]
        yield from (thing for _, thing in sorted(placed, key=lambda one: one[0]))


def _printed(rows: list[tuple[Row, float]], leading: float) -> Iterator[Printed]:
    """Lines for reflow, with an empty one where the page leaves a gap."""
    before: Row | None = None
    for row, middle in rows:
        if before is not None and row.top - before.top > GAP * leading:
            yield Printed("", 0, 0)
        yield Printed(row.text, row.left, row.right, row.strong(middle))
        before = row


def _joined(tables: list[Table]) -> Iterator[Table]:
    """A table that a page parted goes on in one of as many columns, with no line between them."""
    held: Table | None = None
    for table in tables:
        if held is not None and len(held.rows[0]) == len(table.rows[0]):
            held = Table(held.rows + table.rows)
            continue
        if held is not None:
            yield held
        held = table
    if held is not None:
        yield held


def _in_margin(row: Row, page: Page) -> bool:
    """Where running heads and page numbers stand; the text of a page keeps 2 cm from its edges."""
    return row.top + row.height < MARGIN * page.height or row.top > (1 - MARGIN) * page.height


def _repeated(pages: list[Page]) -> set[str]:
    """Lines in the margins of many pages, whatever the number of the page beside them."""
    found = Counter(key for page in pages for key in {_plain(row) for row in page.rows if _in_margin(row, page)})
    return {key for key, count in found.items() if key and count >= max(2, len(pages) / 3)}


def _is_running(row: Row, repeated: set[str]) -> bool:
    return _PAGE_NUMBER.fullmatch(row.text) is not None or _plain(row) in repeated


def _plain(row: Row) -> str:
    return re.sub(r"^\d{1,4}\s+|\s+\d{1,4}$", "", fold(row.text))


def _right_margin(pages: list[Page]) -> float:
    """Where full lines end."""
    rights = sorted(row.right for page in pages for row in page.rows)
    return rights[int(len(rights) * 0.95)] if rights else 0.0


def _leading(pages: list[Page]) -> float:
    """The usual distance from line to line."""
    gaps = [below.top - above.top for page in pages for above, below in pairwise(page.rows)]
    return float(statistics.median(gaps)) if gaps else 0.0
