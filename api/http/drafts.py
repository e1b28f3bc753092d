"""Drafts of stored plans: made beside the server, once for each state of a plan, and kept while they are asked for."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from anyio.to_thread import run_sync

if TYPE_CHECKING:
    from assistant.pipeline import Result
    from assistant.plan import Finding, Proposal
    from assistant.store import Store

Stamp = tuple[int, int, int]
Key = tuple[str, Stamp]
T = TypeVar("T")
KEPT = 128  # drafts; about 100 kB each
KEPT_WHOLE = 32  # about 2 MB each
PATIENCE_S = 60


class Outdated(Exception):
    """Raised while a state of a plan is drafted that is not its present one any more."""


AGAIN = (CancelledError, Outdated, BrokenProcessPool)  # the plan went on; a worker was killed


@dataclass(frozen=True)
class Draft:
    """What is asked for after each turn, ready to be sent. The whole comes only for those who need it, since taking it in
    holds up everybody else for some milliseconds.
    """

    shown: Mapping[str, bytes]  # answers of the API in JSON, by name
    findings: list[Finding]
    proposals: list[Proposal]


class Drafts:
    """Makes and keeps drafts. A plan asked for by many at once is drafted once; any thread may ask."""

    def __init__(self, store: Store, url: str, workers: int) -> None:
        self._store, self._url, self._workers = store, url, workers
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, Future[Draft]] = OrderedDict()
        self._wholes: OrderedDict[Key, Future[Result]] = OrderedDict()
        self._executor = self._start()

    def warm(self) -> None:
        """Have the workers load what they need before somebody waits for it."""
        for _ in range(self._workers):
            self._executor.submit(_store_of, self._url)

    def result(self, plan_id: str) -> Result:
        """The whole draft of the plan as it stands now. Raises what `get` raises."""
        return self.whole(plan_id)[1]

    def whole(self, plan_id: str) -> tuple[Stamp, Result]:
        """The same with the state of the plan that it is of."""
        return self._wait(plan_id, self._whole)

    def get(self, plan_id: str) -> tuple[Stamp, Draft]:
        """The draft of the plan as it stands now, made if need be. Raises InputError when there is no such plan, TimeoutError
        when it takes longer than anybody waits.
        """
        return self._wait(plan_id, self._future)

    def _wait(self, plan_id: str, made: Callable[[str, Stamp], Future[T]]) -> tuple[Stamp, T]:
        until = time.monotonic() + PATIENCE_S
        while (left := until - time.monotonic()) > 0:
            stamp = self._store.stamp(plan_id)
            with suppress(*AGAIN):
                return stamp, made(plan_id, stamp).result(left)
        raise TimeoutError

    async def arrive(self, plan_id: str) -> tuple[Stamp, Draft]:
        """`get`, holding no thread while the draft is made: those who wait must not keep others from being answered.

        Raises what `get` raises.
        """
        until = time.monotonic() + PATIENCE_S
        while (left := until - time.monotonic()) > 0:
            stamp = await run_sync(self._store.stamp, plan_id)
            made = self._future(plan_id, stamp)
            if not made.done():
                waiting = asyncio.wrap_future(made)
                done, _ = await asyncio.wait({waiting}, timeout=left)  # the work goes on when the asker goes away
                if done and not waiting.cancelled():
                    waiting.exception()  # told below
            if made.done():
                with suppress(*AGAIN):
                    return stamp, made.result()
        raise TimeoutError

    def ready(self, plan_id: str) -> bool:
        """True when the draft of the plan's present state is there already; otherwise it is begun."""
        return self._future(plan_id, self._store.stamp(plan_id)).done()

    def forget(self, plan_id: str) -> None:
        """Let go of a plan's drafts: it was deleted."""
        with self._lock:
            _forget(self._kept, plan_id)
            _forget(self._wholes, plan_id)

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _future(self, plan_id: str, stamp: Stamp) -> Future[Draft]:
        return self._ask(self._kept, KEPT, _draft, plan_id, stamp)

    def _whole(self, plan_id: str, stamp: Stamp) -> Future[Result]:
        return self._ask(self._wholes, KEPT_WHOLE, _result, plan_id, stamp)

    def _ask(
        self,
        kept: OrderedDict[Key, Future[T]],
        most: int,
        make: Callable[[str, str, Stamp], T],
        plan_id: str,
        stamp: Stamp,
    ) -> Future[T]:
        key = (plan_id, stamp)
        with self._lock:
            found = kept.get(key)
            if found is None or (found.done() and found.exception() is not None):
                _forget(kept, plan_id)
                found = kept[key] = self._submit(make, plan_id, stamp)
            kept.move_to_end(key)
            while len(kept) > most:
                kept.popitem(last=False)
        return found

    def _submit(self, make: Callable[[str, str, Stamp], T], plan_id: str, stamp: Stamp) -> Future[T]:
        try:
            return self._executor.submit(make, self._url, plan_id, stamp)
        except (BrokenProcessPool, RuntimeError):  # a worker was killed; the next one takes over
            self._executor = self._start()
            return self._executor.submit(make, self._url, plan_id, stamp)

    def _start(self) -> Executor:
        if not self._workers:
            return ThreadPoolExecutor(1, thread_name_prefix="draft")
        import multiprocessing

        return ProcessPoolExecutor(
            self._workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker
        )


def _forget(kept: OrderedDict[Key, Future[T]], plan_id: str) -> None:
    """Earlier states of the plan: one that nobody began yet is not begun any more."""
    for key in [key for key in kept if key[0] == plan_id]:
        if kept[key].done() or kept[key].cancel():
            del kept[key]


def _draft(url: str, plan_id: str, stamp: Stamp) -> Draft:
    from api.http.documents import shown

    result = _result(url, plan_id, stamp)
    return Draft(shown(result), result.findings, result.proposals)


@lru_cache(maxsize=16)
def _result(url: str, plan_id: str, stamp: Stamp) -> Result:
    """The plan drafted in the state that was asked for; kept for a while where it was made. Raises Outdated when the plan
    went on: what a person approves is what its stamp says, to the letter.
    """
    from assistant.pipeline import saved

    store = _store_of(url)
    result = saved(plan_id, store)
    if store.stamp(plan_id) != stamp:
        raise Outdated
    return result


@cache
def _store_of(url: str) -> Store:
    from assistant.store import open_store

    return open_store(url)


def _begin_worker() -> None:
    """A worker gives way to the server, ends with it even when that is killed, and leaves Ctrl-C to it."""
    import os
    import signal
    from multiprocessing import connection, parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)

    def follow() -> None:
        parent = parent_process()
        if parent is not None:
            connection.wait([parent.sentinel])
        os._exit(0)

    threading.Thread(target=follow, daemon=True).start()
    from corpus.packs import load_pack

    load_pack()
