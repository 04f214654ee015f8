"""Corrections of published briefs.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("brief", TEXT, nullable=False),
        sa.Column("newsletter", TEXT, nullable=False),
        sa.Column("story", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("headline", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_corrections_brief"),
        sa.PrimaryKeyConstraint("number", name="pk_corrections"),
        sa.UniqueConstraint("id", name="uq_corrections_id"),
    )
    op.create_index("ix_corrections_brief", "corrections", ["brief"])
    op.create_index("ix_corrections_newsletter", "corrections", ["newsletter"])
