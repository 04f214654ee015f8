"""Weeks of synthetic articles, made from labelled ones by dropping, mixing and shuffling their words.

Always the same for the same numbers. One article in three is of an event with two to twelve reports, the
others stand alone; each event has two names of its own, as news has, so that the vocabulary grows with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from briefs.domain.article import Article

NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)
WEEK = 7 * 24 * 60
OUTLETS = 97
SYLLABLES = re.findall("..", "karovetimadosaninubugohequlipasutevikyozape")


def week(sample: Sequence[Article], count: int, seed: int = 1) -> list[Article]:
    """So many articles of seven days, oldest first; `feed` names the event of each."""
    chance = Random(seed)  # noqa: S311  # a sample, no secret
    made: list[Article] = []
    while len(made) < count:
        reports = chance.choice((2, 2, 3, 3, 4, 6, 12)) if chance.random() < 0.12 else 1
        event, at, name = _event(sample, chance), chance.randrange(WEEK), f"event {len(made)}"
        for _ in range(reports):
            late = timedelta(minutes=min(WEEK, at + chance.randrange(24 * 60)))
            report = replace(_report(event, chance), id=f"w{len(made):06}", feed=name)
            made.append(replace(report, published=NOW - late))
    return sorted(made[:count], key=lambda article: (article.published or NOW, article.id))


def topic(sample: Sequence[Article], count: int, seed: int = 2) -> list[Article]:
    """So many reports of one event within a day, each in three quarters of its words."""
    chance = Random(seed)  # noqa: S311  # a sample, no secret
    event = max(sample[:50], key=lambda article: len(article.text))
    late = (timedelta(minutes=chance.randrange(24 * 60)) for _ in range(count))
    return [replace(_report(event, chance), id=f"t{at:06}", published=NOW - by) for at, by in enumerate(late)]


def copies(sample: Sequence[Article], count: int) -> list[Article]:
    """One article, so many times under other outlets' names."""
    return [replace(sample[0], id=f"c{at:03}", outlet=f"Outlet {at}", published=NOW) for at in range(count)]


def _event(sample: Sequence[Article], chance: Random) -> Article:
    """Half the words of one article, half of others, and two names that no other has."""
    first, *others = (chance.choice(sample) for _ in range(3))
    title = [*_some(first.title.split(), 0.6, chance), *_some(others[0].title.split(), 0.3, chance)]
    text = [*_some(first.text.split()[:60], 0.5, chance)]
    for other in others:
        text += _some(other.text.split()[:60], 0.25, chance)
    for name in (_name(chance), _name(chance)):
        title.insert(chance.randrange(1, len(title) + 2), name)
        text.insert(chance.randrange(1, len(text) + 2), name)
    return Article("", "", " ".join(title), " ".join(text), lang=first.lang)


def _report(event: Article, chance: Random) -> Article:
    title = _some(event.title.split(), 0.75, chance) or ["News"]
    text = _some(event.text.split()[:80], 0.75, chance)
    start = chance.randrange(len(text) // 2 + 1)
    said = " ".join(text[start:] + text[:start])
    outlet = f"Outlet {chance.randrange(OUTLETS)}"
    return Article("", outlet, " ".join(title), said, lang=event.lang)


def _some(words: Sequence[str], share: float, chance: Random) -> list[str]:
    return [word for word in words if chance.random() < share]


def _name(chance: Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
