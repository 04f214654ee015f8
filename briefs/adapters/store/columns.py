"""Column types that mean the same in every database: times, words, and dataclasses as JSON."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from briefs.adapters.store.rules import aware
from briefs.domain.errors import StoreError

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point everywhere, as Python and SQLite do."""


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC: SQLite would give it back without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The time in UTC; StoreError when it is naive."""
        return None if value is None else aware(value).astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The time with UTC as its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Length(TypeDecorator[timedelta]):
    """A length of time, kept in whole seconds."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The seconds."""
        return None if value is None else int(value.total_seconds())

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The length."""
        return None if value is None else timedelta(seconds=value)


class Word(TypeDecorator[StrEnum]):
    """A member of an enum, kept as its word."""

    impl = TEXT
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        self.kind = kind
        super().__init__()

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The word."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The member; StoreError when this program has no such word."""
        try:
            return None if value is None else self.kind(value)
        except ValueError as error:
            raise StoreError(f"the database holds the unknown word {value!r}; update Briefs") from error


class Json(TypeDecorator[Any]):
    """Any value that pydantic can write as JSON and read again, checked when it is read."""

    impl = TEXT
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        self.kind = kind
        super().__init__()

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """The value as JSON."""
        return None if value is None else _adapter(self.kind).dump_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy's signature
        """The value; StoreError when the JSON does not fit it."""
        try:
            return None if value is None else _adapter(self.kind).validate_json(value)
        except ValidationError as error:
            what = getattr(self.kind, "__name__", self.kind)
            raise StoreError(f"a stored {what} cannot be read; restore the database from a copy") from error


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
