"""Similarities between clusters, summed up for those that merge only: most articles never do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefs.newsroom.group.pairs import Pairs, places

if TYPE_CHECKING:
    from briefs.newsroom.group.pairs import Indexes, Numbers

    Row = tuple[Indexes, Numbers]


class Sums:
    """For each two clusters the sum of what the similarities of their items are above the lower cut of both.

    Where nothing was left out, the cut is 0 and the sum is that of the similarities. Then, and otherwise at
    most, a mean is the sum ÷ the number of pairs + the cut. A merge makes a new number; `parts` holds the
    starting clusters of each that is left.
    """

    def __init__(self, starts: Sequence[Sequence[int]], pairs: Pairs) -> None:
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        count = len(starts)
        self.parts = {number: [number] for number in range(count)}
        self._set_cuts(starts, pairs)
        self._set_sums(starts, pairs)
        # a starting cluster → the one that it is filed under → the number of what that has become
        self._file, self._number = np.arange(count), np.arange(count)
        self._merged: dict[int, Row] = {}

    def starting(self) -> tuple[Indexes, Indexes, Numbers, Numbers]:
        """The pairs of starting clusters, the higher number first, with their sums and cuts."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        return self._high, self._low, self._between, np.minimum(self._cut[self._high], self._cut[self._low])

    def near(self, number: int) -> tuple[Indexes, Numbers, Numbers]:
        """The clusters that a cluster has pairs with, with the sums and the cuts."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        near, totals = self._row(number)
        others = self._number[self._file[near]]
        return others, totals, np.minimum(self._cut[others], self._cut[number])

    def merge(self, one: int, other: int, new: int) -> None:
        """The two clusters become the new one."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        rows = self._row(one), self._row(other)
        self._merged.pop(one, None)
        self._merged.pop(other, None)
        own = self._filed(one, other, new)
        near, totals = (np.concatenate(both) for both in zip(*rows, strict=True))
        order = np.argsort(self._file[near], kind="stable")
        files = self._file[near[order]]
        first = np.flatnonzero(np.diff(files, prepend=-1))
        sums = np.add.reduceat(totals[order], first) if len(first) else totals[:0]
        kept = files[first] != own
        self._merged[new] = near[order][first][kept], sums[kept]
        self._cut[new] = max(self._cut[one], self._cut[other])

    def _filed(self, one: int, other: int, new: int) -> int:
        """Files the smaller cluster under the larger one; returns where."""
        small, large = sorted((self.parts.pop(one), self.parts.pop(other)), key=len)
        own = int(self._file[large[0]])
        self._file[small] = own
        self._number[own] = new
        self.parts[new] = large + small
        return own

    def _row(self, number: int) -> Row:
        if number in self._merged:
            return self._merged[number]
        row = slice(*self._from[number : number + 2])
        return self._near[row], self._totals[row]

    def _set_cuts(self, starts: Sequence[Sequence[int]], pairs: Pairs) -> None:
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        self._cut = np.zeros(2 * len(starts))
        if pairs.cut is not None:
            self._cut[: len(starts)] = [max((pairs.cut[at] for at in start), default=0.0) for start in starts]

    def _set_sums(self, starts: Sequence[Sequence[int]], pairs: Pairs) -> None:
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        count = max(len(starts), 1)
        place = places(starts, 1 + max((max(start) for start in starts if start), default=-1))
        cut = pairs.cut if pairs.cut is not None else np.zeros(len(place))
        above = pairs.similarity - np.minimum(cut[pairs.one], cut[pairs.other])
        low, high = np.sort([place[pairs.one], place[pairs.other]], axis=0)
        keys, key = np.unique((low * count + high)[low != high], return_inverse=True)
        self._between: Numbers = np.bincount(key, above[low != high], minlength=len(keys)).astype(float)
        self._low, self._high = np.divmod(keys, count)
        here = np.concatenate((self._low, self._high))
        order = np.argsort(here, kind="stable")
        self._near = np.concatenate((self._high, self._low))[order]
        self._totals = np.concatenate((self._between, self._between))[order]
        self._from = np.searchsorted(here[order], np.arange(len(starts) + 1))
