"""Word (.docx): paragraphs with their automatic numbers, tables, footnotes; what a tracked change removed is left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from corpus.errors import InputError
from corpus.readers.blocks import Block, Line, Table, lines_of
from corpus.readers.numbering import Numbering
from corpus.readers.old_fonts import by_font
from corpus.readers.word_fonts import Fonts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REMOVED = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent"}
_TEXTS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}


def read(data: bytes) -> list[Block]:
    """The blocks of a document in order. Raises InputError where it is no Word file."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets through whatever zipfile, lxml and its own parts raise
        raise InputError(
            "không mở được như tệp Word.", remedy="Mở bằng Word rồi lưu lại (Save As) dạng .docx."
        ) from error
    reader = _Reader(document)
    return [*reader.blocks(document.element.body), *reader.footnotes()]


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.numbering = Numbering(document)
        self.fonts = Fonts(document)

    def blocks(self, parent: Any) -> Iterator[Block]:
        for child in parent.iterchildren():
            if child.tag == f"{_W}p":
                yield from self._lines(child)
            elif child.tag == f"{_W}tbl":
                yield self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
                yield from self.blocks(child)

    def _lines(self, paragraph: Any) -> Iterator[Line]:
        text = self._text(paragraph)
        if text.strip():
            mark = self.numbering.mark(paragraph)
            yield Line(f"{mark} {text}" if mark else text, _strong(paragraph))
        for box in paragraph.iter(f"{_W}txbxContent"):
            if box.getparent().tag.endswith("}textbox"):
                continue  # the same words again, for old versions of Word
            yield from (block for block in self.blocks(box) if isinstance(block, Line))

    def _table(self, table: Any) -> Table:
        rows = [
            tuple(self._cell(cell) for cell in row.iter(f"{_W}tc") if _nearest(cell, "tbl") is table)
            for row in table.iter(f"{_W}tr")
            if _nearest(row, "tbl") is table
        ]
        return Table(tuple(rows))

    def _cell(self, cell: Any) -> str:
        inner = self.blocks(cell)
        return "\n".join(text for block in inner for text in lines_of(block))

    def _text(self, paragraph: Any) -> str:
        """The words as they stand after all tracked changes, without what is set as hidden."""
        return "".join(self._pieces(paragraph, paragraph))

    def _pieces(self, element: Any, paragraph: Any) -> Iterator[str]:
        for child in element.iterchildren():
            if child.tag == f"{_W}r":
                if not _is_on(child, "vanish"):
                    yield by_font("".join(_run(child)), self.fonts.of(child, paragraph))
            elif child.tag not in _REMOVED and isinstance(child.tag, str):
                yield from self._pieces(child, paragraph)

    def footnotes(self) -> Iterator[Line]:
        from docx.oxml import parse_xml

        for part in self.document.part.package.iter_parts():
            if str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
                for note in parse_xml(part.blob):
                    if note.get(f"{_W}type") is None:
                        yield from (Line(f"[{text}]") for p in note.iter(f"{_W}p") if (text := self._text(p).strip()))


def _run(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _TEXTS:
            yield _TEXTS[child.tag]


def _nearest(element: Any, tag: str) -> Any:
    parent = element.getparent()
    while parent is not None and parent.tag != f"{_W}{tag}":
        parent = parent.getparent()
    return parent


def _strong(paragraph: Any) -> bool:
    """Centred, or bold throughout: how titles and headings are set."""
    aligned = paragraph.find(f"{_W}pPr/{_W}jc")
    if aligned is not None and aligned.get(f"{_W}val") == "center":
        return True
    runs = [run for run in paragraph.iter(f"{_W}r") if any(text.text for text in run.iter(f"{_W}t"))]
    return bool(runs) and all(_is_on(run, "b") for run in runs)


def _is_on(run: Any, property_: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{property_}")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")
