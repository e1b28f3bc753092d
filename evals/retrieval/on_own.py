"""The lookup on its own labelled questions, over what ships; of the half set aside nothing but totals is ever shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus import lookup
from corpus.catalogue import load_catalogue
from corpus.embedding import Model, VectorCache
from corpus.index import build_index, open_index
from corpus.search import Searcher
from corpus.shipped_vectors import seed
from evals.retrieval.practice import practice
from evals.retrieval.questions import WRITINGS, ask, figures, questions


def on_own(model: Model, place: Path) -> list[dict[str, Any]]:
    """A row for each half, writing and system."""
    place.mkdir(exist_ok=True)
    seed(VectorCache(place / "vectors.db", model.name), model)
    build_index(place, lookup.shipped(), model, "own")
    index, catalogue = open_index(place), load_catalogue()
    systems = {"kehoach": Searcher(index, catalogue, model), "kehoach, BM25 alone": Searcher(index, catalogue)}
    return [
        figures(name, [ask(searcher, question, writing) for question in asked], f"own, {half}, {writing}")
        for half, asked in {"practice": practice(), "tune": questions("tune"), "held": questions("held")}.items()
        for writing in WRITINGS
        for name, searcher in systems.items()
    ]
