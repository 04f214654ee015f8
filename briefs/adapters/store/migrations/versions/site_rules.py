"""What sites' robots.txt said.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "robots",
        sa.Column("site", TEXT, nullable=False),
        sa.Column("asked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lines", TEXT, nullable=False),
        sa.Column("delay", sa.Float(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("error", TEXT, nullable=False),
        sa.Column("mend", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("site", name="pk_robots"),
    )
