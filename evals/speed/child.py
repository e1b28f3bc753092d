"""One system measured in a process of its own: python -m evals.speed.child SYSTEM FOLDER."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from corpus.catalogue import Catalogue, LegalDocument
from corpus.embedding import VectorCache
from corpus.index import build_index, open_index
from corpus.passages import Passage
from corpus.search import Searcher
from evals.retrieval.peer import Peer
from evals.speed.grown import Known, read_grown


def measure(system: str, folder: Path) -> dict[str, Any]:
    """Seconds to index (vectors given), milliseconds a question, peak memory in MB."""
    passages, questions, model = read_grown(folder)
    begun = time.perf_counter()
    ask = (_ours if system == "kehoach" else _theirs)(passages, model, folder)
    indexed = time.perf_counter() - begun
    for question in questions[:5]:
        ask(question)
    times = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - begun) * 1000)
    return {
        "name": system,
        "passages": len(passages),
        "rest_p50_ms": round(float(np.percentile(times, 50)), 2),
        "rest_p95_ms": round(float(np.percentile(times, 95)), 2),
        "index_s": round(indexed, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _ours(passages: list[Passage], model: Known, folder: Path) -> Callable[[str], object]:
    build_index(folder / "index", passages, model, "speed")
    laws = dict.fromkeys(passage.document for passage in passages)
    catalogue = Catalogue([LegalDocument(law, "Luật", "Quốc hội", None, law, "central") for law in laws])
    searcher = Searcher(open_index(folder / "index", model.name), catalogue, model)
    return lambda question: searcher.search(question, 10)


def _theirs(passages: list[Passage], model: Known, folder: Path) -> Callable[[str], object]:
    peer = Peer([passage.embedded for passage in passages], model, VectorCache(folder / "peer.db", model.name))
    return lambda question: peer.ranked("LangChain Ensemble", question)


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
