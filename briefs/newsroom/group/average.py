"""Average linkage over a sparse graph, under rules about what may never or hardly merge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Protocol

Entry = tuple[float, int, int, bool, int, int]
"""In the heap: minus the mean, the first members of both, whether the mean is a guess, both clusters."""


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
    pairs: Mapping[tuple[int, int], float],
    rules: Rules,
    kinds: Sequence[str] = (),
    crowd: Crowd | None = None,
) -> list[list[int]]:
    """Indexes of the starting clusters, grouped: always the pair with the highest mean similarity first.

    `pairs` are similarities of items (absent ones count as 0); the mean (UPGMA) makes a chain of weak links
    stay apart. Items of different `kinds` cannot be compared and count in no mean. Ties go to the clusters
    that stand first, so the result depends on the order of `starts` only. Of a `crowd` not all pairs are
    given; the means of its clusters are asked for.
    """
    return _Agglomeration(starts, pairs, rules, kinds, crowd).run()


class Means(Protocol):
    """Mean similarities of clusters whose pairs are not all known."""

    def mean(self, one: int, other: int) -> float:
        """The mean similarity of the items of two clusters."""

    def merge(self, one: int, other: int, new: int) -> None:
        """The two clusters become the new one."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Items with more near ones than pairs were kept of, and what knows the means of their clusters."""

    items: frozenset[int]
    means: Means


class _Agglomeration:
    """Clusters by number; a merge makes a new number, so that an outdated heap entry is recognised."""

    def __init__(
        self,
        starts: Sequence[Sequence[int]],
        pairs: Mapping[tuple[int, int], float],
        rules: Rules,
        kinds: Sequence[str],
        crowd: Crowd | None = None,
    ) -> None:
        self.crowd = crowd
        items = crowd.items if crowd else frozenset()
        self.crowded = {number for number, start in enumerate(starts) if not items.isdisjoint(start)}
        self.rules = rules
        self.sizes = {
            number: Counter(kinds[item] if kinds else "" for item in start)
            for number, start in enumerate(starts)
        }
        self.parts = {number: [number] for number in range(len(starts))}
        self.stored = set(rules.stored)
        self.sums = _sums(starts, pairs)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for one, other in rules.apart:
            self.apart[one].add(other)
            self.apart[other].add(one)
        self.next = len(starts)

    def run(self) -> list[list[int]]:
        heap = list(self._entries(self.sums))
        heapify(heap)
        while heap:
            *_, guessed, one, other = entry = heappop(heap)
            if one not in self.parts or other not in self.parts:
                continue
            if guessed:
                self._ask(heap, entry)
                continue
            for following in self._entries([self._merge(one, other)]):
                heappush(heap, following)
        return sorted(sorted(part) for part in self.parts.values())

    def _ask(self, heap: list[Entry], entry: Entry) -> None:
        """Puts a pair back with its true mean, if that is enough; what is known of a crowd says too much."""
        _, first, second, _, one, other = entry
        mean = self.crowd.means.mean(one, other) if self.crowd else 0.0
        if mean >= self._needed(one, other):
            heappush(heap, (-round(mean, 9), first, second, False, one, other))

    def _entries(self, numbers: Iterable[int]) -> Iterator[Entry]:
        for one in numbers:
            for other, total in self.sums[one].items():
                # a mean is never above its sum
                if total < self.rules.join or other > one or other in self.apart[one]:
                    continue
                comparable = self._comparable(one, other)
                if not comparable:
                    continue
                guessed = one in self.crowded and other in self.crowded
                mean = total / comparable if not guessed else total
                if mean >= self._needed(one, other):
                    first, second = sorted((min(self.parts[one]), min(self.parts[other])))
                    yield -round(mean, 9), first, second, guessed, one, other

    def _comparable(self, one: int, other: int) -> int:
        left, right = self.sizes[one], self.sizes[other]
        return sum(count * right[kind] for kind, count in left.items())

    def _needed(self, one: int, other: int) -> float:
        return self.rules.merge if one in self.stored and other in self.stored else self.rules.join

    def _merge(self, one: int, other: int) -> int:
        new, self.next = self.next, self.next + 1
        self.parts[new] = self.parts.pop(one) + self.parts.pop(other)
        self.sizes[new] = self.sizes.pop(one) + self.sizes.pop(other)
        if {one, other} & self.stored:
            self.stored.add(new)
        if {one, other} & self.crowded:
            self.crowded.add(new)
        if self.crowd:
            self.crowd.means.merge(one, other, new)
        self._join_sums(one, other, new)
        for neighbour in self.apart.pop(one, set()) | self.apart.pop(other, set()):
            self.apart[neighbour] = self.apart[neighbour] - {one, other} | {new}
            self.apart[new].add(neighbour)
        return new

    def _join_sums(self, one: int, other: int, new: int) -> None:
        joined: dict[int, float] = defaultdict(float)
        for old in (one, other):
            for neighbour, total in self.sums.pop(old).items():
                if neighbour not in (one, other):
                    joined[neighbour] += total
                    del self.sums[neighbour][old]
        self.sums[new] = joined
        for neighbour, total in joined.items():
            self.sums[neighbour][new] = total


def _sums(
    starts: Sequence[Sequence[int]], pairs: Mapping[tuple[int, int], float]
) -> dict[int, dict[int, float]]:
    place = {item: number for number, start in enumerate(starts) for item in start}
    sums: dict[int, dict[int, float]] = {number: {} for number in range(len(starts))}
    for (one, other), similarity in pairs.items():
        a, b = place[one], place[other]
        if a != b:
            sums[a][b] = sums[b][a] = sums[a].get(b, 0.0) + similarity
    return sums
