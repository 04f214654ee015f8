"""What a reader asks for on a page of their own, and what becomes of the address's subscriptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from briefs.domain.audience import Subscriber, Subscription

MAILED = frozenset({Subscription.CONFIRMED, Subscription.UNCONFIRMED})
"""What an address can leave; one that left or that may not be mailed stays as it is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Newsletters to join and to leave, by name; `leave_all` leaves whatever is mailed, and joins none."""

    join: frozenset[str] = frozenset()
    leave: frozenset[str] = frozenset()
    leave_all: bool = False

    def leaves(self, newsletter: str) -> bool:
        """Whether it asks to leave this one."""
        return self.leave_all or newsletter in self.leave

    def joins(self, newsletter: str) -> bool:
        """Whether it asks to join this one; who asks for both is not mailed."""
        return newsletter in self.join and not self.leaves(newsletter)


@dataclass(frozen=True, slots=True)
class Change:
    """A subscriber as it is stored, None where a new one is added, and as it shall be."""

    before: Subscriber | None
    after: Subscriber


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds after a wish, by newsletter's name; `blocked` could not be joined."""

    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


def wish(had: Iterable[str], ticked: Iterable[str]) -> Wish:
    """The difference between what a page showed as mailed and what was ticked when it came back.

    What was not touched is no wish: a page that was left open must not undo what was changed since.
    """
    before, after = frozenset(had), frozenset(ticked)
    return Wish(join=after - before, leave=before - after)


def decided(
    reader: Subscriber,
    rows: Sequence[Subscriber],
    wish: Wish,
    published: AbstractSet[str],
    ids: Iterable[str],
    now: datetime,
) -> tuple[Change, ...]:
    """The changes that fulfil the wish of `reader`; none where it is fulfilled already.

    `rows` are the address's subscribers on every newsletter, `published` the newsletters that may be joined,
    `ids` fresh ones, as many as are joined. Whoever holds a reader's id reads that address, so what is joined
    is confirmed. Where the address is suppressed, it is not joined again.
    """
    kept = (Change(row, _after(row, wish, now)) for row in rows)
    missing = published - {row.newsletter for row in rows}
    added = (
        Change(None, Subscriber(fresh, reader.email, newsletter, Subscription.CONFIRMED, now))
        for newsletter, fresh in zip(sorted(filter(wish.joins, missing)), ids, strict=False)
    )
    return (*(change for change in kept if change.after != change.before), *added)


def outcome(rows: Sequence[Subscriber], wish: Wish) -> Outcome:
    """What the reader may be told, from the rows as they are after the wish: the same when it comes twice."""
    status = {row.newsletter: row.status for row in rows}
    joined = sorted(name for name in wish.join if status.get(name) is Subscription.CONFIRMED)
    left = sorted(name for name in wish.leave if name in status and status[name] not in MAILED)
    blocked = sorted(name for name in wish.join if status.get(name) is Subscription.SUPPRESSED)
    return Outcome(tuple(joined), tuple(left), tuple(blocked))


def masked(email: str) -> str:
    """An address that its owner knows again and others cannot use: r…r@example.com."""
    local, at, domain = email.rpartition("@") if "@" in email else (email, "", "")
    last = local[-1] if len(local) > 3 else ""
    return f"{local[:1]}…{last}{at}{domain}"


def _after(row: Subscriber, wish: Wish, now: datetime) -> Subscriber:
    if wish.leaves(row.newsletter) and row.status in MAILED:
        return replace(row, status=Subscription.UNSUBSCRIBED, since=now)
    if wish.joins(row.newsletter) and row.status in {Subscription.UNCONFIRMED, Subscription.UNSUBSCRIBED}:
        return replace(row, status=Subscription.CONFIRMED, since=now)
    return row
