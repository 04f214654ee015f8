"""Similarities between clusters, summed up for those that merge only: most articles never do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefs.newsroom.group.pairs import Pairs, places


class Sums:
    """For each two clusters the sum of what the similarities of their items are above the lower cut of both.

    Where nothing was left out, the cut is 0 and the sum is that of the similarities. Then, and otherwise at
    most, a mean is the sum ÷ the number of pairs + the cut. A merge makes a new number.
    """

    def __init__(self, starts: Sequence[Sequence[int]], pairs: Pairs) -> None:
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        count = len(starts)
        place = places(starts, 1 + max((max(start) for start in starts if start), default=-1))
        cut = pairs.cut if pairs.cut is not None else np.zeros(len(place))
        self.cut = [max((cut[at] for at in start), default=0.0) for start in starts]
        above = pairs.similarity - np.minimum(cut[pairs.one], cut[pairs.other])
        ends = place[pairs.one], place[pairs.other]
        low, high = np.minimum(*ends), np.maximum(*ends)
        keys, key = np.unique((low * count + high)[low != high], return_inverse=True)
        self._total = np.bincount(key, above[low != high], minlength=len(keys))
        self._low, self._high = keys // max(count, 1), keys % max(count, 1)
        self._by_high = np.argsort(self._high, kind="stable")
        numbers = np.arange(count + 1)
        self._from_low = np.searchsorted(self._low, numbers)
        self._from_high = np.searchsorted(self._high[self._by_high], numbers)
        self._into: dict[int, int] = {}
        self._merged: dict[int, dict[int, float]] = {}

    def starting(self, least: float) -> Iterator[tuple[int, int, float]]:
        """The pairs of starting clusters, the higher number first, whose mean may be enough."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        cut = np.array(self.cut)
        kept = np.maximum(self._total, 0) + np.minimum(cut[self._low], cut[self._high]) >= least
        found = (self._high[kept].tolist(), self._low[kept].tolist(), self._total[kept].tolist())
        return zip(*found, strict=True)

    def of(self, number: int) -> Mapping[int, float]:
        """The sums of a cluster with those that are near to it when it is made."""
        return self._merged[number] if number in self._merged else self._start(number)

    def merge(self, one: int, other: int) -> int:
        """The number of the cluster that two become."""
        new = len(self.cut)
        self.cut.append(max(self.cut[one], self.cut[other]))
        joined: defaultdict[int, float] = defaultdict(float)
        for old in (one, other):
            for neighbour, total in self.of(old).items():
                joined[neighbour if neighbour not in self._into else self._now(neighbour)] += total
            self._merged.pop(old, None)
        self._into[one] = self._into[other] = new
        joined.pop(one, None)
        joined.pop(other, None)
        self._merged[new] = joined
        return new

    def _start(self, number: int) -> dict[int, float]:
        above = slice(*self._from_low[number : number + 2])
        below = self._by_high[slice(*self._from_high[number : number + 2])]
        found = dict(zip(self._low[below].tolist(), self._total[below].tolist(), strict=True))
        found.update(zip(self._high[above].tolist(), self._total[above].tolist(), strict=True))
        return found

    def _now(self, number: int) -> int:
        """The cluster that a cluster has become part of."""
        way = []
        while number in self._into:
            way.append(number)
            number = self._into[number]
        self._into.update(dict.fromkeys(way, number))
        return number
