"""The picture of a story's lineage: a row for each outlet, time to the right, an arrow from who is repeated.

Whoever is credited or copied stands above those that repeat it, as a tree: what hangs on nothing was found
out. Positions across are per cent of the picture's width, so that one drawing fits every screen without a
script; positions down and sizes are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

ROW, CLOSE = 26, 21
"""Pixels from one row to the next: a mark, a line of text, and air; less air where rows are many."""

TOP = 34
"""Pixels above the first row, for the days."""

ROWS = 24
"""Rows above which those that only repeat are put together: what is told must fit on a screen or two."""

TOGETHER = 3
"""Outlets that repeat the same report in the same way, above which they share a row."""


class Sign(StrEnum):
    """How a report is drawn; in the order in which the marks are explained."""

    FIRST = "first"
    FIRST_UNSEEN = "first-unseen"
    OWN = "own"
    CREDITS = "credits"
    COPY = "copy"
    UNSEEN = "unseen"


UNSEEN = frozenset({Sign.UNSEEN, Sign.FIRST_UNSEEN})
"""Known by the credits of others only; its time is that of the first who credits it."""

REPEATING = (Sign.CREDITS, Sign.COPY)


@dataclass(frozen=True, slots=True)
class Dot:
    """One outlet's report: how it is drawn, when it came out, and whom it credits or copies, by outlet."""

    outlet: str
    sign: Sign
    at: datetime | None = None
    sources: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Row:
    """Outlets that share a row, mostly one; `above` is the row that they repeat."""

    dots: tuple[Dot, ...]
    above: Row | None = None
    below: list[Row] = field(default_factory=list)

    @property
    def sign(self) -> Sign:
        """How all of them are drawn."""
        return self.dots[0].sign


def tree(dots: Sequence[Dot]) -> list[Row]:
    """The rows from top to bottom: each outlet directly below the one that it repeats, the oldest first."""
    rows = {dot.outlet: Row((dot,)) for dot in sorted(dots, key=_age)}
    roots: list[Row] = []
    for row in rows.values():
        sources = (rows[name] for name in row.dots[0].sources if name in rows)
        row.above = next((source for source in sources if _may_hang(row, source)), None)
        (row.above.below if row.above else roots).append(row)
    ordered = list(_down(roots))
    if len(ordered) <= ROWS:
        return ordered
    return list(_down(_together(roots)))


def _may_hang(row: Row, source: Row | None) -> bool:
    """Whether a row may hang on a source: not on itself, nor on what hangs on it."""
    while source is not None and source is not row:
        source = source.above
    return source is None


def _down(rows: Iterable[Row]) -> Iterable[Row]:
    for row in rows:
        yield row
        yield from _down(row.below)


def _together(rows: Sequence[Row]) -> list[Row]:
    """The rows with those that repeat the same report in the same way in one, where they are many."""
    found: list[Row] = []
    for row in rows:
        row.below = _together(row.below)
    for sign in REPEATING:
        alike = [row for row in rows if row.sign is sign and not row.below]
        if len(alike) > TOGETHER:
            found.append(Row(tuple(row.dots[0] for row in alike), alike[0].above))
            rows = [row for row in rows if row not in alike]
    return sorted([*rows, *found], key=lambda row: _age(row.dots[0]))


def _age(dot: Dot) -> tuple[bool, float, str]:
    return (dot.at is None, dot.at.timestamp() if dot.at else 0.0, dot.outlet)


def by_outlet(rows: Sequence[Row]) -> Mapping[str, Row]:
    """The row of each outlet."""
    return {dot.outlet: row for row in rows for dot in row.dots}
