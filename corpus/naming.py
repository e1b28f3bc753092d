"""What passages gain when a question names a document: those of the place named, of the document, of documents related to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from corpus.catalogue import Catalogue, LegalDocument
from corpus.index import Index
from corpus.passages import Passage
from corpus.query import Named, Query

Floats = npt.NDArray[np.float32]
YEAR = "nam"


def named_gains(query: Query, index: Index, numbers: dict[str, int], weight: float) -> Floats:
    """What the passages of the documents named gain, and those of the named place in them; shape (n,).

    `numbers` are the numbers of the index's documents by key.
    """
    gained = np.zeros(len(index.passages), np.float32)
    for named in query.named:
        number = numbers.get(named.document.key)
        if number is None:
            continue
        for row in np.flatnonzero(index.documents == number):
            passage = index.passages[int(row)]
            gained[row] = max(gained[row], weight + _closeness(named, passage, bool(query.content)))
    return gained


def related_gains(query: Query, index: Index, catalogue: Catalogue, weight: float) -> Floats:
    """What passages gain whose document replaced, amended or carries out one that the question names; shape (n,).

    A question that names a place asks for that place alone, and one that says nothing else, or the year, for the document.
    """
    gained = np.zeros(len(index.keys), np.float32)
    if any(word.isalpha() and word != YEAR for word in query.content):
        named = {one.document.key for one in query.named}
        related = {key for one in query.named if not one.pinpoint for key in _related(one.document, catalogue)}
        gained[[number for number, key in enumerate(index.keys) if key in related - named]] = weight
    return gained[index.documents]


def _related(document: LegalDocument, catalogue: Catalogue) -> Iterator[str]:
    """Keys of the documents that replaced, amended or carry out one, or that it replaced, amended or carries out."""
    for other in catalogue.documents:
        if other in _led_to(document, catalogue) or document in _led_to(other, catalogue):
            yield other.key


def _led_to(document: LegalDocument, catalogue: Catalogue) -> list[LegalDocument | None]:
    numbers = [document.replaced_by, document.counterpart_of, *document.amended_by]
    return [catalogue.named(number) for number in numbers if number]


def _closeness(named: Named, passage: Passage, has_content: bool) -> float:
    """How near a passage is to the place that the question names: the very place, its điều, the document."""
    if not named.pinpoint:
        return 0.0 if has_content else float(not passage.pinpoint)
    wanted, there = _places(named.pinpoint), _places(passage.pinpoint)
    if wanted == there:
        return 3.0
    if wanted & there and "Điều" in passage.pinpoint and _article(named.pinpoint) == _article(passage.pinpoint):
        return 2.0 + 0.1 * len(wanted & there)
    return float(not passage.pinpoint)


def _places(pinpoint: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?:Điều|khoản|điểm) \w+", pinpoint))


def _article(pinpoint: str) -> str:
    found = re.search(r"Điều \w+", pinpoint)
    return found[0] if found else ""
