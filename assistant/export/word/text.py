"""The running text: headings of the outline and paragraphs with their marks."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.export.text import clean
from assistant.export.word.comments import around, begin, end
from assistant.export.word.metrics import balanced
from assistant.export.word.page import UPRIGHT
from assistant.export.word.styles import BODY_SIZE
from assistant.export.word.tables import unit_note, word_table
from assistant.export.word.xml import Node, lines, paragraph, run, runs, space_before
from assistant.plan import Block, Level, Paragraph, Section, Table

_STYLES = {"basis": "CanCu", "note": "GhiChu", "form-head": "TieuDeBieu"}
_AFTER_TABLE = 8.0


def word_sections(sections: tuple[Section, ...], *, draft: bool) -> Iterator[Node]:
    """The outline in reading order."""
    for section in sections:
        yield heading(section)
        yield from word_blocks(section.blocks, UPRIGHT.room, draft=draft)
        yield from word_sections(section.children, draft=draft)


def heading(section: Section) -> Node:
    """A heading with its typed number; a part's number stands on its own line above the title."""
    number, title = clean(section.number).rstrip(".)"), clean(section.heading)
    style, content = _heading(section.level, number, title)
    return paragraph(style, *around(content, section.notes))


def _heading(level: Level, number: str, title: str) -> tuple[str, list[Node]]:
    match level:
        case Level.PART:
            return "Heading1", lines([number, *balanced(title.upper(), BODY_SIZE, UPRIGHT.room_points)])
        case Level.SECTION:
            return "Heading2", [run(f"{number}. {title.upper()}" if number else title.upper())]
        case Level.CLAUSE:
            return "Heading3", [run(f"{number}. {title}" if number else title)]
        case Level.POINT:
            return "Heading4", [run(f"{number}) {title}" if number else title)]


def word_blocks(blocks: tuple[Block, ...], room: int, *, draft: bool) -> list[Node]:
    """Paragraphs and tables, with room after each table."""
    found: list[Node] = []
    for block in blocks:
        after_table = bool(found) and found[-1].tag.endswith("}tbl")
        new = _table(block, room, draft) if isinstance(block, Table) else [word_paragraph(block, draft=draft)]
        if after_table and new[0].tag.endswith("}tbl"):
            found.append(paragraph("KetThucPhan", before=_AFTER_TABLE))  # else Word joins the two tables
        elif after_table:
            space_before(new[0], _AFTER_TABLE)
        found += new
    return found


def _table(table: Table, room: int, draft: bool) -> list[Node]:
    return [*unit_note(table), word_table(table, room, draft=draft)]


def word_paragraph(block: Paragraph, *, draft: bool) -> Node:
    """A paragraph with its typed mark; each sentence has its own runs, between the marks of its notes."""
    before = f"{mark} " if (mark := clean(block.mark)) else ""
    content: list[Node] = []
    last = ""
    for sentence in block.sentences:
        text = clean(sentence.text)
        if text:
            last, before = before + text, " "
        content += begin(sentence.notes)
        content += runs(last, mark_gaps=draft) if text else []
        content += end(sentence.note_ends)
    if not last and mark:
        content.insert(0, run(mark))
    leads = last.endswith(":")  # the line before a list stays with it
    return paragraph(_STYLES.get(block.style, "LoiVan"), *content, keep_next=leads)
