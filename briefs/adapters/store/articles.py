"""Articles, their revisions, passages and keys in the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Select, and_, case, func, or_, select, update

from briefs.adapters.store.database import Database, chunks, columns, read_all, row_of
from briefs.adapters.store.dialect import add, day_of, put
from briefs.adapters.store.rules import aware, by_time, checked, checked_article, page_revision
from briefs.adapters.store.tables import ARTICLE_KEYS, ARTICLE_REVISIONS, ARTICLES, PAGES
from briefs.domain.article import THIN, Article, Passage, Span, Version
from briefs.domain.feed import PageState, PageText
from briefs.domain.health import Habits

NEWEST = and_(ARTICLE_REVISIONS.c.id == ARTICLES.c.id, ARTICLE_REVISIONS.c.revision == ARTICLES.c.revision)
ARTICLE = columns(ARTICLE_REVISIONS, Article)
PAGE = columns(PAGES, PageState)
OLDEST_FIRST = (ARTICLES.c.published, ARTICLES.c.id)


@dataclass(frozen=True, slots=True)
class Revised:
    """A revision to store: the article, the spans of its passages, and its identity keys."""

    article: Article
    spans: Sequence[Span]
    keys: Sequence[str] = ()


class SqlArticles:
    """Reads the newest revisions; older ones stay, since briefs cite them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, keys: Sequence[str]) -> dict[str, Article]:
        """The newest revision of the articles that carry these keys, by key."""
        carrier: dict[str, str] = {}
        with self._database.reading() as connection:
            for some in chunks(keys):
                rows = connection.execute(select(ARTICLE_KEYS).where(ARTICLE_KEYS.c.key.in_(some)))
                carrier |= {row.key: row.article for row in rows}
            articles = _get(connection, tuple(carrier.values()))
        return {key: articles[carrier[key]] for key in keys if key in carrier}

    def get(self, ids: Sequence[str]) -> dict[str, Article]:
        """The newest revisions, by id."""
        with self._database.reading() as connection:
            return _get(connection, ids)

    def between(self, start: datetime, end: datetime) -> tuple[Article, ...]:
        """Articles published in [start, end), oldest first, then by id."""
        within = and_(ARTICLES.c.published >= start, ARTICLES.c.published < end)
        with self._database.reading() as connection:
            return read_all(connection, Article, _newest().where(within).order_by(*OLDEST_FIRST))

    def passages(self, ids: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
        """The passages of the newest revisions, in text order, by article id."""
        found: dict[str, tuple[Passage, ...]] = {}
        with self._database.reading() as connection:
            for some in chunks(ids):
                chosen = _newest(ARTICLE_REVISIONS.c.spans).where(ARTICLES.c.id.in_(some))
                for spans, article in _with_spans(connection, chosen):
                    found[article.id] = article.passages(spans)
        return {one: found[one] for one in ids if one in found}

    def history(self, ids: Iterable[str]) -> dict[str, tuple[Version, ...]]:
        """Every revision of these articles, oldest first, by id."""
        table, found = ARTICLE_REVISIONS.c, dict[str, tuple[Version, ...]]()
        wanted = tuple(ids)
        # most visits ask for none, and a transaction takes longer than all that they decide
        if not wanted:
            return found
        with self._database.reading() as connection:
            for some in chunks(wanted):
                every = select(*ARTICLE, table.spans).where(table.id.in_(some))
                for spans, article in _with_spans(connection, every.order_by(table.id, table.revision)):
                    found[article.id] = (*found.get(article.id, ()), (article, tuple(spans)))
        return found

    def pages_open(
        self, feeds: Sequence[str], since: datetime
    ) -> tuple[tuple[Article, PageState | None], ...]:
        """Articles of these feeds published since then whose page may be asked, oldest first."""
        open_ = or_(PAGES.c.article.is_(None), PAGES.c.due.is_not(None))
        recent = select(*ARTICLE).select_from(ARTICLES).join(ARTICLE_REVISIONS, NEWEST).outerjoin(PAGES)
        found: list[Article] = []
        with self._database.reading() as connection:
            for some in chunks(feeds):
                chosen = recent.where(open_, ARTICLES.c.published >= since, ARTICLES.c.feed.in_(some))
                found += read_all(connection, Article, chosen)
            states = _pages(connection, [article.id for article in found])
        return tuple((article, states.get(article.id)) for article in sorted(found, key=by_time))

    def pages(self, ids: Iterable[str]) -> dict[str, PageState]:
        """What is remembered of these articles' pages, by article id."""
        wanted = tuple(ids)
        if not wanted:
            return {}
        with self._database.reading() as connection:
            return _pages(connection, wanted)

    def save_page(self, page: PageText, state: PageState) -> None:
        """Stores the page's text as the newest revision, or its label, and the page's state."""
        name = page.article.id
        with self._database.writing() as connection:
            newest = _get(connection, [name]).get(name)
            if newest is None:
                return
            article = None if page.error else page_revision(page.article, newest)
            if article is not None:
                add_revisions(connection, [Revised(checked_article(article), page.spans)])
            elif page.article.paywalled:
                labelled = update(ARTICLE_REVISIONS).where(ARTICLE_REVISIONS.c.id == name)
                this = ARTICLE_REVISIONS.c.revision == newest.revision
                connection.execute(labelled.where(this).values(paywalled=True))
            put_pages(connection, [state])

    def habits(self, since: datetime) -> dict[str, Habits]:
        """By feed, its newest article ever, and counts of the newest revisions published since then."""
        newest = select(ARTICLES.c.feed, func.max(ARTICLES.c.published)).group_by(ARTICLES.c.feed)
        with self._database.reading() as connection:
            found = {feed: Habits(latest) for feed, latest in connection.execute(newest)}
            for feed, day, count, dated, full in connection.execute(_daily(connection, since)):
                before = found[feed]
                found[feed] = Habits(
                    before.newest, (*before.days, (day, count)), before.dated + dated, before.full + full
                )
        return found


def add_revisions(connection: Connection, revised: Sequence[Revised]) -> None:
    """Stores the revisions that are not stored yet with their passages, and every key."""
    ids = [one.article.id for one in revised]
    stored = _stored(connection, ids)
    fresh: dict[tuple[str, int], Revised] = {}
    for one in revised:
        if (one.article.id, one.article.revision) not in stored:
            fresh.setdefault((one.article.id, one.article.revision), one)
    put(connection, ARTICLES, _heads(stored, [one.article for one in fresh.values()]))
    add(connection, ARTICLE_REVISIONS, [row_of(one.article) | {"spans": one.spans} for one in fresh.values()])
    keys = {key: one.article.id for one in revised for key in one.keys}
    put(connection, ARTICLE_KEYS, [{"key": key, "article": name} for key, name in keys.items()])


def put_pages(connection: Connection, states: Sequence[PageState]) -> None:
    """Stores what is remembered of the pages of stored articles."""
    put(connection, PAGES, [row_of(checked(state)) for state in states])


def _pages(connection: Connection, ids: Iterable[str]) -> dict[str, PageState]:
    found: dict[str, PageState] = {}
    for some in chunks(ids):
        rows = read_all(connection, PageState, select(*PAGE).where(PAGES.c.article.in_(some)))
        found |= {state.article: state for state in rows}
    return found


def _stored(connection: Connection, ids: Sequence[str]) -> set[tuple[str, int]]:
    table = ARTICLE_REVISIONS.c
    stored: set[tuple[str, int]] = set()
    for some in chunks(ids):
        rows = connection.execute(select(table.id, table.revision).where(table.id.in_(some)))
        stored.update((row.id, row.revision) for row in rows)
    return stored


def _heads(stored: set[tuple[str, int]], fresh: Sequence[Article]) -> list[dict[str, Any]]:
    """The rows of articles that get a newer revision than they have; a stray older one changes nothing."""
    newest = dict(sorted(stored))
    heads: dict[str, Article] = {}
    for article in fresh:
        if article.revision > newest.get(article.id, 0):
            newest[article.id] = article.revision
            heads[article.id] = article
    return [
        {name: getattr(a, name) for name in ("id", "revision", "feed", "published")} for a in heads.values()
    ]


def _with_spans(connection: Connection, chosen: Select[Any]) -> Iterator[tuple[Sequence[Span], Article]]:
    for row in connection.execute(chosen).mappings():
        fields = dict(row)
        yield fields.pop("spans"), Article(**fields)


def _newest(*more: Column[Any]) -> Select[Any]:
    return select(*ARTICLE, *more).select_from(ARTICLES).join(ARTICLE_REVISIONS, NEWEST)


def _daily(connection: Connection, since: datetime) -> Select[Any]:
    """Each feed's days since then: how many articles, how many dated, how many with more than a teaser."""
    table, day = ARTICLE_REVISIONS.c, day_of(connection, ARTICLES.c.published)
    full = or_(table.full_text, func.length(table.text) >= THIN)
    counts = (func.count(), func.sum(case((table.dated, 1), else_=0)), func.sum(case((full, 1), else_=0)))
    return (
        select(ARTICLES.c.feed, day, *counts)
        .select_from(ARTICLES)
        .join(ARTICLE_REVISIONS, NEWEST)
        .where(ARTICLES.c.published >= aware(since))
        .group_by(ARTICLES.c.feed, day)
        .order_by(ARTICLES.c.feed, day)
    )


def _get(connection: Connection, ids: Sequence[str]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for some in chunks(ids):
        rows = read_all(connection, Article, _newest().where(ARTICLES.c.id.in_(some)))
        found |= {article.id: article for article in rows}
    return {one: found[one] for one in ids if one in found}
