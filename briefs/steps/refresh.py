"""Refresh: feeds that are due → articles → pages read → stories → lineage."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial

from briefs.domain.article import Article
from briefs.domain.feed import Feed, FeedState, FullText, Outcome, PageState, PageText, Rest, Visit
from briefs.newsroom.group import group as group_articles
from briefs.newsroom.intake import in_doubt, take_in
from briefs.newsroom.lineage import trace as trace_reports
from briefs.newsroom.page_reading import PAGES, after_page, is_due, to_read_again, wants_page, what_it_tells
from briefs.newsroom.resting import is_open, may_be_visited, settled
from briefs.newsroom.site_rules import KEPT
from briefs.newsroom.visiting import address, after_visit, again, anew, is_ahead, put_back
from briefs.ports import Services
from briefs.steps.embedding import embedded
from briefs.steps.refereeing import refereed

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
    rests = _take_turns(services, [address(*pair) for pair in mine.values()], now)
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


def _take_turns(services: Services, urls: Sequence[str], now: datetime) -> dict[str, Rest]:
    """The hosts that rest; what asking these addresses adds to that is stored before one is asked."""
    return services.store.feeds.take_turns(urls, services.config.fetching.host_delay, now)


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
    store, found = services.store.articles, visited.found
    known = store.known([key for each in found for key in each.keys])
    stored = take_in(found, known, store.history(in_doubt(found, known)))
    states = store.pages(article.id for article in known.values() if article.full_text)
    pages = to_read_again(found, known, states, visited.at)
    services.store.feeds.record(after_visit(state, feed, visited), stored, pages)


def extract(services: Services, _key: str, now: datetime) -> None:
    """Reads the pages of recent articles whose feeds ask for it; see `newsroom.page_reading` for when."""
    feeds = {feed.name: feed for feed in services.config.feeds if feed.full_text is not FullText.FEED}
    rests = settled(services.store.feeds.rests(), now)
    wanted = {
        article.id: (article, state)
        for article, state in services.store.articles.pages_open(tuple(feeds), now - PAGES)
        if wants_page(article, feeds[article.feed])
        and is_due(state, now)
        and is_open(article.url, rests, now)
    }
    articles = [article for article, _ in wanted.values()]
    rests = _take_turns(services, [article.url for article in articles], now)
    with services.engine.track("read pages", len(wanted)) as done:
        rules = services.store.robots.all()
        for page in services.reader.read_pages(articles, now, tuple(rests.values()), rules):
            with services.engine.item("extract", page.article.id):
                if page.rules:
                    services.store.robots.keep(page.rules, now - KEPT)
                _heed(services, page.rest, rests)
                _keep_page(services, *wanted[page.article.id], page, now)
            done()


def _keep_page(
    services: Services, before: Article, state: PageState | None, page: PageText, now: datetime
) -> None:
    """Saves what a page gave; where its host rests nothing was asked, and its rest is stored."""
    if page.rest is not None:
        return
    told = what_it_tells(page, before, state)
    services.store.articles.save_page(told, after_page(state, before, page, now))


def group(services: Services, _key: str, now: datetime) -> None:
    """Puts the articles of the last week into stories, from where the stored stories stand."""
    stories = services.store.stories
    start = now - OPEN
    articles = services.store.articles.between(start, now + timedelta(seconds=1))
    grouped = partial(
        group_articles,
        articles,
        stories.open_since(start),
        stories.vocabulary() or services.background,
        stories.links(),
        now,
        services.names,
        embedded(services, articles, now),
    )
    grouping, vocabulary = refereed(services, articles, grouped, start, now)
    if grouping.stories or grouping.events:
        stories.save(grouping, vocabulary)


def trace(services: Services, story: str, _now: datetime) -> None:
    """Finds out who reported the story first, who credits whom and who carries a copy."""
    found = services.store.stories.get([story])[story]
    articles = services.store.articles.get(found.articles)
    lineage = trace_reports(tuple(articles.values()), services.outlets)
    services.store.stories.save_lineage(story, found.revision, lineage)
