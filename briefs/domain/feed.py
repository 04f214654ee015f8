"""Feeds, what is remembered of them between visits, and what one visit brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from briefs.domain.article import Article, Found, Passage


class FullText(StrEnum):
    """Where an article's text comes from: the feed, its page, or the page when the feed is thin."""

    FEED = "feed"
    PAGE = "page"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed of feeds.yaml."""

    name: str
    url: str
    outlet: str
    tags: tuple[str, ...] = ()
    every: timedelta = timedelta(hours=1)
    full_text: FullText = FullText.FEED
    paywalled: bool = False
    lang: str = ""
    aggregator: bool = False


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the database remembers of a feed between visits.

    `moved_to` is where the last visit was permanently redirected; `newsroom.visiting.address` reads it.
    `url` is the configured address to which all this belongs.
    """

    name: str
    next_visit: datetime
    last_visit: datetime | None = None
    last_success: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    errors: int = 0
    error: str = ""
    disabled: bool = False
    moved_to: str = ""
    url: str = ""


class Outcome(StrEnum):
    """How a visit ended."""

    FRESH = "fresh"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Visit:
    """One fetch of one feed: what it brought, and what the server asked for.

    `wait` is the longest pause that the server asked for (ttl, max-age, Expires); `retry_after` is its
    Retry-After on 429 and 503; `gone` is a 410; `moved_to` is set when every redirect was permanent.
    """

    feed: str
    at: datetime
    outcome: Outcome
    found: tuple[Found, ...] = ()
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    wait: timedelta | None = None
    retry_after: timedelta | None = None
    moved_to: str = ""
    gone: bool = False
    error: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """What the page of an article gave: the article with its page's text, or why there is none."""

    article: Article
    passages: tuple[Passage, ...] = ()
    error: str = ""
