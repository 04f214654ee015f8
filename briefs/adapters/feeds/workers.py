"""Worker processes for hostile bytes: recycled, and bounded in time and memory."""

from __future__ import annotations

import resource
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from briefs.domain.errors import FeedError

P = ParamSpec("P")
R = TypeVar("R")

SECONDS = 10
"""A feed parses in 15 ms and a page in 15; what takes ten seconds is an attack or an accident."""

MEMORY = 1 << 30
"""Bytes of address space: the libraries take 300 MB of it, and 10 MB of XML a few hundred more."""

JOBS = 500
"""Jobs after which a worker is replaced, so that what leaks is given back."""


class Workers:
    """A pool of processes that is started by its first job; close it when done."""

    def __init__(self, count: int = 2, seconds: float = SECONDS) -> None:
        self._count = count
        self._seconds = seconds
        self._pool: ProcessPool | None = None

    def submit(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Runs a module-level function in a worker; see `explain` for what its future may raise."""
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self._count,
                max_tasks=JOBS,
                initializer=_limit,
                context=get_context("forkserver"),
            )
        future: Future[R] = self._pool.schedule(job, args=args, kwargs=kwargs, timeout=self._seconds)
        return future

    def close(self) -> None:
        """Ends the workers at once; jobs that still run are given up."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble types only some methods
            self._pool.join()
            self._pool = None


def explain(error: BaseException) -> FeedError:
    """What went wrong in a worker, in words."""
    if isinstance(error, FeedError):
        return error
    if isinstance(error, TimeoutError):
        return FeedError("too-slow", "reading it took too long; it may be an attack", "look at its source")
    if isinstance(error, ProcessExpired | MemoryError):
        return FeedError(
            "too-big", "reading it took too much memory; it may be an attack", "look at its source"
        )
    return FeedError("unreadable", f"it cannot be read ({type(error).__name__}: {error})", "report this feed")


def _limit(*_: Any) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
