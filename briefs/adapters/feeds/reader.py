"""Fetching and parsing many feeds and pages: the program's only event loop is in here."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Generic, TypeVar

from briefs.adapters.feeds.addresses import Guard
from briefs.adapters.feeds.fetch import Answer, Fetcher, Limits
from briefs.adapters.feeds.page import read_page
from briefs.adapters.feeds.parse import parse
from briefs.adapters.feeds.robots import Robots
from briefs.adapters.feeds.wishes import retry_after, wait
from briefs.adapters.feeds.workers import SECONDS, Workers, explain
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed, FeedState, Outcome, PageText, Visit

T = TypeVar("T")

ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
MENDS = {
    HTTPStatus.UNAUTHORIZED: "it wants a password; use a feed that is public",
    HTTPStatus.FORBIDDEN: "it refuses programs; look for another feed of this outlet",
    HTTPStatus.NOT_FOUND: "look for the feed's new address on the outlet's site",
    HTTPStatus.GONE: "its publisher ended it; take it out of feeds.yaml",
    HTTPStatus.TOO_MANY_REQUESTS: "it is asked again when it allows; visit it less often",
}


class HttpFeedReader:
    """Reads feeds and pages over HTTP; `connect_to` sends hosts to other addresses, as curl does."""

    def __init__(
        self,
        contact: str,
        allowed_networks: Sequence[str] = (),
        connect_to: Sequence[tuple[str, str]] = (),
        limits: Limits | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._contact = contact
        self._guard = Guard(allowed_networks)
        self._connect_to = tuple(connect_to)
        self._limits = limits or Limits()
        self._seconds = seconds

    def visit_many(self, feeds: Sequence[tuple[Feed, FeedState]], now: datetime) -> Iterator[Visit]:
        """Visits in the order in which they end; a failed one is a Visit with its error."""

        def start(hands: _Hands) -> list[Awaitable[Visit]]:
            return [_visited(hands, feed, state, now) for feed, state in feeds]

        return self._each(start, len(feeds))

    def read_pages(self, articles: Sequence[Article], now: datetime) -> Iterator[PageText]:  # noqa: ARG002  # the port's shape
        """The articles with their pages' text as the next revision, or why there is none."""

        def start(hands: _Hands) -> list[Awaitable[PageText]]:
            return [_page(hands, article) for article in articles]

        return self._each(start, len(articles))

    def _each(self, start: Callable[[_Hands], list[Awaitable[T]]], count: int) -> Iterator[T]:
        """The results as they come; the loop stands still while the caller stores one."""
        if not count:
            return
        workers = Workers(seconds=self._seconds)
        try:
            with asyncio.Runner() as runner:
                work = _Work[T]()
                runner.run(work.begin(lambda: self._run(work, workers, start)))
                for _ in range(count):
                    yield runner.run(work.result())
        finally:
            workers.close()

    async def _run(
        self, work: _Work[T], workers: Workers, start: Callable[[_Hands], list[Awaitable[T]]]
    ) -> None:
        async with Fetcher(self._contact, self._guard, self._connect_to, self._limits) as fetcher:
            hands = _Hands(fetcher, Robots(fetcher), workers)
            async with asyncio.TaskGroup() as tasks:
                for job in start(hands):
                    tasks.create_task(work.put(job))


@dataclass(frozen=True, slots=True)
class _Hands:
    """What a visit works with."""

    fetcher: Fetcher
    robots: Robots
    workers: Workers


class _Work(Generic[T]):
    """A background task and the results that it has so far."""

    async def begin(self, run: Callable[[], Awaitable[None]]) -> None:
        self._results: asyncio.Queue[T] = asyncio.Queue()
        self._task = asyncio.ensure_future(run())

    async def put(self, job: Awaitable[T]) -> None:
        self._results.put_nowait(await job)

    async def result(self) -> T:
        """The next result; the task's own error when it ended without one."""
        waiting = asyncio.ensure_future(self._results.get())
        await asyncio.wait({waiting, self._task}, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            await self._task
        return await waiting


async def _visited(hands: _Hands, feed: Feed, state: FeedState, now: datetime) -> Visit:
    try:
        answer = await hands.fetcher.get(feed.url, _conditions(state))
        return await _told(hands, feed, state, answer, now)
    except FeedError as error:
        return Visit(feed.name, now, Outcome.FAILED, error=str(error), mend=error.mend)


def _conditions(state: FeedState) -> dict[str, str]:
    """The validators exactly as they were received (RFC 9110, 13.1)."""
    headers = {"Accept": ACCEPT, "A-IM": "feed"}
    if state.etag:
        headers["If-None-Match"] = state.etag
    if state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return headers


async def _told(hands: _Hands, feed: Feed, state: FeedState, answer: Answer, now: datetime) -> Visit:
    if answer.status == HTTPStatus.NOT_MODIFIED:
        return _unchanged(feed, state, answer, now)
    if answer.status != HTTPStatus.OK:
        return _refused(feed, answer, now)
    digest = hashlib.sha256(answer.body).hexdigest()
    if digest == state.body_hash:
        return _unchanged(feed, state, answer, now)
    content_type = answer.headers.get("content-type", "")
    parsed = await _in_worker(hands.workers, parse, answer.body, content_type, feed, answer.url, now)
    asked = [pause for pause in (wait(answer.headers), parsed.wait) if pause]
    return Visit(
        feed=feed.name,
        at=now,
        outcome=Outcome.FRESH,
        found=parsed.found,
        etag=answer.headers.get("etag", ""),
        last_modified=answer.headers.get("last-modified", ""),
        body_hash=digest,
        wait=max(asked, default=None),
        moved_to=answer.moved_to,
    )


def _unchanged(feed: Feed, state: FeedState, answer: Answer, now: datetime) -> Visit:
    """Nothing new; a 304 may bring fresh validators (RFC 9111, 4.3.4)."""
    return Visit(
        feed=feed.name,
        at=now,
        outcome=Outcome.UNCHANGED,
        etag=answer.headers.get("etag", state.etag),
        last_modified=answer.headers.get("last-modified", state.last_modified),
        body_hash=state.body_hash,
        wait=wait(answer.headers),
        moved_to=answer.moved_to,
    )


def _refused(feed: Feed, answer: Answer, now: datetime) -> Visit:
    known = {status.value: status for status in HTTPStatus}
    status = known.get(answer.status)
    busy = answer.status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
    return Visit(
        feed=feed.name,
        at=now,
        outcome=Outcome.FAILED,
        retry_after=retry_after(answer.headers, now) if busy else None,
        gone=answer.status == HTTPStatus.GONE,
        error=f"it answers {answer.status}" + (f" {status.phrase}" if status else ""),
        mend=MENDS.get(status, "it is tried again later") if status else "it is tried again later",
    )


async def _page(hands: _Hands, article: Article) -> PageText:
    try:
        return await _read(hands, article)
    except FeedError as error:
        return PageText(article, error=str(error))


async def _read(hands: _Hands, article: Article) -> PageText:
    if not await hands.robots.allow(article.url):
        raise FeedError("robots", "its robots.txt asks programs to stay away")
    answer = await hands.fetcher.get(article.url, {"Accept": "text/html, application/xhtml+xml;q=0.9"})
    if answer.status != HTTPStatus.OK:
        raise FeedError("status", f"its page answers {answer.status}")
    if "html" not in answer.headers.get("content-type", "html").lower():
        raise FeedError("type", f"its page is {answer.headers['content-type'][:60]}")
    return await _in_worker(hands.workers, read_page, answer.body, article)


async def _in_worker(workers: Workers, job: Callable[..., T], *args: object) -> T:
    try:
        return await asyncio.wrap_future(workers.submit(job, *args))
    except Exception as error:
        raise explain(error) from error
