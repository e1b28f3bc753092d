"""The index on disk: built apart, put in place in one step, read while another is being built.

<folder>/current            the name of the build in use
<folder>/builds/<name>/     manifest.json, passages.jsonl, places.npz, marked/ and folded/ (BM25), vectors, chroma/
<folder>/vectors.db         vectors by content, so that nothing is embedded twice
<folder>/lock               held by the one process that builds
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import numpy.typing as npt

from corpus.errors import DataError, InputError
from corpus.lexical import TOKENISER, VARIANT, Lexical
from corpus.nearest import drop_collection, server, write_collection
from corpus.passages import Passage

if TYPE_CHECKING:
    from corpus.embedding import Model

FORMAT = 2
KEPT = 2  # builds that stay: the one in use and the one that a reader may still have open
Progress = Callable[[str, float], None]
_AGAIN: dict[str, str] = {"remedy": "Lập lại chỉ mục.", "command": "kehoach corpus build"}


@dataclass(frozen=True)
class Manifest:
    """What an index was made of; one made otherwise than asked for is not opened."""

    format: int
    tokeniser: str
    bm25: dict[str, Any]
    model: str  # "" = BM25 alone
    dimension: int
    chroma: str  # address of the server that holds the vectors, "" = the folder of the build
    corpus: str  # checksum of the sources
    passages: int
    built: str


class IndexBusyError(InputError):
    """Raised when another process builds the index; the one in use stays usable."""


class PassageFile(Sequence[Passage]):
    """The passages of a build, each read when it is asked for."""

    def __init__(self, path: Path) -> None:
        self._lines = path.read_bytes().splitlines()

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> Passage: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Passage]: ...
    def __getitem__(self, number: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(number, slice):
            return [Passage(**json.loads(line)) for line in self._lines[number]]
        return Passage(**json.loads(self._lines[number]))


@dataclass(frozen=True)
class Index:
    """An opened build: passages, BM25 and vectors in one order, passages of one provision side by side.

    `provisions` and `documents` number the provision and the document of each passage, shape (n,);
    `keys` are the documents' keys by number; `held_back` marks boilerplate; `vectors` (n, d) are None without a model.
    `told` (m,) are the rows of the passages that have other names, `told_vectors` (m, d) the vectors of these.
    """

    folder: Path
    manifest: Manifest
    lexical: Lexical
    passages: Sequence[Passage]
    provisions: npt.NDArray[np.int32]
    documents: npt.NDArray[np.int32]
    keys: list[str]
    held_back: npt.NDArray[np.bool_]
    vectors: npt.NDArray[np.float32] | None
    told: npt.NDArray[np.int32] | None = None
    told_vectors: npt.NDArray[np.float32] | None = None


def current_build(folder: Path) -> Path | None:
    """The build in use; None before the first."""
    try:
        name = (folder / "current").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return folder / "builds" / name


def read_manifest(build: Path) -> Manifest:
    """What a build was made of. Raises DataError for a broken one, InputError for one of another version."""
    try:
        raw = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
        if (raw["format"], raw["tokeniser"], raw["bm25"]) != (FORMAT, TOKENISER, VARIANT):
            raise InputError("chỉ mục do phiên bản khác lập.", place=str(build), **_AGAIN)
        return Manifest(**raw)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DataError("chỉ mục tra cứu bị hỏng.", place=str(build), **_AGAIN) from error


def open_index(folder: Path, model: str | None = None) -> Index:
    """The index in use; `model` is the name of the one that will embed the questions (None: whichever it was made with).

    Raises InputError when there is none, or it was made with another model or by another version.
    """
    build = current_build(folder)
    if build is None:
        raise InputError("chưa có chỉ mục tra cứu.", **_AGAIN)
    manifest = read_manifest(build)
    if model is not None and manifest.model != model:
        made = manifest.model or "không mô hình nhúng"
        raise InputError(
            f"chỉ mục lập với {made}, đang dùng {model or 'không mô hình nhúng'}.", place=str(folder), **_AGAIN
        )
    try:
        index = _read(build, manifest)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DataError("chỉ mục tra cứu bị hỏng.", place=str(build), **_AGAIN) from error
    sizes = {manifest.passages, len(index.passages), len(index.lexical), len(index.provisions)}
    if len(sizes) > 1 or (index.vectors is not None and len(index.vectors) != manifest.passages):
        raise DataError("chỉ mục tra cứu bị hỏng.", place=str(build), **_AGAIN)
    return index


def _read(build: Path, manifest: Manifest) -> Index:
    with np.load(build / "places.npz") as places:
        columns = {name: places[name] for name in ("provisions", "documents", "held_back")}
        keys = places["keys"].tolist()
    vectors = np.load(build / "vectors.npy", mmap_mode="r") if manifest.model else None
    if manifest.model:
        columns |= {name: np.load(build / f"{name}.npy", mmap_mode="r") for name in ("told", "told_vectors")}
    lexical, passages = Lexical.load(build), PassageFile(build / "passages.jsonl")
    return Index(build, manifest, lexical, passages, keys=keys, vectors=vectors, **columns)


def build_index(
    folder: Path,
    passages: Sequence[Passage],
    model: Model | None,
    corpus: str,
    progress: Progress = lambda text, share: None,
) -> Manifest:
    """Build apart, then put in place; until then, and after a crash at any point, the index in use stays.

    `corpus` is the checksum of what the passages were made from. Raises IndexBusyError while another process
    builds, and InputError when there is nothing to index.
    """
    from filelock import FileLock, Timeout

    if not passages:
        raise InputError("không có đoạn nào để lập chỉ mục.", place=str(folder))
    (folder / "builds").mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "lock", timeout=0):
            return _build(folder, sorted(passages, key=lambda p: (p.document, p.provision)), model, corpus, progress)
    except Timeout as error:
        raise IndexBusyError(
            "một tiến trình khác đang lập chỉ mục.", place=str(folder), remedy="Chờ xong rồi chạy lại."
        ) from error


def _build(folder: Path, passages: list[Passage], model: Model | None, corpus: str, progress: Progress) -> Manifest:
    _sweep(folder)
    name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    apart = folder / "builds" / f".{name}"
    apart.mkdir()
    progress("lập chỉ mục từ", 0.0)
    Lexical.build(passage.searched for passage in passages).save(apart)
    with (apart / "passages.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(passage), ensure_ascii=False) + "\n" for passage in passages)
    _write_places(apart, passages)
    dimension = _embed(folder, apart, name, passages, model, progress) if model else 0
    built = datetime.now(UTC).isoformat(timespec="seconds")
    used = model.name if model else ""
    manifest = Manifest(FORMAT, TOKENISER, VARIANT, used, dimension, server(), corpus, len(passages), built)
    (apart / "manifest.json").write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")
    _put_in_place(folder, apart, name)
    _sweep(folder)
    return manifest


def _write_places(apart: Path, passages: list[Passage]) -> None:
    """What search needs of every passage at once, as columns."""
    _, provisions = np.unique([passage.provision for passage in passages], return_inverse=True)
    keys, documents = np.unique([passage.document for passage in passages], return_inverse=True)
    np.savez(
        apart / "places.npz",
        provisions=provisions.astype(np.int32),
        documents=documents.astype(np.int32),
        keys=keys,
        held_back=np.asarray([passage.boilerplate for passage in passages], np.bool_),
    )


def _embed(folder: Path, apart: Path, name: str, passages: list[Passage], model: Model, progress: Progress) -> int:
    from corpus.embedding import VectorCache, embed_all

    cache = VectorCache(folder / "vectors.db", model.name)
    told = [row for row, passage in enumerate(passages) if passage.told]
    texts = [*(passage.embedded for passage in passages), *(passages[row].told for row in told)]
    both = embed_all(texts, model, cache, lambda done, all_: progress(f"nhúng {done}/{all_} đoạn", done / all_))
    vectors = both[: len(passages)]
    np.save(apart / "vectors.npy", vectors)
    np.save(apart / "told.npy", np.asarray(told, np.int32))
    np.save(apart / "told_vectors.npy", both[len(passages) :])
    progress("ghi vectơ", 1.0)
    write_collection(apart, name, vectors)
    return int(vectors.shape[1])


def _put_in_place(folder: Path, apart: Path, name: str) -> None:
    """Everything on disk first, then the one step that readers see."""
    for path in [*apart.rglob("*"), apart]:
        _flush(path)
    os.rename(apart, folder / "builds" / name)
    _flush(folder / "builds")
    pointer = folder / ".current"
    pointer.write_text(name, encoding="utf-8")
    _flush(pointer)
    os.replace(pointer, folder / "current")
    _flush(folder)


def _flush(path: Path) -> None:
    """On disk, where the system can say so (a folder cannot be opened on Windows)."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove what a crash left and builds that nobody reads any more."""
    used = current_build(folder)
    builds = sorted(path for path in (folder / "builds").iterdir() if path.is_dir())
    whole = [path for path in builds if not path.name.startswith(".")]
    for path in builds:
        if path != used and path not in whole[-KEPT:]:
            drop_collection(path, path.name.removeprefix("."))
            shutil.rmtree(path, ignore_errors=True)
