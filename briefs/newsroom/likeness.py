"""How much texts of one story say the same: TF-IDF vectors that are learnt from the story itself."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from briefs.domain.article import Article
from briefs.newsroom.vocabulary import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]
    Row = NDArray[np.float64]


class Likeness:
    """Vectors over the terms of the texts that it was made with; names and figures weigh more."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(term for text in texts for term in _terms(text))
        self._places = {term: place for place, term in enumerate(sorted(counts))}
        self._rarities: Row | None = None
        self._rarity = {term: math.log((1 + len(texts)) / (1 + count)) + 1 for term, count in counts.items()}

    def rows(self, texts: Sequence[str]) -> Rows:
        """One vector of length 1 for each text (0 for one without a known term); a product is the cosine."""
        import numpy as np  # noqa: PLC0415  # 50 ms that `briefs --help` need not wait for

        rows = np.zeros((len(texts), len(self._places) or 1), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for term, weight in _terms(text).items():
                if term in self._places:
                    row[self._places[term]] = weight * self._rarity[term]
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.where(lengths == 0, 1, lengths)
        return rows

    def shares(self, rows: Rows, text: str) -> list[float]:
        """Which share of the weight of each text, given as rows, stands in another text too, 0 to 1."""
        import numpy as np  # noqa: PLC0415  # the same

        if self._rarities is None:
            self._rarities = np.array([self._rarity[term] for term in self._places], dtype=np.float64)
        there = sorted(self._places[term] for term in _terms(text) if term in self._places)
        rarities, present = self._rarities, rows > 0
        if not len(rarities):
            return [1.0] * len(rows)
        whole, shared = present @ rarities, present[:, there] @ rarities[there]
        found: list[float] = np.divide(shared, whole, out=np.ones_like(whole), where=whole > 0).tolist()
        return found

    def held(self, text: str, other: str) -> float:
        """Which share of the text's weight stands in the other text too, 0 to 1; unknown terms aside."""
        own = {term: self._rarity[term] for term in _terms(text) if term in self._rarity}
        shared = own.keys() & _terms(other).keys()
        return sum(own[term] for term in sorted(shared)) / sum(own.values()) if own else 1.0


@lru_cache(maxsize=4096)
def _terms(text: str) -> dict[str, float]:
    return {word.term: word.weight for word in words(Article("", "", text))}
