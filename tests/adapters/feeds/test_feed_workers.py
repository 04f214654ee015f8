"""Hostile bytes cost time and memory only up to a limit, and only their own job."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import active_children

import psutil
import pytest

from briefs.adapters.feeds.parse import parse
from briefs.adapters.feeds.workers import JOBS, Workers
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
KILLED = "__import__('os').kill(__import__('os').getpid(), 9)"
BREAKS = "[].pop()"
UNSENDABLE = "(_ for _ in ())"


@pytest.fixture(scope="module")
def workers():
    with closing(Workers(2, seconds=0.5)) as workers:
        yield workers


def work_all(workers: Workers, *jobs) -> list[object]:
    async def work():
        return await asyncio.gather(*(workers.work(*job) for job in jobs), return_exceptions=True)

    return asyncio.run(work())


def parsed(data: bytes) -> tuple[object, ...]:
    return parse, data, "", FEED, "", NOW


@pytest.fixture(scope="module")
def results(workers):
    jobs = {
        "first": parsed(GOOD),
        "slow": parsed(SLOW),
        "big": (eval, BIG),
        "ends": (eval, ENDS),
        "killed": (eval, KILLED),
        "breaks": (eval, BREAKS),
        "unsendable": (eval, UNSENDABLE),
        "broken": parsed(b"{"),
        "last": parsed(GOOD),
    }
    return dict(zip(jobs, work_all(workers, *jobs.values()), strict=True))


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("slow", "too-slow", "took longer than 0.5 s"),
        ("big", "too-big", "took more than 1 GB of memory"),
        ("ends", "unreadable", "ended twice (exit code 9)"),
        ("killed", "unreadable", "ended twice (killed, perhaps for want of memory)"),
        ("breaks", "unreadable", "cannot be read (IndexError)"),
        ("unsendable", "unreadable", "cannot be read (TypeError)"),
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
        with closing(Workers(1)) as workers:
            assert workers.work_now(*parsed(GOOD)).found
    assert all(each.done() for each in busy)


def test_without_a_job_no_process_is_started():
    before = active_children()
    with closing(Workers(2)):
        assert active_children() == before


def kill_workers() -> None:
    for process in active_children():
        process.kill()


def test_workers_killed_from_outside_in_the_midst_of_work_cost_no_job():
    """As by a system that is short of memory, here while they are sent more than a pipe holds."""

    async def work() -> list[int]:
        with closing(Workers(2)) as workers:
            jobs = [asyncio.create_task(workers.work(len, bytes(size))) for size in sizes]
            await jobs[0]
            kill_workers()
            return await asyncio.wait_for(asyncio.gather(*jobs), 30)

    sizes = range(5_000_000, 5_000_030)
    assert asyncio.run(work()) == [*sizes]


def test_a_worker_killed_while_it_has_nothing_to_do_is_replaced():
    with closing(Workers(1)) as workers:
        first = workers.work_now(os.getpid)
        kill_workers()
        assert workers.work_now(os.getpid) != first


def test_a_job_is_not_blamed_for_the_memory_that_earlier_ones_left_in_use():
    # bytes that are never written take address space only
    with closing(Workers(1)) as workers:
        first = workers.work_now(eval, "globals().update(kept=bytes(600 << 20)) or __import__('os').getpid()")
        size, other = workers.work_now(eval, "len(bytes(600 << 20)), __import__('os').getpid()")
    assert (size, first != other) == (600 << 20, True)


def test_a_worker_is_replaced_after_so_many_jobs():
    with closing(Workers(1)) as workers:
        pids = [workers.work_now(os.getpid) for _ in range(JOBS + 1)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [JOBS, 1]


def test_closing_gives_up_what_still_runs():
    async def work() -> None:
        workers = Workers(1, seconds=60)
        await workers.work(os.getpid)
        running = asyncio.create_task(workers.work(time.sleep, 60))
        waiting = asyncio.create_task(workers.work(time.sleep, 60))
        await asyncio.sleep(0.1)
        mine = [process for process in active_children() if process not in before]
        began = time.monotonic()
        workers.close()
        assert time.monotonic() - began < 5
        assert [process.is_alive() for process in mine] == [False]
        await asyncio.wait([running, waiting], timeout=5)
        assert isinstance(running.exception(), FeedError)
        assert waiting.cancelled()

    before = active_children()
    asyncio.run(work())


PROGRAM = """
import os
from briefs.adapters.feeds.workers import Workers
if __name__ == "__main__":
    workers = Workers(1, seconds=600)
    print(workers.work_now(os.getpid), flush=True)
    workers.work_now(eval, {job!r})
"""
# the first lets no other thread of the worker have its turn, the second is not even in Python
ENDLESS = {
    "regular-expression": "__import__('re').match('(a+)+$', 'a' * 60 + 'b')",
    "sleep": "__import__('time').sleep(600)",
}


@pytest.mark.parametrize("job", ENDLESS.values(), ids=ENDLESS.keys())
def test_no_worker_outlives_a_program_that_is_killed(job, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(PROGRAM.format(job=job), encoding="utf-8")
    with subprocess.Popen([sys.executable, str(file)], stdout=subprocess.PIPE, text=True) as program:
        try:
            worker = psutil.Process(int(program.stdout.readline()))
            # its next job is the endless one
            time.sleep(0.3)
            others = psutil.Process(program.pid).children(recursive=True)
            assert worker in others
        finally:
            program.send_signal(signal.SIGKILL)
    _, alive = psutil.wait_procs(others, timeout=10)
    for process in alive:
        process.kill()
    assert alive == []
