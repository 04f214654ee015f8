"""The same update by the PyPI package `reader`: `python visit_reader.py DATABASE ROUNDS < addresses.json`.

Runs in an environment of its own; prints one JSON line a round.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time

os.environ["READER_NO_VENDORED_FEEDPARSER"] = "1"

from reader import make_reader  # reads the variable above


def used() -> float:
    """CPU seconds of this process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main(database: str, rounds: int) -> None:
    """Updates all feeds some times over; who is not told to wait an hour is asked again at once."""
    urls = json.load(sys.stdin)
    reader = make_reader(database)
    for url in urls:
        reader.add_feed(url)
    for _ in range(rounds):
        began, cpu = time.monotonic(), used()
        reader.update_feeds(scheduled=False)
        wall, cpu = time.monotonic() - began, used() - cpu
        failed = [feed.url for feed in reader.get_feeds() if feed.last_exception]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        entries = reader.get_entry_counts().total
        print(
            json.dumps({"wall": wall, "cpu": cpu, "peak": peak, "articles": entries, "failed": failed}),
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
