"""Annexes: each on its own pages, with its own head and page numbers."""

from __future__ import annotations

from assistant.export.text import clean
from assistant.export.word.frames import ruled_line
from assistant.export.word.letterhead import day_in_words, number
from assistant.export.word.metrics import balanced, text_width
from assistant.export.word.page import ON_SIDE, UPRIGHT, Page
from assistant.export.word.text import word_blocks
from assistant.export.word.xml import Node, lines, paragraph, run
from assistant.plan import Annex, Letterhead, Table

_HEAD_SIZE = 14
_REFERENCE_SIZES = (14, 13)
_SLACK = 8  # points
_LINE = 110  # points
_BLANK = " " * 6


def annex_page(annex: Annex) -> Page:
    """On its side when the annex or one of its tables asks for it."""
    wide = annex.landscape or any(isinstance(block, Table) and block.landscape for block in annex.blocks)
    return ON_SIDE if wide else UPRIGHT


def annex_block(annex: Annex, head: Letterhead, *, draft: bool) -> list[Node]:
    """The annex's head and content."""
    page = annex_page(annex)
    title = balanced(clean(annex.title).upper(), _HEAD_SIZE, page.room_points * 0.95)
    return [
        paragraph("PhuLuc", *lines([f"Phụ lục {clean(annex.number)}".strip(), *title])),
        _reference_line(head, page),
        ruled_line(page.room, _LINE, after=8, keep_next=True),
        *word_blocks(annex.blocks, page.room, draft=draft),
    ]


def _reference_line(head: Letterhead, page: Page) -> Node:
    """On one line where it fits in 14 or 13 point, else on lines of about the same length."""
    text, room = _reference(head), page.room_points - _SLACK
    size = next((size for size in _REFERENCE_SIZES if text_width(text, size) <= room), _REFERENCE_SIZES[-1])
    divided = balanced(text, size, room, bold=False)
    widest = max(text_width(line, size) for line in divided)
    # Indents, not breaks: the reference stays one line of text.
    side = round((room - widest) * 10) if len(divided) > 1 else 0
    return paragraph("KemTheo", run(text, size=0 if size == _HEAD_SIZE else size), sides=(side, side))


def _reference(head: Letterhead) -> str:
    """Which plan the annex goes with: its day as in the letterhead, its number blank until the plan is registered."""
    registered, day = number(head), day_in_words(head.date)
    return f"(Kèm theo Kế hoạch số {registered or _BLANK[1:]}/{clean(head.symbol)} {day} của {clean(head.unit_name)})"
