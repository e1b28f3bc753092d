"""The plain LangChain stack: its BM25Retriever and Chroma over whole articles, joined by its EnsembleRetriever."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.embedding import Model, VectorCache, embed_all
from corpus.errors import InputError

K = 10


class Peer:
    """Built as its documentation shows: defaults throughout, words parted at spaces, equal weights."""

    def __init__(self, texts: Sequence[str], model: Model, cache: VectorCache) -> None:
        try:
            from langchain_chroma import Chroma
            from langchain_classic.retrievers import EnsembleRetriever
            from langchain_community.retrievers import BM25Retriever
        except ImportError as error:
            raise InputError("chưa cài các gói để so sánh.", remedy='Cài: pip install -e ".[evals]".') from error
        ids = [str(number) for number in range(len(texts))]
        metadata: Any = [{"n": number} for number in range(len(texts))]
        self._bm25 = BM25Retriever.from_texts(list(texts), metadatas=metadata, k=K)
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._chroma = Chroma("peer", embedding_function=model, persist_directory=str(Path(self._folder.name)))
        vectors = embed_all(texts, model, cache)
        for start in range(0, len(texts), 5_000):
            part = slice(start, start + 5_000)
            self._chroma._collection.add(
                ids=ids[part], embeddings=vectors[part], documents=list(texts[part]), metadatas=metadata[part]
            )
        dense = self._chroma.as_retriever(search_kwargs={"k": K})
        self._both = EnsembleRetriever(retrievers=[self._bm25, dense], weights=[0.5, 0.5])
        self.systems = {"LangChain BM25": self._bm25, "LangChain Chroma": dense, "LangChain Ensemble": self._both}

    def ranked(self, system: str, question: str) -> list[int]:
        """Numbers of the texts that a system of the stack finds, the best first."""
        return [int(document.metadata["n"]) for document in self.systems[system].invoke(question)]
