"""Average linkage over a sparse graph, under rules about what may never or hardly merge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Protocol

from briefs.newsroom.group.pairs import Pairs
from briefs.newsroom.group.sums import Sums

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
) -> list[list[int]]:
    """Indexes of the starting clusters, grouped: always the pair with the highest mean similarity first.

    `pairs` are similarities of items (absent ones count as 0); the mean (UPGMA) makes a chain of weak links
    stay apart. Items of different `kinds` cannot be compared and count in no mean. Ties go to the clusters
    that stand first, so the result depends on the order of `starts` only. Where pairs were cut off, `means`
    are asked.
    """
    return _Agglomeration(starts, pairs, rules, kinds, means).run()


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
        self.means = means
        self.rules = rules
        self.kinds = [Counter(kinds[item] if kinds else "" for item in start) for start in starts]
        self.sizes = [len(start) for start in starts]
        self.parts = {number: [number] for number in range(len(starts))}
        self.stored = set(rules.stored)
        self.sums = Sums(starts, pairs)
        self.queues: dict[int, list[Entry]] = {}
        self.heap: list[Entry] = []
        self.apart: dict[int, set[int]] = defaultdict(set)
        for one, other in rules.apart:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def run(self) -> list[list[int]]:
        found = (self._entry(*pair) for pair in self.sums.starting(self.rules.join))
        self.heap = [entry for entry in found if entry]
        heapify(self.heap)
        while self.heap:
            *_, bounded, one, other = entry = heappop(self.heap)
            if one not in self.parts:
                continue
            if other in self.parts and not bounded:
                self._queue(self._merge(one, other))
                continue
            if other in self.parts:
                self._ask(entry)
            if queue := self.queues.get(one):
                heappush(self.heap, heappop(queue))
        return sorted(sorted(part) for part in self.parts.values())

    def _ask(self, entry: Entry) -> None:
        """Puts a pair back with its true mean, if that is enough."""
        _, first, second, _, one, other = entry
        mean = self.means.mean(one, other) if self.means else 0.0
        if mean >= self._needed(one, other):
            heappush(self.heap, (_rank(mean), first, second, False, one, other))

    def _queue(self, new: int) -> None:
        """Queues the pairs of a new cluster."""
        pairs = self.sums.of(new).items()
        queue = [entry for other, total in pairs if (entry := self._entry(new, other, total))]
        if queue:
            heapify(queue)
            heappush(self.heap, heappop(queue))
            self.queues[new] = queue

    def _entry(self, one: int, other: int, total: float) -> Entry | None:
        """The pair with its mean, or with what its mean is at most; None when that is not enough."""
        comparable = self._comparable(one, other)
        if not comparable:
            return None
        cut = min(self.sums.cut[one], self.sums.cut[other])
        mean = total / comparable + cut
        if mean < self.rules.join or mean < self._needed(one, other) or other in self.apart.get(one, ()):
            return None
        first, second = self.parts[one][0], self.parts[other][0]
        return _rank(mean), min(first, second), max(first, second), cut > 0, one, other

    def _comparable(self, one: int, other: int) -> int:
        left, right = self.kinds[one], self.kinds[other]
        if len(left) == len(right) == 1:
            return self.sizes[one] * self.sizes[other] if left.keys() == right.keys() else 0
        return sum(count * right[kind] for kind, count in left.items())

    def _needed(self, one: int, other: int) -> float:
        return self.rules.merge if one in self.stored and other in self.stored else self.rules.join

    def _merge(self, one: int, other: int) -> int:
        new = self.sums.merge(one, other)
        self.parts[new] = _joined(self.parts.pop(one), self.parts.pop(other))
        self.kinds.append(self.kinds[one] + self.kinds[other])
        self.sizes.append(self.sizes[one] + self.sizes[other])
        self.queues.pop(one, None)
        self.queues.pop(other, None)
        if {one, other} & self.stored:
            self.stored.add(new)
        if self.means:
            self.means.merge(one, other, new)
        for neighbour in self.apart.pop(one, set()) | self.apart.pop(other, set()):
            self.apart[neighbour] = self.apart[neighbour] - {one, other} | {new}
            self.apart[new].add(neighbour)
        return new


def _joined(one: list[int], other: list[int]) -> list[int]:
    """Both, the lowest first and the rest in any order."""
    return one + other if one[0] < other[0] else other + one


def _rank(mean: float) -> int:
    """The higher the mean the lower; what differs by less than a billionth is equal."""
    return -int(mean * 1e9 + 0.5)
