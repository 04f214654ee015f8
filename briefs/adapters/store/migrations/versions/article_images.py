"""The picture that a feed names for an article; articles that are stored already have none.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the column."""
    op.add_column("article_revisions", sa.Column("image", TEXT, nullable=False, server_default=""))
