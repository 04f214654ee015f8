"""One timed grouping in a process of its own: `python benchmarks/group_case.py CASE COUNT FILE…`.

Prints JSON: CPU and wall seconds of the timed part, the peak MB of the process, and the stories' sizes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import baselines
import newsdays

from briefs.adapters.data import load_background, load_names
from briefs.cli import rows
from briefs.domain.article import Article
from briefs.domain.story import Story, Vocabulary
from briefs.newsroom.group import group
from briefs.newsroom.group.vectors import vectors
from briefs.newsroom.vocabulary import _terms, learn

JOINING = 500
BACKGROUND, NAMES = load_background(), load_names()
Timed = Callable[[], Sequence[int]]


def stories(
    articles: Sequence[Article], stored: Sequence[Story] = (), vocabulary: Vocabulary = BACKGROUND
) -> tuple[Sequence[Story], Vocabulary]:
    """What `briefs` does with them."""
    found, learnt = group(articles, stored, vocabulary, (), newsdays.NOW, NAMES)
    return found.stories, learnt


def cold(articles: Sequence[Article]) -> Timed:
    """Everything is new."""
    return lambda: [len(story.articles) for story in stories(articles)[0]]


def joining(articles: Sequence[Article], *, anew: bool) -> Timed:
    """The newest join a window of stored ones, in the process that stored these or, `anew`, in a new one."""
    stored, learnt = stories(articles[:-JOINING])
    if anew:
        _terms.cache_clear()
    return lambda: [len(story.articles) for story in stories(articles, stored, learnt)[0]]


def others(articles: Sequence[Article], method: Callable[[Any], baselines.Labels]) -> Timed:
    """A method of scikit-learn on our vectors, which are made before."""
    matrix = vectors(articles, learn(BACKGROUND, articles)).matrix
    return lambda: list(Counter(method(matrix)).values())


def case(name: str, count: int, sample: Sequence[Article]) -> Timed:
    """What is timed, ready to start."""
    if name == "copies":
        return cold(newsdays.copies(sample, count))
    if name == "topic":
        return cold(newsdays.topic(sample, count))
    if name.startswith("joining"):
        return joining(newsdays.week(sample, count + JOINING), anew=name.endswith("anew"))
    articles = newsdays.week(sample, count)
    methods = {"agglomerative": baselines.agglomerative, "hdbscan": baselines.hdbscan}
    return others(articles, methods[name]) if name in methods else cold(articles)


def main(name: str, count: int, files: Sequence[str]) -> None:
    """Loads the libraries by a small grouping first, which no figure should hold."""
    sample = [rows.article(row, number) for file in files for number, row in rows.read(Path(file))]
    timed = case(name, count, sample)
    stories(sample[:20])
    wall, cpu = time.monotonic(), time.process_time()
    found = timed()
    told = {
        "cpu": time.process_time() - cpu,
        "wall": time.monotonic() - wall,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "stories": len(found),
        "largest": max(found),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
