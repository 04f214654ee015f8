"""What sites' robots.txt said, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from threading import RLock

from briefs.adapters.store.rules import aware, checked
from briefs.domain.robots import SiteRules


class MemoryRobots:
    """Everything by site."""

    def __init__(self, lock: RLock) -> None:
        self._lock = lock
        self._rules: dict[str, SiteRules] = {}

    def all(self) -> tuple[SiteRules, ...]:
        """What every site said that is not forgotten, by site."""
        with self._lock:
            return tuple(rules for _, rules in sorted(self._rules.items()))

    def keep(self, rules: Sequence[SiteRules], before: datetime) -> None:
        """Replaces what these sites said, and forgets what was asked for before then."""
        aware(before)
        replaced = {each.site: checked(each) for each in rules}
        with self._lock:
            kept = self._rules | replaced
            self._rules = {site: each for site, each in kept.items() if each.asked >= before}
