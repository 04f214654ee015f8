"""Exact mean similarities of clusters from the sums of their rows, where too many pairs were left out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from briefs.newsroom.group.vectors import CANDIDATE, DECAY_DAYS, Vectors, days_of

UNKNOWN = CANDIDATE / 2
"""What pairs that are elsewhere no candidates, and count as nothing, add to a mean of cosines."""


class Centres:
    """By cluster, the sum of its articles' rows and of their days: a cosine of sums is the sum of cosines.

    What an outlet's second report loses is left out here; it is a tenth, and of few pairs.
    """

    def __init__(self, read: Vectors, starts: Sequence[Sequence[int]]) -> None:
        days = days_of(read.articles)
        known = [day for day in days if not math.isnan(day)]
        usual = sum(known) / len(known) if known else 0.0
        self._days = {
            n: sum(usual if math.isnan(days[at]) else days[at] for at in s) for n, s in enumerate(starts)
        }
        self._sizes = {number: len(start) for number, start in enumerate(starts)}
        self._sums = {number: _summed([read.rows[at] for at in start]) for number, start in enumerate(starts)}

    def mean(self, one: int, other: int) -> float:
        """The mean similarity of the articles of two clusters."""
        small, large = sorted((self._sums[one], self._sums[other]), key=len)
        total = math.fsum(weight * large[term] for term, weight in small.items() if term in large)
        apart = abs(self._day(one) - self._day(other))
        return total / (self._sizes[one] * self._sizes[other]) * math.exp(-apart / DECAY_DAYS) - UNKNOWN

    def merge(self, one: int, other: int, new: int) -> None:
        """The two clusters become the new one."""
        small, large = sorted((self._sums.pop(one), self._sums.pop(other)), key=len)
        for term, weight in small.items():
            large[term] = large.get(term, 0.0) + weight
        self._sums[new] = large
        self._sizes[new] = self._sizes.pop(one) + self._sizes.pop(other)
        self._days[new] = self._days.pop(one) + self._days.pop(other)

    def _day(self, number: int) -> float:
        return self._days[number] / self._sizes[number]


def _summed(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for row in rows:
        for term, weight in row.items():
            total[term] = total.get(term, 0.0) + weight
    return total
