"""Worker processes for hostile bytes: recycled, and bounded in time and memory."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from pebble import ProcessPool

from briefs.adapters.feeds.faults import explain_work
from briefs.newsroom.garbage import GARBAGE

P = ParamSpec("P")
R = TypeVar("R")

SECONDS = 10.0
"""A feed parses in 15 ms and a page in 15; what takes ten seconds is an attack or an accident."""

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
"""Cores that this process may use: more workers than that only take memory."""

MEMORY = 1 << 30
"""Bytes of address space: the libraries take 300 MB of it, and 10 MB of XML a few hundred more."""

JOBS = 500
"""Jobs after which a worker is replaced, so that what leaks is given back."""

PRELOADED = ["briefs.adapters.feeds.parse"]
"""Imported once by the server that workers are forked from: a worker then starts in milliseconds."""


class Workers:
    """A pool of processes that is started by its first job; close it when done."""

    def __init__(self, most: int, seconds: float = SECONDS) -> None:
        self._count = max(1, most)
        self._seconds = seconds
        self._pool: ProcessPool | None = None
        self._starting = asyncio.Lock()

    async def work(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a module-level function gives in a worker; FeedError, in plain words, when it fails."""
        async with self._starting:
            if self._pool is None:
                # the first start takes half a second, which would look like a timeout to other visits
                await asyncio.to_thread(self._start)
        try:
            return await asyncio.wrap_future(self._submit(job, *args, **kwargs))
        except Exception as error:
            raise explain_work(error) from error

    def work_now(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same where nothing else is to be done meanwhile."""
        try:
            return self._submit(job, *args, **kwargs).result()
        except Exception as error:
            raise explain_work(error) from error

    def close(self) -> None:
        """Ends the workers at once; jobs that still run are given up."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble types only some methods
            self._pool.join()
            self._pool = None

    def _start(self) -> ProcessPool:
        self._pool = pool = _pool(self._count)
        # pebble starts its processes with the first job
        pool.schedule(int)
        return pool

    def _submit(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        pool = self._pool or self._start()
        future: Future[R] = pool.schedule(job, args=args, kwargs=kwargs, timeout=self._seconds)
        return future


def _pool(count: int) -> ProcessPool:
    # fork would copy locks that pebble's threads hold, spawn would import everything for every worker
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return ProcessPool(max_workers=count, max_tasks=JOBS, initializer=_begin, context=context)


def _begin() -> None:
    gc.freeze()
    gc.set_threshold(GARBAGE)
    _limit()


def _limit() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    memory = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
