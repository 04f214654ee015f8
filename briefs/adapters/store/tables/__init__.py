"""The tables: what every column is called and holds; the migrations lead to the same."""

from __future__ import annotations

from briefs.adapters.store.tables.briefs import (
    BRIEFS,
    CHOICES,
    DELIVERIES,
    FROZEN,
    ITEMS,
    REVISIONS,
    SUBSCRIBERS,
    TOLD,
)
from briefs.adapters.store.tables.published import CORRECTIONS, FINDABLE, FINDABLE_TERMS
from briefs.adapters.store.tables.reading import (
    ARTICLE_KEYS,
    ARTICLE_REVISIONS,
    ARTICLES,
    FEEDS,
    HOSTS,
    PAGES,
    ROBOTS,
    VECTORS,
)
from briefs.adapters.store.tables.schema import METADATA
from briefs.adapters.store.tables.stories import LINEAGES, LINKS, RULINGS, STORIES, STORY_EVENTS, VOCABULARIES
from briefs.adapters.store.tables.work import ALERTS, CALLS, CONFIGS, LEASES, REPLIES

__all__ = [
    "ALERTS",
    "ARTICLES",
    "ARTICLE_KEYS",
    "ARTICLE_REVISIONS",
    "BRIEFS",
    "CALLS",
    "CHOICES",
    "CONFIGS",
    "CORRECTIONS",
    "DELIVERIES",
    "FEEDS",
    "FINDABLE",
    "FINDABLE_TERMS",
    "FROZEN",
    "HOSTS",
    "ITEMS",
    "LEASES",
    "LINEAGES",
    "LINKS",
    "METADATA",
    "PAGES",
    "REPLIES",
    "REVISIONS",
    "ROBOTS",
    "RULINGS",
    "STORIES",
    "STORY_EVENTS",
    "SUBSCRIBERS",
    "TOLD",
    "VECTORS",
    "VOCABULARIES",
]
