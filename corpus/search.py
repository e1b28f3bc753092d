"""Hybrid search over an index: exact references first, then BM25 and vectors in one sum; says when it finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.bearing import Evidence, bears, evidence, is_written
from corpus.catalogue import Catalogue, LegalDocument
from corpus.index import Index
from corpus.legal import Status, issuer_of, status_on
from corpus.naming import named_gains, related_gains
from corpus.nearest import Nearest
from corpus.passages import FULL, Passage
from corpus.provisions import Provision, load_provisions
from corpus.provisions import status_on as provision_status_on
from corpus.query import Query, read_query, settings

if TYPE_CHECKING:
    from corpus.embedding import Model

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]

EXACT = 20_000  # vectors up to which comparing all is quicker than asking Chroma (python -m evals speed)
CANDIDATES = 300  # passages that are looked at one by one
FAR = -1.0  # what a passage loses at most for its vector
CROWD = 2  # provisions of one document that may stand before the best of another document
LOOKED_FOR = 10  # places in which that other one is looked for
NEAR = 0.15  # how far below a provision's best passage another may lie and still stand for it


@cache
def _provisions() -> dict[str, Provision]:
    return {provision.key: provision for provision in load_provisions()}


@cache
def _itemised() -> frozenset[str]:
    return frozenset(cue["document"] for cue in settings()["cues"] if "document" in cue)


@dataclass(frozen=True)
class Filters:
    """What hits must be; empty = any. `in_force` asks for documents known to be in force on the day of the search."""

    types: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()  # central, province, department
    in_force: bool = False

    def admit(self, document: LegalDocument | None, day: date, catalogue: Catalogue) -> bool:
        if not (self.types or self.issuers or self.levels or self.in_force):
            return True
        if document is None:
            return False
        return (
            (not self.types or document.type in self.types)
            and (not self.issuers or issuer_of(document) in self.issuers)
            and (not self.levels or document.level in self.levels)
            and (not self.in_force or status_on(document, day, catalogue).kind in ("in_force", "amended"))
        )


@dataclass(frozen=True)
class Hit:
    """A passage found. `status` is None for what is no document of the catalogue; `why` tells what the score is the sum of."""

    passage: Passage
    document: LegalDocument | None
    status: Status | None
    score: float
    why: dict[str, float]
    row: int = -1  # of the passage in the index


@dataclass(frozen=True)
class Answer:
    """What a search found; `refused` = nothing that bears on the question. `notes` are for the person who asked."""

    query: Query
    hits: tuple[Hit, ...] = ()
    refused: bool = False
    notes: tuple[str, ...] = ()
    evidence: Evidence | None = None  # of the words; None where there are no hits or no words


@dataclass
class Searcher:
    """Searches one opened index. Without a model, or where the question has no diacritics, BM25 stands alone."""

    index: Index
    catalogue: Catalogue
    model: Model | None = None
    weights: dict[str, float] = field(default_factory=lambda: dict(settings()["weights"]))
    _numbers: dict[str, int] = field(init=False, repr=False)
    _nearest: Nearest | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self._numbers = {key: number for number, key in enumerate(self.index.keys)}
        self.vector = lru_cache(maxsize=1024)(self._embed)

    def search(self, text: str, k: int = 5, day: date | None = None, filters: Filters | None = None) -> Answer:
        """The k provisions that bear on a question, the best first. Raises InputError for a question that cannot be read."""
        on = day or date.today()
        query = read_query(text, self.catalogue, self.index.lexical.frequency, day)
        mask = self._mask(filters or Filters(), on)
        lexical = self._lexical(query, mask)
        hits = tuple(self._hits(self._parts(query, mask, lexical), k, on))
        found = self._evidence(query, hits, float(lexical.max(initial=0)))
        if hits and _bears(query, hits, found):
            return Answer(query, hits, notes=query.notes, evidence=found)
        return Answer(query, refused=True, notes=query.notes, evidence=found)

    def ranked(self, text: str, k: int) -> tuple[Hit, ...]:
        """The k provisions nearest to a question, whether or not they bear on it."""
        query = read_query(text, self.catalogue, self.index.lexical.frequency)
        mask = self._mask(Filters(), date.today())
        return tuple(self._hits(self._parts(query, mask, self._lexical(query, mask)), k, date.today()))

    def _mask(self, filters: Filters, day: date) -> Mask:
        admitted = [filters.admit(self.catalogue.get(key), day, self.catalogue) for key in self.index.keys]
        return np.asarray(admitted, np.bool_)[self.index.documents]

    def _lexical(self, query: Query, mask: Mask) -> Floats:
        """BM25 of every passage, shape (n,); 0 outside the mask."""
        written = self.index.lexical.share_written(query.asked) if query.marked else 0.0
        marks, (sought, asking) = self.weights["marks"] * written, query.parted()
        lexical = self.index.lexical
        return np.where(mask, lexical.scores(sought, marks) + self.weights["asking"] * lexical.scores(asking, marks), 0)

    def _parts(self, query: Query, mask: Mask, lexical: Floats) -> dict[str, Floats]:
        """What each kind of evidence gives every passage, shape (n,) each."""
        weights = self.weights
        highest = float(lexical.max(initial=0))
        parts = {"bm25": lexical / highest if highest else lexical}
        if self.model is not None and self.index.vectors is not None and is_written(query, self.index.lexical):
            near = self._cosines(self.vector(query.text), lexical, mask)
            parts["vector"] = np.maximum(weights["vector"] * (near - near.max()), FAR)
        if query.named:
            parts["reference"] = np.where(mask, named_gains(query, self.index, self._numbers, weights["named"]), 0)
            parts["related"] = related_gains(query, self.index, self.catalogue, weights["related"])
        parts["asked for"] = self._asked_for(query)
        parts["boilerplate"] = np.where(self.index.held_back, -weights["boilerplate"], 0).astype(np.float32)
        return parts

    def _asked_for(self, query: Query) -> Floats:
        """What passages gain whose document is of the kind that the question asks for; items that it does not ask for lose."""
        gained = np.zeros(len(self.index.keys), np.float32)
        if not any("document" in cue for cue in query.cues):
            gained[[number for number, key in enumerate(self.index.keys) if key in _itemised()]] = -self.weights["item"]
        for cue in query.cues:
            for number, key in enumerate(self.index.keys):
                document = self.catalogue.get(key)
                if key == cue.get("document") or (document is not None and document.level == cue.get("level")):
                    gained[number] = cue["gain"]
        return gained[self.index.documents]

    def _cosines(self, vector: Floats, lexical: Floats, mask: Mask) -> Floats:
        """Cosines with the question, shape (n,); -1 for what was left out.

        Of few vectors all are compared, which is exact and quicker; of many, those that Chroma or BM25 puts forward.
        """
        vectors = self.index.vectors
        assert vectors is not None
        if len(vectors) <= EXACT:
            return self._or_told(np.where(mask, vectors @ vector, -1), vector, mask)
        rows = np.flatnonzero(mask)
        if len(rows) > EXACT:
            if self._nearest is None:
                self._nearest = Nearest(self.index.folder, self.index.folder.name)
            by_words = np.argpartition(-lexical, CANDIDATES)[:CANDIDATES]
            rows = np.union1d(by_words, self._nearest.rows(vector, CANDIDATES))
            rows = rows[mask[rows]]
        cosines = np.full(len(vectors), -1, np.float32)
        cosines[rows] = vectors[rows] @ vector
        return self._or_told(cosines, vector, mask)

    def _or_told(self, cosines: Floats, vector: Floats, mask: Mask) -> Floats:
        """The cosines, or those with what else a passage is called where these are higher."""
        told, vectors = self.index.told, self.index.told_vectors
        if told is not None and vectors is not None and len(told):
            cosines[told] = np.where(mask[told], np.maximum(cosines[told], vectors @ vector), -1)
        return cosines

    def _embed(self, text: str) -> Floats:
        assert self.model is not None
        return self.model.query(text)

    def _hits(self, parts: dict[str, Floats], k: int, day: date) -> Iterator[Hit]:
        """The best passage of each provision, at most k."""
        total = np.sum(list(parts.values()), axis=0)
        found = parts["bm25"] > 0
        if "reference" in parts:
            found |= (parts["reference"] > 0) | (parts["related"] > 0)
        if "vector" in parts:
            found |= parts["vector"] > FAR
        rows = np.flatnonzero(found)
        if len(rows) > CANDIDATES:
            rows = rows[np.argpartition(-total[rows], CANDIDATES)[:CANDIDATES]]
        groups: dict[int, list[int]] = {}
        for row in rows[np.argsort(-total[rows], kind="stable")].tolist():
            groups.setdefault(int(self.index.provisions[row]), []).append(row)
        for group in self._varied(list(groups.values()), "reference" in parts)[:k]:
            row, passage, status = self._shown(group, total, day)
            why = {name: round(float(part[row]), 4) for name, part in parts.items() if part[row]}
            yield Hit(passage, self.catalogue.get(passage.document), status, round(float(total[group[0]]), 4), why, row)

    def _varied(self, groups: list[list[int]], named: bool) -> list[list[int]]:
        """The provisions in their order, but after CROWD gists of one document the best of another.

        Gists are few and say little: the answer may be in a document of which they say less. Items of a document that
        is asked for its items (search.yaml) stand as they are, and so do the words of texts themselves. All gists of a
        document that is named stand before the rest: that other one is then looked for among all.
        """
        best = [group[0] for group in groups[: None if named else LOOKED_FOR]]
        documents = [int(self.index.documents[row]) for row in best]
        if (
            len(groups) <= CROWD
            or len(set(documents[: CROWD + 1])) != 1
            or self.index.keys[documents[0]] in _itemised()
        ):
            return groups
        if any(self.index.passages[row].kind == FULL for row in best[: CROWD + 1]):
            return groups
        other = next((place for place, document in enumerate(documents) if document != documents[0]), len(groups))
        return [*groups[:CROWD], *groups[other : other + 1], *groups[CROWD:other], *groups[other + 1 :]]

    def _shown(self, rows: list[int], total: Floats, day: date) -> tuple[int, Passage, Status | None]:
        """Which passage of a provision stands for it: one near the best that held on the day, the text itself before a gist."""
        near = [row for row in rows if total[row] >= total[rows[0]] - NEAR]
        passages = [self.index.passages[row] for row in near]
        held = [self._status(passage, day) for passage in passages]

        def fitness(place: int) -> tuple[bool, bool, float]:
            status = held[place]
            gone = status is not None and status.kind in ("expired", "not_yet")
            return not gone, passages[place].kind == FULL, float(total[near[place]])

        best = max(range(len(near)), key=fitness)
        return near[best], passages[best], held[best]

    def _status(self, passage: Passage, day: date) -> Status | None:
        """Validity of the place on the day, else of its document."""
        document = self.catalogue.get(passage.document)
        if document is None:
            return None
        if passage.source and (provision := _provisions().get(passage.source)):
            return provision_status_on(provision, day, self.catalogue)
        return status_on(document, day, self.catalogue)

    def _evidence(self, query: Query, hits: tuple[Hit, ...], highest: float) -> Evidence | None:
        """What the words of the question say for the hits; None where it has none. `highest` is the highest BM25."""
        if not hits or not query.content:
            return None
        asked_for = hits[0].why.get("asked for", 0) > 0
        return evidence(query, [hit.row for hit in hits], highest, asked_for, self.index.lexical)


def _bears(query: Query, hits: tuple[Hit, ...], found: Evidence | None) -> bool:
    """Is what the question names, or says in words, there?"""
    if any(hit.why.get("reference") for hit in hits):
        return True
    return not query.unknown and (found is None or bears(found))
