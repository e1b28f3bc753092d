"""Drafts of stored plans: made beside the server, once for each state of a plan, and kept while they are asked for."""

from __future__ import annotations

import asyncio
import pickle
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from anyio.to_thread import run_sync

if TYPE_CHECKING:
    from assistant.pipeline import Result
    from assistant.plan import Finding, Proposal
    from assistant.store import Store

Stamp = tuple[int, int, int]
KEPT = 128  # drafts; about half a MB each
PATIENCE_S = 60
AGAIN = (CancelledError, BrokenProcessPool)  # the plan went on before this state of it was begun; a worker was killed


@dataclass
class Draft:
    """A draft as it comes from where it was made. What is asked for after each turn is ready to be sent; the whole is
    unpacked only for those who need it, since that holds up everybody else for some milliseconds.
    """

    shown: Mapping[str, bytes]  # answers of the API in JSON, by name
    findings: list[Finding]
    proposals: list[Proposal]
    packed: bytes

    @cached_property
    def result(self) -> Result:
        whole: Result = pickle.loads(self.packed)  # of our own making, never from outside
        return whole


class Drafts:
    """Makes and keeps drafts. A plan asked for by many at once is drafted once; any thread may ask."""

    def __init__(self, store: Store, url: str, workers: int) -> None:
        self._store, self._url, self._workers = store, url, workers
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, Stamp], Future[Draft]] = OrderedDict()
        self._executor = self._start()

    def warm(self) -> None:
        """Have the workers load what they need before somebody waits for it."""
        for _ in range(self._workers):
            self._executor.submit(_store_of, self._url)

    def result(self, plan_id: str) -> Result:
        """The whole of `get`."""
        return self.get(plan_id)[1].result

    def get(self, plan_id: str) -> tuple[Stamp, Draft]:
        """The draft of the plan as it stands now, made if need be. Raises InputError when there is no such plan, TimeoutError
        when it takes longer than anybody waits.
        """
        until = time.monotonic() + PATIENCE_S
        while (left := until - time.monotonic()) > 0:
            stamp = self._store.stamp(plan_id)
            with suppress(*AGAIN):
                return stamp, self._future(plan_id, stamp).result(left)
        raise TimeoutError

    async def arrive(self, plan_id: str) -> tuple[Stamp, Draft]:
        """`get`, holding no thread while the draft is made: those who wait must not keep others from being answered.

        Raises what `get` raises.
        """
        until = time.monotonic() + PATIENCE_S
        while (left := until - time.monotonic()) > 0:
            stamp = await run_sync(self._store.stamp, plan_id)
            made = self._future(plan_id, stamp)
            if not made.done():  # waiting leaves the work alone when the asker goes away
                await asyncio.wait({asyncio.wrap_future(made)}, timeout=left)
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
            self._forget(plan_id)

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _future(self, plan_id: str, stamp: Stamp) -> Future[Draft]:
        key = (plan_id, stamp)
        with self._lock:
            found = self._kept.get(key)
            if found is None or (found.done() and found.exception() is not None):
                self._forget(plan_id)
                found = self._kept[key] = self._submit(plan_id)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def _forget(self, plan_id: str) -> None:
        """Earlier states of the plan: one that nobody began yet is not begun any more."""
        for key in [key for key in self._kept if key[0] == plan_id]:
            if self._kept[key].done() or self._kept[key].cancel():
                del self._kept[key]

    def _submit(self, plan_id: str) -> Future[Draft]:
        try:
            return self._executor.submit(_draft, self._url, plan_id)
        except (BrokenProcessPool, RuntimeError):  # a worker was killed; the next one takes over
            self._executor = self._start()
            return self._executor.submit(_draft, self._url, plan_id)

    def _start(self) -> Executor:
        if not self._workers:
            return ThreadPoolExecutor(1, thread_name_prefix="draft")
        import multiprocessing

        return ProcessPoolExecutor(
            self._workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker
        )


def _draft(url: str, plan_id: str) -> Draft:
    from api.http.documents import shown
    from assistant.pipeline import saved

    result = saved(plan_id, _store_of(url))
    return Draft(shown(result), result.findings, result.proposals, pickle.dumps(result))


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
