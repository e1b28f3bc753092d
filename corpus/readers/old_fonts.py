"""Text typed with fonts from before Unicode (TCVN3, VNI …) made Unicode, by the font where it is known, else by the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.readers.blocks import Block, Line, Sheet, Table, text_of

SAMPLE = 6_000  # characters; telling the encoding of more takes time and tells no more
_FONTS = (
    (re.compile(r"(?:[A-Z]{6}\+)?\.vn", re.IGNORECASE), "tcvn3"),
    (re.compile(r"(?:[A-Z]{6}\+)?vni", re.IGNORECASE), "vni"),
)
_UNICODE = re.compile("[ơưăđƠƯĂĐ\u1ea0-\u1ef9]")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def by_font(text: str, font: str) -> str:
    """The words of one run; capitals of the fonts that have nothing else (".VnTimeH") are made capitals."""
    encoding = next((name for pattern, name in _FONTS if pattern.match(font)), "")
    if not encoding or text.isascii() or _UNICODE.search(text):
        return text.upper() if _only_capitals(font, encoding) else text
    made = convert(text, encoding)
    return made.upper() if _only_capitals(font, encoding) else made


def _only_capitals(font: str, encoding: str) -> bool:
    return encoding == "tcvn3" and font.endswith("H")


def by_words(blocks: Sequence[Block]) -> list[Block]:
    """A whole document whose fonts tell nothing: read as what its words show it to be, left alone where they do not."""
    encoding = told_by_words(text_of(blocks))
    return [_converted(block, encoding) for block in blocks] if encoding else list(blocks)


def told_by_words(text: str) -> str:
    """ "tcvn3", "vni", … or "" for Unicode and for other languages."""
    import viparse

    letters = sum(char.isalpha() for char in text)
    if not letters or len(_UNICODE.findall(text)) > 0.01 * letters:
        return ""
    return str(viparse.detect_text_encoding(text[:SAMPLE]) or "")


def convert(text: str, encoding: str) -> str:
    """The text in Unicode; spaces at its ends stay."""
    import viparse

    edges = _EDGES.fullmatch(text)
    if edges is None or not edges[2]:
        return text
    return f"{edges[1]}{viparse.fix(edges[2], encoding=encoding)}{edges[3]}"


def _converted(block: Block, encoding: str) -> Block:
    if isinstance(block, Table):
        return Table(tuple(tuple(convert(cell, encoding) for cell in row) for row in block.rows))
    if isinstance(block, Sheet):
        return Sheet(convert(block.name, encoding))
    return Line("\t".join(convert(part, encoding) for part in block.text.split("\t")), block.strong)
