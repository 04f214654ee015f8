"""What is told of published briefs beside their bytes: corrections, and what a search finds."""

from __future__ import annotations

import sqlalchemy as sa

from briefs.adapters.store.columns import TEXT, Moment
from briefs.adapters.store.tables.briefs import BRIEFS
from briefs.adapters.store.tables.schema import METADATA, count, text


def _brief() -> sa.Column[str]:
    return sa.Column("brief", TEXT, sa.ForeignKey(BRIEFS.c.id), nullable=False)


CORRECTIONS = sa.Table(
    "corrections",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    text("id"),
    _brief(),
    text("newsletter"),
    text("story"),
    text("text"),
    text("actor"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    text("headline"),
    sa.UniqueConstraint("id"),
    sa.Index(None, "brief"),
    sa.Index(None, "newsletter"),
)

FINDABLE = sa.Table(
    "findable",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    _brief(),
    count("revision"),
    text("story"),
    count("place"),
    text("headline"),
    text("text"),
    sa.Index(None, "brief"),
)
"""The stories of each brief's newest approval; their terms are in FINDABLE_TERMS under the same number."""

FINDABLE_TERMS = sa.table("findable_terms", sa.column("rowid"), sa.column("number"), sa.column("terms"))
"""A virtual table of SQLite, keyed by `rowid`; an ordinary one of PostgreSQL, keyed by `number`."""
