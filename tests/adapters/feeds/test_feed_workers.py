"""Hostile bytes cost time and memory only up to a limit, and only their own job."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from briefs.adapters.feeds.parse import parse
from briefs.adapters.feeds.workers import Workers
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed

NOW = datetime(2025, 6, 23, 12, tzinfo=UTC)
FEED = Feed("f", "", "Outlet")
GOOD = b"<rss version='2.0'><channel><item><title>Talks are off</title></item></channel></rss>"
# feedparser searches an author's text for an address in quadratic time: 32 kB take 2.6 s, 256 kB minutes
SLOW = b"<!DOCTYPE rss>" + GOOD.replace(b"<title>", b"<author>" + b"a" * 256_000 + b"</author><title>")
# the text that quadratic memory would be needed for is asked for at once
BIG = "'x' * (2 << 30)"
ENDS = "__import__('os')._exit(9)"
BREAKS = "[].pop()"


@pytest.fixture(scope="module")
def workers():
    workers = Workers(2, seconds=0.3)
    yield workers
    workers.close()


def work_all(workers: Workers, *jobs) -> list[object]:
    async def work():
        return await asyncio.gather(*(workers.work(*job) for job in jobs), return_exceptions=True)

    return asyncio.run(work())


def parsed(data: bytes) -> tuple[object, ...]:
    return parse, data, "", FEED, "", NOW


@pytest.fixture(scope="module")
def results(workers):
    jobs = [parsed(GOOD), parsed(SLOW), (eval, BIG), (eval, ENDS), (eval, BREAKS), parsed(b"{"), parsed(GOOD)]
    names = ["first", "slow", "big", "ends", "breaks", "broken", "last"]
    return dict(zip(names, work_all(workers, *jobs), strict=True))


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("slow", "too-slow", "took too long"),
        ("big", "too-big", "too much memory"),
        ("ends", "too-big", "too much memory"),
        ("breaks", "unreadable", "cannot be read (IndexError)"),
        ("broken", "broken", "the JSON is broken"),
    ],
)
def test_a_job_that_fails_is_told_in_words(results, name, kind, words):
    error = results[name]
    assert isinstance(error, FeedError)
    assert (error.kind, words in str(error), bool(error.mend)) == (kind, True, True)


@pytest.mark.parametrize("name", ["first", "last"])
def test_other_jobs_go_on(results, name):
    assert [found.article.title for found in results[name].found] == ["Talks are off"]


def test_a_job_may_be_waited_for_without_a_loop(workers, results):
    assert workers.work_now(*parsed(GOOD)).found
    with pytest.raises(FeedError, match="broken"):
        workers.work_now(*parsed(b"{"))


def test_workers_start_while_other_threads_hold_locks(results):
    with ThreadPoolExecutor(4) as pool:
        busy = [pool.submit(sum, range(10**5)) for _ in range(8)]
        workers = Workers(1)
        try:
            assert workers.work_now(*parsed(GOOD)).found
        finally:
            workers.close()
    assert all(each.done() for each in busy)


def test_without_a_job_no_process_is_started():
    workers = Workers(2)
    assert workers._pool is None
    workers.close()
