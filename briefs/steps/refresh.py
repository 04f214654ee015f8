"""Refresh: feeds that are due → articles → pages read → stories → lineage."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from briefs.domain.article import Article
from briefs.domain.feed import Feed, FeedState, FullText, Outcome, Visit
from briefs.newsroom.group import group as group_articles
from briefs.newsroom.intake import take_in
from briefs.newsroom.lineage import trace as trace_reports
from briefs.newsroom.visiting import after_visit, again, anew
from briefs.ports import Services

log = logging.getLogger("briefs")

ALL = "all"
"""The key of steps that work on everything at once."""

VISIT = timedelta(minutes=15)
"""How long a claimed feed stays ours; a run that dies is taken over sooner, see `FeedStore.claim`."""

REFRESH = timedelta(hours=1)
"""How long one run may hold the refresh; a run that dies gives it back sooner, see `Store.lease`."""

PAGES = timedelta(hours=48)
"""Pages older than this are not read: no brief reaches further back for its news."""

OPEN = timedelta(days=7)
"""Stories take new reports for a week; after that a report of the same matter is a new event."""

THIN = 400
"""Characters below which a feed's text is a teaser and `full_text: auto` reads the page."""


@contextmanager
def open_refresh(services: Services, now: datetime) -> Iterator[bool]:
    """Whether this run is the one to refresh, while the block runs; two groupings at once would disagree."""
    with services.store.lease("refresh", services.owner, now, now + REFRESH) as mine:
        if not mine:
            log.warning("another process reads the feeds at this moment; going on with what is stored")
        yield mine


def visit(services: Services, _key: str, now: datetime) -> None:
    """Visits every feed that is due, and saves each visit as it ends."""
    feeds = {feed.name: feed for feed in services.config.feeds}
    _begin_anew(services, now)
    claimed = services.store.feeds.claim(tuple(feeds), services.owner, now, now + VISIT)
    states = {state.name: state for state in claimed}
    with services.engine.track("visit feeds", len(states)) as done:
        for visited in services.reader.visit_many([(feeds[n], s) for n, s in states.items()], now):
            with services.engine.item("visit", visited.feed):
                _record(services, feeds[visited.feed], states[visited.feed], visited)
            done()


def _begin_anew(services: Services, now: datetime) -> None:
    """What is remembered of a feed belongs to its address; another one in feeds.yaml begins with nothing."""
    states = services.store.feeds.states()
    for feed in services.config.feeds:
        if feed.name in states and states[feed.name].url != feed.url:
            services.store.feeds.record(anew(feed, now), ())


def retry_failing(services: Services, now: datetime) -> None:
    """Makes failing feeds due at once, for a person who mended what was wrong."""
    for state in services.store.feeds.states().values():
        if state.errors or state.disabled:
            services.store.feeds.record(again(state, now), ())


def _record(services: Services, feed: Feed, state: FeedState, visited: Visit) -> None:
    if visited.outcome is Outcome.FAILED:
        log.warning("feed %s: %s", feed.name, "; ".join(filter(None, (visited.error, visited.mend))))
    keys = [key for found in visited.found for key in found.keys]
    stored = take_in(visited.found, services.store.articles.known(keys))
    services.store.feeds.record(after_visit(state, feed, visited), stored)


def extract(services: Services, _key: str, now: datetime) -> None:
    """Reads the pages of recent articles whose feeds ask for it, each once."""
    feeds = {feed.name: feed for feed in services.config.feeds if feed.full_text is not FullText.FEED}
    untried = services.store.articles.without_page(tuple(feeds), now - PAGES)
    wanted = [article for article in untried if _needs_page(article, feeds[article.feed])]
    with services.engine.track("read pages", len(wanted)) as done:
        for page in services.reader.read_pages(wanted, now):
            with services.engine.item("extract", page.article.id):
                services.store.articles.save_page(page)
            done()


def _needs_page(article: Article, feed: Feed) -> bool:
    return bool(article.url) and (feed.full_text is FullText.PAGE or len(article.text) < THIN)


def group(services: Services, _key: str, now: datetime) -> None:
    """Puts the articles of the last week into stories, from where the stored stories stand."""
    stories = services.store.stories
    start = now - OPEN
    grouping, vocabulary = group_articles(
        services.store.articles.between(start, now + timedelta(seconds=1)),
        stories.open_since(start),
        stories.vocabulary() or services.background,
        stories.links(),
        now,
        services.names,
    )
    if grouping.stories or grouping.events:
        stories.save(grouping, vocabulary)


def trace(services: Services, story: str, _now: datetime) -> None:
    """Finds out who reported the story first, who credits whom and who carries a copy."""
    found = services.store.stories.get([story])[story]
    articles = services.store.articles.get(found.articles)
    lineage = trace_reports(tuple(articles.values()), services.outlets)
    services.store.stories.save_lineage(story, found.revision, lineage)
