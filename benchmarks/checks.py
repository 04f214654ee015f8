"""`make bench-checks`: what the gate costs a sentence, and how fast stories are quoted without a model.

    python benchmarks/checks.py [FILE…] [--only gate|shares|summaries|extractive] [--stories 40]

FILEs hold labelled sentences, as `briefs eval claims` reads them; without one it is the repository's own
stories. Prints the tables of docs/performance.md: CPU time, medians of rounds that take turns.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import _lru_cache_wrapper, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import told
from told import Told

from briefs.adapters.data import load_outlets
from briefs.domain.article import Article
from briefs.domain.story import Dossier
from briefs.newsroom import check as gate
from briefs.newsroom.check.gate import judged_summary
from briefs.newsroom.extract import extract

FILES = [Path(__file__).resolve().parent.parent / "tests/newsroom/check/honest.jsonl"]
ROUNDS = 3
CITED = (1, 3, 10)
CITING = 2
"""Articles that a sentence of a summary cites."""

LENGTHS = (0, 450)
"""Words that an article has at least: a feed's short report as it is, and a report that was read in full."""

MIX = {1: 60, 3: 25, 6: 10, 20: 4, 60: 1}
"""Articles of a story, and how many of 100 stories of a day have about so many."""

LARGE = 60
"""Articles that the stories of one size have together at least, where there are so many stories."""

READS = tuple(f"briefs.newsroom.{name}" for name in ("check", "injection", "likeness", "quotable"))
WORDS = (None, 65_536, 32_768)
"""Sizes of the caches of words, which a process knows after its first stories."""

OUTLETS = load_outlets()
Job = Callable[[], object]


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Prints a Markdown table."""
    for line in (head, ["---"] * len(head), *lines):
        print(f"| {' | '.join(line)} |", flush=True)
    print()


@dataclass(frozen=True, slots=True)
class Material:
    """The stories of the files, the places of those that are measured, and the least words of an article."""

    stories: Sequence[Told]
    measured: Sequence[int]
    words: int

    @property
    def name(self) -> str:
        """How long its articles are."""
        articles = [article for at in self.measured for article in self.articles(at, 3)]
        return f"{statistics.mean(told.length(article.document) for article in articles):.0f} words each"

    @property
    def sentences(self) -> list[int]:
        """How many each story has that is measured."""
        return [len(self.stories[at].sentences) for at in self.measured]

    def articles(self, at: int, count: int) -> tuple[Article, ...]:
        """So many articles for one story."""
        return told.joined(self.stories, at, count, self.words)

    def dossiers(self, count: int) -> list[Dossier]:
        """One of so many articles for every story that is measured."""
        return [told.dossier(self.articles(at, count), OUTLETS) for at in self.measured]


def forget() -> None:
    """Forgets all texts that were read, as if those of the next story were new; words stay known."""
    for cache in _caches():
        cache.cache_clear()


def _caches() -> list[Any]:
    modules = [module for name, module in sys.modules.items() if name.startswith(READS)]
    found = {id(one): one for module in modules for one in vars(module).values()}
    caches = (one for one in found.values() if isinstance(one, _lru_cache_wrapper))
    ours = (one for one in caches if one.__module__.startswith(READS))
    return [one for one in ours if one.cache_parameters()["maxsize"] not in WORDS]


def seconds(job: Job) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    job()
    return time.process_time() - start


def rounds(jobs: Sequence[Job], *, cold: bool) -> list[float]:
    """The median seconds of every job, in turns; each begins with nothing read, or with all of it."""
    taken: list[list[float]] = [[] for _ in jobs]
    for turn in range(ROUNDS + 1):
        for job, spent in zip(jobs, taken, strict=True):
            if cold:
                forget()
            else:
                job()
            once = seconds(job)
            if turn:  # the first round gets to know the words
                spent.append(once)
    return [statistics.median(spent) for spent in taken]


def milliseconds(jobs: Sequence[Job], sentences: Sequence[int], *, cold: bool) -> str:
    """Of all the jobs, a sentence."""
    return f"{1000 * sum(rounds(jobs, cold=cold)) / sum(sentences):.2f}"


def checking(material: Material, at: int, count: int) -> Job:
    """Every sentence of a story against so many whole articles, which its sentences share."""
    story = material.stories[at]
    pool = material.articles(at, max(CITED))
    jobs = []
    for text, cites in story.sentences:
        places = [place for place, own in enumerate(story.articles) if own.id in cites]
        ranked = [*places, *(place for place in range(len(pool)) if place not in places)]
        jobs.append((text, told.sources([pool[place] for place in ranked[:count]])))
    return lambda: [gate.check(text, sources, OUTLETS) for text, sources in jobs]


def cost(material: Material) -> list[list[str]]:
    """What a sentence costs by the number of its sources."""
    lines = []
    for count in CITED:
        jobs = [checking(material, at, count) for at in material.measured]
        cold, warm = (milliseconds(jobs, material.sentences, cold=cold) for cold in (True, False))
        lines.append([material.name, str(count), cold, warm])
    return lines


class Watched:
    """A module whose functions add the time that they take to `spent`, under its name."""

    def __init__(self, module: ModuleType, spent: dict[str, float]) -> None:
        self._module = module
        self._spent = spent

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._module, name)
        return _watched(found, self._module.__name__.rpartition(".")[2], self._spent)


def _watched(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*given: Any) -> Any:
        start = time.process_time()
        done = function(*given)
        spent[name] += time.process_time() - start
        return done

    return timed


@contextmanager
def watching(spent: dict[str, float]) -> Iterator[None]:
    """Adds the seconds that each check takes meanwhile."""
    before = dict(vars(gate))
    checks = {name: one for name, one in before.items() if isinstance(one, ModuleType)}
    vars(gate).update({name: Watched(module, spent) for name, module in checks.items()})
    vars(gate).update({name: _watched(before[name], name, spent) for name in ("word_for_word", "evidence")})
    try:
        yield
    finally:
        vars(gate).update(before)


def shares(material: Material) -> list[list[str]]:
    """What each check takes of a sentence with ten sources, all texts read; and what reading them takes."""
    jobs = [checking(material, at, max(CITED)) for at in material.measured]
    cold, warm = (sum(rounds(jobs, cold=cold)) for cold in (True, False))
    spent: dict[str, float] = defaultdict(float)
    for job in jobs:
        job()
        with watching(spent):
            job()
    total = sum(spent.values())
    own = {name.replace("_", " "): taken / total * warm for name, taken in spent.items()}
    ranked = sorted({"reading the sources": cold - warm, **own}.items(), key=lambda one: -one[1])
    sentences = sum(material.sentences)
    return [[name, f"{1000 * taken / sentences:.3f}", f"{taken / cold:.0%}"] for name, taken in ranked]


def whole(material: Material) -> list[str]:
    """What a sentence of a whole summary costs that cites passages of a story of ten articles."""
    found = material.dossiers(max(CITED))
    stories = [material.stories[at] for at in material.measured]
    summaries = [told.summary(story, one, CITING) for story, one in zip(stories, found, strict=True)]
    jobs = [partial(judged_summary, one, two, OUTLETS) for one, two in zip(summaries, found, strict=True)]
    counts = [1 + count for count in material.sentences]
    return [material.name, milliseconds(jobs, counts, cold=True), milliseconds(jobs, counts, cold=False)]


def quoting(one: Dossier) -> Job:
    """A story quoted, and every sentence of it checked."""
    return lambda: judged_summary(extract(one, OUTLETS), one, OUTLETS)


def pace(material: Material) -> list[str]:
    """Stories a minute by their size, and those of a day's mix."""
    taken = {}
    for size in MIX:
        fewer = replace(material, measured=material.measured[: max(3, LARGE // size)])
        taken[size] = statistics.mean(rounds([quoting(one) for one in fewer.dossiers(size)], cold=True))
    mixed = sum(taken[size] * share for size, share in MIX.items()) / sum(MIX.values())
    return [material.name, *(f"{60 / one:,.0f}" for one in (*taken.values(), mixed))]


def main() -> None:
    """Runs everything; four minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--only", choices=("gate", "shares", "summaries", "extractive"))
    parser.add_argument("--stories", type=int, default=40)
    options = parser.parse_args()
    stories = told.stories(options.files or FILES)
    measured = range(0, len(stories), max(1, len(stories) // options.stories))
    materials = [Material(stories, measured, words) for words in LENGTHS]
    print(f"{len(measured)} of {len(stories)} stories, {sum(materials[0].sentences)} sentences\n")
    gc.freeze()
    if options.only in {None, "gate"}:
        lines = [line for material in materials for line in cost(material)]
        table(["sources", "cited", "ms a sentence, nothing read yet", "all read"], lines)
    for material in materials if options.only in {None, "shares"} else ():
        table([f"ten sources, {material.name}", "ms a sentence", "share"], shares(material))
    if options.only in {None, "summaries"}:
        lines = [whole(material) for material in materials]
        table(["summaries of ten articles", "ms a sentence, nothing read yet", "all read"], lines)
    if options.only in {None, "extractive"}:
        lines = [pace(material) for material in materials]
        table(["stories a minute", *(f"{size} articles" for size in MIX), "a day's mix"], lines)


if __name__ == "__main__":
    main()
