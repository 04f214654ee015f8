"""What differs between SQLite and PostgreSQL when texts are searched: FTS5, and tsvector with a GIN index.

Both are given terms of `newsroom.searching` as they are: SQLite's `ascii` tokenizer parts them at spaces
only, and PostgreSQL reads them as literals, since its parser would take words apart by the server's locale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Insert, Select, bindparam, cast, delete, insert, select
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from briefs.adapters.store.tables import FINDABLE_TERMS
from briefs.newsroom.searching import Clause, Query


def keep(connection: Connection, terms: Mapping[int, Sequence[str]]) -> None:
    """Stores the terms of texts by their numbers."""
    dialect = connection.dialect.name
    written = _vector if dialect == "postgresql" else " ".join
    rows = [{"its_number": number, "its_terms": written(found)} for number, found in terms.items()]
    if rows:
        connection.execute(keeping(dialect), rows)


def forget(connection: Connection, numbers: Select[tuple[int]]) -> None:
    """Drops the terms of the numbers that a statement selects."""
    connection.execute(delete(FINDABLE_TERMS).where(_key(connection.dialect.name).in_(numbers)))


def keeping(dialect: str) -> Insert:
    """The statement that stores the terms of one text."""
    # SQLAlchemy keeps the columns' names for itself
    number: Any = bindparam("its_number")
    terms: Any = bindparam("its_terms")
    if dialect == "postgresql":
        return insert(FINDABLE_TERMS).values(number=number, terms=cast(terms, TSVECTOR))
    return insert(FINDABLE_TERMS).values(rowid=number, terms=terms)


def fitting(dialect: str, query: Query) -> Select[tuple[Any]]:
    """The numbers of the texts that fit a query which wants something."""
    fits: ColumnElement[bool]
    if dialect == "postgresql":
        fits = FINDABLE_TERMS.c.terms.bool_op("@@")(cast(_for_postgresql(query), TSQUERY))
    else:
        fits = FINDABLE_TERMS.c.terms.bool_op("MATCH")(_for_sqlite(query))
    return select(_key(dialect)).where(fits)


def _key(dialect: str) -> ColumnElement[Any]:
    return FINDABLE_TERMS.c.number if dialect == "postgresql" else FINDABLE_TERMS.c.rowid


def _for_sqlite(query: Query) -> str:
    """FTS5's own language; terms hold letters, digits and marks only, so that none can be a part of it."""

    def phrase(clause: Clause) -> str:
        return f'"{" ".join(clause.terms)}"{" *" if clause.begins else ""}'

    wanted = " AND ".join(map(phrase, query.wanted))
    unwanted = " OR ".join(map(phrase, query.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _for_postgresql(query: Query) -> str:
    """A tsquery literal; see above."""

    def phrase(clause: Clause) -> str:
        terms = " <-> ".join(f"'{term}'" for term in clause.terms)
        return f"({terms}{':*' if clause.begins else ''})"

    parts = [*map(phrase, query.wanted), *(f"!{phrase(clause)}" for clause in query.unwanted)]
    return " & ".join(parts)


def _vector(terms: Sequence[str]) -> str:
    """A tsvector literal: each term with its place."""
    return " ".join(f"'{term}':{place}" for place, term in enumerate(terms, 1))
