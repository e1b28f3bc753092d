"""The nearest vectors among very many: Chroma, in the folder of a build or on a server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from corpus.errors import InputError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

SETTING = "KEHOACH_CHROMA_URL"
BATCH = 5_000  # Chroma takes at most 5,461 at once
FOLDER = "chroma"


def server() -> str:
    """The address of the Chroma server in use, "" for the folder of the build."""
    return os.environ.get(SETTING, "").strip()


def collection_name(build: str) -> str:
    """The collection that belongs to a build."""
    return f"kehoach-{build}"


def write_collection(folder: Path, build: str, vectors: npt.NDArray[np.float32]) -> None:
    """Put the vectors of a build into a collection, each under its row; one left by a crash is replaced.

    Raises InputError when the server cannot be reached.
    """
    client = _client(folder)
    try:
        name = collection_name(build)
        if name in {collection.name for collection in client.list_collections()}:
            client.delete_collection(name)
        made = client.create_collection(name, embedding_function=None, configuration={"hnsw": {"space": "ip"}})
        for start in range(0, len(vectors), BATCH):
            rows = range(start, min(start + BATCH, len(vectors)))
            made.add(ids=[str(row) for row in rows], embeddings=vectors[start : start + BATCH])
    finally:
        _close(client)


def drop_collection(folder: Path, build: str) -> None:
    """Remove the collection of a build that is gone, where it lies on a server."""
    if server():
        client = _client(folder)
        if collection_name(build) in {collection.name for collection in client.list_collections()}:
            client.delete_collection(collection_name(build))


class Nearest:
    """The collection of one build, opened."""

    def __init__(self, folder: Path, build: str) -> None:
        from chromadb.errors import NotFoundError

        self._client = _client(folder)
        try:
            self._collection: Any = self._client.get_collection(collection_name(build), embedding_function=None)
        except NotFoundError as error:
            raise InputError(
                "Chroma không có bộ vectơ của chỉ mục này.",
                place=server() or str(folder),
                remedy="Lập lại chỉ mục.",
                command="kehoach corpus build",
            ) from error

    def rows(self, vector: npt.NDArray[np.float32], count: int) -> npt.NDArray[np.int64]:
        """The rows of the nearest vectors, about `count` of them (the search is approximate)."""
        found = self._collection.query(query_embeddings=[vector], n_results=count, include=[])
        return np.asarray([int(row) for row in found["ids"][0]], np.int64)


def _client(folder: Path) -> ClientAPI:
    """Nothing is sent anywhere, and no model of Chroma's own is ever fetched: collections have no embedding function."""
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    address = server()
    if not address:
        return chromadb.PersistentClient(str(folder / FOLDER), settings=quiet)
    parts = urlsplit(address)
    try:
        return chromadb.HttpClient(
            parts.hostname or "", parts.port or 8000, ssl=parts.scheme == "https", settings=quiet
        )
    except ValueError as error:
        raise InputError(
            "máy chủ Chroma không trả lời.", place=address, remedy=f"Kiểm tra {SETTING}, hoặc bỏ biến này."
        ) from error


def _close(client: ClientAPI) -> None:
    close = getattr(client, "close", None)  # since 1.5
    if close:
        close()
