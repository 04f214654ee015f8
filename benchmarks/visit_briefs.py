"""One update after another by Briefs: `python visit_briefs.py FOLDER WORKERS ROUNDS < addresses.json`.

The production step on a real database; prints one JSON line a round. `tail` is when the last feed that
answered was stored.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from briefs.adapters.feeds.reader import HttpFeedReader
from briefs.bootstrap import assemble
from briefs.config import Config, load
from briefs.steps.refresh import ALL, visit


def main(folder: Path, workers: int, rounds: int) -> None:
    """Visits all feeds some times over, an hour apart by the clock that the step is given."""
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: max(workers, 1)])) if workers == 1 else None
    config = configured(folder, json.load(sys.stdin))
    began = datetime.now(UTC)
    with assemble(config) as services:
        services = replace(services, reader=HttpFeedReader("bench", ["127.0.0.0/8"], host_delay=0))
        for number in range(rounds):
            started, cpu = time.monotonic(), used()
            visit(services, ALL, began + timedelta(days=number))
            wall, cpu = time.monotonic() - started, used() - cpu
            states = services.store.feeds.states().values()
            failed = [state.name for state in states if state.error]
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(json.dumps({"wall": wall, "cpu": cpu, "peak": peak, "failed": failed}), flush=True)


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
