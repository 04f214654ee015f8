"""What the operator was told, in memory."""

from __future__ import annotations

from collections.abc import Iterable
from threading import RLock

from briefs.adapters.store.rules import checked, moved_on
from briefs.domain.alert import Alert


class MemoryAlerts:
    """Everything in one set."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._alerts: frozenset[Alert] = frozenset()

    def all(self) -> frozenset[Alert]:
        """Everything that was told and is not forgotten."""
        return self._alerts

    def replace(self, before: Iterable[Alert], after: Iterable[Alert]) -> None:
        """Replaces everything at once; Conflict when it is no longer `before`."""
        with self._lock:
            moved_on("what the operator was told", frozenset(before), self._alerts)
            self._alerts = frozenset(checked(alert) for alert in after)
