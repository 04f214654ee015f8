"""What differs between SQLite and PostgreSQL: how to connect, to write alone, to replace a row, to copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import (
    URL,
    ClauseElement,
    ColumnElement,
    Connection,
    Date,
    Dialect,
    Engine,
    Executable,
    Table,
    create_engine,
    event,
    func,
    literal_column,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.compiler import SQLCompiler

from briefs.domain.errors import StoreError

INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Both know ON CONFLICT, in the same words."""

PATIENCE = "30"
"""Seconds that SQLite waits for another writer, unless the address says `?timeout=`."""

WRITERS = 20_250_623
"""PostgreSQL's advisory lock that makes writers wait for one another, as SQLite's do anyway."""


def new_engine(address: str) -> Engine:
    """The engine of a database address; StoreError for one that Briefs cannot use."""
    url = make_url(address)
    if url.get_backend_name() not in INSERTS:
        raise StoreError(f"Briefs keeps its data in SQLite or PostgreSQL, not in {url.get_backend_name()}")
    return create_engine(url) if url.get_backend_name() == "postgresql" else _sqlite_engine(url)


def shown(address: str) -> str:
    """How messages name a database: a SQLite file by its path, a server without its password."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def begin_writing(connection: Connection) -> None:
    """Makes this transaction the only writing one, from its first statement on."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(WRITERS)))


def day_of(connection: Connection, moment: ColumnElement[Any]) -> ColumnElement[date]:
    """The UTC day of a time; PostgreSQL would take the session's time zone."""
    # a literal: PostgreSQL does not see that two parameters of SELECT and GROUP BY are equal
    utc: ColumnElement[str] = literal_column("'UTC'")
    moment = func.timezone(utc, moment) if connection.dialect.name == "postgresql" else moment
    return func.date(moment, type_=Date())


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows; where the primary key is there already, the other columns given are replaced."""
    if rows:
        _run(connection, _putting(connection.dialect.name, table, tuple(rows[0])), table, rows)


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows; one whose primary key is there already is left as it is."""
    if rows:
        _run(connection, _adding(connection.dialect.name, table), table, rows)


def _run(
    connection: Connection, statement: Executable, table: Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Runs a statement for every row, by the driver itself where SQLite is given whole rows.

    SQLAlchemy's own way took twice as long, which was half of what storing a visit took.
    """
    if connection.dialect.name == "sqlite" and rows[0].keys() == set(table.columns.keys()):
        text, columns = _driven(connection.dialect, statement, table)
        connection.exec_driver_sql(text, [tuple(bind(row[name]) for name, bind in columns) for row in rows])
    else:
        connection.execute(statement, list(rows))


@lru_cache(maxsize=32)
def _driven(
    dialect: Dialect, statement: Executable, table: Table
) -> tuple[str, tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """The statement as the driver takes it, and in its order each column with what makes a value storable."""
    compiled = cast("ClauseElement", statement).compile(dialect=dialect)
    order = cast("SQLCompiler", compiled).positiontup or []
    binds = (table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order)
    return str(compiled), tuple((name, bind or _as_it_is) for name, bind in zip(order, binds, strict=True))


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _putting(dialect: str, table: Table, names: tuple[str, ...]) -> Executable:
    """Building it takes longer than running it for one row."""
    statement = INSERTS[dialect](table)
    keys = [column.name for column in table.primary_key]
    replaced = {name: statement.excluded[name] for name in names if name not in keys}
    return cast("Executable", statement.on_conflict_do_update(index_elements=keys, set_=replaced))


@cache
def _adding(dialect: str, table: Table) -> Executable:
    keys = [column.name for column in table.primary_key]
    return cast("Executable", INSERTS[dialect](table).on_conflict_do_nothing(index_elements=keys))


def back_up(connection: Connection, revision: str) -> None:
    """Copies a SQLite file to `<file>.before-<revision>`; servers have their own backups.

    The caller holds the write lock, so nothing changes meanwhile, and readers may read.
    """
    if connection.dialect.name != "sqlite":
        return
    file = Path(connection.exec_driver_sql("PRAGMA database_list").one()[2])
    part = file.with_name(f"{file.name}.before-{revision}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(file.with_name(f"{file.name}.before-{revision}"))


def _sqlite_engine(url: URL) -> Engine:
    if url.database in {None, "", ":memory:"}:
        raise StoreError("a SQLite database in memory is lost at once; name a file: sqlite:///var/briefs.db")
    if "timeout" not in url.query:
        url = url.update_query_dict({"timeout": PATIENCE})
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    """FULL, since a power cut must not forget that a mail was being sent (DESIGN §4.6)."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    _use_wal(connection)


def _use_wal(connection: sqlite3.Connection) -> None:
    """The mode stays with the file; while others use the file it cannot change, which a later open mends."""
    if connection.execute("PRAGMA journal_mode").fetchone() == ("wal",):
        return
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _begin(connection: Connection) -> None:
    """The driver would begin late, and then find that another writer was first."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
