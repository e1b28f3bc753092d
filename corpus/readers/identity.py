"""What a document says of itself at its head: number, type, issuer, date, title."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document_numbers import tidy_number
from corpus.language.text import fold
from corpus.legal import kind_of_symbol
from corpus.readers.blocks import Block
from corpus.readers.letterhead import (
    MOTTO,
    OPENING,
    day_of,
    flattened,
    is_draft,
    issuer_of,
    kind_line,
    number_line,
    number_of,
    text_at,
)
from corpus.readers.marks import read_mark
from corpus.readers.titles import address, subject_beside, title_below
from corpus.reference_text import find_references


@dataclass(frozen=True)
class Identity:
    """What the head of a document tells; what it does not is "" or None."""

    number: str = ""
    type: str = ""
    issuer: str = ""
    date: dt.date | None = None
    title: str = ""
    draft: bool = False


def identify(blocks: Sequence[Block]) -> tuple[Identity, list[Block]]:
    """The document's own particulars, and its body with the letterhead and the title taken off."""
    head = flattened(blocks)
    name = kind_line(head)
    number_at = number_line(head, name)
    if number_at is None:
        return _told_in_title(head)
    end = name.at if name is not None and name.at > number_at else address(head, number_at)
    letterhead = head[: max(end, number_at + 1)]
    number = tidy_number(number_of(text_at(head, number_at)))
    kind = name.kind if name is not None else kind_of_symbol(number) or "Công văn"
    title, body = title_below(head, name) if name is not None else subject_beside(head, number_at)
    if kind == "Luật" and title and not title.startswith("Luật"):
        title = f"Luật {title}"
    days = (day_of(text_at(letterhead, at)) for at in range(len(letterhead)))
    day = next(filter(None, days), None) or _passed_on(head)
    issuer = issuer_of(head[: number_at + 1])
    return Identity(number, kind, issuer, day, title, is_draft(letterhead)), head[body:]


def _passed_on(head: list[Block]) -> dt.date | None:
    """The day on which a law was passed stands at its end."""
    for at in reversed(range(len(head))):
        text = text_at(head, at)
        if "thông qua" in text and (day := day_of(text)):
            return day
    return None


def _told_in_title(head: list[Block]) -> tuple[Identity, list[Block]]:
    """No letterhead: a first line that opens with a reference ("Nghị định 45/2020/NĐ-CP về …") tells the document."""
    lines = [text_at(head, at).strip() for at in range(min(8, len(head)))]
    for at, text in enumerate(lines):
        for ref in find_references(text)[:1]:
            if ref.start == 0 and "/" in ref.number and not OPENING.match(text):
                title = text[ref.end :].strip(" .,:–-")
                return Identity(ref.number, ref.type, ref.issuer, ref.date, title), head[at + 1 :]
    first = next((text for text in lines if text and not MOTTO.search(fold(text))), "")
    short = len(first.split()) <= 40 and read_mark(first) is None
    return Identity(title=" ".join(first.split()) if short else ""), head
