"""A database as the parts of the store use it: transactions, and rows as dataclasses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Column, Connection, Engine, Executable, Table

from briefs.adapters.store.dialect import begin_writing
from briefs.adapters.store.explain import explained

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Item = TypeVar("Item", bound="DataclassInstance")

CHUNK = 1000
"""Values in one IN list; SQLite allows 32,766 variables in a statement, PostgreSQL 65,535."""


class Database:
    """One engine; every block is one transaction, and every foreign error of it becomes a StoreError."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writing=True)
        self._place = place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database."""
        with explained(self._place), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is the only writing one; what it did is kept whole or not at all."""
        with explained(self._place), self._writer.begin() as connection:
            begin_writing(connection)
            yield connection

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()


def columns(table: Table, kind: type[DataclassInstance]) -> list[Column[Any]]:
    """The columns that hold the fields of a dataclass."""
    return [table.c[field.name] for field in fields(kind)]


def row_of(item: DataclassInstance) -> dict[str, Any]:
    """The fields of a dataclass as columns, one level deep."""
    return {name: getattr(item, name) for name in _names(type(item))}


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def read_all(connection: Connection, kind: type[Item], statement: Executable) -> tuple[Item, ...]:
    """The rows of a statement, as dataclasses."""
    return tuple(kind(**row) for row in connection.execute(statement).mappings())


def chunks(values: Iterable[str]) -> Iterator[Sequence[str]]:
    """The values, each once, in lists that fit a statement."""
    once = list(dict.fromkeys(values))
    for start in range(0, len(once), CHUNK):
        yield once[start : start + CHUNK]
