"""Cutting a sentence into clauses, so that what is said of one thing is not taken to be said of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.newsroom.check.figures import Figure
from briefs.newsroom.check.words import Word, content

_BREAK = re.compile(
    r"[,;:] | - | (?=(?:and|but|while|whereas|after|before|although|though|because|when) )", re.IGNORECASE
)

_LEAST = 2
"""Words that a clause needs: "Smith and" and "and 5 percent in April" belong to what stands beside them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A span of a flat text, with its content words and their roots in order; figures are none."""

    start: int
    end: int
    words: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def roots(self) -> frozenset[str]:
        """The roots, whatever their order."""
        return frozenset(self.order)


def clauses(flat: str, words: Sequence[Word], figures: Sequence[Figure]) -> tuple[Clause, ...]:
    """The clauses of one sentence, cut at commas and conjunctions; each has two content words or more.

    No grammar is known here: an apposition is a clause too, and "rose 3 percent in March and 5 in April" one.
    """
    spans = [(figure.start, figure.end) for figure in figures]
    said = [
        (word, root)
        for word in words
        if not any(start <= word.start < end for start, end in spans)
        for root in content((word,))
    ]
    edges = _edges(flat, [word.start for word, _ in said])
    return tuple(_clause(start, end, said) for start, end in pairwise(edges))


def _edges(flat: str, carrying: Sequence[int]) -> list[int]:
    bounds = [found.end() for found in _BREAK.finditer(flat)]
    edges = [0]
    for bound, following in pairwise((*bounds, len(flat))):
        before = sum(edges[-1] <= at < bound for at in carrying)
        after = sum(bound <= at < following for at in carrying)
        if before >= _LEAST and after >= _LEAST:
            edges.append(bound)
    return [*edges, len(flat)]


def _clause(start: int, end: int, said: Sequence[tuple[Word, str]]) -> Clause:
    inside = [(word.surface, root) for word, root in said if start <= word.start < end]
    return Clause(start, end, tuple(word for word, _ in inside), tuple(root for _, root in inside))
