"""Feeds and articles in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import RLock

from briefs.adapters.store.rules import (
    Lease,
    aware,
    by_time,
    checked,
    checked_article,
    claimable,
    claimed,
    page_revision,
    published,
)
from briefs.domain.article import THIN, Article, Found, Passage, Span, Version
from briefs.domain.feed import FeedState, PageState, PageText, Rest
from briefs.domain.health import Habits
from briefs.domain.work import Owner
from briefs.newsroom.resting import settled, turns


class MemoryArticles:
    """Every revision of every article, with its passages and keys."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._revisions: dict[str, list[Article]] = {}
        self._passages: dict[tuple[str, int], tuple[Passage, ...]] = {}
        self._keys: dict[str, str] = {}
        self._pages: dict[str, PageState] = {}

    def known(self, keys: Sequence[str]) -> dict[str, Article]:
        """The newest revision of the articles that carry these keys, by key."""
        with self._lock:
            return {key: self._newest(self._keys[key]) for key in keys if key in self._keys}

    def get(self, ids: Sequence[str]) -> dict[str, Article]:
        """The newest revisions, by id."""
        with self._lock:
            return {one: self._newest(one) for one in ids if one in self._revisions}

    def between(self, start: datetime, end: datetime) -> tuple[Article, ...]:
        """Articles published in [start, end), oldest first, then by id."""
        aware(start), aware(end)
        return tuple(a for a in self._by_time() if start <= published(a) < end)

    def passages(self, ids: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
        """The passages of the newest revisions, in text order, by article id."""
        with self._lock:
            return {one: self._passages[one, a.revision] for one, a in self.get(ids).items()}

    def history(self, ids: Iterable[str]) -> dict[str, tuple[Version, ...]]:
        """Every revision of these articles, oldest first, by id."""
        with self._lock:
            return {one: tuple(self._versions(one)) for one in ids if one in self._revisions}

    def pages_open(
        self, feeds: Sequence[str], since: datetime
    ) -> tuple[tuple[Article, PageState | None], ...]:
        """Articles of these feeds published since then whose page may be asked, oldest first."""
        aware(since)
        recent = (a for a in self._by_time() if a.feed in feeds and published(a) >= since)
        with_states = ((article, self._pages.get(article.id)) for article in recent)
        return tuple((article, state) for article, state in with_states if state is None or state.due)

    def pages(self, ids: Iterable[str]) -> dict[str, PageState]:
        """What is remembered of these articles' pages, by article id."""
        with self._lock:
            return {one: self._pages[one] for one in ids if one in self._pages}

    def save_page(self, page: PageText, state: PageState) -> None:
        """Stores the page's text as the newest revision, or its label, and the page's state."""
        with self._lock:
            newest = self.get([page.article.id]).get(page.article.id)
            if newest is None:
                return
            article = None if page.error else page_revision(page.article, newest)
            if article is not None:
                self.add(checked_article(article), page.spans)
            elif page.article.paywalled:
                revisions = self._revisions[newest.id]
                revisions[revisions.index(newest)] = replace(newest, paywalled=True)
            self.put_pages([state])

    def put_pages(self, states: Iterable[PageState]) -> None:
        """Stores what is remembered of the pages of stored articles."""
        with self._lock:
            self._pages.update({state.article: checked(state) for state in states})

    def habits(self, since: datetime) -> dict[str, Habits]:
        """By feed, its newest article ever, and counts of the newest revisions published since then."""
        aware(since)
        by_feed: dict[str, list[Article]] = {}
        for article in self._by_time():
            by_feed.setdefault(article.feed, []).append(article)
        return {feed: _habits(articles, since) for feed, articles in sorted(by_feed.items())}

    def add(self, article: Article, spans: Iterable[Span], keys: Iterable[str] = ()) -> None:
        """Stores a revision that is not stored yet, and what the article is recognised by."""
        with self._lock:
            revisions = self._revisions.setdefault(article.id, [])
            if all(known.revision != article.revision for known in revisions):
                revisions.append(article)
                self._passages[article.id, article.revision] = article.passages(spans)
            self._keys.update(dict.fromkeys(keys, article.id))

    def _versions(self, id: str) -> Iterator[Version]:
        for article in sorted(self._revisions[id], key=lambda article: article.revision):
            passages = self._passages[id, article.revision]
            yield article, tuple((passage.start, passage.end) for passage in passages)

    def _newest(self, id: str) -> Article:
        return max(self._revisions[id], key=lambda article: article.revision)

    def _by_time(self) -> list[Article]:
        with self._lock:
            newest = [self._newest(one) for one in self._revisions]
        return sorted(newest, key=by_time)


def _habits(oldest_first: Sequence[Article], since: datetime) -> Habits:
    lately = [article for article in oldest_first if published(article) >= since]
    days = Counter(published(article).astimezone(UTC).date() for article in lately)
    full = sum(article.full_text or len(article.text) >= THIN for article in lately)
    dated = sum(article.dated for article in lately)
    return Habits(published(oldest_first[-1]), tuple(sorted(days.items())), dated, full)


@dataclass(frozen=True, slots=True)
class _Row:
    state: FeedState
    visited: bool = False
    lease: Lease | None = None


class MemoryFeeds:
    """Feeds' states and leases."""

    def __init__(self, lock: RLock, articles: MemoryArticles) -> None:
        self._lock = lock
        self._articles = articles
        self._rows: dict[str, _Row] = {}
        self._rests: dict[str, Rest] = {}

    def states(self) -> dict[str, FeedState]:
        """Every feed that was ever visited, by name."""
        with self._lock:
            return {name: row.state for name, row in sorted(self._rows.items()) if row.visited}

    def claim(
        self, names: Sequence[str], owner: Owner, now: datetime, until: datetime
    ) -> tuple[FeedState, ...]:
        """Leases the feeds that are due and free, and pushes their next visit to `until` first."""
        aware(now), aware(until)
        with self._lock:
            rows = {name: self._rows.get(name, _Row(FeedState(name, now))) for name in names}
            mine = [row for row in rows.values() if claimable(row.state, row.lease, owner, now)]
            for row in mine:
                lease = claimed(row.lease, owner, now, until)
                pushed = replace(row.state, next_visit=until)
                self._rows[row.state.name] = replace(row, state=pushed, lease=lease)
        return tuple(row.state for row in mine)

    def record(
        self, state: FeedState, found: Sequence[tuple[Found, Article]], pages: Sequence[PageState] = ()
    ) -> None:
        """Saves the feed's new state, the articles as decided, their keys and pages; frees the lease."""
        checked(state)
        for _, article in found:
            checked_article(article)
        with self._lock:
            for seen, article in found:
                self._articles.add(article, seen.spans, seen.keys)
            self._articles.put_pages(pages)
            self._rows[state.name] = _Row(state, visited=True)

    def keep(self, states: Sequence[FeedState]) -> None:
        """Saves the states of feeds whose visits brought nothing, and frees their leases."""
        kept = {state.name: _Row(checked(state), visited=True) for state in states}
        with self._lock:
            self._rows |= kept

    def rests(self) -> dict[str, Rest]:
        """The hosts that are to be left alone, by name."""
        with self._lock:
            return dict(sorted(self._rests.items()))

    def rest(self, rests: Sequence[Rest], now: datetime) -> None:
        """Replaces these hosts' rests, and forgets the rests that are over."""
        aware(now)
        replaced = {rest.host: checked(rest) for rest in rests}
        with self._lock:
            self._rest(replaced, now)

    def take_turns(self, urls: Sequence[str], delay: timedelta, now: datetime) -> dict[str, Rest]:
        """The rests as they count at `now`, before what asking these addresses adds to them is stored."""
        with self._lock:
            rests = settled(self.rests(), aware(now))
            self._rest({turn.host: turn for turn in turns(urls, rests, delay, now)}, now)
        return rests

    def _rest(self, replaced: dict[str, Rest], now: datetime) -> None:
        kept = self._rests | replaced
        self._rests = {host: rest for host, rest in kept.items() if rest.until > now}
