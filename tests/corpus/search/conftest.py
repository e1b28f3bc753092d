"""Indexes that the tests of search share."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import lookup
from corpus.catalogue import load_catalogue
from corpus.index import build_index, open_index
from corpus.search import Searcher


@pytest.fixture(scope="session")
def by_words(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """The shipped corpus with BM25 alone."""
    folder: Path = tmp_path_factory.mktemp("words")
    build_index(folder, lookup.passages(), None, "test")
    return Searcher(open_index(folder, ""), load_catalogue())
