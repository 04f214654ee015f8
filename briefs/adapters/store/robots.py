"""What sites' robots.txt said, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from briefs.adapters.store.database import Database, columns, read_all, row_of
from briefs.adapters.store.dialect import put
from briefs.adapters.store.rules import aware, checked
from briefs.adapters.store.tables import ROBOTS
from briefs.domain.robots import SiteRules

ROWS = select(*columns(ROBOTS, SiteRules)).order_by(ROBOTS.c.site)


class SqlRobots:
    """One row for each site."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[SiteRules, ...]:
        """What every site said that is not forgotten, by site."""
        with self._database.reading() as connection:
            return read_all(connection, SiteRules, ROWS)

    def keep(self, rules: Sequence[SiteRules], before: datetime) -> None:
        """Replaces what these sites said, and forgets what was asked for before then."""
        rows = [row_of(checked(each)) for each in rules]
        with self._database.writing() as connection:
            put(connection, ROBOTS, rows)
            connection.execute(delete(ROBOTS).where(ROBOTS.c.asked < aware(before)))
