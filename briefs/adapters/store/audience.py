"""Subscribers and the ledger of deliveries in the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from briefs.adapters.store.briefs import get_brief
from briefs.adapters.store.database import Database, chunks, columns, read_all, row_of
from briefs.adapters.store.dialect import add
from briefs.adapters.store.rules import checked, moved_on
from briefs.adapters.store.tables import DELIVERIES, SUBSCRIBERS
from briefs.domain.audience import Delivery, Subscriber
from briefs.domain.errors import Conflict, NotFound

PERSON = columns(SUBSCRIBERS, Subscriber)


class SqlAudience:
    """One row for each address of a newsletter, one for each brief and subscriber."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, subscriber: Subscriber) -> bool:
        """False, and nothing changed, when the newsletter has the address already, in whatever status."""
        row = _row(subscriber)
        with self._database.writing() as connection:
            if _holder(connection, row) is not None:
                return False
            if connection.scalar(select(SUBSCRIBERS.c.id).where(SUBSCRIBERS.c.id == subscriber.id)):
                raise Conflict(f"another subscriber has the id {subscriber.id}; draw a new one")
            connection.execute(insert(SUBSCRIBERS).values(row))
            return True

    def subscribers(self, newsletter: str = "") -> tuple[Subscriber, ...]:
        """Every subscriber, by e-mail address."""
        order = (SUBSCRIBERS.c.email, SUBSCRIBERS.c.newsletter, SUBSCRIBERS.c.id)
        chosen = select(*PERSON).order_by(*order)
        if newsletter:
            chosen = chosen.where(SUBSCRIBERS.c.newsletter == newsletter)
        with self._database.reading() as connection:
            return read_all(connection, Subscriber, chosen)

    def subscriber(self, id: str) -> Subscriber:
        """NotFound when there is none of that id."""
        with self._database.reading() as connection:
            return _person(connection, id)

    def of_address(self, email: str) -> tuple[Subscriber, ...]:
        """The subscribers of one address, case aside, by newsletter."""
        chosen = select(*PERSON).where(SUBSCRIBERS.c.address == email.casefold())
        with self._database.reading() as connection:
            return read_all(connection, Subscriber, chosen.order_by(SUBSCRIBERS.c.newsletter))

    def save_subscriber(self, subscriber: Subscriber) -> None:
        """Replaces the subscriber of that id; NotFound without one, Conflict when its address is taken."""
        with self._database.writing() as connection:
            _person(connection, subscriber.id)
            _replace(connection, subscriber)

    def change(self, before: Subscriber, after: Subscriber) -> None:
        """Replaces `before` by `after`; Conflict when the stored subscriber is no longer `before`."""
        with self._database.writing() as connection:
            moved_on(f"the subscriber {before.id!r}", before, _stored(connection, before.id))
            _replace(connection, after)

    def open_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """Adds rows for (brief, subscriber) pairs that have none; the others stay as they are."""
        rows = [row_of(checked(delivery)) for delivery in deliveries]
        with self._database.writing() as connection:
            for brief in {delivery.brief for delivery in deliveries}:
                get_brief(connection, brief)
            _require(connection, [delivery.subscriber for delivery in deliveries])
            add(connection, DELIVERIES, rows)

    def deliveries(self, brief: str) -> tuple[Delivery, ...]:
        """The ledger of a brief, by subscriber."""
        chosen = select(DELIVERIES).where(DELIVERIES.c.brief == brief).order_by(DELIVERIES.c.subscriber)
        with self._database.reading() as connection:
            return read_all(connection, Delivery, chosen)

    def delivery(self, brief: str, subscriber: str) -> Delivery:
        """One row of the ledger; NotFound when there is none."""
        with self._database.reading() as connection:
            found = _ledger_row(connection, brief, subscriber)
        if found is None:
            raise NotFound(f"{brief} has no delivery to {subscriber!r}")
        return found

    def settle(self, before: Delivery, after: Delivery) -> None:
        """Replaces `before` by `after`; Conflict when the stored row is no longer `before`."""
        row = update(DELIVERIES).where(*_pair(before.brief, before.subscriber))
        with self._database.writing() as connection:
            stored = _ledger_row(connection, before.brief, before.subscriber)
            moved_on(f"the delivery {before.key}", before, stored)
            connection.execute(row.values(row_of(checked(after))))


def _row(subscriber: Subscriber) -> dict[str, Any]:
    """Case aside: a person who left must not be mailed again under another spelling."""
    return row_of(checked(subscriber)) | {"address": subscriber.email.casefold()}


def _replace(connection: Connection, subscriber: Subscriber) -> None:
    row = _row(subscriber)
    if _holder(connection, row) not in {None, subscriber.id}:
        raise Conflict(f"{subscriber.newsletter} has the address {subscriber.email} already")
    connection.execute(update(SUBSCRIBERS).where(SUBSCRIBERS.c.id == subscriber.id).values(row))


def _pair(brief: str, subscriber: str) -> tuple[ColumnElement[bool], ...]:
    return (DELIVERIES.c.brief == brief, DELIVERIES.c.subscriber == subscriber)


def _ledger_row(connection: Connection, brief: str, subscriber: str) -> Delivery | None:
    found = read_all(connection, Delivery, select(DELIVERIES).where(*_pair(brief, subscriber)))
    return next(iter(found), None)


def _holder(connection: Connection, row: dict[str, Any]) -> str | None:
    same = [SUBSCRIBERS.c[name] == row[name] for name in ("newsletter", "address")]
    return connection.scalar(select(SUBSCRIBERS.c.id).where(*same))


def _require(connection: Connection, ids: Sequence[str]) -> None:
    for some in chunks(ids):
        known = connection.scalars(select(SUBSCRIBERS.c.id).where(SUBSCRIBERS.c.id.in_(some)))
        for missing in set(some) - set(known):
            raise NotFound(f"no subscriber {missing!r}")


def _person(connection: Connection, id: str) -> Subscriber:
    found = _stored(connection, id)
    if found is None:
        raise NotFound(f"no subscriber {id!r}")
    return found


def _stored(connection: Connection, id: str) -> Subscriber | None:
    found = read_all(connection, Subscriber, select(*PERSON).where(SUBSCRIBERS.c.id == id))
    return next(iter(found), None)
