"""The trích yếu of a document: below the name of its kind, or beside the number of a công văn."""

from __future__ import annotations

import re

from corpus.language.text import fold
from corpus.readers.blocks import Block, Line
from corpus.readers.letterhead import DATED, MOTTO, OPENING, RULE, KindLine, text_at
from corpus.readers.marks import read_mark

_SUBJECT = re.compile(r"(?:^|\t)\W*(?P<title>(?:v/v|về việc)\b.*)", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"\s*kính gửi", re.IGNORECASE)
MOST_LINES = 12


def title_below(head: list[Block], name: KindLine) -> tuple[str, int]:
    """The title under "NGHỊ ĐỊNH", or what follows it on its line, and the block at which the body begins."""
    at, held = name.at + 1, [name.rest] if name.rest else []
    while at < len(head) and len(held) < MOST_LINES:
        text = text_at(head, at)
        if not text or OPENING.match(text) or read_mark(text) or (held and _ends_title(head, at)):
            break
        if not RULE.match(text):
            held.append(text.strip())
        elif held:
            at += 1
            break
        at += 1
    return _cased(" ".join(held)), at


def _ends_title(head: list[Block], at: int) -> bool:
    """The name of the issuer in capitals, or plain text after lines that stood out."""
    block, before = head[at], head[at - 1]
    if not isinstance(block, Line) or not isinstance(before, Line):
        return True
    if block.text.isupper() != before.text.isupper() or re.search(r"[.;:]$", before.text):
        return True
    return before.strong and not block.strong


def subject_beside(head: list[Block], number_at: int) -> tuple[str, int]:
    """The "V/v …" of a letter, and its "Kính gửi", with which the body begins."""
    end, held = address(head, number_at), list[str]()
    for at in range(number_at, min(end, number_at + MOST_LINES)):
        column = text_at(head, at).split("\t")[0].strip()
        if not held and (match := _SUBJECT.search(text_at(head, at))):
            held.append(match["title"].split("\t")[0].strip())
        elif held and column and not (DATED.search(column) or MOTTO.search(fold(column)) or RULE.match(column)):
            held.append(column)
    return " ".join(held), end


def address(head: list[Block], number_at: int) -> int:
    """Where "Kính gửi" stands; just below the number where it does not."""
    places = range(number_at, min(number_at + 20, len(head)))
    return next((at for at in places if _ADDRESS.match(text_at(head, at))), min(number_at + 1, len(head)))


def _cased(title: str) -> str:
    """A title in capitals as a sentence; proper names in it cannot be told and stay small."""
    return title if not title.isupper() else title.capitalize()
