"""How every column is called and kept."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from briefs.adapters.store.columns import TEXT, Json

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def text(name: str) -> sa.Column[str]:
    """A text, never null."""
    return sa.Column(name, TEXT, nullable=False)


def key(name: str) -> sa.Column[str]:
    """A text that is (part of) the primary key."""
    return sa.Column(name, TEXT, primary_key=True)


def count(name: str) -> sa.Column[int]:
    """A whole number, never null."""
    return sa.Column(name, sa.Integer, nullable=False)


def flag(name: str) -> sa.Column[bool]:
    """Yes or no, no where nothing was said."""
    return sa.Column(name, sa.Boolean, nullable=False, default=False)


def json(name: str, kind: Any) -> sa.Column[Any]:
    """A value of the domain as JSON."""
    return sa.Column(name, Json(kind), nullable=False)
