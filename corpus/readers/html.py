"""Web pages (.html): what a person sees of them; scripts, hidden parts and everything outside the file are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpus.errors import InputError
from corpus.readers.blocks import Block, Line, Table, lines_of

_SKIPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "nav",
    "svg",
    "object",
    "iframe",
    "select",
    "button",
    "textarea",
}
_BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
    ),
    *(
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "ul",
    ),
}
_STRONG = {"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "center", "th"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
DEEPEST = 500  # elements within one another; a page beyond it was made to break readers


def read(data: bytes) -> list[Block]:
    """The blocks of a page in order. Raises InputError where there is none."""
    from lxml import html

    data = _saved_page(data)
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding=_encoding(data), no_network=True))
    except (ValueError, html.etree.LxmlError) as error:
        raise InputError(
            "không đọc được trang HTML.", remedy="Mở trang, lưu lại dạng “Web Page, HTML only”."
        ) from error
    page = _Page()
    page.walk(root, strong=False, depth=0)
    page.end_line()
    return page.blocks


def _saved_page(data: bytes) -> bytes:
    """The page within a "single file" that browsers and Word save (.mht)."""
    if not data[:500].lstrip().lower().startswith(b"mime-version:"):
        return data
    import email

    for part in email.message_from_bytes(data).walk():
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes):
            charset = part.get_content_charset() or "utf-8"
            return page.decode(charset, errors="replace").encode()
    raise InputError("không có trang nào trong tệp.", remedy="Mở trang, lưu lại dạng “Web Page, HTML only”.")


def _encoding(data: bytes) -> str | None:
    """UTF-8 where it is that, whatever the page says; else as the page says."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


class _Page:
    """Gathers inline text into lines; `strong` holds for a line when all of it is."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[tuple[str, bool]] = []

    def walk(self, element: Any, *, strong: bool, depth: int) -> None:
        if depth > DEEPEST:
            raise InputError("trang HTML lồng quá sâu.", remedy="Mở trang, chép nội dung sang Word rồi thêm tệp Word.")
        if not isinstance(element.tag, str) or element.tag in _SKIPPED or _hidden(element):
            return
        if element.tag == "br":
            self.end_line()
            return
        if element.tag == "table" and (table := _table(element)) is not None:
            self.end_line()
            self.blocks.append(table)
            return
        is_block = element.tag in _BLOCKS or element.tag in ("table", "tr", "td", "th", "tbody", "caption")
        strong = (
            strong
            or element.tag in _STRONG
            or _CENTRED.search(element.get("style", "")) is not None
            or element.get("align") == "center"
        )
        if is_block:
            self.end_line()
        self._take(element.text, strong)
        for child in element.iterchildren():
            self.walk(child, strong=strong, depth=depth + 1)
            self._take(child.tail, strong)
        if is_block:
            self.end_line()

    def _take(self, text: str | None, strong: bool) -> None:
        if text:
            self._parts.append((re.sub(r"\s+", " ", text), strong))

    def end_line(self) -> None:
        text = "".join(part for part, _ in self._parts).strip()
        if text:
            self.blocks.append(Line(text, all(strong for part, strong in self._parts if part.strip())))
        self._parts = []


def _hidden(element: Any) -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")) is not None


def _table(element: Any) -> Table | None:
    """A table of rows and columns; None for one of a single column, or one that holds others: it only lays out the page."""
    if element.find(".//table") is not None:
        return None
    rows = tuple(
        tuple(_cell(cell) for cell in row.iterchildren("td", "th")) for row in element.iter("tr") if not _hidden(row)
    )
    return Table(rows) if max((len(row) for row in rows), default=0) > 1 else None


def _cell(element: Any) -> str:
    page = _Page()
    page.walk(element, strong=False, depth=0)
    page.end_line()
    return "\n".join(_cell_lines(page.blocks))


def _cell_lines(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        yield from lines_of(block)
