"""Articles as vectors, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock

from briefs.adapters.store.rules import numbers_of, packed
from briefs.domain.article import Article


class MemoryVectors:
    """Vectors by revision and model."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._vectors: dict[tuple[str, int, str], bytes] = {}

    def get(self, model: str, articles: Sequence[Article]) -> dict[str, tuple[float, ...]]:
        """The stored vectors of these revisions, by article id."""
        with self._lock:
            found = {a.id: self._vectors.get((a.id, a.revision, model)) for a in articles}
        return {name: numbers_of(numbers) for name, numbers in found.items() if numbers is not None}

    def save(self, model: str, vectors: Sequence[tuple[Article, Sequence[float]]]) -> None:
        """Stores vectors of revisions; one that is there already is replaced."""
        rows = {(article.id, article.revision, model): packed(vector) for article, vector in vectors}
        with self._lock:
            self._vectors.update(rows)
