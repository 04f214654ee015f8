"""The store in a database: SQLite by default, PostgreSQL by its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, insert, select

from briefs.adapters.store.alerts import SqlAlerts
from briefs.adapters.store.articles import SqlArticles
from briefs.adapters.store.audience import SqlAudience
from briefs.adapters.store.briefs import SqlBriefs
from briefs.adapters.store.corrections import SqlCorrections
from briefs.adapters.store.database import Database
from briefs.adapters.store.dialect import new_engine, shown
from briefs.adapters.store.explain import explained
from briefs.adapters.store.feeds import SqlFeeds
from briefs.adapters.store.migrate import migrate
from briefs.adapters.store.replies import SqlReplies
from briefs.adapters.store.robots import SqlRobots
from briefs.adapters.store.rules import Lease, aware
from briefs.adapters.store.stories import SqlStories
from briefs.adapters.store.tables import CONFIGS, LEASES
from briefs.adapters.store.vectors import SqlVectors
from briefs.domain.work import Owner
from briefs.ports import Store

NEWEST_CONFIG = select(CONFIGS.c.number, CONFIGS.c.text).order_by(CONFIGS.c.number.desc()).limit(1)


def open_store(url: str) -> Store:
    """The store at a database address, made or migrated first; StoreError when it cannot be used."""
    with explained("BRIEFS_DATABASE_URL"):
        place = shown(url)
    with explained(place):
        engine = new_engine(url)
        try:
            migrate(engine, place)
        except BaseException:
            engine.dispose()
            raise
    return SqlStore(Database(engine, place))


class SqlStore:
    """Everything that Briefs remembers, in one database; safe for threads and for several processes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.feeds = SqlFeeds(database)
        self.articles = SqlArticles(database)
        self.stories = SqlStories(database)
        self.briefs = SqlBriefs(database)
        self.corrections = SqlCorrections(database)
        self.audience = SqlAudience(database)
        self.replies = SqlReplies(database)
        self.vectors = SqlVectors(database)
        self.alerts = SqlAlerts(database)
        self.robots = SqlRobots(database)

    def accept_config(self, text: str, now: datetime) -> int:
        """The number of this configuration: a new one when it differs from the newest stored one."""
        with self._database.writing() as connection:
            stored = connection.execute(NEWEST_CONFIG).first()
            if stored is not None and stored.text == text:
                return int(stored.number)
            number = 1 if stored is None else stored.number + 1
            connection.execute(insert(CONFIGS).values(number=number, text=text, accepted=now))
            return int(number)

    def newest_config(self) -> tuple[int, str] | None:
        """The number and the text of the newest accepted configuration."""
        with self._database.reading() as connection:
            stored = connection.execute(NEWEST_CONFIG).first()
        return stored and (int(stored.number), str(stored.text))

    @contextmanager
    def lease(self, name: str, owner: Owner, now: datetime, until: datetime) -> Iterator[bool]:
        """Holds `name` while the block runs; False when a living owner holds it."""
        token = uuid4().hex
        taken = self._take(name, token, Lease(owner, aware(until)), now)
        try:
            yield taken
        finally:
            if taken:
                self._free(name, token)

    def close(self) -> None:
        """Closes every connection."""
        self._database.close()

    def _take(self, name: str, token: str, mine: Lease, now: datetime) -> bool:
        stored = select(LEASES.c.owner, LEASES.c.until).where(LEASES.c.name == name)
        with self._database.writing() as connection:
            row = connection.execute(stored).first()
            if row is not None and not Lease(row.owner, row.until).free(mine.owner, aware(now)):
                return False
            connection.execute(delete(LEASES).where(LEASES.c.name == name))
            values = {"name": name, "token": token, "owner": mine.owner, "until": mine.until}
            connection.execute(insert(LEASES).values(values))
            return True

    def _free(self, name: str, token: str) -> None:
        """The token tells our lease from one that another took after ours had run out."""
        with self._database.writing() as connection:
            connection.execute(delete(LEASES).where(LEASES.c.name == name, LEASES.c.token == token))
