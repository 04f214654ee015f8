"""Briefs: what was chosen, written, approved and sent, and to whom."""

from __future__ import annotations

import sqlalchemy as sa

from briefs.adapters.store.columns import TEXT, Moment, Word
from briefs.adapters.store.tables.schema import METADATA, count, json, key, text
from briefs.domain.audience import DeliveryStatus, Subscription
from briefs.domain.brief import Choice, Document, Item, Status

BRIEFS = sa.Table(
    "briefs",
    METADATA,
    key("id"),
    text("newsletter"),
    sa.Column("date", sa.Date, nullable=False),
    text("slot"),
    sa.Column("status", Word(Status), nullable=False),
    sa.Column("created", Moment, nullable=False),
    count("revision"),
    sa.Column("send_at", Moment),
    text("note"),
    sa.UniqueConstraint("newsletter", "date", "slot"),
    sa.Index(None, "newsletter", "created"),
)


def _brief(*, key: bool = False) -> sa.Column[str]:
    return sa.Column("brief", TEXT, sa.ForeignKey(BRIEFS.c.id), primary_key=key, nullable=False)


CHOICES = sa.Table("choices", METADATA, _brief(key=True), json("choices", tuple[Choice, ...]))

ITEMS = sa.Table("items", METADATA, _brief(key=True), key("story"), json("item", Item))

REVISIONS = sa.Table(
    "brief_revisions",
    METADATA,
    _brief(key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    json("document", Document),
    text("actor"),
    text("act"),
    sa.Column("at", Moment, nullable=False),
)

FROZEN = sa.Table(
    "frozen",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    _brief(),
    count("revision"),
    text("subject"),
    text("html"),
    text("text"),
    text("page"),
    text("json"),
    text("sender"),
    text("language"),
    text("hash"),
    text("approved_by"),
    sa.Column("approved_at", Moment, nullable=False),
    sa.Index(None, "brief"),
    # holds all that lists show, which else is read from between megabytes of frozen bytes: 1.5 ms for 120
    sa.Index("ix_frozen_listed", "brief", "revision", "subject", "language", "approved_at"),
)

TOLD = sa.Table(
    "told",
    METADATA,
    _brief(key=True),
    key("story"),
    text("date"),
    text("headline"),
    json("articles", frozenset[str]),
    sa.Index(None, "story"),
)
"""What the newest revision of each brief tells, so that nobody reads every old document for it."""

SUBSCRIBERS = sa.Table(
    "subscribers",
    METADATA,
    key("id"),
    text("email"),
    text("address"),
    text("newsletter"),
    sa.Column("status", Word(Subscription), nullable=False),
    sa.Column("since", Moment, nullable=False),
    sa.UniqueConstraint("newsletter", "address"),
)
"""`address` is the e-mail address, case aside."""

DELIVERIES = sa.Table(
    "deliveries",
    METADATA,
    _brief(key=True),
    sa.Column("subscriber", TEXT, sa.ForeignKey(SUBSCRIBERS.c.id), primary_key=True),
    text("email"),
    text("message_id"),
    sa.Column("status", Word(DeliveryStatus), nullable=False),
    sa.Column("updated", Moment, nullable=False),
    count("attempts"),
    sa.Column("not_before", Moment),
    text("detail"),
)
