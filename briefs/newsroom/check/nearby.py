"""What stands around a moment in a text: whether two moments are said of the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from briefs.newsroom.check.moment import Moment
from briefs.newsroom.check.moments import moments
from briefs.newsroom.check.reading import Reading
from briefs.newsroom.check.words import Word, content, spaceless, words

REACH = 5
"""Words on each side of a moment that tell what it is about; twice as many in a source."""

_LEAST = 2
"""Words that a clause must have to tell what its time is of."""

_LETTERS = 4
"""Letters of a script without spaces that say about as much as a word."""


def said_of(reading: Reading, moment: Moment, lang: str) -> Mapping[str, float]:
    """The roots of the content words beside a moment in its clause; the nearest weigh most."""
    clause = reading.clause(moment.start)
    within = _beside(reading.flat, moment, lang, REACH, clause.start, clause.end)
    return within if len(within) >= _LEAST else _beside(reading.flat, moment, lang, REACH)


def around(reading: Reading, moment: Moment, lang: str) -> frozenset[str]:
    """The roots of the content words within twice the reach, across clauses."""
    return frozenset(_beside(reading.flat, moment, lang, 2 * REACH))


@lru_cache(maxsize=8192)
def _beside(
    flat: str, moment: Moment, lang: str, reach: int, start: int = 0, end: int = 1 << 30
) -> Mapping[str, float]:
    if spaceless(flat[max(0, moment.start - 8) : moment.end + 8]):
        first, last = max(start, moment.start - reach * _LETTERS), min(end, moment.end + reach * _LETTERS)
        beside = f"{flat[first : moment.start]} {flat[moment.end : last]}"
        return dict.fromkeys(content(words(beside)), 1.0)
    said = [(word, root) for word, root in _said(flat, lang) if start <= word.start < end]
    earlier = [root for word, root in reversed(said) if word.end <= moment.start]
    later = [root for word, root in said if word.start >= moment.end]
    weights: dict[str, float] = {}
    for roots in (earlier, later):
        for at, root in enumerate(roots[:reach]):
            weights[root] = max(weights.get(root, 0.0), 1 / (1 + at))
    return weights


@lru_cache(maxsize=4096)
def _said(flat: str, lang: str) -> tuple[tuple[Word, str], ...]:
    """The words of a text that carry content and are no part of a time, with their roots."""
    spans = [(moment.start, moment.end) for moment in moments(flat, lang)]
    return tuple(
        (word, root)
        for word in words(flat)
        if not any(start <= word.start < end for start, end in spans)
        for root in content((word,))
    )


def held(about: Mapping[str, float], had: frozenset[str]) -> float:
    """Which share of the weight of what is said of a moment is there; 0 when nothing is said."""
    whole = sum(about.values())
    return sum(weight for root, weight in about.items() if root in had) / whole if whole else 0.0
