"""The lookup of legal bases, opened once at its first question and kept."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.search import Searcher


class Lookup:
    """Gives the searcher; whoever asks while the index is being opened waits for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._searcher: Searcher | None = None
        self._revision: str | None = None

    def searcher(self) -> Searcher:
        """Opened again where texts were added since. Raises KehoachError when the index can be neither opened nor built."""
        from corpus.added import revision

        with self._lock:
            if self._searcher is None or revision() != self._revision:
                from corpus.folders import data_folder
                from corpus.lookup import is_current, open_searcher

                now, folder = revision(), data_folder()
                self._searcher = open_searcher(folder)
                self._revision = now if is_current(folder) else None  # the one before serves while another is built
            return self._searcher
