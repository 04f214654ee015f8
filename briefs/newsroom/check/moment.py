"""A time that a text tells: a day, a week, a month, a quarter, a half, a season or a year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Grain(IntEnum):
    """How much time a moment is, the smallest first."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    QUARTER = 3
    HALF = 4
    SEASON = 5
    YEAR = 6


class Told(IntEnum):
    """How a text tells a moment, and so what its number means."""

    DATE = 0
    """Month and day of it."""
    NAME = 1
    """The weekday (0 is Monday), month, quarter, half, season (1 is spring) or year of that number."""
    OF_MONTH = 2
    """The day of some month: 9日."""
    AWAY = 3
    """So many days, weeks, months, quarters or years after the day of writing."""
    AGO = 4
    """So many days before or after it, roughly: ago, for so long, the first in so long."""
    BESIDE = 5
    """A day told from another one: the day before."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a text tells, and where.

    `way` is the side of the day of writing that it is on, where the text says: -1 before, 0 near, 1 after,
    else None. `part` is early (1), mid (2) or late (3) in it, else 0. Month and year are 0 where not told.
    """

    grain: Grain
    told: Told
    number: int
    text: str
    start: int
    end: int
    month: int = 0
    year: int = 0
    way: int | None = None
    part: int = 0
    doubtful: bool = False
    """Perhaps somebody's name, or another word: it may bear a sentence out, no more."""
