"""The text of an article parted into passages: khoản, or pieces of a long one at sentence ends."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 160  # words; about 200 tokens of the embedding model, which blurs longer texts
SHORT = 90  # words up to which an article stays whole
OVERLAP = 30  # words of the sentence before that a piece may repeat
LEAD = 25  # words up to which the line before khoản 1 is repeated with each khoản

_CLAUSE = re.compile(r"(?m)^(?=\d{1,2}[a-zđ]?[.)] )")
_SENTENCE = re.compile(r"(?<=[.;:])\s+|\n+")


class Piece(NamedTuple):
    """A part of an article; `clause` is the number of its khoản, "" for the article itself."""

    clause: str
    text: str


def split_article(text: str) -> list[Piece]:
    """The passages of an article's text (without its title)."""
    lead, *clauses = (part.strip() for part in _CLAUSE.split(text.strip()))
    if not clauses or len(text.split()) <= SHORT:
        return [Piece("", part) for part in split_long(text.strip())]
    whole = [] if len(lead.split()) <= LEAD else [Piece("", part) for part in split_long(lead)]
    before = f"{lead}\n" if lead and not whole else ""
    return whole + [Piece(_number(clause), part) for clause in clauses for part in split_long(f"{before}{clause}")]


def _number(clause: str) -> str:
    return re.split(r"[.)]", clause, maxsplit=1)[0]


def split_long(text: str) -> list[str]:
    """Pieces of at most LONGEST words that end with a sentence; a short last sentence opens the next piece again."""
    if len(text.split()) <= LONGEST:
        return [text] if text else []
    pieces: list[str] = []
    current: list[str] = []
    count = 0
    for sentence in (part for part in _SENTENCE.split(text) if part.strip()):
        size = len(sentence.split())
        if current and count + size > LONGEST:
            pieces.append(" ".join(current))
            current = current[-1:] if len(current[-1].split()) <= OVERLAP else []
            count = sum(len(part.split()) for part in current)
        current.append(sentence)
        count += size
    return [*pieces, " ".join(current)]
