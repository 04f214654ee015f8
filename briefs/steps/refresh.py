"""Refresh: feeds that are due → articles → pages read → stories → lineage."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from briefs.domain.article import THIN, Article
from briefs.domain.feed import Feed, FeedState, FullText, Outcome, Rest, Visit
from briefs.newsroom.group import group as group_articles
from briefs.newsroom.intake import take_in
from briefs.newsroom.lineage import trace as trace_reports
from briefs.newsroom.resting import is_open, may_be_visited, settled, turns
from briefs.newsroom.visiting import address, after_visit, again, anew, is_ahead, put_back
from briefs.ports import Services
from briefs.steps.embedding import embedded

log = logging.getLogger("briefs")

ALL = "all"
"""The key of steps that work on everything at once."""

VISIT = timedelta(minutes=15)
"""How long a claimed feed stays ours; a run that dies is taken over sooner, see `FeedStore.claim`."""

A_SECOND = timedelta(seconds=1)

REFRESH = timedelta(hours=1)
"""How long one run may hold the refresh; a run that dies gives it back sooner, see `Store.lease`."""

TOGETHER = 20
"""Unchanged feeds that are saved at once; a run that is killed, not one that is stopped, asks these again."""

PAGES = timedelta(hours=48)
"""Pages older than this are not read: no brief reaches further back for its news."""

OPEN = timedelta(days=7)
"""Stories take new reports for a week; after that a report of the same matter is a new event."""


@contextmanager
def open_refresh(services: Services, now: datetime) -> Iterator[bool]:
    """Whether this run is the one to refresh, while the block runs; two groupings at once would disagree."""
    with services.store.lease("refresh", services.owner, now, now + REFRESH) as mine:
        if not mine:
            log.warning("another process reads the feeds at this moment; going on with what is stored")
        yield mine


def visit(services: Services, _key: str, now: datetime) -> None:
    """Visits every feed that is due and whose host does not rest, and saves each visit as it ends."""
    feeds = {feed.name: feed for feed in services.config.feeds}
    states, rests = _settle(services, now)
    names = [name for name, feed in feeds.items() if may_be_visited(feed, states.get(name), rests, now)]
    claimed = services.store.feeds.claim(names, services.owner, now, now + VISIT)
    mine = {state.name: (feeds[state.name], state) for state in claimed}
    _take_turns(services, [address(*pair) for pair in mine.values()], rests, now)
    unchanged: list[FeedState] = []
    try:
        with services.engine.track("visit feeds", len(mine)) as done:
            for visited in services.reader.visit_many(list(mine.values()), now, tuple(rests.values())):
                with services.engine.item("visit", visited.feed):
                    _heed(services, visited.rest, rests)
                    _record(services, *mine[visited.feed], visited, unchanged)
                done()
    finally:
        services.store.feeds.keep(unchanged)


def _settle(services: Services, now: datetime) -> tuple[dict[str, FeedState], dict[str, Rest]]:
    """What is remembered, as it counts now: another address begins with nothing, a clock may be put back."""
    store = services.store.feeds
    states, stored = store.states(), store.rests()
    changed: list[FeedState] = []
    for feed in services.config.feeds:
        state = before = states.get(feed.name)
        if state and state.url != feed.url:
            state = anew(feed, now)
        elif state and is_ahead(state, now):
            state = put_back(state, now)
        if state and state != before:
            states[feed.name] = state
            changed.append(state)
    if changed:
        store.keep(changed)
    rests = settled(stored, now)
    if rests != stored:
        store.rest(tuple(rests.values()), now)
    return states, rests


def _take_turns(services: Services, urls: Iterable[str], rests: Mapping[str, Rest], now: datetime) -> None:
    """Stores what the hosts of these addresses will have to rest, before any of them is asked."""
    if ahead := turns(urls, rests, services.config.fetching.host_delay, now):
        services.store.feeds.rest(ahead, now)


def _heed(services: Services, rest: Rest | None, rests: dict[str, Rest]) -> None:
    """Stores that a host asked for a rest, once, before what it answered is recorded."""
    if rest and (rest.host not in rests or rests[rest.host].until < rest.until - A_SECOND):
        rests[rest.host] = rest
        services.store.feeds.rest([rest], rest.since)


def retry_failing(services: Services, now: datetime) -> None:
    """Makes failing feeds due at once, for a person who mended what was wrong."""
    states = services.store.feeds.states().values()
    services.store.feeds.keep([again(state, now) for state in states if state.errors or state.disabled])


def _record(
    services: Services, feed: Feed, state: FeedState, visited: Visit, unchanged: list[FeedState]
) -> None:
    """Saves a visit; unchanged feeds wait for one another, as a transaction takes longer than a 304."""
    if visited.outcome is Outcome.FAILED:
        log.warning("feed %s: %s", feed.name, "; ".join(filter(None, (visited.error, visited.mend))))
    if visited.outcome in {Outcome.UNCHANGED, Outcome.LEFT}:
        unchanged.append(after_visit(state, feed, visited))
        if len(unchanged) >= TOGETHER:
            services.store.feeds.keep(unchanged)
            unchanged.clear()
        return
    keys = [key for found in visited.found for key in found.keys]
    stored = take_in(visited.found, services.store.articles.known(keys))
    services.store.feeds.record(after_visit(state, feed, visited), stored)


def extract(services: Services, _key: str, now: datetime) -> None:
    """Reads the pages of recent articles whose feeds ask for it, each once."""
    feeds = {feed.name: feed for feed in services.config.feeds if feed.full_text is not FullText.FEED}
    untried = services.store.articles.without_page(tuple(feeds), now - PAGES)
    rests = settled(services.store.feeds.rests(), now)
    wanted = [a for a in untried if _needs_page(a, feeds[a.feed]) and is_open(a.url, rests, now)]
    _take_turns(services, (article.url for article in wanted), rests, now)
    with services.engine.track("read pages", len(wanted)) as done:
        for page in services.reader.read_pages(wanted, now, tuple(rests.values())):
            with services.engine.item("extract", page.article.id):
                _heed(services, page.rest, rests)
                if not page.left:
                    services.store.articles.save_page(page)
            done()


def _needs_page(article: Article, feed: Feed) -> bool:
    return bool(article.url) and (feed.full_text is FullText.PAGE or len(article.text) < THIN)


def group(services: Services, _key: str, now: datetime) -> None:
    """Puts the articles of the last week into stories, from where the stored stories stand."""
    stories = services.store.stories
    start = now - OPEN
    articles = services.store.articles.between(start, now + timedelta(seconds=1))
    grouping, vocabulary = group_articles(
        articles,
        stories.open_since(start),
        stories.vocabulary() or services.background,
        stories.links(),
        now,
        services.names,
        embedded(services, articles, now),
    )
    if grouping.stories or grouping.events:
        stories.save(grouping, vocabulary)


def trace(services: Services, story: str, _now: datetime) -> None:
    """Finds out who reported the story first, who credits whom and who carries a copy."""
    found = services.store.stories.get([story])[story]
    articles = services.store.articles.get(found.articles)
    lineage = trace_reports(tuple(articles.values()), services.outlets)
    services.store.stories.save_lineage(story, found.revision, lineage)
