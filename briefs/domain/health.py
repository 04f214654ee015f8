"""How a feed fares: what it brought lately, and what to think of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefs.domain.feed import Feed, Visit


@dataclass(frozen=True, slots=True)
class Habits:
    """What is stored of a feed: its newest article ever, and counts of its articles since some time.

    `days` are the UTC days on which it published any, in order, with how many; `dated` are the articles whose
    feed gave a date, `full` those with more text than a teaser.
    """

    newest: datetime | None = None
    days: tuple[tuple[date, int], ...] = ()
    dated: int = 0
    full: int = 0

    @property
    def articles(self) -> int:
        """How many articles the counts are of."""
        return sum(count for _, count in self.days)


class Condition(StrEnum):
    """How a feed fares, the worst first."""

    GONE = "gone"
    FAILING = "failing"
    SILENT = "silent"
    RESTING = "resting"
    NEW = "new"
    OK = "ok"


TROUBLED = frozenset({Condition.GONE, Condition.FAILING, Condition.SILENT})
"""Conditions that an operator should hear of."""


@dataclass(frozen=True, slots=True)
class Health:
    """How a feed fares, in words for a table or a mail; `since` is None where nobody knows."""

    kind: Condition
    words: str
    since: datetime | None = None

    @property
    def troubled(self) -> bool:
        """Whether an operator should hear of it."""
        return self.kind in TROUBLED


class Result(StrEnum):
    """What one fetch of a feed shows."""

    OK = "ok"
    MOVED = "redirect"
    NOT_A_FEED = "not a feed"
    MISSING = "not found"
    GONE = "gone"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    ERROR = "error"
    TOO_BIG = "too big"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    DUPLICATE = "duplicate"
    STALE = "stale"
    UNDATED = "no dates"
    BUSY = "asked to wait"
    LEFT = "not asked"


@dataclass(frozen=True, slots=True)
class Checkup:
    """What one fetch of a feed shows, with the mend.

    `detail` says more than the result's own words; `other` is the feed that it repeats; `to` is the address
    that is surely the right one, "" where a person must look.
    """

    feed: Feed
    visit: Visit
    result: Result
    detail: str = ""
    mend: str = ""
    other: str = ""
    to: str = ""

    @property
    def words(self) -> str:
        """The result with its detail."""
        if self.other:
            return f"{self.result} of {self.other}"
        return f"{self.result}: {self.detail}" if self.detail else str(self.result)

    @property
    def wrong(self) -> bool:
        """Whether something must be mended; without dates a feed is read well, at a busy host it may be."""
        return self.result not in {Result.OK, Result.UNDATED, Result.BUSY, Result.LEFT}
