"""Lines that stand inside a quotation: an amending document quotes whole articles, which are not its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.readers.blocks import Block, Line

LONGEST = 200  # lines; a quotation mark that nobody closes by then was a slip
_OPENS = re.compile(r"(?:^|:\s*)[“\"]\s*(?:Phần|Chương|Mục|Điều|\d{1,3}[a-zđ]?\.|[a-zđ]\d?\))", re.IGNORECASE)


def quoted_lines(blocks: Sequence[Block]) -> list[bool]:
    """For each block: does it go on with a quotation that an earlier line opened?"""
    inside = [False] * len(blocks)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = _closing(blocks, at) if isinstance(block, Line) and _opens(block.text) else at
        inside[at + 1 : end + 1] = [True] * (end - at)
        at = end + 1
    return inside


def _opens(text: str) -> bool:
    return _OPENS.search(text) is not None and _balance(text) > 0


def _closing(blocks: Sequence[Block], start: int) -> int:
    """The block in which the quotation ends; `start` itself where it never does."""
    depth = 0
    for at in range(start, min(start + LONGEST, len(blocks))):
        block = blocks[at]
        if isinstance(block, Line):
            depth += _balance(block.text) if "“" in block.text or "”" in block.text else 0
            straight = block.text.count('"') % 2 == 1
            depth += (1 if at == start else -1) if straight else 0
            if depth <= 0:
                return at
    return start


def _balance(text: str) -> int:
    """Quotations opened and not closed in a line."""
    curly = text.count("“") - text.count("”")
    return curly if curly else text.count('"') % 2
