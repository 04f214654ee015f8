"""The tables: what every column is called and holds; the migrations lead to the same."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from briefs.adapters.store.columns import TEXT, Json, Length, Moment, Word
from briefs.domain.article import Span
from briefs.domain.audience import DeliveryStatus, Subscription
from briefs.domain.brief import Choice, Document, Item, Status
from briefs.domain.ruling import Says
from briefs.domain.story import Lineage, Story, StoryAct
from briefs.domain.work import Owner

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=False)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, primary_key=True)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, default=False)


def _json(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, Json(kind), nullable=False)


FEEDS = sa.Table(
    "feeds",
    METADATA,
    _key("name"),
    _flag("visited"),
    sa.Column("next_visit", Moment, nullable=False),
    sa.Column("last_visit", Moment),
    sa.Column("last_success", Moment),
    _text("etag"),
    _text("last_modified"),
    _text("body_hash"),
    _count("errors"),
    _text("error"),
    _flag("disabled"),
    _text("moved_to"),
    _text("url"),
    sa.Column("first_visit", Moment),
    sa.Column("newest", Moment),
    sa.Column("ttl", Length, nullable=False),
    sa.Column("max_age", Length, nullable=False),
    sa.Column("last_whole", Moment),
    sa.Column("owner", Json(Owner)),
    sa.Column("until", Moment),
    _flag("retried"),
)

HOSTS = sa.Table(
    "hosts",
    METADATA,
    _key("host"),
    sa.Column("since", Moment, nullable=False),
    sa.Column("until", Moment, nullable=False),
)

ARTICLES = sa.Table(
    "articles",
    METADATA,
    _key("id"),
    _count("revision"),
    _text("feed"),
    sa.Column("published", Moment, nullable=False),
    sa.Index(None, "published", "id"),
    sa.Index(None, "feed", "published"),
)

ARTICLE_REVISIONS = sa.Table(
    "article_revisions",
    METADATA,
    sa.Column("id", TEXT, sa.ForeignKey(ARTICLES.c.id), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    _text("outlet"),
    _text("title"),
    _text("url"),
    sa.Column("published", Moment, nullable=False),
    sa.Column("updated", Moment),
    _json("authors", tuple[str, ...]),
    _text("lang"),
    _text("feed"),
    _flag("paywalled"),
    _flag("full_text"),
    _flag("dated"),
    _json("spans", tuple[Span, ...]),
    _text("text"),
)

ARTICLE_KEYS = sa.Table(
    "article_keys",
    METADATA,
    _key("key"),
    sa.Column("article", TEXT, sa.ForeignKey(ARTICLES.c.id), nullable=False),
)

PAGES = sa.Table(
    "pages",
    METADATA,
    sa.Column("article", TEXT, sa.ForeignKey(ARTICLES.c.id), primary_key=True),
    sa.Column("due", Moment),
    sa.Column("asked", Moment),
    _count("failures"),
    _count("rereads"),
    _text("said"),
    sa.Column("updated", Moment),
)

STORIES = sa.Table(
    "stories",
    METADATA,
    _key("id"),
    _count("revision"),
    sa.Column("updated", Moment),
    _text("merged_into"),
    _json("story", Story),
    sa.Index(None, "updated"),
)

STORY_EVENTS = sa.Table(
    "story_events",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    _text("story"),
    sa.Column("act", Word(StoryAct), nullable=False),
    _text("other"),
    sa.Column("at", Moment, nullable=False),
)

LINKS = sa.Table(
    "links",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    _text("one"),
    _text("other"),
    sa.Column("same", sa.Boolean, nullable=False),
    sa.UniqueConstraint("one", "other"),
)

RULINGS = sa.Table(
    "rulings",
    METADATA,
    _key("one"),
    _key("other"),
    sa.Column("says", Word(Says), nullable=False),
    _text("model"),
    sa.Column("at", Moment, nullable=False),
    sa.Index(None, "at"),
)

VOCABULARIES = sa.Table(
    "vocabularies",
    METADATA,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    _count("documents"),
    _json("counts", dict[str, int]),
)

LINEAGES = sa.Table("lineages", METADATA, _key("story"), _count("revision"), _json("lineage", Lineage))

BRIEFS = sa.Table(
    "briefs",
    METADATA,
    _key("id"),
    _text("newsletter"),
    sa.Column("date", sa.Date, nullable=False),
    _text("slot"),
    sa.Column("status", Word(Status), nullable=False),
    sa.Column("created", Moment, nullable=False),
    _count("revision"),
    sa.Column("send_at", Moment),
    _text("note"),
    sa.UniqueConstraint("newsletter", "date", "slot"),
    sa.Index(None, "newsletter", "created"),
)


def _brief(*, key: bool = False) -> sa.Column[str]:
    return sa.Column("brief", TEXT, sa.ForeignKey(BRIEFS.c.id), primary_key=key, nullable=False)


CHOICES = sa.Table("choices", METADATA, _brief(key=True), _json("choices", tuple[Choice, ...]))

ITEMS = sa.Table("items", METADATA, _brief(key=True), _key("story"), _json("item", Item))

REVISIONS = sa.Table(
    "brief_revisions",
    METADATA,
    _brief(key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    _json("document", Document),
    _text("actor"),
    _text("act"),
    sa.Column("at", Moment, nullable=False),
)

FROZEN = sa.Table(
    "frozen",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    _brief(),
    _count("revision"),
    _text("subject"),
    _text("html"),
    _text("text"),
    _text("page"),
    _text("json"),
    _text("sender"),
    _text("language"),
    _text("hash"),
    _text("approved_by"),
    sa.Column("approved_at", Moment, nullable=False),
    sa.Index(None, "brief"),
)

TOLD = sa.Table(
    "told",
    METADATA,
    _brief(key=True),
    _key("story"),
    _text("date"),
    _text("headline"),
    _json("articles", frozenset[str]),
)
"""What the newest revision of each brief tells, so that nobody reads every old document for it."""

SUBSCRIBERS = sa.Table(
    "subscribers",
    METADATA,
    _key("id"),
    _text("email"),
    _text("address"),
    _text("newsletter"),
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
    _text("email"),
    _text("message_id"),
    sa.Column("status", Word(DeliveryStatus), nullable=False),
    sa.Column("updated", Moment, nullable=False),
    _count("attempts"),
    sa.Column("not_before", Moment),
    _text("detail"),
)

REPLIES = sa.Table(
    "replies",
    METADATA,
    _key("key"),
    _text("text"),
    _text("model"),
    _count("prompt_tokens"),
    _count("completion_tokens"),
    sa.Column("estimated", sa.Boolean, nullable=False),
)

CALLS = sa.Table(
    "calls",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    _text("key"),
    _text("brief"),
    _text("story"),
    _text("model"),
    _text("prompt_version"),
    sa.Column("at", Moment, nullable=False),
    _count("tokens"),
    sa.Column("usd", sa.Float, nullable=False),
    _text("outcome"),
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Index(None, "key"),
    sa.Index(None, "brief"),
    sa.Index(None, "at"),
)

VECTORS = sa.Table(
    "vectors",
    METADATA,
    _key("article"),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    _key("model"),
    sa.Column("numbers", sa.LargeBinary, nullable=False),
)
"""`numbers` are single-precision floats, little-endian."""

CONFIGS = sa.Table(
    "configs",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    _text("text"),
    sa.Column("accepted", Moment, nullable=False),
)

ALERTS = sa.Table(
    "alerts",
    METADATA,
    _key("key"),
    sa.Column("first", Moment, nullable=False),
    sa.Column("last", Moment, nullable=False),
)

ROBOTS = sa.Table(
    "robots",
    METADATA,
    _key("site"),
    sa.Column("asked", Moment, nullable=False),
    _json("lines", tuple[tuple[bool, str], ...]),
    sa.Column("delay", sa.Float, nullable=False),
    _text("kind"),
    _text("error"),
    _text("mend"),
)

LEASES = sa.Table(
    "leases",
    METADATA,
    _key("name"),
    _text("token"),
    _json("owner", Owner),
    sa.Column("until", Moment, nullable=False),
)
