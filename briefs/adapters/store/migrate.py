"""Brings a database to the tables of this program: forward only, whole or not at all, a copy first."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from briefs.adapters.store.dialect import back_up, begin_writing
from briefs.adapters.store.finding import index_all
from briefs.adapters.store.tables import FINDABLE
from briefs.domain.errors import StoreError

HEAD = "0013"
"""The newest migration; known here, so that an up-to-date database never waits for alembic."""

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, place: str, scripts: Path = SCRIPTS, head: str = HEAD) -> None:
    """Runs the migrations that the database lacks; StoreError when it is newer, or not ours at all."""
    with engine.begin() as connection:
        if _version(connection) == head:
            return
    with engine.execution_options(writing=True).begin() as connection:
        begin_writing(connection)
        version = _version(connection)
        if version == head:
            return  # another process was first
        _refuse_foreign(connection, version, place)
        _upgrade(connection, version, place, scripts, head)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _refuse_foreign(connection: Connection, version: str | None, place: str) -> None:
    if version is None and inspect(connection).get_table_names():
        raise StoreError(f"{place} belongs to another program; set BRIEFS_DATABASE_URL to one of its own")


def _upgrade(connection: Connection, version: str | None, place: str, scripts: Path, head: str) -> None:
    """Alembic takes a quarter of a second to import, which only a new or an old database is worth."""
    from alembic import command  # noqa: PLC0415  # see the docstring
    from alembic.config import Config  # noqa: PLC0415  # the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # the same
    from alembic.util import CommandError  # noqa: PLC0415  # the same

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    try:
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if version is not None and version not in known:
            raise StoreError(
                f"{place} was written by a newer Briefs (its tables are {version}); update Briefs"
            )
        if version is not None:
            back_up(connection, head)
        command.upgrade(config, head)
        if version is not None and inspect(connection).has_table(FINDABLE.name):
            index_all(connection)
    except CommandError as error:
        raise StoreError(f"{place} cannot be migrated: {error}; install Briefs anew") from error
