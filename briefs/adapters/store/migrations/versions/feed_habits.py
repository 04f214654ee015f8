"""What tells how a feed fares: its first visit, its newest article, and whether its articles bring dates.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds the columns; articles that are stored already count as dated, as nearly all are."""
    op.add_column("feeds", sa.Column("first_visit", MOMENT))
    op.add_column("feeds", sa.Column("newest", MOMENT))
    op.add_column(
        "article_revisions",
        sa.Column("dated", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
