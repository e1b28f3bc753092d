"""The lookup of this installation: its passages, its index in the data folder, opened or built where it is wanting."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.catalogue import load_catalogue
from corpus.embedding import configured_model
from corpus.errors import KehoachError
from corpus.index import Manifest, Progress, build_index, current_build, open_index, read_manifest
from corpus.packs import load_pack
from corpus.passages import Passage, shipped_passages
from corpus.provisions import load_provisions
from corpus.search import Searcher

DATA = Path(__file__).parent / "data"
SOURCES = ("legal/**/*.yaml", "frameworks/**/*.yaml")


def checksum() -> str:
    """Of everything that passages are made from; another value means the index is out of date."""
    total = hashlib.sha256()
    for path in sorted(path for pattern in SOURCES for path in DATA.glob(pattern)):
        total.update(path.relative_to(DATA).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:32]


def passages() -> list[Passage]:
    """Every passage there is."""
    return shipped_passages(load_pack(), load_catalogue(), load_provisions())


def build(folder: Path, progress: Progress = lambda text, share: None) -> Manifest:
    """Build the index of a data folder anew; what is embedded already is not embedded again."""
    return build_index(folder / "index", passages(), configured_model(), checksum(), progress)


def is_current(folder: Path) -> bool:
    """Was the index made of what is here now, by this version and model?"""
    made = current_build(folder / "index")
    if made is None:
        return False
    try:
        manifest = read_manifest(made)
    except KehoachError:
        return False
    model = configured_model()
    return manifest.corpus == checksum() and manifest.model == (model.name if model else "")


def open_searcher(folder: Path, progress: Progress = lambda text, share: None) -> Searcher:
    """The searcher of a data folder; its index is built first where it is wanting or out of date."""
    if not is_current(folder):
        build(folder, progress)
    model = configured_model()
    return Searcher(open_index(folder / "index", model.name if model else ""), load_catalogue(), model)
