"""Pairs of articles that may belong together, as arrays: a busy week has millions of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indexes = NDArray[np.int64]
    Numbers = NDArray[np.float64]

UNASKED = 2.0
"""The cut of an item whose own pairs were not looked for: what is not here may have any cosine."""

BATCH = 200_000
"""Pairs whose rows are multiplied at once: bounds the memory to some 100 MB."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each pair once and in order, the lower index in `one`; of most items, all pairs that are similar.

    An item with too many has in `cut` the similarity below which pairs were left out, others 0 (as all have
    when it is None): two items whose pair is not here are at most as similar as the lower cut of both.
    One whose pairs were not looked for has `UNASKED`.
    """

    one: Indexes
    other: Indexes
    similarity: Numbers
    cut: Numbers | None = None

    @classmethod
    def of(cls, similarities: Mapping[tuple[int, int], float]) -> Pairs:
        """The pairs of a mapping whose keys have the lower index first."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        keys = np.array(sorted(similarities), dtype=np.int64).reshape(-1, 2)
        values = np.array([similarities[one, other] for one, other in keys.tolist()], dtype=float)
        return cls(keys[:, 0], keys[:, 1], values)

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.one.tolist(), self.other.tolist(), self.similarity.tolist(), strict=True)

    def __len__(self) -> int:
        return len(self.one)

    def asked(self, at: int) -> bool:
        """Whether the pairs of an item were looked for."""
        return self.cut is None or self.cut[at] < UNASKED

    @property
    def complete(self) -> bool:
        """Whether the pairs of every item were looked for."""
        return self.cut is None or bool((self.cut < UNASKED).all())

    def only(self, kept: Any) -> Pairs:
        """The pairs that an array of Booleans names."""
        return Pairs(self.one[kept], self.other[kept], self.similarity[kept], self.cut)


def places(parts: Sequence[Sequence[int]], count: int) -> Indexes:
    """For each of so many items the part that it stands in, -1 for none."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    place = np.full(count, -1, dtype=np.int64)
    for number, part in enumerate(parts):
        place[list(part)] = number
    return place


def dots(left: Any, one: Indexes, right: Any, other: Indexes) -> Numbers:
    """The products of rows of two sparse matrices, pair by pair."""
    import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

    found = np.zeros(len(one))
    for at in range(0, len(one), BATCH):
        some = slice(at, at + BATCH)
        found[some] = left[one[some]].multiply(right[other[some]]).sum(axis=1).ravel()
    return found
