"""The lookup on a benchmark: its parts alone, the whole, cross-validated, without diacritics, and a plain LangChain stack."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from corpus.embedding import Model, VectorCache, embed_all
from corpus.errors import InputError
from corpus.index import Index, build_index, open_index
from corpus.language import fold
from corpus.lexical import Lexical
from corpus.query import settings
from corpus.search import Searcher
from corpus.tokens import terms
from evals.retrieval.bench import Bench
from evals.retrieval.metrics import lead, ndcg, row
from evals.retrieval.peer import Peer

FOLDS = 5
GRID = {"vector": (5, 8, 10, 12, 15, 20), "marks": (0.3, 0.5, 0.7)}
Ranker = Callable[[str], Sequence[str]]
Figures = list[dict[str, Any]]


def on_bench(bench: Bench, model: Model, cache: VectorCache, place: Path) -> tuple[Figures, Figures]:
    """(rows of systems, comparisons of the whole with each other system)."""
    passages = bench.passages()
    place.mkdir(exist_ok=True)
    _keep([passage.embedded for passage in passages], model, cache, place)
    build_index(place, passages, model, "bench")
    searcher = Searcher(open_index(place), bench.catalogue(), model)
    rankings: dict[str, list[Sequence[str]]] = {}
    rows: Figures = []
    for name, ranker in {**_ours(bench, searcher), **_theirs(bench, model, cache)}.items():
        rankings[name], ms = _timed(ranker, bench.questions)
        rows.append(row(name, "bench", rankings[name], bench.relevant, ms))
    bare, ms = _timed(_ids(searcher), [fold(text) for text in bench.questions])
    rows.append(row("kehoach", "bench, không dấu", bare, bench.relevant, ms))
    rankings["kehoach, cross-validated"], ms = _cross_validated(bench, searcher)
    rows.append(row("kehoach, cross-validated", "bench", rankings["kehoach, cross-validated"], bench.relevant, ms))
    return rows, list(_compared(rankings, bench))


def _keep(texts: Sequence[str], model: Model, cache: VectorCache, place: Path) -> None:
    """Embed what no run before has embedded, telling how far it is; the index then finds all in its own cache."""
    vectors = embed_all(texts, model, cache, lambda done, all_: print(f"{done}/{all_}", end="\r", file=sys.stderr))
    from corpus.embedding import content_key

    own = VectorCache(place / "vectors.db", model.name)
    own.put({content_key(text): vector for text, vector in zip(texts, vectors, strict=True)})


def _ids(searcher: Searcher) -> Ranker:
    return lambda question: [hit.passage.provision for hit in searcher.ranked(question, 10)]


def _ours(bench: Bench, searcher: Searcher) -> dict[str, Ranker]:
    """The whole and its parts."""
    ids = list(bench.articles)
    whole = Lexical.build(bench.whole(id_) for id_ in ids)
    index = searcher.index

    def best(scores: Any) -> list[str]:
        return list(dict.fromkeys(index.passages[int(number)].provision for number in np.argsort(-scores)[:80]))[:10]

    return {
        "kehoach": _ids(searcher),
        "BM25 over articles": lambda q: [ids[n] for n in np.argsort(-whole.scores(terms(q), 0.5))[:10]],
        "BM25 over khoản": lambda q: best(index.lexical.scores(terms(q), 0.5)),
        "vectors over khoản": lambda q: best(_vectors(index) @ searcher.vector(q)),
    }


def _vectors(index: Index) -> Any:
    assert index.vectors is not None
    return index.vectors


def _theirs(bench: Bench, model: Model, cache: VectorCache) -> dict[str, Ranker]:
    ids = list(bench.articles)
    try:
        peer = Peer([bench.whole(id_) for id_ in ids], model, cache)
    except InputError as error:
        print(error, file=sys.stderr)
        return {}

    def ranker(name: str) -> Ranker:
        return lambda question: [ids[number] for number in peer.ranked(name, question)]

    return {name: ranker(name) for name in peer.systems}


def _timed(ranker: Ranker, questions: Sequence[str]) -> tuple[list[Sequence[str]], list[float]]:
    rankings, ms = [], []
    for question in questions:
        begun = time.perf_counter()
        rankings.append(ranker(question))
        ms.append((time.perf_counter() - begun) * 1000)
    return rankings, ms


def _cross_validated(bench: Bench, searcher: Searcher) -> tuple[list[Sequence[str]], list[float]]:
    """Each fold ranked with the weights that are best on the other folds."""
    tried = []
    for values in product(*GRID.values()):
        searcher.weights = settings()["weights"] | dict(zip(GRID, values, strict=True))
        tried.append(_timed(_ids(searcher), bench.questions))
    searcher.weights = settings()["weights"]
    scores = np.asarray([[ndcg(*pair) for pair in zip(rankings, bench.relevant, strict=True)] for rankings, _ in tried])
    folds = np.arange(len(bench.questions)) % FOLDS
    chosen = [int(scores[:, folds != fold].mean(axis=1).argmax()) for fold in range(FOLDS)]
    numbers = range(len(bench.questions))
    return [tried[chosen[folds[n]]][0][n] for n in numbers], [tried[chosen[folds[n]]][1][n] for n in numbers]


def _compared(rankings: dict[str, list[Sequence[str]]], bench: Bench) -> Iterator[dict[str, Any]]:
    """The whole less each other system in nDCG@10, with its 95% interval."""
    scores = {
        name: [ndcg(*pair) for pair in zip(ranked, bench.relevant, strict=True)] for name, ranked in rankings.items()
    }
    for name in scores:
        if not name.startswith("kehoach"):
            for ours in ("kehoach", "kehoach, cross-validated"):
                difference, low, high = lead(scores[ours], scores[name])
                yield {"ours": ours, "theirs": name, "difference": difference, "low": low, "high": high}
