"""Reading many feeds and pages at once: the program's only event loop is in here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar, cast

from briefs.adapters.feeds.addresses import Guard
from briefs.adapters.feeds.fetch import Fetcher, Limits
from briefs.adapters.feeds.pages import page
from briefs.adapters.feeds.robots import Known, Robots, remember
from briefs.adapters.feeds.turns import Memory, Turns
from briefs.adapters.feeds.visits import Hands, visit
from briefs.adapters.feeds.workers import CORES, SECONDS, Workers
from briefs.domain.article import Article
from briefs.domain.feed import Feed, FeedState, PageText, Rest, Visit
from briefs.domain.robots import SiteRules
from briefs.newsroom.garbage import few_collections

T = TypeVar("T")
Job = Callable[[Hands], Awaitable[T]]

NAMES_AT_ONCE = 32
"""Threads that look up host names: the default of a few would let slow name servers hold up every feed."""


AT_ONCE = 20
"""Results that the caller may store while the network waits."""


class Loop(asyncio.SelectorEventLoop):
    """An event loop whose clock stands still while it is paused: no host is to blame for that time."""

    _missed = 0.0

    def time(self) -> float:
        """Seconds, without those of pauses."""
        return super().time() - self._missed

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While the block lasts nothing of the loop runs."""
        began = self.time()
        try:
            yield
        finally:
            self._missed += self.time() - began


class HttpFeedReader:
    """Reads feeds and pages over HTTP.

    `contact` goes into the User-Agent; `allowed_networks` are CIDRs that may be fetched from although they
    are not public; `connect_to` sends hosts (or "*.suffix") to other addresses ("ip:port"), as curl does;
    `seconds` is how long a worker process may take for one document; `host_delay` is how many seconds a host
    rests between two requests; `workers` is how many worker processes there are, else as many as cores.
    """

    def __init__(
        self,
        contact: str,
        allowed_networks: Sequence[str] = (),
        connect_to: Sequence[tuple[str, str]] = (),
        limits: Limits | None = None,
        seconds: float = SECONDS,
        host_delay: float = 1.0,
        workers: int | None = None,
    ) -> None:
        self._contact = contact
        self._guard = Guard(allowed_networks)
        self._connect_to = tuple(connect_to)
        self._limits = limits or Limits()
        self._seconds = seconds
        self._memory = Memory(host_delay)
        self._workers = workers or CORES
        self._robots: Known = {}

    def visit_many(
        self, feeds: Sequence[tuple[Feed, FeedState]], now: datetime, rests: Sequence[Rest] = ()
    ) -> Iterator[Visit]:
        """Visits in the order in which they end; a failed one is a Visit with its error."""
        jobs: list[Job[Visit]] = [partial(visit, feed=feed, state=state, now=now) for feed, state in feeds]
        return self._each(jobs, now, rests)

    def read_pages(
        self,
        articles: Sequence[Article],
        now: datetime,
        rests: Sequence[Rest] = (),
        rules: Sequence[SiteRules] = (),
    ) -> Iterator[PageText]:
        """The articles with their pages' text as the next revision, or why there is none."""
        remember(self._robots, rules)
        jobs: list[Job[PageText]] = [partial(_page, article=article) for article in articles]
        return self._each(jobs, now, rests)

    def _each(self, jobs: Sequence[Job[T]], now: datetime, rests: Sequence[Rest]) -> Iterator[T]:
        """The results as they come; the loop stands still while the caller stores one.

        Loop, connections and workers end with the iterator, however it ends.
        """
        if not jobs:
            return
        pool = Workers(min(len(jobs), self._workers), self._seconds)
        with few_collections(), closing(pool) as workers, asyncio.Runner(loop_factory=Loop) as runner:
            results: asyncio.Queue[T] = asyncio.Queue()
            turns = Turns(self._memory, self._limits.hosts, self._limits.patience, now, rests)
            # not by the runner itself, which writes down every result for its handling of Ctrl-C
            loop = cast("Loop", runner.get_loop())
            running = loop.create_task(self._run(jobs, workers, results, turns))
            told = 0
            while told < len(jobs):
                some = loop.run_until_complete(_some(results, running))
                told += len(some)
                with loop.paused():
                    yield from some

    async def _run(
        self, jobs: Sequence[Job[T]], workers: Workers, results: asyncio.Queue[T], turns: Turns
    ) -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(NAMES_AT_ONCE))
        async with Fetcher(self._contact, self._guard, self._connect_to, self._limits, turns) as fetcher:
            hands = Hands(fetcher, Robots(fetcher, self._robots), workers)
            async with asyncio.TaskGroup() as tasks:
                for job in jobs:
                    tasks.create_task(_put(results, job, hands))


async def _page(hands: Hands, article: Article) -> PageText:
    told = await page(hands, article)
    return replace(told, rules=hands.robots.news())


async def _put(results: asyncio.Queue[T], job: Job[T], hands: Hands) -> None:
    results.put_nowait(await job(hands))


async def _some(results: asyncio.Queue[T], running: asyncio.Future[None]) -> list[T]:
    """The next result and some that wait already; the error of the whole work when it ended without one."""
    waiting = asyncio.ensure_future(results.get())
    both: set[asyncio.Future[Any]] = {waiting, running}
    await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    if not waiting.done():
        await running
    more = min(results.qsize(), AT_ONCE)
    return [await waiting, *(results.get_nowait() for _ in range(more))]
