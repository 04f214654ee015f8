"""Model replies and their costs in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from threading import RLock

from briefs.adapters.store.rules import RESERVED, check_budget, checked
from briefs.domain.model import Call, Reply, Spent


class MemoryReplies:
    """Replies by key, and the ledger of calls."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._replies: dict[str, Reply] = {}
        self._calls: list[Call] = []

    def get(self, key: str) -> Reply | None:
        """The reply stored under a prompt's key."""
        with self._lock:
            return self._replies.get(key)

    def reserve(self, call: Call, run: Spent, day: Spent) -> None:
        """Records the call before it is made; BudgetSpent when run or day would exceed these caps."""
        date = checked(call).at.astimezone(UTC).date()
        with self._lock:
            of_run = (c for c in self._calls if c.brief == call.brief)
            of_day = (c for c in self._calls if c.at.astimezone(UTC).date() == date)
            check_budget(call, _sum(of_run), run, f"the brief {call.brief}")
            check_budget(call, _sum(of_day), day, f"the day {date}")
            self._calls.append(call)

    def settle(self, call: Call, reply: Reply | None) -> None:
        """Replaces the reservation by what the call really cost, and stores the reply."""
        checked(call)
        with self._lock:
            open_calls = [i for i, c in enumerate(self._calls) if c.key == call.key and c.outcome == RESERVED]
            at = open_calls[-1] if open_calls else len(self._calls)
            self._calls[at : at + 1] = [call]
            if reply is not None:
                self._replies[call.key] = reply

    def calls(self, brief: str = "") -> tuple[Call, ...]:
        """The ledger, oldest first."""
        with self._lock:
            chosen = [call for call in self._calls if brief in {"", call.brief}]
        return tuple(sorted(chosen, key=lambda call: call.at))


def _sum(calls: Iterable[Call]) -> Spent:
    spent = list(calls)
    return Spent(sum(call.tokens for call in spent), sum(call.usd for call in spent))
