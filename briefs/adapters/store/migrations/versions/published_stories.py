"""What the public pages ask by: the stories that briefs tell, those merged into another, and lists of briefs.

Lists read an index that holds all they need: beside it lie the frozen bytes of every brief.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Makes the indexes."""
    op.create_index("ix_told_story", "told", ["story"])
    op.create_index("ix_stories_merged_into", "stories", ["merged_into"])
    listed = ["brief", "revision", "subject", "language", "approved_at"]
    op.create_index("ix_frozen_listed", "frozen", listed)
