"""Articles, their revisions, passages and keys in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, select, tuple_, update

from briefs.adapters.store.database import Database, chunks, columns, read_all, row_of
from briefs.adapters.store.dialect import add, put
from briefs.adapters.store.rules import by_time, checked_article, page_revision
from briefs.adapters.store.tables import ARTICLE_KEYS, ARTICLE_REVISIONS, ARTICLES, PASSAGES
from briefs.domain.article import Article, Passage
from briefs.domain.feed import PageText

NEWEST = and_(ARTICLE_REVISIONS.c.id == ARTICLES.c.id, ARTICLE_REVISIONS.c.revision == ARTICLES.c.revision)
ARTICLE = columns(ARTICLE_REVISIONS, Article)
OLDEST_FIRST = (ARTICLES.c.published, ARTICLES.c.id)


@dataclass(frozen=True, slots=True)
class Revised:
    """A revision to store: the article, its passages, and the keys by which it is recognised."""

    article: Article
    passages: Sequence[Passage]
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
        found: dict[str, list[Passage]] = {}
        with self._database.reading() as connection:
            for some in chunks(ids):
                known = connection.scalars(select(ARTICLES.c.id).where(ARTICLES.c.id.in_(some)))
                found |= {article: [] for article in known}
                for passage in read_all(connection, Passage, _passages(some)):
                    found[passage.article].append(passage)
        return {one: tuple(found[one]) for one in ids if one in found}

    def without_page(self, feeds: Sequence[str], since: datetime) -> tuple[Article, ...]:
        """Articles of these feeds published since then whose page was never tried, oldest first."""
        untried = and_(ARTICLES.c.published >= since, ARTICLES.c.page_tried.is_(False))
        found: list[Article] = []
        with self._database.reading() as connection:
            for some in chunks(feeds):
                chosen = _newest().where(untried, ARTICLES.c.feed.in_(some))
                found += read_all(connection, Article, chosen)
        return tuple(sorted(found, key=by_time))

    def save_page(self, page: PageText) -> None:
        """Stores the page's text as the newest revision, or only that the page was tried."""
        name = page.article.id
        with self._database.writing() as connection:
            newest = _get(connection, [name]).get(name)
            if newest is None:
                return
            article = None if page.error else page_revision(page.article, newest)
            if article is not None:
                add_revisions(connection, [Revised(checked_article(article), page.passages)])
            connection.execute(update(ARTICLES).where(ARTICLES.c.id == name).values(page_tried=True))


def add_revisions(connection: Connection, revised: Sequence[Revised]) -> None:
    """Stores the revisions that are not stored yet with their passages, and every key."""
    ids = [one.article.id for one in revised]
    stored = _stored(connection, ids)
    fresh: dict[tuple[str, int], Revised] = {}
    for one in revised:
        if (one.article.id, one.article.revision) not in stored:
            fresh.setdefault((one.article.id, one.article.revision), one)
    put(connection, ARTICLES, _heads(stored, [one.article for one in fresh.values()]))
    add(connection, ARTICLE_REVISIONS, [row_of(one.article) for one in fresh.values()])
    add(connection, PASSAGES, [row for one in fresh.values() for row in _passage_rows(one)])
    keys = {key: one.article.id for one in revised for key in one.keys}
    put(connection, ARTICLE_KEYS, [{"key": key, "article": name} for key, name in keys.items()])


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


def _passage_rows(revised: Revised) -> list[dict[str, Any]]:
    """Passages were cut before the article got its final id and revision."""
    article = revised.article
    ordered = sorted(revised.passages, key=lambda passage: (passage.start, passage.end))
    return [
        row_of(replace(passage, article=article.id, revision=article.revision)) | {"number": number}
        for number, passage in enumerate(ordered)
    ]


def _newest() -> Select[Any]:
    return select(*ARTICLE).select_from(ARTICLES).join(ARTICLE_REVISIONS, NEWEST)


def _get(connection: Connection, ids: Sequence[str]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for some in chunks(ids):
        rows = read_all(connection, Article, _newest().where(ARTICLES.c.id.in_(some)))
        found |= {article.id: article for article in rows}
    return {one: found[one] for one in ids if one in found}


def _passages(ids: Sequence[str]) -> Select[Any]:
    newest = tuple_(PASSAGES.c.article, PASSAGES.c.revision) == tuple_(ARTICLES.c.id, ARTICLES.c.revision)
    return (
        select(*columns(PASSAGES, Passage))
        .select_from(ARTICLES)
        .join(PASSAGES, newest)
        .where(ARTICLES.c.id.in_(ids))
        .order_by(PASSAGES.c.article, PASSAGES.c.number)
    )
