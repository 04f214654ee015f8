"""Articles' pages: when each may be asked, and what their feeds said of the articles when they were read.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the table; pages that were tried have a row, as those that are not asked again."""
    op.create_table(
        "pages",
        sa.Column("article", TEXT, sa.ForeignKey("articles.id", name="fk_pages_article"), nullable=False),
        sa.Column("due", MOMENT),
        sa.Column("asked", MOMENT),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("rereads", sa.Integer(), nullable=False),
        sa.Column("said", TEXT, nullable=False),
        sa.Column("updated", MOMENT),
        sa.PrimaryKeyConstraint("article", name="pk_pages"),
    )
    tried = "SELECT id, 0, 0, '' FROM articles WHERE page_tried"
    op.execute(f"INSERT INTO pages (article, failures, rereads, said) {tried}")
    op.drop_column("articles", "page_tried")
