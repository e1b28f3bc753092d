"""The lookup of this installation: its passages, its index in the data folder, opened or built where it is wanting."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus import added
from corpus.added import AddedText
from corpus.catalogue import Catalogue, LegalDocument, load_catalogue
from corpus.embedding import VectorCache, configured_model
from corpus.errors import KehoachError
from corpus.index import IndexBusyError, Manifest, Progress, build_index, current_build, open_index, read_manifest
from corpus.legal import official_title
from corpus.nearest import server
from corpus.packs import load_pack
from corpus.passages import Passage, shipped_passages, text_passages
from corpus.provisions import load_provisions
from corpus.search import Searcher
from corpus.shipped_vectors import seed

DATA = Path(__file__).parent / "data"
SOURCES = ("legal/**/*.yaml", "lookup/*.yaml", "frameworks/**/*.yaml")


def checksum() -> str:
    """Of everything that passages are made from; another value means the index is out of date."""
    total = hashlib.sha256()
    for path in sorted(path for pattern in SOURCES for path in DATA.glob(pattern)):
        total.update(path.relative_to(DATA).as_posix().encode())
        total.update(path.read_bytes())
    total.update(added.revision().encode())
    return total.hexdigest()[:32]


def shipped() -> list[Passage]:
    """The passages that need no added text."""
    return shipped_passages(load_pack(), load_catalogue(), load_provisions())


def passages() -> list[Passage]:
    """Every passage there is: what ships, then the added texts."""
    return shipped() + [
        passage for text in added.texts() for passage in text_passages(text.key, _title(text), text.passages)
    ]


def _title(text: AddedText) -> str:
    """What follows a document's name in a path; a law's name says it already."""
    return "" if text.kind == "own" or text.type == "Luật" else official_title(text.title)


def catalogue() -> Catalogue:
    """The shipped catalogue, and after it the official texts that were added and it lacks: of unknown validity."""
    more = [text for text in added.listed() if text.kind == "official" and not text.catalogued]
    return Catalogue(load_catalogue().documents + [_entry(text) for text in more]) if more else load_catalogue()


def _entry(text: AddedText) -> LegalDocument:
    level = (
        "central"
        if text.issuer.startswith(("Quốc hội", "Chính phủ", "Thủ tướng", "Bộ", "Văn phòng", "Ban"))
        else "province"
    )
    return LegalDocument(text.number, text.type, text.issuer, text.date, text.title, level)


def build(folder: Path, progress: Progress = lambda text, share: None) -> Manifest:
    """Build the index of a data folder anew; what is embedded already is not embedded again."""
    model, place = configured_model(), folder / "index"
    if model is not None:
        place.mkdir(parents=True, exist_ok=True)
        seed(VectorCache(place / "vectors.db", model.name), model)
    return build_index(place, passages(), model, checksum(), progress)


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
    made_with = (manifest.corpus, manifest.model, manifest.chroma)
    return made_with == (checksum(), model.name if model else "", server())


def open_searcher(folder: Path, progress: Progress = lambda text, share: None) -> Searcher:
    """The searcher of a data folder; its index is built first where it is wanting or out of date.

    While another process builds it, the one before serves.
    """
    if not is_current(folder):
        try:
            build(folder, progress)
        except IndexBusyError:
            if current_build(folder / "index") is None:
                raise
    model = configured_model()
    return Searcher(open_index(folder / "index", model.name if model else ""), catalogue(), model)
