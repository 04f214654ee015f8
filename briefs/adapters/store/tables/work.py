"""The work itself: model calls and replies, accepted configurations, alerts, leases."""

from __future__ import annotations

import sqlalchemy as sa

from briefs.adapters.store.columns import Moment
from briefs.adapters.store.tables.schema import METADATA, count, json, key, text
from briefs.domain.work import Owner

REPLIES = sa.Table(
    "replies",
    METADATA,
    key("key"),
    text("text"),
    text("model"),
    count("prompt_tokens"),
    count("completion_tokens"),
    sa.Column("estimated", sa.Boolean, nullable=False),
)

CALLS = sa.Table(
    "calls",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    text("key"),
    text("brief"),
    text("story"),
    text("model"),
    text("prompt_version"),
    sa.Column("at", Moment, nullable=False),
    count("tokens"),
    sa.Column("usd", sa.Float, nullable=False),
    text("outcome"),
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Index(None, "key"),
    sa.Index(None, "brief"),
    sa.Index(None, "at"),
)

CONFIGS = sa.Table(
    "configs",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    text("text"),
    sa.Column("accepted", Moment, nullable=False),
)

ALERTS = sa.Table(
    "alerts",
    METADATA,
    key("key"),
    sa.Column("first", Moment, nullable=False),
    sa.Column("last", Moment, nullable=False),
)

LEASES = sa.Table(
    "leases",
    METADATA,
    key("name"),
    text("token"),
    json("owner", Owner),
    sa.Column("until", Moment, nullable=False),
)
