"""Corrections in the database."""

from __future__ import annotations

from sqlalchemy import insert, select

from briefs.adapters.store.briefs import get_brief
from briefs.adapters.store.database import Database, columns, read_all, row_of
from briefs.adapters.store.rules import checked, not_yet
from briefs.adapters.store.tables import BRIEFS, CORRECTIONS
from briefs.domain.brief import PUBLISHED
from briefs.domain.correction import Correction

ROWS = select(*columns(CORRECTIONS, Correction))


class SqlCorrections:
    """One row each, never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, correction: Correction) -> None:
        """Conflict when one of that id is there; NotFound without its brief."""
        row = row_of(checked(correction))
        with self._database.writing() as connection:
            get_brief(connection, correction.brief)
            taken = select(CORRECTIONS.c.id).where(CORRECTIONS.c.id == correction.id)
            not_yet(correction, connection.scalar(taken) is not None)
            connection.execute(insert(CORRECTIONS).values(row))

    def of(self, brief: str) -> tuple[Correction, ...]:
        """The corrections of one brief, oldest first, whatever its state."""
        chosen = ROWS.where(CORRECTIONS.c.brief == brief).order_by(CORRECTIONS.c.number)
        with self._database.reading() as connection:
            return read_all(connection, Correction, chosen)

    def all(self, newsletter: str = "") -> tuple[Correction, ...]:
        """The corrections of briefs that are published, newest first."""
        chosen = ROWS.join(BRIEFS).where(BRIEFS.c.status.in_(PUBLISHED))
        if newsletter:
            chosen = chosen.where(CORRECTIONS.c.newsletter == newsletter)
        newest = chosen.order_by(CORRECTIONS.c.at.desc(), CORRECTIONS.c.number.desc())
        with self._database.reading() as connection:
            return read_all(connection, Correction, newest)
