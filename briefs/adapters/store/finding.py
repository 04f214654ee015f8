"""Finding stories of published briefs: rows by approval; what is published is asked anew at each search."""

from __future__ import annotations

from sqlalchemy import Connection, Select, delete, func, insert, select

from briefs.adapters.store import fulltext
from briefs.adapters.store.database import read_all
from briefs.adapters.store.tables import BRIEFS, FINDABLE, FROZEN
from briefs.domain.brief import PUBLISHED
from briefs.domain.hit import Hit
from briefs.newsroom.findable import findable
from briefs.newsroom.searching import Query

MOST = 2**31
"""Hits that can be asked for or left out; both databases count further."""


def find(connection: Connection, query: Query, newsletter: str, limit: int, offset: int) -> tuple[Hit, ...]:
    """The hits of a query that wants something, the newest brief's first."""
    return read_all(connection, Hit, finding(connection.dialect.name, query, newsletter, limit, offset))


def finding(
    dialect: str, query: Query, newsletter: str, limit: int, offset: int
) -> Select[tuple[object, ...]]:
    """The statement behind `find`."""
    hits = (
        select(
            FINDABLE.c.brief,
            BRIEFS.c.newsletter,
            BRIEFS.c.date.label("day"),
            FINDABLE.c.story,
            FINDABLE.c.place,
            FINDABLE.c.headline,
            FINDABLE.c.text,
        )
        .join_from(FINDABLE, BRIEFS)
        .where(
            FINDABLE.c.number.in_(fulltext.fitting(dialect, query)),
            BRIEFS.c.status.in_(PUBLISHED),
            BRIEFS.c.revision == FINDABLE.c.revision,
        )
        .order_by(BRIEFS.c.date.desc(), BRIEFS.c.slot.desc(), BRIEFS.c.id.desc(), FINDABLE.c.place)
        .limit(min(limit, MOST))
        .offset(min(offset, MOST))
    )
    return hits.where(BRIEFS.c.newsletter == newsletter) if newsletter else hits


def index(connection: Connection, brief: str, revision: int, frozen: str) -> None:
    """Makes the stories of an approval findable, in the place of those of an earlier one."""
    mine = FINDABLE.c.brief == brief
    fulltext.forget(connection, select(FINDABLE.c.number).where(mine))
    connection.execute(delete(FINDABLE).where(mine))
    stories = findable(frozen)
    if not stories:
        return
    # the writer is alone, so that no other can take these numbers
    first = 1 + (connection.scalar(select(func.max(FINDABLE.c.number))) or 0)
    rows = [
        {
            "number": number,
            "brief": brief,
            "revision": revision,
            "story": one.story,
            "place": one.place,
            "headline": one.headline,
            "text": one.text,
        }
        for number, one in enumerate(stories, first)
    ]
    connection.execute(insert(FINDABLE), rows)
    fulltext.keep(connection, {number: one.terms for number, one in enumerate(stories, first)})


def index_all(connection: Connection) -> None:
    """Makes findable what was approved before there was an index; one approval is in memory at a time."""
    newest = (
        select(FROZEN.c.brief, func.max(FROZEN.c.number).label("number"))
        .where(FROZEN.c.brief.not_in(select(FINDABLE.c.brief)))
        .group_by(FROZEN.c.brief)
    )
    for brief, number in connection.execute(newest).all():
        approved = select(FROZEN.c.revision, FROZEN.c.json).where(FROZEN.c.number == number)
        revision, frozen = connection.execute(approved).one()
        index(connection, brief, revision, frozen)
