"""Articles as vectors, in the database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from briefs.adapters.store.database import CHUNK, Database
from briefs.adapters.store.dialect import put
from briefs.adapters.store.rules import numbers_of, packed
from briefs.adapters.store.tables import VECTORS
from briefs.domain.article import Article


class SqlVectors:
    """One row for each revision and model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, model: str, articles: Sequence[Article]) -> dict[str, tuple[float, ...]]:
        """The stored vectors of these revisions, by article id."""
        revisions = {article.id: article.revision for article in articles}
        ids, found = list(revisions), {}
        with self._database.reading() as connection:
            for at in range(0, len(ids), CHUNK):
                chosen = select(VECTORS.c.article, VECTORS.c.revision, VECTORS.c.numbers).where(
                    VECTORS.c.model == model, VECTORS.c.article.in_(ids[at : at + CHUNK])
                )
                for article, revision, numbers in connection.execute(chosen):
                    if revisions[article] == revision:
                        found[article] = numbers_of(numbers)
        return found

    def save(self, model: str, vectors: Sequence[tuple[Article, Sequence[float]]]) -> None:
        """Stores vectors of revisions; one that is there already is replaced."""
        rows = [
            {"article": article.id, "revision": article.revision, "model": model, "numbers": packed(vector)}
            for article, vector in vectors
        ]
        with self._database.writing() as connection:
            put(connection, VECTORS, rows)
