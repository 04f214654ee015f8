"""Rounds of visits by Briefs: `python benchmarks/visit_briefs.py FOLDER WORKERS ROUNDS < addresses.json`.

The production step on a real database, a day apart by the clock that it is given. Prints one JSON line a
round; `answered` is when the last feed that gave an answer was told, in seconds from the start.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from briefs.adapters.feeds.reader import HttpFeedReader
from briefs.bootstrap import assemble
from briefs.config import Config, load
from briefs.domain.feed import Feed, FeedState, Outcome, Rest, Visit
from briefs.steps.refresh import ALL, visit


class NotingReader(HttpFeedReader):
    """Notes when the last feed that answered was told."""

    answered = 0.0

    def visit_many(
        self, feeds: Sequence[tuple[Feed, FeedState]], now: datetime, rests: Sequence[Rest] = ()
    ) -> Iterator[Visit]:
        """As ever."""
        for visited in super().visit_many(feeds, now, rests):
            if visited.outcome is not Outcome.FAILED:
                self.answered = time.monotonic()
            yield visited


def main(folder: Path, workers: int, rounds: int) -> None:
    """Visits all feeds some times over."""
    config = configured(folder, json.load(sys.stdin))
    reader = NotingReader("bench@example.org", ["127.0.0.0/8"], host_delay=0, workers=workers)
    began = datetime.now(UTC)
    with assemble(config) as assembled:
        services = replace(assembled, reader=reader)
        for number in range(rounds):
            started, cpu = time.monotonic(), used()
            visit(services, ALL, began + timedelta(days=number))
            told = {
                "wall": time.monotonic() - started,
                "answered": reader.answered - started,
                "cpu": used() - cpu,
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "failed": [s.name for s in services.store.feeds.states().values() if s.error],
            }
            print(json.dumps(told), flush=True)


def configured(folder: Path, urls: list[str]) -> Config:
    """An accepted feeds.yaml with these feeds."""
    file = folder / "feeds.yaml"
    lines = [f"  f{number}: {{url: '{url}', outlet: Outlet {number}}}" for number, url in enumerate(urls)]
    file.write_text("\n".join(["version: 1", "feeds:", *lines]) + "\n", encoding="utf-8")
    return load(file, {"BRIEFS_DATA": str(folder / "data"), "BRIEFS_ALLOWED_NETWORKS": "127.0.0.0/8"})


def used() -> float:
    """CPU seconds of this process, of the server that workers are forked from, and of workers that ended."""
    me = psutil.Process()
    times = [me.cpu_times(), *(child.cpu_times() for child in me.children())]
    return sum(time.user + time.system + time.children_user + time.children_system for time in times)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
