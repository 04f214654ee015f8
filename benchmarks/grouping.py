"""`make bench-grouping`: how well and how fast articles become stories, beside public baselines.

    python benchmarks/grouping.py [FILE…] [--only quality|speed] [--large 100000]

FILEs hold labelled articles, as `briefs eval grouping` reads them. Prints the tables of docs/performance.md;
every ratio compares medians of this one run, taken in turns.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import baselines

from briefs.adapters.data import load_background, load_names
from briefs.cli import rows
from briefs.domain.article import Article
from briefs.newsroom.group import group
from briefs.newsroom.score import score_grouping

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared/data/grouping"
FILES = ("realday_dev", "triplets_en", "undated_en", "same_event_pairs_en")
ROUNDS = 3
SMALL, WINDOW = 10_000, 20_000
RIVALS = (2_000, 5_000, SMALL)
Figures = Mapping[str, Any]


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Prints a Markdown table."""
    for line in (head, ["---"] * len(head), *lines):
        print(f"| {' | '.join(line)} |", flush=True)
    print()


def ours(articles: Sequence[Article]) -> list[str]:
    """The stories that `briefs group` puts them into."""
    found, _ = group(articles, (), load_background(), (), None, load_names())
    place = {member: story.id for story in found.stories for member in story.articles}
    return [place[article.id] for article in articles]


def quality(file: Path) -> None:
    """Prints the scores of all methods over one labelled file."""
    numbered = list(rows.read(file))
    articles = [rows.article(row, number) for number, row in numbered]
    truth = {str(row["id"]): str(row["cluster"]) for _, row in numbered}
    lines = []
    for name, method in {"Briefs": ours, **baselines.METHODS}.items():
        found = dict(zip(truth, method(articles), strict=True))
        every, several = score_grouping(truth, found), score_grouping(truth, found, 2)
        figures = (every.precision, every.recall, every.f1, every.pairwise, several.f1)
        lines.append([name, *(f"{figure:.3f}" for figure in figures)])
    head = f"{file.stem}: {len(truth)} articles, {len(set(truth.values()))} stories"
    table([head, "precision", "recall", "B-cubed F1", "pairwise F1", "F1, stories of two or more"], lines)


def measured(cases: Sequence[tuple[str, int]], files: Sequence[Path], times: int) -> list[Figures]:
    """The medians of each case, each time in a new process, the cases in turns."""
    taken: list[list[Figures]] = [[] for _ in cases]
    for _ in range(times):
        for (name, count), figures in zip(cases, taken, strict=True):
            command = [sys.executable, str(HERE / "group_case.py"), name, str(count), *map(str, files)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            figures.append(json.loads(done.stdout))
    return [{key: statistics.median(one[key] for one in some) for key in some[0]} for some in taken]


def line(name: str, found: Figures) -> list[str]:
    """One row of the table of times."""
    figures = (f"{found['cpu']:.2f}", f"{found['wall']:.2f}", f"{found['peak']:.0f}")
    return [name, *figures, f"{found['stories']:,.0f}", f"{found['largest']:,.0f}"]


def times(files: Sequence[Path], large: int) -> None:
    """Prints what the cases cost, and how the time grows."""
    cases = {
        f"{SMALL:,} articles of a week, all new": ("cold", SMALL),
        f"500 new ones into {WINDOW:,} stored, a process that runs on": ("joining", WINDOW),
        f"500 new ones into {WINDOW:,} stored, a new process": ("joining-anew", WINDOW),
        f"{SMALL:,} reports of one event": ("topic", SMALL),
        "50 copies of one article": ("copies", 50),
    }
    found = measured(list(cases.values()), files, ROUNDS)
    (huge,) = measured([("cold", large)], files, 1)
    lines = [line(name, figures) for name, figures in zip(cases, found, strict=True)]
    lines.append(line(f"{large:,} articles of a week, all new (once)", huge))
    table(["grouping", "CPU s", "wall s", "peak MB", "stories told", "largest"], lines)
    for key in ("cpu", "wall"):
        exponent = math.log(huge[key] / found[0][key]) / math.log(large / SMALL)
        print(f"growth of {key} time from {SMALL:,} to {large:,} articles: exponent {exponent:.2f}")
    print()


def rivals(files: Sequence[Path]) -> None:
    """Prints the ratios to scikit-learn's methods on the same vectors, which they are given for nothing."""
    methods = {"Briefs": "cold", "AgglomerativeClustering": "agglomerative", "HDBSCAN": "hdbscan"}
    lines = []
    for count in RIVALS:
        found = measured([(case, count) for case in methods.values()], files, ROUNDS)
        for name, figures in zip(methods, found, strict=True):
            ratio = figures["cpu"] / found[0]["cpu"]
            told = (f"{figures['cpu']:.2f}", f"{ratio:.1f}", f"{figures['peak']:.0f}")
            lines.append([f"{count:,}", name, *told])
    table(["articles", "method", "CPU s", "× Briefs", "peak MB"], lines)


def main() -> None:
    """Runs everything; some twelve minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[DATA / f"{name}.jsonl" for name in FILES])
    parser.add_argument("--only", choices=("quality", "speed"))
    parser.add_argument("--large", type=int, default=100_000)
    options = parser.parse_args()
    if missing := [str(file) for file in options.files if not file.exists()]:
        sys.exit(f"no {', '.join(missing)}; name labelled files: make bench-grouping LABELLED='FILE…'")
    if options.only != "speed":
        for file in options.files:
            quality(file)
    if options.only != "quality":
        times(options.files, options.large)
        rivals(options.files)


if __name__ == "__main__":
    main()
