"""Average linkage over a sparse graph, under rules about what may never or hardly merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any, Protocol

from briefs.newsroom.group.kinds import Kinds
from briefs.newsroom.group.pairs import Pairs
from briefs.newsroom.group.sums import Sums

if TYPE_CHECKING:
    from briefs.newsroom.group.pairs import Indexes, Numbers

EXACT = 1e9
"""Means are told apart by billionths: sums in another order differ by less."""

Heard = Callable[[float, Sequence[int], Sequence[int]], None]
"""Is told of a merge: the mean similarity, and the starting clusters of both."""

Entry = tuple[int, int, int, bool, int, int]
"""A pair: the rank of its mean, the first members of both, whether that is a bound only, both clusters."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What two clusters need to merge: `join` in general, `merge` when both were stories before.

    `apart` holds pairs of starting clusters (lower index first) that never come together.
    """

    join: float
    merge: float
    stored: frozenset[int] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()


def cluster(
    starts: Sequence[Sequence[int]],
    pairs: Pairs,
    rules: Rules,
    kinds: Sequence[str] = (),
    means: Means | None = None,
    heard: Heard | None = None,
) -> list[list[int]]:
    """Indexes of the starting clusters, grouped: always the pair with the highest mean similarity first.

    `pairs` are similarities of items (absent ones count as 0); the mean (UPGMA) makes a chain of weak links
    stay apart. Items of different `kinds` cannot be compared and count in no mean. Ties go to the clusters
    that stand first, so the result depends on the order of `starts` only. Where pairs were cut off, `means`
    are asked; `heard` is told of every merge.
    """
    return _Agglomeration(starts, pairs, rules, kinds, means).run(heard)


class Means(Protocol):
    """Mean similarities of clusters whose pairs are not all known."""

    def mean(self, one: int, other: int) -> float:
        """The mean similarity of the items of two clusters."""

    def merge(self, one: int, other: int, new: int) -> None:
        """The two clusters become the new one."""


class _Agglomeration:
    """Clusters by number; a merge makes a new number, so that an outdated entry is recognised.

    A pair stands in the queue of its newer cluster, and only the best of each queue in the heap.
    """

    def __init__(
        self,
        starts: Sequence[Sequence[int]],
        pairs: Pairs,
        rules: Rules,
        kinds: Sequence[str],
        means: Means | None = None,
    ) -> None:
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        self.means = means
        self.rules = rules
        self.sums = Sums(starts, pairs)
        self.kinds = Kinds(
            [[kinds[item] for item in start] if kinds else [""] * len(start) for start in starts]
        )
        self.next = len(starts)
        self.first = np.arange(2 * len(starts))
        self.stored = np.zeros(2 * len(starts), dtype=bool)
        self.stored[list(rules.stored)] = True
        self.queues: dict[int, Iterator[Entry]] = {}
        self.heap: list[Entry] = []
        self.apart: dict[int, set[int]] = defaultdict(set)
        for one, other in rules.apart:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def run(self, heard: Heard | None = None) -> list[list[int]]:
        parts = self.sums.parts
        self.heap = list(self._entries(*self.sums.starting()))
        while self.heap:
            *_, bounded, one, other = entry = heappop(self.heap)
            if one not in parts:
                continue
            if other in parts and not bounded:
                if heard:
                    heard(-entry[0] / EXACT, parts[one], parts[other])
                self._queue(self._merge(one, other))
                continue
            if other in parts:
                self._ask(entry)
            self._go_on(one)
        return sorted(sorted(part) for part in parts.values())

    def _ask(self, entry: Entry) -> None:
        """Puts a pair back with its true mean, if that is enough."""
        _, first, second, _, one, other = entry
        mean = self.means.mean(one, other) if self.means else 0.0
        both = self.stored[one] and self.stored[other]
        if mean >= (self.rules.merge if both else self.rules.join):
            heappush(self.heap, (-int(mean * EXACT + 0.5), first, second, False, one, other))

    def _queue(self, new: int) -> None:
        """Queues the pairs of a new cluster."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        others, totals, cuts = self.sums.near(new)
        self.queues[new] = self._entries(np.full(len(others), new), others, totals, cuts)
        self._go_on(new)

    def _go_on(self, number: int) -> None:
        """The next of a cluster's queue comes into the heap; starting clusters have all of theirs in it."""
        if entry := next(self.queues.get(number, iter(())), None):
            heappush(self.heap, entry)

    def _entries(self, one: Indexes, other: Indexes, total: Numbers, cut: Numbers) -> Iterator[Entry]:
        """The pairs, best first, with their means, or with what these are at most, where that is enough."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        comparable = self.kinds.comparable(one, other)
        mean = total / np.maximum(comparable, 1) + cut
        both = self.stored[one] & self.stored[other]
        enough = mean >= np.where(both, self.rules.merge, self.rules.join)
        kept = (comparable > 0) & enough & self._may_meet(one, other)
        one, other, cut = one[kept], other[kept], cut[kept]
        # what differs by less than a billionth is equal
        rank = -(mean[kept] * EXACT + 0.5).astype(np.int64)
        first, second = np.sort([self.first[one], self.first[other]], axis=0)
        order = np.lexsort((second, first, rank))
        columns = (rank, first, second, cut > 0, one, other)
        return zip(*(column[order].tolist() for column in columns), strict=True)

    def _may_meet(self, one: Indexes, other: Indexes) -> Any:
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        if not self.apart:
            return np.ones(len(one), dtype=bool)
        pairs = zip(one.tolist(), other.tolist(), strict=True)
        return np.array([b not in self.apart.get(a, ()) for a, b in pairs], dtype=bool)

    def _merge(self, one: int, other: int) -> int:
        new, self.next = self.next, self.next + 1
        self.sums.merge(one, other, new)
        self.kinds.merge(one, other, new)
        self.first[new] = min(self.first[one], self.first[other])
        self.stored[new] = self.stored[one] or self.stored[other]
        self.queues.pop(one, None)
        self.queues.pop(other, None)
        if self.means:
            self.means.merge(one, other, new)
        for neighbour in self.apart.pop(one, set()) | self.apart.pop(other, set()):
            self.apart[neighbour] = self.apart[neighbour] - {one, other} | {new}
            self.apart[new].add(neighbour)
        return new
