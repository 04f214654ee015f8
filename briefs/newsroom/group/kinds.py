"""How many pairs of two clusters can be compared: those of one kind, as two scripts share no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefs.newsroom.group.pairs import Indexes

MIXED = -1


class Kinds:
    """The kinds of the items of each cluster; nearly all have one only."""

    def __init__(self, starts: Sequence[Sequence[str]]) -> None:
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        codes = {kind: code for code, kind in enumerate(sorted({kind for start in starts for kind in start}))}
        self._size = np.zeros(2 * len(starts), dtype=np.int64)
        self._kind = np.zeros(2 * len(starts), dtype=np.int64)
        self._mixed: dict[int, Counter[int]] = {}
        for number, start in enumerate(starts):
            self._set(number, Counter(codes[kind] for kind in start))

    def comparable(self, one: Indexes, other: Indexes) -> Any:
        """The number of comparable pairs of the items of two clusters each."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        left, right = self._kind[one], self._kind[other]
        found = np.where(left == right, self._size[one] * self._size[other], 0)
        for at in np.flatnonzero((left == MIXED) | (right == MIXED)).tolist():
            counts = self._counts(int(other[at]))
            found[at] = sum(count * counts[kind] for kind, count in self._counts(int(one[at])).items())
        return found

    def merge(self, one: int, other: int, new: int) -> None:
        """The two clusters become the new one."""
        if self._kind[one] == self._kind[other] != MIXED:
            self._kind[new] = self._kind[one]
            self._size[new] = self._size[one] + self._size[other]
        else:
            self._set(new, self._counts(one) + self._counts(other))

    def _set(self, number: int, counts: Counter[int]) -> None:
        self._size[number] = counts.total()
        self._kind[number] = next(iter(counts), 0) if len(counts) < 2 else MIXED
        if len(counts) > 1:
            self._mixed[number] = counts

    def _counts(self, number: int) -> Counter[int]:
        return self._mixed.get(number) or Counter({int(self._kind[number]): int(self._size[number])})
