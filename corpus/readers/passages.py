"""A document cut into passages: a khoản or a short điều each, long ones at sentences with overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.readers.blocks import Block, Line
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
    limit = SHORT if division.level <= Level.ARTICLE else LONG
    if division.level >= Level.ARTICLE and _words(text := _whole(division)) <= limit:
        yield _passage(trail, document, text)
        return
    lead, children = _lines(division.body), division.children
    if division.level == Level.CLAUSE and children and all(child.level == Level.POINT for child in children):
        yield from _points(trail, document, lead)
        return
    if lead and children and division.level >= Level.ARTICLE and lead[-1].endswith(":"):
        yield from _first_with_lead(trail, document, lead)
        children = children[1:]
    else:
        yield from _pieces(trail, document, lead)
    for child in children:
        yield from _divide(child, trail, document)


def _first_with_lead(trail: tuple[Division, ...], document: str, lead: list[str]) -> Iterator[Passage]:
    """An opening such as "Trong Luật này, các từ ngữ … như sau:" says nothing alone: it goes with what follows."""
    first = trail[-1].children[0]
    inner = list(_divide(first, trail, document))
    together = "\n".join([*lead, inner[0].text]) if inner else "\n".join(lead)
    if inner and _words(together) <= LONG:
        yield replace(inner[0], text=together)
        yield from inner[1:]
    else:
        yield from _pieces(trail, document, lead)
        yield from inner


def _points(trail: tuple[Division, ...], document: str, lead: list[str]) -> Iterator[Passage]:
    """A long khoản: as many of its điểm together as fit."""
    held: list[Division] = []
    for point in trail[-1].children:
        if held and _words("\n".join([*lead, *map(_whole, held), _whole(point)])) > LONG:
            yield from _group(trail, document, lead, held)
            lead, held = [], []
        held.append(point)
    yield from _group(trail, document, lead, held)


def _group(trail: tuple[Division, ...], document: str, lead: list[str], points: list[Division]) -> Iterator[Passage]:
    letters = ", ".join(point.label.removeprefix("điểm ") for point in points)
    together = Division(Level.POINT, f"điểm {letters}")
    yield from _pieces((*trail, together), document, [*lead, *map(_whole, points)])


def _pieces(trail: tuple[Division, ...], document: str, lines: list[str]) -> Iterator[Passage]:
    for piece in split_long(lines):
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


def split_long(lines: list[str]) -> list[str]:
    """Lines as pieces of at most LONG words, cut at sentences; each piece after the first repeats a short last one."""
    sentences = [sentence for line in lines for sentence in _sentences(line)]
    pieces: list[list[str]] = [[]]
    for sentence in sentences:
        if pieces[-1] and _words("".join(pieces[-1])) + _words(sentence) > LONG:
            last = pieces[-1][-1]
            pieces.append([last] if _words(last) <= OVERLAP and len(pieces[-1]) > 1 else [])
        pieces[-1].append(sentence)
    return [text for piece in pieces if (text := "".join(piece).strip())]


_STOPS = re.compile(r"(?<=[.;?!])\s+(?=[A-ZĐÀ-Ỹ“(\d])")


def _sentences(line: str) -> Iterator[str]:
    """Sentences with the space after them, the last with its line break; one longer than a passage is cut at words."""
    parts = [
        " ".join(words[at : at + LONG])
        for words in map(str.split, _STOPS.split(line))
        for at in range(0, len(words), LONG)
    ]
    yield from (f"{part} " for part in parts[:-1])
    yield from (f"{part}\n" for part in parts[-1:])


def _whole(division: Division) -> str:
    """A division with all within it, each part opened by its mark as printed."""
    lines = _lines(division.body)
    for child in division.children:
        lines.append(_whole(child))
    return "\n".join(lines)


def _lines(body: list[Block]) -> list[str]:
    return [text for block in body for text in ([block.text] if isinstance(block, Line) else block.row_texts())]


def _words(text: str) -> int:
    return len(text.split())
