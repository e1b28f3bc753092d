"""Notes as Word comments: their marks in the text, their part of the package, their styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time

from docx.document import Document as WordFile

from assistant.export.text import clean
from assistant.export.word.xml import Node, node, paragraph, run
from assistant.plan import Document, Note, Paragraph, Table

_TEXT, _REFERENCE = "CommentText", "CommentReference"
_SIZE = 10
_REFERENCE_SIZE = 8


def begin(notes: Iterable[Note]) -> list[Node]:
    """The marks before the text that notes speak of."""
    return [node("commentRangeStart", id=note.id) for note in notes]


def end(ids: Iterable[int]) -> list[Node]:
    """The marks after it, with the references that readers see."""
    found: list[Node] = []
    for id_ in ids:
        reference = node("r", node("rPr", node("rStyle", val=_REFERENCE)), node("commentReference", id=id_))
        found += [node("commentRangeEnd", id=id_), reference]
    return found


def around(content: Sequence[Node], notes: Sequence[Note]) -> list[Node]:
    """Content between the marks of its notes."""
    return [*begin(notes), *content, *end(note.id for note in notes)]


def add_comments(file: WordFile, document: Document) -> None:
    """The part that holds what the notes say; nothing for a document without notes."""
    notes = list(notes_of(document))
    if not notes:
        return
    file.styles.element.extend(_styles())
    written = file.part._comments_part.element
    day = datetime.combine(document.letterhead.date, time()).isoformat() + "Z"
    for note in notes:
        written.append(_comment(note, day))


def notes_of(document: Document) -> Iterator[Note]:
    """Every note of a document, in print order."""
    yield from document.notes
    for block in document.opening:
        yield from _of_paragraph(block)
    for section in document.walk():
        yield from section.notes
        for part in section.blocks:
            yield from _of_table(part) if isinstance(part, Table) else _of_paragraph(part)
    for annex in document.annexes:
        for part in annex.blocks:
            yield from _of_table(part) if isinstance(part, Table) else _of_paragraph(part)


def _of_paragraph(block: Paragraph) -> Iterator[Note]:
    for sentence in block.sentences:
        yield from sentence.notes


def _of_table(table: Table) -> Iterator[Note]:
    for row in (*table.header, *table.rows, *table.footer):
        for cell in row:
            yield from cell.notes


def _comment(note: Note, day: str) -> Node:
    """The author stands for the kind of note, so that readers can show one kind alone."""
    mark = node("r", node("rPr", node("rStyle", val=_REFERENCE)), node("annotationRef"))
    texts = [text for line in note.lines if (text := clean(line))] or [""]
    first, *rest = texts
    lines = [paragraph(_TEXT, mark, run(first)), *(paragraph(_TEXT, run(text)) for text in rest)]
    initials = "".join(word[0].upper() for word in note.author.split()[:2])
    return node("comment", *lines, id=note.id, author=clean(note.author), date=day, initials=initials)


def _styles() -> list[Node]:
    text = node(
        "style",
        node("name", val="annotation text"),
        node("basedOn", val="Normal"),
        node("uiPriority", val=99),
        node("unhideWhenUsed"),
        node("rPr", node("sz", val=2 * _SIZE), node("szCs", val=2 * _SIZE)),
        type="paragraph",
        styleId=_TEXT,
    )
    reference = node(
        "style",
        node("name", val="annotation reference"),
        node("basedOn", val="DefaultParagraphFont"),
        node("uiPriority", val=99),
        node("semiHidden"),
        node("unhideWhenUsed"),
        node("rPr", node("sz", val=2 * _REFERENCE_SIZE), node("szCs", val=2 * _REFERENCE_SIZE)),
        type="character",
        styleId=_REFERENCE,
    )
    return [text, reference]
