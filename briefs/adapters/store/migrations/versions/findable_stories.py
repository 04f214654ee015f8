"""What a search over published briefs finds.

A migration never changes once it was released, so it holds plain types and imports nothing of the program;
the program fills the tables, since the terms are its own.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0012"
down_revision = "0011"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables, in each database the one that it can search."""
    op.create_table(
        "findable",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("brief", TEXT, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("story", TEXT, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("headline", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_findable_brief"),
        sa.PrimaryKeyConstraint("number", name="pk_findable"),
    )
    op.create_index("ix_findable_brief", "findable", ["brief"])
    if op.get_context().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE findable_terms USING fts5(terms, tokenize='ascii')")
    else:
        op.create_table(
            "findable_terms",
            sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
            sa.Column("terms", TSVECTOR(), nullable=False),
            sa.PrimaryKeyConstraint("number", name="pk_findable_terms"),
        )
        op.create_index("ix_findable_terms_terms", "findable_terms", ["terms"], postgresql_using="gin")
