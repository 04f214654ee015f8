"""Feeds' states and leases in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update

from briefs.adapters.store.articles import Revised, add_revisions, put_pages
from briefs.adapters.store.database import Database, chunks, columns, read_all, row_of
from briefs.adapters.store.dialect import put
from briefs.adapters.store.rules import Lease, aware, checked, checked_article, claimable, claimed
from briefs.adapters.store.tables import FEEDS, HOSTS
from briefs.domain.article import Article, Found
from briefs.domain.feed import FeedState, PageState, Rest
from briefs.domain.work import Owner
from briefs.newsroom.resting import settled, turns

STATE = columns(FEEDS, FeedState)
FREE = {"owner": None, "until": None, "retried": False}

Held = tuple[FeedState, Lease | None]


class SqlFeeds:
    """One row for each feed: its state, and who visits it now."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def states(self) -> dict[str, FeedState]:
        """Every feed that was ever visited, by name."""
        visited = select(*STATE).where(FEEDS.c.visited).order_by(FEEDS.c.name)
        with self._database.reading() as connection:
            return {state.name: state for state in read_all(connection, FeedState, visited)}

    def claim(
        self, names: Sequence[str], owner: Owner, now: datetime, until: datetime
    ) -> tuple[FeedState, ...]:
        """Leases the feeds that are due and free, and pushes their next visit to `until` first."""
        aware(now), aware(until)
        with self._database.writing() as connection:
            held = _held(connection, names)
            known = ((name, held.get(name, (FeedState(name, now), None))) for name in dict.fromkeys(names))
            mine = [
                (state, claimed(lease, owner, now, until))
                for _, (state, lease) in known
                if claimable(state, lease, owner, now)
            ]
            put(connection, FEEDS, [_claim(*each) for each in mine if each[0].name not in held])
            for retried in (False, True):
                again = [s.name for s, lease in mine if s.name in held and lease.retried == retried]
                _lease(connection, again, Lease(owner, until, retried))
        return tuple(state for state, _ in mine)

    def record(
        self, state: FeedState, found: Sequence[tuple[Found, Article]], pages: Sequence[PageState] = ()
    ) -> None:
        """Saves the feed's new state, the articles as decided, their keys and pages; frees the lease."""
        revised = [Revised(checked_article(article), seen.spans, seen.keys) for seen, article in found]
        with self._database.writing() as connection:
            add_revisions(connection, revised)
            put_pages(connection, pages)
            put(connection, FEEDS, [_row(state)])

    def keep(self, states: Sequence[FeedState]) -> None:
        """Saves the states of feeds whose visits brought nothing, and frees their leases."""
        with self._database.writing() as connection:
            put(connection, FEEDS, [_row(state) for state in states])

    def rests(self) -> dict[str, Rest]:
        """The hosts that are to be left alone, by name."""
        with self._database.reading() as connection:
            return _rests(connection)

    def rest(self, rests: Sequence[Rest], now: datetime) -> None:
        """Replaces these hosts' rests, and forgets the rests that are over."""
        rows = [row_of(checked(rest)) for rest in rests]
        with self._database.writing() as connection:
            _rest(connection, rows, now)

    def take_turns(self, urls: Sequence[str], delay: timedelta, now: datetime) -> dict[str, Rest]:
        """The rests as they count at `now`, before what asking these addresses adds to them is stored."""
        with self._database.writing() as connection:
            rests = settled(_rests(connection), aware(now))
            _rest(connection, [row_of(turn) for turn in turns(urls, rests, delay, now)], now)
        return rests


def _rests(connection: Connection) -> dict[str, Rest]:
    found = read_all(connection, Rest, select(*columns(HOSTS, Rest)).order_by(HOSTS.c.host))
    return {rest.host: rest for rest in found}


def _rest(connection: Connection, rows: Sequence[dict[str, Any]], now: datetime) -> None:
    put(connection, HOSTS, rows)
    connection.execute(delete(HOSTS).where(HOSTS.c.until <= aware(now)))


def _row(state: FeedState) -> dict[str, Any]:
    return row_of(checked(state)) | {"visited": True} | FREE


def _held(connection: Connection, names: Sequence[str]) -> dict[str, Held]:
    held: dict[str, Held] = {}
    for some in chunks(names):
        chosen = select(*STATE, FEEDS.c.owner, FEEDS.c.until, FEEDS.c.retried).where(FEEDS.c.name.in_(some))
        for row in connection.execute(chosen).mappings():
            held[row["name"]] = _held_row(dict(row))
    return held


def _held_row(row: dict[str, Any]) -> Held:
    lease = Lease(row.pop("owner"), row.pop("until"), row.pop("retried"))
    return FeedState(**row), lease if lease.owner else None


def _lease(connection: Connection, names: Sequence[str], lease: Lease) -> None:
    """Leases feeds that are known already."""
    for some in chunks(names):
        leased = update(FEEDS).where(FEEDS.c.name.in_(some))
        connection.execute(leased.values(next_visit=lease.until, **row_of(lease)))


def _claim(state: FeedState, lease: Lease) -> dict[str, Any]:
    """The row of a feed that is not known yet, and not visited."""
    return row_of(replace(state, next_visit=lease.until)) | row_of(lease)
