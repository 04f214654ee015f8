"""What servers wish: hosts that rest, and how long a feed and its server want to be left alone.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the table and the columns; the last success counts as the last time that a feed came whole."""
    op.create_table(
        "hosts",
        sa.Column("host", TEXT, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_hosts"),
    )
    for name in ("ttl", "max_age"):
        op.add_column("feeds", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("feeds", sa.Column("last_whole", MOMENT))
    op.execute("UPDATE feeds SET last_whole = last_success")
