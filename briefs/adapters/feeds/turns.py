"""Whose turn it is: one request at a time to a host, then a pause, and none while the host rests."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from time import monotonic

from briefs.domain.errors import FeedError
from briefs.domain.feed import Rest
from briefs.newsroom.visiting import LONGEST_RETRY


class RestingError(FeedError):
    """The host rests for longer than this run waits; nothing was asked. `rest` is how long."""

    def __init__(self, rest: Rest) -> None:
        self.rest = rest
        super().__init__("resting", "its host rests", "it is tried again later")


class Memory:
    """What is remembered of hosts from one run to the next: when each was asked, and which want more time.

    Seconds, by a clock that nobody sets.
    """

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._delays: dict[str, float] = {}
        self._asked: dict[str, float] = {}
        self._now: datetime | None = None
        self._begun = 0.0

    def begun(self, now: datetime) -> float:
        """When this `now` was: a run reads feeds and then pages, and calls the whole of it one time."""
        if now != self._now:
            self._now, self._begun = now, monotonic()
        return self._begun

    def note(self, host: str) -> None:
        """The host was asked just now."""
        self._asked[host] = monotonic()

    def slow_down(self, host: str, delay: float) -> None:
        """The host wants so many seconds between two requests; ours stay where they are longer."""
        self._delays[host] = delay

    def free_at(self, host: str) -> float:
        """When the host has rested after what it was asked last; 0 for one that never was."""
        if host not in self._asked:
            return 0.0
        return self._asked[host] + max(self._delay, self._delays.get(host, 0.0))


class Turns:
    """The turns of one run that began at `now`, when the hosts in `rests` were resting."""

    def __init__(
        self, memory: Memory, slots: int, patience: float, now: datetime, rests: Iterable[Rest]
    ) -> None:
        self._memory = memory
        self.now = now
        self._begun = memory.begun(now)
        self._rests = {rest.host: self._begun + (rest.until - now).total_seconds() for rest in rests}
        self._last = monotonic() + patience
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._wanted: Counter[str] = Counter()
        self._slots = asyncio.Semaphore(slots)

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """The host, then its rest, then a slot: who waits for a host must not keep others from theirs."""
        self._wanted[host] += 1
        try:
            async with self._hosts[host]:
                await self._rested(host)
                async with self._slots:
                    yield
        finally:
            self._wanted[host] -= 1

    def is_last(self, host: str) -> bool:
        """Whether nobody waits for the host but who has its turn."""
        return self._wanted[host] <= 1

    def note(self, host: str) -> None:
        """The host was asked just now."""
        self._memory.note(host)

    def slow_down(self, host: str, delay: float) -> None:
        """The host wants so many seconds between two requests."""
        self._memory.slow_down(host, delay)

    def rest(self, host: str, pause: timedelta) -> Rest:
        """Leaves the host alone from now on, for a month at most."""
        until = monotonic() + min(pause, LONGEST_RETRY).total_seconds()
        self._rests[host] = max(until, self._rests.get(host, 0.0))
        return self._told(host, until)

    async def _rested(self, host: str) -> None:
        at = max(self._memory.free_at(host), self._rests.get(host, 0.0))
        if at > self._last:
            raise RestingError(self._told(host, at))
        # not even a rested host is asked before all who want it stand in line
        await asyncio.sleep(max(0.0, at - monotonic()))

    def _told(self, host: str, until: float) -> Rest:
        return Rest(host, self.now, self.now + timedelta(seconds=until - self._begun))
