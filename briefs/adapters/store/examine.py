"""What a database is to this program, found out without making, migrating or changing it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect, make_url, text

from briefs.adapters.store.dialect import new_engine, shown
from briefs.adapters.store.explain import explained
from briefs.adapters.store.migrate import HEAD, SCRIPTS


class Standing(StrEnum):
    """How far the tables of a database are from those of this program."""

    NEW = "new"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"


def examine(address: str) -> tuple[str, Standing]:
    """How messages name the database, and its standing; StoreError when it cannot be read."""
    with explained("BRIEFS_DATABASE_URL"):
        place = shown(address)
        new_engine(address).dispose()  # refuses what Briefs cannot use, and does not connect
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        return place, Standing.NEW
    with explained(place):
        engine = create_engine(url)
        try:
            with engine.connect() as connection:
                return place, _standing(connection)
        finally:
            engine.dispose()


def _standing(connection: Connection) -> Standing:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        return Standing.FOREIGN if tables else Standing.NEW
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version == HEAD:
        return Standing.CURRENT
    return Standing.OLDER if version in _known() else Standing.NEWER


def _known() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # slow, and only for another version's tables

    return {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}
