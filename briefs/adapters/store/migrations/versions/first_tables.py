"""The first tables.

A migration never changes once it was released, so it holds plain types and imports nothing of the program.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes every table."""
    _articles()
    _stories()
    _briefs()
    _history()
    _audience()
    _work()


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _moment(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, MOMENT, nullable=False) for name in names]


def _count(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _flag(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names]


def _articles() -> None:
    op.create_table(
        "feeds",
        *_text("name"),
        *_flag("visited"),
        *_moment("next_visit"),
        sa.Column("last_visit", MOMENT),
        sa.Column("last_success", MOMENT),
        *_text("etag", "last_modified", "body_hash"),
        *_count("errors"),
        *_text("error"),
        *_flag("disabled"),
        *_text("moved_to", "url"),
        sa.Column("owner", TEXT),
        sa.Column("until", MOMENT),
        *_flag("retried"),
        sa.PrimaryKeyConstraint("name", name="pk_feeds"),
    )
    op.create_table(
        "articles",
        *_text("id"),
        *_count("revision"),
        *_text("feed"),
        *_moment("published"),
        *_flag("page_tried"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_index("ix_articles_feed_published", "articles", ["feed", "published"])
    op.create_index("ix_articles_published_id", "articles", ["published", "id"])
    op.create_table(
        "article_revisions",
        *_text("id"),
        *_count("revision"),
        *_text("outlet", "title", "url"),
        *_moment("published"),
        sa.Column("updated", MOMENT),
        *_text("authors", "lang", "feed"),
        *_flag("paywalled", "full_text"),
        *_text("text"),
        sa.ForeignKeyConstraint(["id"], ["articles.id"], name="fk_article_revisions_id"),
        sa.PrimaryKeyConstraint("id", "revision", name="pk_article_revisions"),
    )
    op.create_table(
        "passages",
        *_text("article"),
        *_count("revision", "number", "start", "end"),
        *_text("text"),
        sa.ForeignKeyConstraint(
            ["article", "revision"],
            ["article_revisions.id", "article_revisions.revision"],
            name="fk_passages_article_revision",
        ),
        sa.PrimaryKeyConstraint("article", "revision", "number", name="pk_passages"),
    )
    op.create_table(
        "article_keys",
        *_text("key", "article"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_article_keys_article"),
        sa.PrimaryKeyConstraint("key", name="pk_article_keys"),
    )


def _stories() -> None:
    op.create_table(
        "stories",
        *_text("id"),
        *_count("revision"),
        sa.Column("updated", MOMENT),
        *_text("merged_into", "story"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_updated", "stories", ["updated"])
    op.create_table(
        "story_events",
        *_count("number"),
        *_text("story", "act", "other"),
        *_moment("at"),
        sa.PrimaryKeyConstraint("number", name="pk_story_events"),
    )
    op.create_table(
        "links",
        *_count("number"),
        *_text("one", "other"),
        *_flag("same"),
        sa.PrimaryKeyConstraint("number", name="pk_links"),
        sa.UniqueConstraint("one", "other", name="uq_links_one_other"),
    )
    op.create_table(
        "vocabularies",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        *_count("documents"),
        *_text("counts"),
        sa.PrimaryKeyConstraint("version", name="pk_vocabularies"),
    )
    op.create_table(
        "lineages",
        *_text("story"),
        *_count("revision"),
        *_text("lineage"),
        sa.PrimaryKeyConstraint("story", name="pk_lineages"),
    )


def _briefs() -> None:
    op.create_table(
        "briefs",
        *_text("id", "newsletter"),
        sa.Column("date", sa.Date(), nullable=False),
        *_text("slot", "status"),
        *_moment("created"),
        *_count("revision"),
        sa.Column("send_at", MOMENT),
        *_text("note"),
        sa.PrimaryKeyConstraint("id", name="pk_briefs"),
        sa.UniqueConstraint("newsletter", "date", "slot", name="uq_briefs_newsletter_date_slot"),
    )
    op.create_index("ix_briefs_newsletter_created", "briefs", ["newsletter", "created"])
    op.create_table(
        "choices",
        *_text("brief", "choices"),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_choices_brief"),
        sa.PrimaryKeyConstraint("brief", name="pk_choices"),
    )
    op.create_table(
        "items",
        *_text("brief", "story", "item"),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_items_brief"),
        sa.PrimaryKeyConstraint("brief", "story", name="pk_items"),
    )


def _history() -> None:
    op.create_table(
        "brief_revisions",
        *_text("brief"),
        *_count("number"),
        *_text("document", "actor", "act"),
        *_moment("at"),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_brief_revisions_brief"),
        sa.PrimaryKeyConstraint("brief", "number", name="pk_brief_revisions"),
    )
    op.create_table(
        "frozen",
        *_count("number"),
        *_text("brief"),
        *_count("revision"),
        *_text("subject", "html", "text", "page", "json", "sender", "language", "hash", "approved_by"),
        *_moment("approved_at"),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_frozen_brief"),
        sa.PrimaryKeyConstraint("number", name="pk_frozen"),
    )
    op.create_index("ix_frozen_brief", "frozen", ["brief"])
    op.create_table(
        "told",
        *_text("brief", "story", "date", "headline", "articles"),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_told_brief"),
        sa.PrimaryKeyConstraint("brief", "story", name="pk_told"),
    )


def _audience() -> None:
    op.create_table(
        "subscribers",
        *_text("id", "email", "address", "newsletter", "status"),
        *_moment("since"),
        sa.PrimaryKeyConstraint("id", name="pk_subscribers"),
        sa.UniqueConstraint("newsletter", "address", name="uq_subscribers_newsletter_address"),
    )
    op.create_table(
        "deliveries",
        *_text("brief", "subscriber", "email", "message_id", "status"),
        *_moment("updated"),
        *_count("attempts"),
        sa.Column("not_before", MOMENT),
        *_text("detail"),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_deliveries_brief"),
        sa.ForeignKeyConstraint(["subscriber"], ["subscribers.id"], name="fk_deliveries_subscriber"),
        sa.PrimaryKeyConstraint("brief", "subscriber", name="pk_deliveries"),
    )


def _work() -> None:
    op.create_table(
        "replies",
        *_text("key", "text", "model"),
        *_count("prompt_tokens", "completion_tokens"),
        *_flag("estimated"),
        sa.PrimaryKeyConstraint("key", name="pk_replies"),
    )
    op.create_table(
        "calls",
        *_count("number"),
        *_text("key", "brief", "story", "model", "prompt_version"),
        *_moment("at"),
        *_count("tokens"),
        sa.Column("usd", sa.Float(), nullable=False),
        *_text("outcome"),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_calls"),
    )
    op.create_index("ix_calls_at", "calls", ["at"])
    op.create_index("ix_calls_brief", "calls", ["brief"])
    op.create_index("ix_calls_key", "calls", ["key"])
    op.create_table(
        "configs",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *_text("text"),
        *_moment("accepted"),
        sa.PrimaryKeyConstraint("number", name="pk_configs"),
    )
    op.create_table(
        "leases",
        *_text("name", "token", "owner"),
        *_moment("until"),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
