"""`make bench`: Briefs and the PyPI package `reader` visit the same feeds on this machine, one after another.

    python benchmarks/run.py READER_PYTHON [--feeds 1000] [--folder ../shared/data/feeds]

READER_PYTHON is an interpreter that has `reader`. Files that `reader` rejects are left out for both. Prints
the tables of docs/performance.md; every ratio compares figures of this one run.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).resolve().parent
Round = dict[str, Any]
HANGING = 0.05


@contextmanager
def served(folder: Path, count: int, hanging: int = 0) -> Iterator[list[str]]:
    """The addresses of feeds that a server of its own gives while the block runs."""
    command = [sys.executable, str(HERE / "server.py"), str(folder), str(count), str(hanging)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        yield json.loads(server.stdout.readline()) if server.stdout else []
        server.stdin.close()


def measured(command: list[str], urls: list[str]) -> list[Round]:
    """What a program prints about its rounds."""
    done = subprocess.run(command, input=json.dumps(urls), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def by_reader(python: str, urls: list[str]) -> list[Round]:
    """Two rounds by `reader`."""
    with TemporaryDirectory() as folder:
        return measured([python, str(HERE / "visit_reader.py"), f"{folder}/reader.db", "2"], urls)


def by_briefs(workers: int, urls: list[str], rounds: int = 2) -> list[Round]:
    """Rounds by Briefs, with so many worker processes."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, str(HERE / "visit_briefs.py"), folder, str(workers), str(rounds)]
        return measured(command, urls)


def accepted(python: str, folder: Path, into: Path) -> None:
    """Copies the files that `reader` takes."""
    files = sorted(folder.glob("*.xml"))
    with served(folder, len(files)) as urls:
        failed = {Path(url).name for url in by_reader(python, urls)[0]["failed"]}
    for file in files:
        if file.name not in failed:
            shutil.copy(file, into)
    print(f"{len(files)} recorded feeds; left out, since reader rejects them: {', '.join(sorted(failed))}")


def table(head: list[str], rows: list[list[str]]) -> None:
    """Prints a Markdown table."""
    for row in (head, ["---"] * len(head), *rows):
        print(f"| {' | '.join(row)} |")
    print()


def visits(python: str, folder: Path, count: int) -> float:
    """Prints cold and unchanged rounds side by side; returns the seconds of the cold one with two workers."""
    with served(folder, count) as urls:
        rounds = {
            "reader 3.26": by_reader(python, urls),
            "Briefs, 1 worker": by_briefs(1, urls),
            "Briefs, 2 workers": by_briefs(2, urls),
        }
    for number, what in enumerate(("cold", "all unchanged (304)")):
        theirs = rounds["reader 3.26"][number]["wall"]
        rows = [
            [
                name,
                f"{count / found[number]['wall']:,.0f}",
                f"{theirs / found[number]['wall']:.1f}",
                f"{found[number]['cpu'] / count * 1000:.2f}",
                f"{found[number]['peak']:.0f}",
            ]
            for name, found in rounds.items()
        ]
        table(
            [f"{count} feeds, {what}", "feeds/s", "× reader", "CPU ms a feed", "peak MB of the parent"], rows
        )
    return float(rounds["Briefs, 2 workers"][0]["answered"])


def hanging(folder: Path, count: int, clean: float) -> None:
    """Prints what hosts that hang cost the others."""
    silent = int(count * HANGING)
    with served(folder, count, silent) as urls:
        (cold,) = by_briefs(2, urls, rounds=1)
    assert len(cold["failed"]) == silent, cold["failed"]
    per_feed = (cold["answered"] / (count - silent)) / (clean / count)
    table(
        [f"{silent} of {count} hosts hang", "seconds", "× clean, a feed"],
        [
            ["all others are stored", f"{cold['answered']:.1f}", f"{per_feed:.2f}"],
            ["the hanging ones are given up", f"{cold['wall']:.1f}", ""],
        ],
    )


def guard(folder: Path) -> None:
    """Prints what the worker processes cost."""
    (found,) = measured([sys.executable, str(HERE / "parse.py"), str(folder)], [])
    base = found["feedparser, bare"]
    table(
        ["parsing the recorded feeds", "median s", "× feedparser, bare"],
        [[name, f"{taken:.2f}", f"{taken / base:.2f}"] for name, taken in found.items()],
    )


def main() -> None:
    """Runs everything; about ten minutes for 1,000 feeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("python")
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--folder", type=Path, default=HERE.parent.parent / "shared/data/feeds")
    options = parser.parse_args()
    if not any(options.folder.glob("*.xml")):
        sys.exit(f"no *.xml in {options.folder}; name a folder of recorded feeds: make bench FEEDS=FOLDER")
    with TemporaryDirectory() as folder:
        accepted(options.python, options.folder, Path(folder))
        guard(Path(folder))
        clean = visits(options.python, Path(folder), options.feeds)
        hanging(Path(folder), options.feeds, clean)


if __name__ == "__main__":
    main()
