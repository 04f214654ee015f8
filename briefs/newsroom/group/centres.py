"""Exact mean similarities of clusters from the sums of their rows, where too many pairs were left out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefs.newsroom.group.vectors import CANDIDATE, DECAY_DAYS, Vectors, days_of

UNKNOWN = CANDIDATE / 2
"""What pairs that are elsewhere no candidates, and count as nothing, add to a mean of cosines."""


class Centres:
    """By cluster, the sum of its articles' rows and of their days: a cosine of sums is the sum of cosines.

    What an outlet's second report loses is left out here; it is a tenth, and of few pairs. A sum is made
    when it is first asked for.
    """

    def __init__(self, read: Vectors, starts: Sequence[Sequence[int]]) -> None:
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        days = days_of(read.articles)
        known = days[~np.isnan(days)]
        usual = math.fsum(known) / max(len(known), 1)
        when: list[float] = np.nan_to_num(days, nan=usual).tolist()
        self._read = read
        self._members = {number: list(start) for number, start in enumerate(starts)}
        self._days = {n: math.fsum(when[at] for at in start) for n, start in enumerate(starts)}
        self._sums: dict[int, dict[int, float]] = {}

    def mean(self, one: int, other: int) -> float:
        """The mean similarity of the articles of two clusters."""
        small, large = sorted((self._sum(one), self._sum(other)), key=len)
        total = math.fsum(weight * large[term] for term, weight in small.items() if term in large)
        apart = abs(self._day(one) - self._day(other))
        count = len(self._members[one]) * len(self._members[other])
        return total / count * math.exp(-apart / DECAY_DAYS) - UNKNOWN

    def merge(self, one: int, other: int, new: int) -> None:
        """The two clusters become the new one."""
        if one in self._sums or other in self._sums:
            small, large = sorted((self._sum(one), self._sum(other)), key=len)
            for term, weight in small.items():
                large[term] = large.get(term, 0.0) + weight
            del self._sums[one], self._sums[other]
            self._sums[new] = large
        self._members[new] = self._members.pop(one) + self._members.pop(other)
        self._days[new] = self._days.pop(one) + self._days.pop(other)

    def _sum(self, number: int) -> dict[int, float]:
        if number not in self._sums:
            total: dict[int, float] = {}
            for at in self._members[number]:
                for term, weight in self._read.row(at).items():
                    total[term] = total.get(term, 0.0) + weight
            self._sums[number] = total
        return self._sums[number]

    def _day(self, number: int) -> float:
        return self._days[number] / len(self._members[number])
