"""Average linkage over a sparse graph, under rules about what may never or hardly merge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush


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
) -> list[list[int]]:
    """Indexes of the starting clusters, grouped: always the pair with the highest mean similarity first.

    `pairs` are similarities of items (absent ones count as 0); the mean (UPGMA) makes a chain of weak links
    stay apart. Items of different `kinds` cannot be compared and count in no mean. Ties go to the clusters
    that stand first, so the result depends on the order of `starts` only.
    """
    return _Agglomeration(starts, pairs, rules, kinds).run()


class _Agglomeration:
    """Clusters by number; a merge makes a new number, so that an outdated heap entry is recognised."""

    def __init__(
        self,
        starts: Sequence[Sequence[int]],
        pairs: Mapping[tuple[int, int], float],
        rules: Rules,
        kinds: Sequence[str],
    ) -> None:
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
            *_, one, other = heappop(heap)
            if one in self.parts and other in self.parts:
                for entry in self._entries([self._merge(one, other)]):
                    heappush(heap, entry)
        return sorted(sorted(part) for part in self.parts.values())

    def _entries(self, numbers: Iterable[int]) -> Iterator[tuple[float, int, int, int, int]]:
        for one in numbers:
            for other, total in self.sums[one].items():
                if other > one or other in self.apart[one]:
                    continue
                comparable = self._comparable(one, other)
                if not comparable:
                    continue
                mean = total / comparable
                if mean >= self._needed(one, other):
                    first, second = sorted((min(self.parts[one]), min(self.parts[other])))
                    yield -round(mean, 9), first, second, one, other

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
