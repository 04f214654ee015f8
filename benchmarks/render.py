"""`make bench-render`: what it costs to make a brief into a mail, step by step.

    python benchmarks/render.py [--mails 100] [--rounds 5]

Every brief has twelve stories in full and eight in a line, and no two have a text in common, so that nothing
of one helps the next but what a server keeps as well: compiled templates, days, an accent's style sheet.
Prints the table of docs/performance.md: CPU time of one process, medians of rounds over new briefs.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import told
from mails import SITE, documents

from briefs.adapters.mail.mime import to_bytes
from briefs.adapters.pages import brief as viewing
from briefs.adapters.pages import jinja
from briefs.domain.audience import Mail
from briefs.domain.brief import Document, Frozen

FILE = Path(__file__).resolve().parent.parent / "tests/newsroom/check/honest.jsonl"
LANGUAGES = {"English": "en", "Japanese": "ja"}
NOW = datetime(2026, 2, 19, 22, tzinfo=UTC)
MAIL = {
    "reader filter": "for_readers",
    "view": "view",
    "subject": "email/subject.txt.j2",
    "HTML template": "email/body.html.j2",
    "inlining": "inline",
    "text template": "email/body.txt.j2",
    "folding": "fold",
    "tidying": "tidy",
    "the rest": "freeze",
}
"""The steps from the document to subject, HTML and text, and what the program calls them."""

BESIDES = {
    "page template": "web/brief.html.j2",
    "JSON, with its own reader filter": "as_json",
    "hash": "hash_of",
}
"""What freezing a brief makes as well."""

MIME = "MIME, bytes for one recipient"


class Watch:
    """Adds up the CPU seconds of named steps; a step inside another counts for itself alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def step(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed under a name; one that is rendered, under its template's."""

        def timed(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            start = time.process_time()
            try:
                return function(*given, **named)
            finally:
                took = time.process_time() - start
                self.spent[name or given[1]] += took - self._inner.pop()
                self._inner[-1] += took

        return timed


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Times the steps of what is rendered meanwhile by pages that are made meanwhile."""
    before = dict(vars(jinja)), viewing.for_readers
    for name in ("view", "fold", "tidy", "as_json", "hash_of"):
        vars(jinja)[name] = watch.step(name, before[0][name])
    # the JSON is made of what readers get as well
    vars(jinja).update(for_readers=watch.step("as_json", before[1]))
    vars(jinja).update(render=watch.step("", jinja.render), css_inline=_inlining(watch))
    vars(viewing).update(for_readers=watch.step("for_readers", before[1]))
    try:
        yield
    finally:
        vars(jinja).update(before[0])
        vars(viewing).update(for_readers=before[1])


def _inlining(watch: Watch) -> SimpleNamespace:
    def made(**options: Any) -> SimpleNamespace:
        return SimpleNamespace(inline=watch.step("inline", own.CSSInliner(**options).inline))

    own = jinja.css_inline
    return SimpleNamespace(CSSInliner=made, InlineError=own.InlineError)


def freeze(pages: jinja.JinjaPages, document: Document) -> Frozen:
    """What approving it makes."""
    return pages.freeze(document, 1, SITE, "editor", NOW)


def mailed(frozen: Frozen) -> bytes:
    """The message to one reader."""
    return to_bytes(
        Mail(
            sender=SITE.sender,
            to="reader@example.com",
            subject=frozen.subject,
            html=frozen.html,
            text=frozen.text,
            message_id=f"<{frozen.brief}@news.example>",
            date=NOW,
            list_id="morning.news.example",
            unsubscribe="https://news.example/u/token",
            language=frozen.language,
        )
    )


def seconds(job: Callable[[Any], object], given: Iterable[Any]) -> float:
    """CPU seconds of the job, not of making what it is given: a brief comes fresh from the store, as here."""
    spent = 0.0
    for one in given:
        start = time.process_time()
        job(one)
        spent += time.process_time() - start
    return spent


def once(pages: jinja.JinjaPages, watch: Watch, lang: str, mails: int, seed: int) -> dict[str, float]:
    """The seconds of every step for a thousand new briefs, and of all together for others, unwatched."""
    stories = told.stories([FILE])
    freezing = watch.step("freeze", partial(freeze, pages))
    watch.spent.clear()
    with watched(watch):
        frozen = [freezing(brief) for brief in documents(lang, stories, mails, seed)]
    plain = partial(freeze, jinja.JinjaPages())
    plain(next(documents(lang, stories, 1, seed)))  # compiles the templates
    others = seconds(plain, documents(lang, stories, mails, seed + 1))
    taken = {**watch.spent, MIME: seconds(mailed, frozen), "unwatched": others}
    heavy = statistics.mean(len(one.html.encode()) for one in frozen)
    return {"bytes": heavy, **{name: 1000 * spent / mails for name, spent in taken.items()}}


def measure(lang: str, rounds: int, mails: int) -> dict[str, float]:
    """The medians of several rounds."""
    watch = Watch()
    with watched(watch):
        pages = jinja.JinjaPages()
    once(pages, watch, lang, 1, 0)  # compiles the templates
    gc.collect()
    gc.freeze()
    found = [once(pages, watch, lang, mails, 2 * turn) for turn in range(1, rounds + 1)]
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def table(found: dict[str, dict[str, float]]) -> None:
    """Prints a Markdown table of every step by language, with its share of the mail."""
    totals = {lang: sum(taken[name] for name in MAIL.values()) for lang, taken in found.items()}
    print(f"| a thousand briefs | {' | '.join(f'{lang}, s | share' for lang in found)} |")
    print(f"|{' --- |' * (1 + 2 * len(found))}")
    for name, key in (MAIL | BESIDES | {MIME: MIME}).items():
        row = [
            f"{taken[key]:.3f} | {taken[key] / totals[lang]:.0%}" if name in MAIL else f"{taken[key]:.3f} |"
            for lang, taken in found.items()
        ]
        print(f"| {name} | {' | '.join(row)} |")
        if name == list(MAIL)[-1]:
            print(f"| **the mail** | {' | '.join(f'**{total:.3f}** | 100%' for total in totals.values())} |")
    print()


def main() -> None:
    """Runs everything; two minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    found = {name: measure(lang, options.rounds, options.mails) for name, lang in LANGUAGES.items()}
    table(found)
    for name, taken in found.items():
        steps = sum(taken[key] for key in (MAIL | BESIDES).values())
        print(f"{name}: {taken['bytes'] / 1000:.0f} kB of HTML; unwatched {taken['unwatched'] / steps:.2f}")


if __name__ == "__main__":
    main()
