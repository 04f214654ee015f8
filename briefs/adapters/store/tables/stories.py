"""Stories: their articles, what happened to them, what binds them, the vocabulary."""

from __future__ import annotations

import sqlalchemy as sa

from briefs.adapters.store.columns import Moment, Word
from briefs.adapters.store.tables.schema import METADATA, count, json, key, text
from briefs.domain.ruling import Says
from briefs.domain.story import Lineage, Story, StoryAct

STORIES = sa.Table(
    "stories",
    METADATA,
    key("id"),
    count("revision"),
    sa.Column("updated", Moment),
    text("merged_into"),
    json("story", Story),
    sa.Index(None, "updated"),
    sa.Index(None, "merged_into"),
)

STORY_EVENTS = sa.Table(
    "story_events",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    text("story"),
    sa.Column("act", Word(StoryAct), nullable=False),
    text("other"),
    sa.Column("at", Moment, nullable=False),
)

LINKS = sa.Table(
    "links",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    text("one"),
    text("other"),
    sa.Column("same", sa.Boolean, nullable=False),
    sa.UniqueConstraint("one", "other"),
)

RULINGS = sa.Table(
    "rulings",
    METADATA,
    key("one"),
    key("other"),
    sa.Column("says", Word(Says), nullable=False),
    text("model"),
    sa.Column("at", Moment, nullable=False),
    sa.Index(None, "at"),
)

VOCABULARIES = sa.Table(
    "vocabularies",
    METADATA,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    count("documents"),
    json("counts", dict[str, int]),
)

LINEAGES = sa.Table("lineages", METADATA, key("story"), count("revision"), json("lineage", Lineage))
