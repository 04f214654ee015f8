"""Turns the errors of the database and its drivers into one clear line that names the mend."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
    StatementError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from briefs.domain.errors import StoreBroken, StoreError

OTHER_PLACE = "set BRIEFS_DATA or BRIEFS_DATABASE_URL to another place"

BY_CODE = {
    sqlite3.SQLITE_BUSY: "{place} is locked; stop the program that holds it, or wait and try again",
    sqlite3.SQLITE_LOCKED: "{place} is locked; stop the program that holds it, or wait and try again",
    sqlite3.SQLITE_READONLY: "{place} is read-only; make the file and its folder writable for this user",
    sqlite3.SQLITE_PERM: "{place} may not be used; make the file and its folder writable for this user",
    sqlite3.SQLITE_IOERR: "{place} cannot be read or written; check its disk, then restore a copy if need be",
    sqlite3.SQLITE_CORRUPT: "{place} is damaged; restore a copy of it",
    sqlite3.SQLITE_FULL: "no space is left for {place}; free some and run again, what was stored is whole",
    sqlite3.SQLITE_CANTOPEN: f"{{place}} cannot be opened; make its folder writable, or {OTHER_PLACE}",
    sqlite3.SQLITE_NOTADB: f"{{place}} is not a database; move that file away, or {OTHER_PLACE}",
    sqlite3.SQLITE_TOOBIG: "a text is too long for {place}; shorten it",
}
"""What the primary result codes of SQLite mean for a person (sqlite.org/rescode.html)."""

BROKEN = frozenset(BY_CODE) - {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_TOOBIG}
"""Codes after which no other statement can succeed either."""


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Raises every foreign error of the block as a StoreError about `place`; our own ones pass."""
    try:
        yield
    except StatementError as error:
        raise _of_statement(error, place) from error
    except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeError, OverflowError, ImportError) as error:
        raise _kind(error)(_line(error, place)) from error


def _kind(error: BaseException) -> type[StoreError]:
    return StoreBroken if _code(error) in BROKEN else StoreError


def _code(error: BaseException) -> int:
    """Extended result codes keep the primary one in their lowest byte."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _of_statement(error: StatementError, place: str) -> StoreError:
    """A statement fails for what the database says, or for a value that never reached it."""
    if isinstance(error.orig, StoreError):
        return error.orig
    if isinstance(error, DBAPIError) and not isinstance(error, IntegrityError):
        cause = error.orig or error
        return _kind(cause)(_line(cause, place))
    return StoreError(_misfit(error.orig or error, place))


def _line(error: BaseException, place: str) -> str:
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, place)
    if isinstance(error, ArgumentError | NoSuchModuleError):
        return f"{place} is no database address; write sqlite:///file or postgresql://host/name"
    if isinstance(error, ImportError):
        return f"{place} needs the driver {error.name}; install it: pip install 'psycopg[binary]'"
    if isinstance(error, PoolTimeout):
        return f"too many are waiting for {place}; try again"
    if isinstance(error, UnicodeError | OverflowError):
        return _misfit(error, place)
    return f"{place} failed: {_first(error)}; check that it runs and may be written"


def _of_sqlite(error: sqlite3.Error, place: str) -> str:
    if line := BY_CODE.get(_code(error)):
        return line.format(place=place)
    return f"{place} failed: {_first(error)}; if another program made it, {OTHER_PLACE}"


def _misfit(error: BaseException, place: str) -> str:
    return f"a value does not fit {place}: {_first(error)}; mend what is stored"


def _first(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
