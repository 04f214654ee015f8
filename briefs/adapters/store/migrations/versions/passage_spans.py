"""Passages as spans beside their revision: their text is the article's own.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
REVISIONS = sa.table("article_revisions", sa.column("id"), sa.column("revision"), sa.column("spans"))
PASSAGES = sa.table(
    "passages", sa.column("article"), sa.column("revision"), sa.column("start"), sa.column("end")
)


def upgrade() -> None:
    """Adds the column, moves the spans, drops the table."""
    op.add_column("article_revisions", sa.Column("spans", TEXT, nullable=False, server_default="[]"))
    _move(op.get_bind())
    op.drop_table("passages")


def _move(connection: sa.Connection) -> None:
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for row in connection.execute(sa.select(PASSAGES)):
        spans.setdefault((row.article, row.revision), []).append((row.start, row.end))
    for (article, number), found in spans.items():
        chosen = (REVISIONS.c.id == article) & (REVISIONS.c.revision == number)
        connection.execute(sa.update(REVISIONS).where(chosen).values(spans=json.dumps(sorted(found))))
