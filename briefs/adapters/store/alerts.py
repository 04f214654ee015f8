"""What the operator was told, in the database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from briefs.adapters.store.database import Database, columns, read_all, row_of
from briefs.adapters.store.rules import checked, moved_on
from briefs.adapters.store.tables import ALERTS
from briefs.domain.alert import Alert

ROWS = select(*columns(ALERTS, Alert)).order_by(ALERTS.c.key)


class SqlAlerts:
    """One row for each key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> frozenset[Alert]:
        """Everything that was told and is not forgotten."""
        with self._database.reading() as connection:
            return _all(connection)

    def replace(self, before: Iterable[Alert], after: Iterable[Alert]) -> None:
        """Replaces everything at once; Conflict when it is no longer `before`."""
        rows = [row_of(checked(alert)) for alert in after]
        with self._database.writing() as connection:
            moved_on("what the operator was told", frozenset(before), _all(connection))
            connection.execute(delete(ALERTS))
            if rows:
                connection.execute(insert(ALERTS), rows)


def _all(connection: Connection) -> frozenset[Alert]:
    return frozenset(read_all(connection, Alert, ROWS))
