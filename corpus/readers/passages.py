"""A document cut into passages: a khoản or a short điều each, long ones at sentences with overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.language.letters import UPPER
from corpus.readers.blocks import Block, Table, lines_of
from corpus.readers.marks import Level
from corpus.readers.structure import Division

SHORT = 90  # words; an article up to it stays one passage
LONG = 160  # words; a passage beyond it is cut
OVERLAP = 40  # words of the last sentence that the next piece repeats


@dataclass(frozen=True)
class Passage:
    """Words of a document as they stand there, where they stand, and the heading of their article."""

    path: str  # "Nghị định 45/2020/NĐ-CP › Chương III › Điều 25 › khoản 2"
    pinpoint: str  # "khoản 2 Điều 25"; "" before the first division
    text: str
    heading: str = ""
    note: str = ""  # how the article was amended, where the source tells


def cut(root: Division, document: str) -> list[Passage]:
    """The passages of a document in order; `document` opens every path."""
    return [passage for passage in _divide(root, (), document) if re.search(r"\w", passage.text)]


def _divide(division: Division, above: tuple[Division, ...], document: str) -> Iterator[Passage]:
    trail = (*above, division)
    if division.heading and not division.body and not division.children:
        yield _passage(trail, document, division.heading)  # "IV. Tổ chức thực hiện" with nothing below it
        return
    limit = SHORT if division.level <= Level.ARTICLE else LONG
    if division.level >= Level.ARTICLE and _words(text := _whole(division).strip()) <= limit:
        yield _passage(trail, document, text)
        return
    lead, children = bits_of(division.body), division.children
    if division.level == Level.CLAUSE and children and all(child.level == Level.POINT for child in children):
        yield from _points(trail, document, lead)
        return
    if lead and children and division.level >= Level.ARTICLE and lead[-1].text.rstrip().endswith(":"):
        yield from _first_with_lead(trail, document, lead)
        children = children[1:]
    else:
        yield from _pieces(trail, document, lead)
    for child in children:
        yield from _divide(child, trail, document)


def _first_with_lead(trail: tuple[Division, ...], document: str, lead: list[Bit]) -> Iterator[Passage]:
    """An opening such as "Trong Luật này, các từ ngữ … như sau:" says nothing alone: it goes with what follows."""
    first = trail[-1].children[0]
    inner = list(_divide(first, trail, document))
    together = "".join(bit.text for bit in lead) + (inner[0].text if inner else "")
    if inner and _words(together) <= LONG:
        yield replace(inner[0], text=together)
        yield from inner[1:]
    else:
        yield from _pieces(trail, document, lead)
        yield from inner


def _points(trail: tuple[Division, ...], document: str, lead: list[Bit]) -> Iterator[Passage]:
    """A long khoản: as many of its điểm together as fit."""
    held: list[Division] = []
    for point in trail[-1].children:
        if held and _words("".join([*(bit.text for bit in lead), *map(_whole, held), _whole(point)])) > LONG:
            yield from _group(trail, document, lead, held)
            lead, held = [], []
        held.append(point)
    yield from _group(trail, document, lead, held)


def _group(trail: tuple[Division, ...], document: str, lead: list[Bit], points: list[Division]) -> Iterator[Passage]:
    letters = ", ".join(point.label.removeprefix("điểm ") for point in points)
    together = Division(Level.POINT, f"điểm {letters}")
    yield from _pieces((*trail, together), document, [*lead, *(bit for point in points for bit in _all_bits(point))])


def _pieces(trail: tuple[Division, ...], document: str, bits: list[Bit]) -> Iterator[Passage]:
    for piece in split_long(bits):
        yield _passage(trail, document, piece)


def _passage(trail: tuple[Division, ...], document: str, text: str) -> Passage:
    labels = [division.label for division in trail if division.label]
    heading = next((one.heading for one in reversed(trail) if one.heading), "")
    note = next((one.note for one in reversed(trail) if one.note), "")
    return Passage(" › ".join([document, *labels]), pinpoint_of(trail), text, heading, note)


def pinpoint_of(trail: tuple[Division, ...]) -> str:
    """The official order, narrowest first; what stands above an Điều is not said, as articles count through."""
    labelled = [division for division in trail if division.label]
    article = next((one for one in labelled if one.level == Level.ARTICLE), None)
    if article is not None:
        labelled = [one for one in labelled if one.level == Level.ANNEX or one.level >= Level.ARTICLE]
    return " ".join(one.label for one in reversed(labelled))


class Bit(NamedTuple):
    """What is never cut: a sentence, or a row of a table with the `head` of that table; each with the space after it."""

    text: str
    head: str = ""


def split_long(bits: list[Bit]) -> list[str]:
    """Pieces of at most LONG words; each after the first repeats a short last sentence, or the head of its table."""
    pieces: list[list[str]] = [[]]
    last = Bit("")
    for bit in bits:
        if pieces[-1] and _words("".join(pieces[-1])) + _words(bit.text) > LONG:
            repeats = not last.head and len(pieces[-1]) > 1 and _words(last.text) <= OVERLAP
            pieces.append([bit.head] if bit.head else [last.text] if repeats else [])
        pieces[-1].append(bit.text)
        last = bit
    return [text for piece in pieces if (text := "".join(piece).strip())]


def bits_of(body: list[Block]) -> list[Bit]:
    """The lines and tables of a division."""
    return [bit for block in body for bit in (_rows(block) if isinstance(block, Table) else _sentences(block))]


def _rows(table: Table) -> Iterator[Bit]:
    """The rows of a table; the first is the head of the others, unless it is as long as a passage itself."""
    first, *rows = [f"{row}\n" for row in table.row_texts()] or [""]
    head = first if rows and _words(first) <= OVERLAP else ""
    yield from (Bit(part) for part in _cut_at_words(first))
    yield from (Bit(part, head) for row in rows for part in _cut_at_words(row))


_STOPS = re.compile(rf"(?<=[.;?!])\s+(?=[{UPPER}“(\d])")


def _sentences(block: Block) -> Iterator[Bit]:
    for line in lines_of(block):
        *before, last = _STOPS.split(line)
        yield from (Bit(part) for sentence in before for part in _cut_at_words(f"{sentence} "))
        yield from (Bit(part) for part in _cut_at_words(f"{last}\n"))


def _cut_at_words(text: str) -> Iterator[str]:
    """A sentence longer than a passage is cut between words."""
    words = text.split()
    if len(words) <= LONG:
        yield text
        return
    for at in range(0, len(words), LONG):
        yield " ".join(words[at : at + LONG]) + (text[-1] if at + LONG >= len(words) else " ")


def _whole(division: Division) -> str:
    """A division with all within it, each part opened by its mark as printed."""
    return "".join(bit.text for bit in _all_bits(division)).strip() + "\n"


def _all_bits(division: Division) -> list[Bit]:
    return [*bits_of(division.body), *(bit for child in division.children for bit in _headed(child))]


def _headed(child: Division) -> list[Bit]:
    """ "II. MỤC TIÊU" above what is under it."""
    title = [Bit(f"{child.label.rsplit(' ', 1)[-1]}. {child.heading}\n")] if child.heading else []
    return [*title, *_all_bits(child)]


def _words(text: str) -> int:
    return len(text.split())
