"""The rules of the store that hold whatever it is kept in: leases, budgets, what was told, aware times."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from briefs.adapters.store.owner import is_dead
from briefs.domain.article import Article
from briefs.domain.brief import Brief, Revision, Status
from briefs.domain.correction import Correction
from briefs.domain.errors import BudgetSpent, Conflict, StoreError
from briefs.domain.feed import FeedState
from briefs.domain.model import Call, Spent
from briefs.domain.story import Told
from briefs.domain.work import Owner
from briefs.newsroom.visiting import is_due

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Item = TypeVar("Item", bound="DataclassInstance")

VOCABULARIES = 3
"""Versions of the vocabulary that are kept: the newest, and two to compare it with."""

RESERVED = "reserved"
"""The outcome of a call that is not answered yet, as `Call` has it by default."""

ROUNDING = 1e-9
"""US dollars that sums of floats may be off; far below the price of one token."""

MEND = "raise the budget in feeds.yaml, or let the extractive writer stand in"


LONGEST_LEASE = timedelta(days=1)
"""No lease lasts longer; one that seems to was taken by a clock that ran ahead."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Who holds something, until when; `retried` when it was taken over from an owner that died."""

    owner: Owner
    until: datetime
    retried: bool = False

    def free(self, owner: Owner, now: datetime) -> bool:
        """True for `owner` when the lease has run out or its holder is dead."""
        return self.is_over(now) or is_dead(self.owner, owner)

    def is_over(self, now: datetime) -> bool:
        """Whether it has run out."""
        return not now < self.until <= now + LONGEST_LEASE


def claimable(state: FeedState, lease: Lease | None, owner: Owner, now: datetime) -> bool:
    """Whether a feed may be visited: it is due and free, or its visitor died and nobody tried again yet.

    The second death in a row must wait for the lease's end, since the feed itself may be what kills.
    """
    if lease is None or lease.is_over(now):
        return is_due(state, now)
    return not state.disabled and not lease.retried and is_dead(lease.owner, owner)


def claimed(lease: Lease | None, owner: Owner, now: datetime, until: datetime) -> Lease:
    """The lease of a feed that `claimable` granted."""
    return Lease(owner, until, retried=lease is not None and not lease.is_over(now))


def check_budget(call: Call, spent: Spent, cap: Spent, scope: str) -> None:
    """BudgetSpent when the call on top of what was spent would exceed the cap; a cap of 0 is none."""
    tokens, usd = spent.tokens + call.tokens, spent.usd + call.usd
    if cap.tokens and tokens > cap.tokens:
        raise BudgetSpent(f"{scope} would use {tokens:,} tokens; its cap is {cap.tokens:,}: {MEND}")
    if cap.usd and usd > cap.usd + ROUNDING:
        raise BudgetSpent(f"{scope} would cost {usd:.4f} USD; its cap is {cap.usd:.2f}: {MEND}")


def told_by(revision: Revision) -> dict[str, Told]:
    """What a revision of a brief tells, by story."""
    return {
        item.story: Told(
            story=item.story,
            brief=revision.brief,
            date=revision.document.date.isoformat(),
            headline=item.summary.headline.text,
            articles=frozenset(item.members),
        )
        for item in revision.document.items
    }


def last_told(oldest_first: Iterable[Told]) -> dict[str, Told]:
    """By story, what was told last, with the articles of every telling."""
    last: dict[str, Told] = {}
    for told in oldest_first:
        before = last[told.story].articles if told.story in last else frozenset()
        last[told.story] = replace(told, articles=told.articles | before)
    return last


def moved_on(what: str, before: object, stored: object) -> None:
    """Conflict when what is stored is no longer what the caller started from."""
    if stored != before:
        raise Conflict(f"somebody else changed {what} first; load it again and repeat")


EDITABLE = frozenset({Status.DRAFTING, Status.DRAFT, Status.APPROVED})
"""States in which a document may change; afterwards mails have left with what was approved."""


def next_number(revision: Revision, brief: Brief) -> None:
    """Conflict when the revision does not follow the brief's newest one, or the brief is past editing."""
    if brief.status not in EDITABLE:
        raise Conflict(f"{brief.id} is {brief.status} by now; it can no longer be edited")
    if revision.number != brief.revision + 1:
        raise Conflict(f"{brief.id} is at revision {brief.revision}; load it again before you edit it")


def not_yet(correction: Correction, there: bool) -> None:
    """Conflict when a correction of that id is there already: two editors wrote at the same moment."""
    if there:
        raise Conflict(f"somebody else corrected {correction.brief} meanwhile; read that first")


def page_revision(page: Article, newest: Article) -> Article | None:
    """The page's text as a revision that is not taken yet; None when it is stored already."""
    if page.revision > newest.revision:
        return page
    if page.document == newest.document:
        return None
    return replace(page, revision=newest.revision + 1)


def checked_article(article: Article) -> Article:
    """The article; StoreError when it has no publication time, by which every reader asks for it."""
    published(article)
    return checked(article)


def by_time(article: Article) -> tuple[datetime, str]:
    """Sorts stored articles oldest first, then by id."""
    return published(article), article.id


def published(article: Article) -> datetime:
    """When a stored article was published."""
    if article.published is None:
        raise StoreError(f"article {article.id} has no publication time; give it the time of the visit")
    return article.published


def checked(item: Item) -> Item:
    """The dataclass; StoreError when one of its times has no time zone."""
    for name in _times(type(item)):
        time = getattr(item, name)
        if isinstance(time, datetime):
            aware(time)
    return item


@cache
def _times(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if "datetime" in str(field.type))


def aware(time: datetime) -> datetime:
    """The time; StoreError when it has no time zone."""
    if time.tzinfo is None:
        raise StoreError(f"the time {time} has no time zone; store aware times only")
    return time


def packed(vector: Sequence[float]) -> bytes:
    """The numbers in single precision, little-endian; StoreError when one is too large for that."""
    try:
        return struct.pack(f"<{len(vector)}f", *vector)
    except (struct.error, OverflowError) as error:
        raise StoreError("a vector holds a number too large; check BRIEFS_EMBEDDINGS_MODEL") from error


def numbers_of(stored: bytes) -> tuple[float, ...]:
    """The numbers that were packed."""
    return struct.unpack(f"<{len(stored) // 4}f", stored)
