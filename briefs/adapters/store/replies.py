"""Model replies and what they cost in the database."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from briefs.adapters.store.database import Database, columns, read_all, row_of
from briefs.adapters.store.dialect import put
from briefs.adapters.store.rules import RESERVED, check_budget, checked
from briefs.adapters.store.tables import CALLS, REPLIES
from briefs.domain.model import Call, Reply, Spent


class SqlReplies:
    """Replies by key, and one row for each call."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> Reply | None:
        """The reply stored under a prompt's key."""
        chosen = select(*columns(REPLIES, Reply)).where(REPLIES.c.key == key)
        with self._database.reading() as connection:
            return next(iter(read_all(connection, Reply, chosen)), None)

    def reserve(self, call: Call, run: Spent, day: Spent) -> None:
        """Records the call before it is made; BudgetSpent when run or day would exceed these caps."""
        date = checked(call).at.astimezone(UTC).date()
        start = datetime.combine(date, time(), UTC)
        with self._database.writing() as connection:
            of_run = _spent(connection, CALLS.c.brief == call.brief)
            of_day = _spent(connection, CALLS.c.at >= start, CALLS.c.at < start + timedelta(days=1))
            check_budget(call, of_run, run, f"the brief {call.brief}")
            check_budget(call, of_day, day, f"the day {date}")
            connection.execute(insert(CALLS).values(row_of(call)))

    def settle(self, call: Call, reply: Reply | None) -> None:
        """Replaces the reservation by what the call really cost, and stores the reply."""
        row = row_of(checked(call))
        reserved = select(CALLS.c.number).where(CALLS.c.key == call.key, CALLS.c.outcome == RESERVED)
        with self._database.writing() as connection:
            number = connection.scalar(reserved.order_by(CALLS.c.number.desc()).limit(1))
            if number is None:
                connection.execute(insert(CALLS).values(row))
            else:
                connection.execute(update(CALLS).where(CALLS.c.number == number).values(row))
            if reply is not None:
                put(connection, REPLIES, [row_of(reply) | {"key": call.key}])

    def calls(self, brief: str = "") -> tuple[Call, ...]:
        """The ledger, oldest first."""
        chosen = select(*columns(CALLS, Call)).order_by(CALLS.c.at, CALLS.c.number)
        if brief:
            chosen = chosen.where(CALLS.c.brief == brief)
        with self._database.reading() as connection:
            return read_all(connection, Call, chosen)


def _spent(connection: Connection, *which: ColumnElement[bool]) -> Spent:
    sums = select(func.coalesce(func.sum(CALLS.c.tokens), 0), func.coalesce(func.sum(CALLS.c.usd), 0.0))
    tokens, usd = connection.execute(sums.where(*which)).one()
    return Spent(tokens, usd)
