"""The store in memory: the twin of the database, for tests and for commands that keep nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import RLock

from briefs.adapters.store.memory.alerts import MemoryAlerts
from briefs.adapters.store.memory.articles import MemoryArticles, MemoryFeeds
from briefs.adapters.store.memory.audience import MemoryAudience
from briefs.adapters.store.memory.briefs import MemoryBriefs
from briefs.adapters.store.memory.corrections import MemoryCorrections
from briefs.adapters.store.memory.replies import MemoryReplies
from briefs.adapters.store.memory.robots import MemoryRobots
from briefs.adapters.store.memory.stories import MemoryStories
from briefs.adapters.store.memory.vectors import MemoryVectors
from briefs.adapters.store.rules import Lease, aware
from briefs.domain.work import Owner


class MemoryStore:
    """Everything that Briefs remembers, until the process ends; safe for threads."""

    def __init__(self) -> None:
        self._lock = RLock()
        self.articles = MemoryArticles(self._lock)
        self.feeds = MemoryFeeds(self._lock, self.articles)
        self.stories = MemoryStories(self._lock)
        self.briefs = MemoryBriefs(self._lock)
        self.corrections = MemoryCorrections(self._lock, self.briefs)
        self.audience = MemoryAudience(self._lock, self.briefs)
        self.replies = MemoryReplies(self._lock)
        self.vectors = MemoryVectors(self._lock)
        self.alerts = MemoryAlerts(self._lock)
        self.robots = MemoryRobots(self._lock)
        self._configs: list[str] = []
        self._leases: dict[str, Lease] = {}

    def accept_config(self, text: str, now: datetime) -> int:
        """The number of this configuration: a new one when it differs from the newest stored one."""
        aware(now)
        with self._lock:
            if not self._configs or self._configs[-1] != text:
                self._configs.append(text)
            return len(self._configs)

    def newest_config(self) -> tuple[int, str] | None:
        """The number and the text of the newest accepted configuration."""
        with self._lock:
            return (len(self._configs), self._configs[-1]) if self._configs else None

    @contextmanager
    def lease(self, name: str, owner: Owner, now: datetime, until: datetime) -> Iterator[bool]:
        """Holds `name` while the block runs; False when a living owner holds it."""
        mine = Lease(owner, aware(until))
        with self._lock:
            held = self._leases.get(name)
            taken = held is None or held.free(owner, aware(now))
            if taken:
                self._leases[name] = mine
        try:
            yield taken
        finally:
            self._free(name, mine)

    def close(self) -> None:
        """Nothing to release."""

    def _free(self, name: str, mine: Lease) -> None:
        """Identity, not equality: after the lease ran out, another may hold one that looks the same."""
        with self._lock:
            if self._leases.get(name) is mine:
                del self._leases[name]
