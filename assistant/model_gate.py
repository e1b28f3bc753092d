"""Who may ask the model now, and for how long: places, a limit of time that holds whatever the server does, a rest after failures."""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

FAILURES = 3  # in a row, after which the model is given a rest
REST = 60.0  # seconds
FIRST_PAUSE = 0.5  # seconds before the first retry, doubled for each further one
BUSY = frozenset({408, 409, 429, 500, 502, 503, 504, 529})  # what a server may answer better a moment later
_DONE = object()


@dataclass(frozen=True)
class Limits:
    """Seconds for a whole answer with its retries, requests at once, tokens of context, retries of one request."""

    timeout: float = 60
    concurrency: int = 2
    context: int = 8192
    retries: int = 2


class TooLate(Exception):
    """The time allowed is over, or all places are taken for as long."""


class Gate:
    """Shared by all who ask one model."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._places = threading.BoundedSemaphore(limits.concurrency)
        self._lock = threading.Lock()
        self._failed = 0
        self._until = 0.0

    @property
    def resting(self) -> bool:
        return self._failed >= FAILURES and time.monotonic() < self._until

    def succeeded(self) -> None:
        self._failed = 0

    def failed(self) -> None:
        """One failure more; after a rest a single one is enough for the next."""
        with self._lock:
            self._failed += 1
            self._until = time.monotonic() + REST

    def run(self, begin: Callable[[], Iterator[Any]], until: float | None = None) -> Iterator[Any]:
        """What `begin` yields, as it comes, `until` a moment of time.monotonic() or for as long as is allowed from now on.

        Raises what it raises, after retries where the server is busy; TooLate in time.

        The work is done in a thread of its own: a server that sends a byte now and then would outwait every time-out of a client.
        """
        until = time.monotonic() + self.limits.timeout if until is None else until
        if not self._places.acquire(timeout=max(0.0, until - time.monotonic())):
            raise TooLate
        come: queue.SimpleQueue[Any] = queue.SimpleQueue()
        stop = threading.Event()
        work = threading.Thread(target=self._work, args=(begin, come, stop, until), daemon=True)
        work.start()
        try:
            while (piece := _next(come, until)) is not _DONE:
                if isinstance(piece, Exception):
                    raise piece
                yield piece
        finally:
            stop.set()

    def _work(
        self, begin: Callable[[], Iterator[Any]], come: queue.SimpleQueue[Any], stop: threading.Event, until: float
    ) -> None:
        try:
            for piece in self._tried(begin, stop, until):
                if stop.is_set():
                    return
                if time.monotonic() >= until:
                    raise TooLate
                come.put(piece)
            come.put(_DONE)
        except Exception as error:
            come.put(error)
        finally:
            self._places.release()

    def _tried(self, begin: Callable[[], Iterator[Any]], stop: threading.Event, until: float) -> Iterator[Any]:
        for attempt in range(self.limits.retries + 1):
            begun = False
            try:
                for piece in begin():
                    begun = True
                    yield piece
                return
            except Exception as error:
                pause = FIRST_PAUSE * 2**attempt * random.uniform(1, 1.5)
                last = attempt == self.limits.retries or time.monotonic() + pause >= until
                if begun or last or getattr(error, "status_code", None) not in BUSY or stop.wait(pause):
                    raise


def _next(come: queue.SimpleQueue[Any], until: float) -> Any:
    try:
        return come.get(timeout=max(0.0, until - time.monotonic()))
    except queue.Empty:
        raise TooLate from None
