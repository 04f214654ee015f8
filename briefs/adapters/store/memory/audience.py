"""Subscribers and deliveries in memory."""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock

from briefs.adapters.store.memory.briefs import MemoryBriefs
from briefs.adapters.store.rules import checked, moved_on
from briefs.domain.audience import Delivery, Subscriber
from briefs.domain.errors import Conflict, NotFound


class MemoryAudience:
    """Subscribers by id, deliveries by brief and subscriber."""

    def __init__(self, lock: RLock, briefs: MemoryBriefs) -> None:
        self._lock = lock
        self._briefs = briefs
        self._subscribers: dict[str, Subscriber] = {}
        self._deliveries: dict[str, Delivery] = {}

    def add(self, subscriber: Subscriber) -> bool:
        """False, and nothing changed, when the newsletter has the address already, in whatever status."""
        checked(subscriber)
        with self._lock:
            if self._holder(subscriber) is not None:
                return False
            if subscriber.id in self._subscribers:
                raise Conflict(f"another subscriber has the id {subscriber.id}; draw a new one")
            self._subscribers[subscriber.id] = subscriber
            return True

    def subscribers(self, newsletter: str = "") -> tuple[Subscriber, ...]:
        """Every subscriber, by e-mail address."""
        with self._lock:
            chosen = [s for s in self._subscribers.values() if newsletter in {"", s.newsletter}]
        return tuple(sorted(chosen, key=lambda s: (s.email, s.newsletter, s.id)))

    def subscriber(self, id: str) -> Subscriber:
        """NotFound when there is none of that id."""
        with self._lock:
            if id not in self._subscribers:
                raise NotFound(f"no subscriber {id!r}")
            return self._subscribers[id]

    def of_address(self, email: str) -> tuple[Subscriber, ...]:
        """The subscribers of one address, case aside, by newsletter."""
        with self._lock:
            chosen = [s for s in self._subscribers.values() if s.email.casefold() == email.casefold()]
        return tuple(sorted(chosen, key=lambda s: s.newsletter))

    def save_subscriber(self, subscriber: Subscriber) -> None:
        """Replaces the subscriber of that id; NotFound without one, Conflict when its address is taken."""
        checked(subscriber)
        with self._lock:
            self.subscriber(subscriber.id)
            if self._holder(subscriber) not in {None, subscriber.id}:
                raise Conflict(f"{subscriber.newsletter} has the address {subscriber.email} already")
            self._subscribers[subscriber.id] = subscriber

    def change(self, before: Subscriber, after: Subscriber) -> None:
        """Replaces `before` by `after`; Conflict when the stored subscriber is no longer `before`."""
        with self._lock:
            moved_on(f"the subscriber {before.id!r}", before, self._subscribers.get(before.id))
            self.save_subscriber(after)

    def open_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """Adds rows for (brief, subscriber) pairs that have none; the others stay as they are."""
        with self._lock:
            for delivery in deliveries:
                self._briefs.get(checked(delivery).brief)
                self.subscriber(delivery.subscriber)
            self._deliveries = {d.key: d for d in deliveries} | self._deliveries

    def deliveries(self, brief: str) -> tuple[Delivery, ...]:
        """The ledger of a brief, by subscriber."""
        with self._lock:
            chosen = [delivery for delivery in self._deliveries.values() if delivery.brief == brief]
        return tuple(sorted(chosen, key=lambda delivery: delivery.subscriber))

    def delivery(self, brief: str, subscriber: str) -> Delivery:
        """One row of the ledger; NotFound when there is none."""
        with self._lock:
            found = self._deliveries.get(f"{brief}/{subscriber}")
        if found is None:
            raise NotFound(f"{brief} has no delivery to {subscriber!r}")
        return found

    def settle(self, before: Delivery, after: Delivery) -> None:
        """Replaces `before` by `after`; Conflict when the stored row is no longer `before`."""
        checked(after)
        with self._lock:
            moved_on(f"the delivery {before.key}", before, self._deliveries.get(before.key))
            self._deliveries[before.key] = after

    def _holder(self, subscriber: Subscriber) -> str | None:
        """Case aside: a person who left must not be mailed again under another spelling."""
        address = (subscriber.newsletter, subscriber.email.casefold())
        taken = {(s.newsletter, s.email.casefold()): s.id for s in self._subscribers.values()}
        return taken.get(address)
