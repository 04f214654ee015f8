"""What was read: feeds and their hosts, articles with their revisions, pages, vectors."""

from __future__ import annotations

import sqlalchemy as sa

from briefs.adapters.store.columns import TEXT, Json, Length, Moment
from briefs.adapters.store.tables.schema import METADATA, count, flag, json, key, text
from briefs.domain.article import Span
from briefs.domain.work import Owner

FEEDS = sa.Table(
    "feeds",
    METADATA,
    key("name"),
    flag("visited"),
    sa.Column("next_visit", Moment, nullable=False),
    sa.Column("last_visit", Moment),
    sa.Column("last_success", Moment),
    text("etag"),
    text("last_modified"),
    text("body_hash"),
    count("errors"),
    text("error"),
    flag("disabled"),
    text("moved_to"),
    text("url"),
    sa.Column("first_visit", Moment),
    sa.Column("newest", Moment),
    sa.Column("ttl", Length, nullable=False),
    sa.Column("max_age", Length, nullable=False),
    sa.Column("last_whole", Moment),
    sa.Column("owner", Json(Owner)),
    sa.Column("until", Moment),
    flag("retried"),
)

HOSTS = sa.Table(
    "hosts",
    METADATA,
    key("host"),
    sa.Column("since", Moment, nullable=False),
    sa.Column("until", Moment, nullable=False),
)

ROBOTS = sa.Table(
    "robots",
    METADATA,
    key("site"),
    sa.Column("asked", Moment, nullable=False),
    json("lines", tuple[tuple[bool, str], ...]),
    sa.Column("delay", sa.Float, nullable=False),
    text("kind"),
    text("error"),
    text("mend"),
)

ARTICLES = sa.Table(
    "articles",
    METADATA,
    key("id"),
    count("revision"),
    text("feed"),
    sa.Column("published", Moment, nullable=False),
    sa.Index(None, "published", "id"),
    sa.Index(None, "feed", "published"),
)

ARTICLE_REVISIONS = sa.Table(
    "article_revisions",
    METADATA,
    sa.Column("id", TEXT, sa.ForeignKey(ARTICLES.c.id), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    text("outlet"),
    text("title"),
    text("url"),
    sa.Column("published", Moment, nullable=False),
    sa.Column("updated", Moment),
    json("authors", tuple[str, ...]),
    text("lang"),
    text("feed"),
    flag("paywalled"),
    flag("full_text"),
    flag("dated"),
    text("image"),
    json("spans", tuple[Span, ...]),
    text("text"),
)

ARTICLE_KEYS = sa.Table(
    "article_keys",
    METADATA,
    key("key"),
    sa.Column("article", TEXT, sa.ForeignKey(ARTICLES.c.id), nullable=False),
)

PAGES = sa.Table(
    "pages",
    METADATA,
    sa.Column("article", TEXT, sa.ForeignKey(ARTICLES.c.id), primary_key=True),
    sa.Column("due", Moment),
    sa.Column("asked", Moment),
    count("failures"),
    count("rereads"),
    text("said"),
    sa.Column("updated", Moment),
)

VECTORS = sa.Table(
    "vectors",
    METADATA,
    key("article"),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    key("model"),
    sa.Column("numbers", sa.LargeBinary, nullable=False),
)
"""`numbers` are single-precision floats, little-endian."""
