"""Feeds, what is remembered of them between visits, and what one visit brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from briefs.domain.article import Article, Found, Span
from briefs.domain.robots import SiteRules


class FullText(StrEnum):
    """Where an article's text comes from: the feed, its page, or the page when the feed is thin."""

    FEED = "feed"
    PAGE = "page"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed of feeds.yaml; `weight` are points for the stories that it brings."""

    name: str
    url: str
    outlet: str
    tags: tuple[str, ...] = ()
    every: timedelta = timedelta(hours=1)
    full_text: FullText = FullText.FEED
    paywalled: bool = False
    lang: str = ""
    aggregator: bool = False
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Fetching:
    """How feeds and pages are fetched, and who hears of a feed that fails.

    `host_delay` is the pause between two requests to one host; `alerts_to` is told of a feed that has been
    silent or failing for `alert_after`, and nobody is when it is empty.
    """

    host_delay: timedelta = timedelta(seconds=1)
    alerts_to: str = ""
    alert_after: timedelta = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the database remembers of a feed between visits.

    `moved_to` is where the last visit was permanently redirected; `newsroom.visiting.address` reads it.
    `url` is the configured address to which all this belongs; `newest` is the date of its newest article.
    `ttl` is the feed's own wish and `max_age` that of its server, as they last stood; `last_whole` is when
    the server last sent the feed itself instead of a 304.
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
    first_visit: datetime | None = None
    newest: datetime | None = None
    ttl: timedelta = timedelta()
    max_age: timedelta = timedelta()
    last_whole: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """A host that is asked nothing before `until`, as was known at `since`."""

    host: str
    since: datetime
    until: datetime


class Outcome(StrEnum):
    """How a visit ended; left is one that was put off since its host rests."""

    FRESH = "fresh"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that a web page names, with the words that the page has for it."""

    url: str
    title: str = ""

    @property
    def of_comments(self) -> bool:
        """Whether it holds readers' comments, which no brief is made of."""
        return "comment" in f"{self.url} {self.title}".lower()


@dataclass(frozen=True, slots=True)
class Visit:
    """One fetch of one feed: what it brought, and what the server asked for.

    `wait` is the pause that the server asked for (max-age, Expires), None when it said nothing; `ttl` is that
    of the feed itself; `rest` is what its host demands by Retry-After on 429 and 503; `gone` is a 410;
    `moved_to` is set when every redirect was permanent; `whole` when the feed itself came, and no 304.
    `url` is where the answer came from in the end, `title` what the feed calls itself; a failed visit has the
    `kind` of its FeedError, and in `links` the feeds that a web page named instead.
    """

    feed: str
    at: datetime
    outcome: Outcome
    found: tuple[Found, ...] = ()
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    wait: timedelta | None = None
    ttl: timedelta = timedelta()
    rest: Rest | None = None
    moved_to: str = ""
    whole: bool = False
    gone: bool = False
    error: str = ""
    mend: str = ""
    kind: str = ""
    links: tuple[Candidate, ...] = ()
    url: str = ""
    title: str = ""

    @property
    def newest(self) -> datetime | None:
        """The date of its newest article that has one; a date that its feed did not give says nothing."""
        dates = (each.article.published for each in self.found if each.article.dated)
        return max(filter(None, dates), default=None)


@dataclass(frozen=True, slots=True)
class PageText:
    """What the page of an article gave: the article with its page's text, or why there is none.

    With an error the article is the one that was asked for, `paywalled` when its page says so. `passing` is
    an error that may be over soon; `left` is a page that was not asked, `rest` its host when that rests.
    `rules` are what sites' robots.txt said on the way, and no page told before.
    """

    article: Article
    spans: tuple[Span, ...] = ()
    error: str = ""
    left: bool = False
    rest: Rest | None = None
    passing: bool = False
    rules: tuple[SiteRules, ...] = ()


@dataclass(frozen=True, slots=True)
class PageState:
    """What is remembered of an article's page once it was to be asked.

    `due` is when it may be asked next, None when it is not asked again; `failures` are those in a row. When
    the text was read, `said` stood for what the feed said of the article and `updated` was its date;
    `rereads` is how often it was asked again since.
    """

    article: str
    due: datetime | None = None
    asked: datetime | None = None
    failures: int = 0
    rereads: int = 0
    said: str = ""
    updated: datetime | None = None
