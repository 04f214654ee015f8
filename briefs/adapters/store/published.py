"""What is published, asked without its bytes: lists of briefs, and which briefs tell a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVarTuple

from sqlalchemy import Connection, Select, exists, select

from briefs.adapters.store.database import chunks, read_all
from briefs.adapters.store.tables import BRIEFS, FROZEN, TOLD
from briefs.domain.brief import PUBLISHED
from briefs.domain.published import Published

Columns = TypeVarTuple("Columns")

_LATER = FROZEN.alias("later")

OLDEST_FIRST = (BRIEFS.c.date, BRIEFS.c.slot, FROZEN.c.approved_at, BRIEFS.c.id)
"""The order of `Published.order`."""


def published(connection: Connection, newsletter: str = "") -> tuple[Published, ...]:
    """The published briefs of a newsletter, or of all, newest first."""
    chosen = _published(
        select(
            BRIEFS.c.id.label("brief"),
            BRIEFS.c.newsletter,
            BRIEFS.c.date,
            BRIEFS.c.slot,
            FROZEN.c.subject,
            FROZEN.c.language,
            FROZEN.c.approved_at,
        ).select_from(BRIEFS)
    )
    if newsletter:
        chosen = chosen.where(BRIEFS.c.newsletter == newsletter)
    return read_all(connection, Published, chosen.order_by(*(column.desc() for column in OLDEST_FIRST)))


def tellings(connection: Connection, stories: Sequence[str] | None) -> dict[str, tuple[str, ...]]:
    """By story, the published briefs that tell it, oldest first."""
    chosen = _published(select(TOLD.c.story, TOLD.c.brief).select_from(TOLD.join(BRIEFS)))
    ordered = chosen.order_by(*OLDEST_FIRST)
    parts = [ordered]
    if stories is not None:
        parts = [ordered.where(TOLD.c.story.in_(some)) for some in chunks(stories)]
    found: dict[str, list[str]] = {}
    for part in parts:
        for story, brief in connection.execute(part):
            found.setdefault(story, []).append(brief)
    return {story: tuple(briefs) for story, briefs in found.items()}


def _published(chosen: Select[*Columns]) -> Select[*Columns]:
    """Only what was approved as it stands: an edit voids an approval, another approval replaces it."""
    later = exists().where(_LATER.c.brief == FROZEN.c.brief, _LATER.c.number > FROZEN.c.number)
    return chosen.join(
        FROZEN, (FROZEN.c.brief == BRIEFS.c.id) & (FROZEN.c.revision == BRIEFS.c.revision)
    ).where(BRIEFS.c.status.in_(PUBLISHED), ~later)
