"""Briefs, their history and their frozen bytes in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from briefs.adapters.store import finding, published
from briefs.adapters.store.database import Database, columns, read_all, row_of
from briefs.adapters.store.dialect import add, put
from briefs.adapters.store.rules import checked, last_told, moved_on, next_number, told_by
from briefs.adapters.store.tables import BRIEFS, CHOICES, FROZEN, ITEMS, REVISIONS, TOLD
from briefs.domain.brief import PUBLISHED, Brief, Choice, Document, Frozen, Item, Revision, Status
from briefs.domain.errors import NotFound
from briefs.domain.hit import Hit
from briefs.domain.published import Published
from briefs.domain.story import Told
from briefs.newsroom.searching import parsed
from briefs.ports.store import FOUND


class SqlBriefs:
    """A brief is a row; its choices, items, revisions and frozen bytes hang on it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, brief: Brief) -> bool:
        """False, and nothing stored, when the slot already has its brief."""
        row = row_of(checked(brief))
        slot = [BRIEFS.c[name] == row[name] for name in ("newsletter", "date", "slot")]
        taken = select(BRIEFS.c.id).where(or_(BRIEFS.c.id == brief.id, slot[0] & slot[1] & slot[2]))
        with self._database.writing() as connection:
            if connection.scalar(taken) is not None:
                return False
            connection.execute(insert(BRIEFS).values(row))
            return True

    def get(self, id: str) -> Brief:
        """NotFound when there is none of that id."""
        with self._database.reading() as connection:
            return get_brief(connection, id)

    def all(self, newsletter: str = "") -> tuple[Brief, ...]:
        """Every brief, newest first."""
        chosen = select(BRIEFS).order_by(BRIEFS.c.created.desc(), BRIEFS.c.id.desc())
        if newsletter:
            chosen = chosen.where(BRIEFS.c.newsletter == newsletter)
        with self._database.reading() as connection:
            return read_all(connection, Brief, chosen)

    def move(self, before: Brief, after: Brief) -> None:
        """Replaces `before` by `after`; Conflict when the stored brief is no longer `before`."""
        with self._database.writing() as connection:
            _replace(connection, before, after)

    def choose(self, brief: str, choices: Sequence[Choice]) -> None:
        """Stores what the newsletter chose for this brief, in running order."""
        with self._database.writing() as connection:
            get_brief(connection, brief)
            put(connection, CHOICES, [{"brief": brief, "choices": tuple(choices)}])

    def choices(self, brief: str) -> tuple[Choice, ...]:
        """What was chosen, in running order."""
        with self._database.reading() as connection:
            return connection.scalar(select(CHOICES.c.choices).where(CHOICES.c.brief == brief)) or ()

    def save_item(self, brief: str, item: Item) -> None:
        """Stores one chosen story as it was written, with what it cites; a later one replaces it."""
        with self._database.writing() as connection:
            get_brief(connection, brief)
            put(connection, ITEMS, [{"brief": brief, "story": item.story, "item": item}])

    def items(self, brief: str) -> dict[str, Item]:
        """What was written, by story."""
        with self._database.reading() as connection:
            chosen = select(ITEMS.c.item).where(ITEMS.c.brief == brief)
            rows = connection.scalars(chosen.order_by(ITEMS.c.story))
            return {item.story: item for item in rows}

    def add_revision(self, revision: Revision, status: Status) -> None:
        """Appends a revision and moves the brief to `status`; Conflict when it may not."""
        with self._database.writing() as connection:
            brief = get_brief(connection, revision.brief)
            next_number(revision, brief)
            connection.execute(insert(REVISIONS).values(row_of(checked(revision))))
            _save(connection, replace(brief, revision=revision.number, status=status))
            connection.execute(delete(TOLD).where(TOLD.c.brief == brief.id))
            add(connection, TOLD, [row_of(told) for told in told_by(revision).values()])

    def document(self, brief: str) -> Document:
        """The newest revision's document; NotFound before the first."""
        newest = select(REVISIONS.c.document).where(REVISIONS.c.brief == brief)
        with self._database.reading() as connection:
            document: Document | None = connection.scalar(newest.order_by(REVISIONS.c.number.desc()).limit(1))
        if document is None:
            raise NotFound(f"brief {brief!r} has no document yet")
        return document

    def revisions(self, brief: str) -> tuple[Revision, ...]:
        """The brief's history, oldest first."""
        chosen = select(REVISIONS).where(REVISIONS.c.brief == brief).order_by(REVISIONS.c.number)
        with self._database.reading() as connection:
            return read_all(connection, Revision, chosen)

    def approve(self, frozen: Frozen, before: Brief, after: Brief) -> None:
        """Stores the frozen bytes and moves the brief at once; Conflict as in `move`."""
        with self._database.writing() as connection:
            _replace(connection, before, after)
            connection.execute(insert(FROZEN).values(row_of(checked(frozen))))
            finding.index(connection, frozen.brief, frozen.revision, frozen.json)

    def frozen(self, brief: str) -> Frozen | None:
        """The bytes of the newest approval, None when there was none."""
        approvals = select(*columns(FROZEN, Frozen)).where(FROZEN.c.brief == brief)
        with self._database.reading() as connection:
            newest = approvals.order_by(FROZEN.c.number.desc()).limit(1)
            return next(iter(read_all(connection, Frozen, newest)), None)

    def told(self, newsletter: str, before: datetime) -> dict[str, Told]:
        """By story, what the newsletter's last approved or sent brief created before then told of it."""
        chosen = (
            select(*columns(TOLD, Told))
            .join(BRIEFS)
            .where(
                BRIEFS.c.newsletter == newsletter, BRIEFS.c.created < before, BRIEFS.c.status.in_(PUBLISHED)
            )
            .order_by(BRIEFS.c.created, BRIEFS.c.id)
        )
        with self._database.reading() as connection:
            return last_told(read_all(connection, Told, chosen))

    def published(self, newsletter: str = "") -> tuple[Published, ...]:
        """The published briefs of a newsletter, or of all, newest first."""
        with self._database.reading() as connection:
            return published.published(connection, newsletter)

    def tellings(self, stories: Sequence[str] | None = None) -> dict[str, tuple[str, ...]]:
        """By story, the published briefs that tell it, oldest first."""
        with self._database.reading() as connection:
            return published.tellings(connection, stories)

    def find(self, query: str, newsletter: str = "", limit: int = FOUND, offset: int = 0) -> tuple[Hit, ...]:
        """The stories of published briefs that fit a query, the newest brief's first."""
        asked = parsed(query)
        if not asked.wanted:
            return ()
        with self._database.reading() as connection:
            return finding.find(connection, asked, newsletter, limit, offset)


def get_brief(connection: Connection, id: str) -> Brief:
    """The stored brief; NotFound when there is none of that id."""
    found = read_all(connection, Brief, select(BRIEFS).where(BRIEFS.c.id == id))
    if not found:
        raise NotFound(f"no brief {id!r}; see: briefs list")
    return found[0]


def _replace(connection: Connection, before: Brief, after: Brief) -> None:
    stored = read_all(connection, Brief, select(BRIEFS).where(BRIEFS.c.id == before.id))
    moved_on(before.id, before, next(iter(stored), None))
    _save(connection, checked(after))


def _save(connection: Connection, brief: Brief) -> None:
    values: dict[str, Any] = row_of(brief)
    connection.execute(update(BRIEFS).where(BRIEFS.c.id == brief.id).values(values))
