"""What the guard costs: `python benchmarks/parse.py FOLDER`, the same files parsed bare and in a worker.

Prints JSON: the median seconds of several rounds over all files, the ways taken in turns.
"""

from __future__ import annotations

import asyncio
import io
import json
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

from briefs.adapters.feeds.parse import parse
from briefs.adapters.feeds.workers import Workers
from briefs.domain.feed import Feed

ROUNDS = 5
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def bare(data: bytes) -> int:
    """What feedparser does with the switches that Briefs gives it; only a number comes back."""
    return len(feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False).entries)


def ours(data: bytes) -> Any:
    """All that Briefs does: articles with clean text, passages and identity."""
    return parse(data, "application/xml", Feed("f", "", "Outlet"), "https://outlet.example/", NOW)


def guarded(job: Callable[[bytes], Any], files: list[bytes], workers: Workers) -> None:
    """The same in worker processes, which are started already."""

    async def work() -> None:
        await asyncio.gather(*(workers.work(job, data) for data in files))

    asyncio.run(work())


def main(folder: Path) -> None:
    """Takes the ways in turns, so that a noisy machine disturbs all alike."""
    files = [file.read_bytes() for file in sorted(folder.glob("*.xml"))]
    with closing(Workers(1)) as one, closing(Workers(2)) as two:
        ways: dict[str, Callable[[], object]] = {
            "feedparser, bare": lambda: [bare(data) for data in files],
            "feedparser, in 1 worker": lambda: guarded(bare, files, one),
            "Briefs, bare": lambda: [ours(data) for data in files],
            "Briefs, in 1 worker": lambda: guarded(ours, files, one),
            "Briefs, in 2 workers": lambda: guarded(ours, files, two),
        }
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(ROUNDS + 1):
            for name, way in ways.items():
                started = time.monotonic()
                way()
                taken[name].append(time.monotonic() - started)
    # the first round starts the workers
    print(json.dumps({name: statistics.median(times[1:]) for name, times in taken.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
