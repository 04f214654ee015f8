"""Worker processes for hostile bytes: recycled, and bounded in time and memory.

Each worker has a pipe of its own and one job at a time, so that what happens to it happens to that job. Pools
whose workers share one pipe (pebble, concurrent.futures) lock it while one takes a job or tells a result: a
worker that is killed in that moment, as by a system that is short of memory, stops all others for ever.
"""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from fcntl import F_GETFL, F_SETFL, F_SETOWN, fcntl
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Lock, local
from typing import Any, ParamSpec, TypeVar

from briefs.adapters.feeds.faults import WorkerEndedError, explain_work
from briefs.newsroom.garbage import GARBAGE

P = ParamSpec("P")
R = TypeVar("R")
Call = tuple[Callable[..., Any], tuple[Any, ...], Mapping[str, Any]]
"""A module-level function with its arguments."""

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
    """A pool of processes, each of which is started when there is a job for it; close it when done."""

    def __init__(self, most: int, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        # a thread for each worker, to send it a job and wait
        self._threads = ThreadPoolExecutor(max(1, most), "worker")
        self._own = local()
        self._started: set[Worker] = set()
        self._starting = Lock()
        self._closed = False

    async def work(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a module-level function gives in a worker; FeedError, in plain words, when it fails."""
        loop = asyncio.get_running_loop()
        result: R = await loop.run_in_executor(self._threads, self._told, (job, args, kwargs))
        return result

    def work_now(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The same where nothing else is to be done meanwhile."""
        result: R = self._threads.submit(self._told, (job, args, kwargs)).result()
        return result

    def close(self) -> None:
        """Ends the workers at once; jobs that still run are given up."""
        with self._starting:
            self._closed = True
            for worker in self._started:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._started:
            worker.end()

    def _told(self, call: Call) -> Any:
        try:
            return self._done(call)
        except Exception as error:
            raise explain_work(error, self._seconds, MEMORY) from error

    def _done(self, call: Call) -> Any:
        try:
            return self._done_once(call)
        except (WorkerEndedError, MemoryError):
            # it may have been the system's want of memory, or what earlier jobs left behind in this worker
            return self._done_once(call)

    def _done_once(self, call: Call) -> Any:
        worker = getattr(self._own, "worker", None) or self._start()
        try:
            result = worker.do(call, self._seconds)
        except (WorkerEndedError, MemoryError, TimeoutError):
            self._end(worker)
            raise
        finally:
            if worker.jobs >= JOBS:
                self._end(worker)
        return result

    def _start(self) -> Worker:
        with self._starting:
            if self._closed:
                raise RuntimeError("no more work: the workers are closed")
            worker = self._own.worker = Worker()
            self._started.add(worker)
        return worker

    def _end(self, worker: Worker) -> None:
        worker.end()
        self._own.worker = None
        with self._starting:
            self._started.discard(worker)


class Worker:
    """One process, which does one job after another."""

    def __init__(self) -> None:
        # fork would copy locks that other threads hold, spawn would import everything for every worker
        context = get_context("forkserver")
        context.set_forkserver_preload(PRELOADED)
        self.jobs = 0
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="briefs-worker", daemon=True)
        self._process.start()
        theirs.close()

    def do(self, call: Call, seconds: float) -> Any:
        """What the call returns or raises; WorkerEndedError, or TimeoutError after so many seconds."""
        self.jobs += 1
        try:
            self._pipe.send(call)
            told = self._pipe.poll(seconds) and self._pipe.recv()
        except (EOFError, OSError) as error:
            self._process.join(1)
            raise WorkerEndedError(self._process.exitcode) from error
        if not told:
            raise TimeoutError
        fine, result = told
        if not fine:
            raise result
        return result

    def kill(self) -> None:
        """Ends the process at once; who waits for it is told."""
        self._process.kill()

    def end(self) -> None:
        """Ends the process and gives back what it held; nobody may be waiting for it."""
        self.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection[Any, Any]) -> None:
    _begin()
    while True:
        try:
            function, args, kwargs = pipe.recv()
        except (EOFError, OSError, MemoryError):
            return
        told = _tried(function, args, kwargs)
        try:
            pipe.send(told)
        except Exception as error:  # noqa: BLE001  # a result that cannot be sent is the job's failure as well
            pipe.send((False, error))


def _tried(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> tuple[bool, Any]:
    try:
        return True, function(*args, **kwargs)
    except Exception as error:  # noqa: BLE001  # told to who gave the job
        return False, error


def _begin() -> None:
    # Ctrl-C goes to all processes of a terminal; what is to be done about it is for the program to say
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_program()
    gc.freeze()
    gc.set_threshold(GARBAGE)
    _limit()


def _end_with_program() -> None:
    """Has the system end this process when the program ends, however that ends and whatever is going on here.

    The program's death closes its end of a pipe, of which SIGIO tells, and that ends a process. A thread that
    waits for it would not get its turn in the midst of an endless regular expression, and the parent whose
    death Linux can tell (PR_SET_PDEATHSIG) is the fork server, which lives on while a worker does.
    """
    program = parent_process()
    if program is None:
        return
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl(program.sentinel, F_SETOWN, os.getpid())
    fcntl(program.sentinel, F_SETFL, fcntl(program.sentinel, F_GETFL) | os.O_ASYNC)
    if wait([program.sentinel], 0):
        raise SystemExit("the program ended")


def _limit() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    memory = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
