"""Corrections in memory."""

from __future__ import annotations

from threading import RLock

from briefs.adapters.store.memory.briefs import MemoryBriefs
from briefs.adapters.store.rules import checked, not_yet
from briefs.domain.brief import PUBLISHED
from briefs.domain.correction import Correction


class MemoryCorrections:
    """One list, in the order in which they were made."""

    def __init__(self, lock: RLock, briefs: MemoryBriefs) -> None:
        self._lock = lock
        self._briefs = briefs
        self._corrections: list[Correction] = []

    def add(self, correction: Correction) -> None:
        """Conflict when one of that id is there; NotFound without its brief."""
        with self._lock:
            self._briefs.get(checked(correction).brief)
            not_yet(correction, any(one.id == correction.id for one in self._corrections))
            self._corrections.append(correction)

    def of(self, brief: str) -> tuple[Correction, ...]:
        """The corrections of one brief, oldest first, whatever its state."""
        with self._lock:
            return tuple(one for one in self._corrections if one.brief == brief)

    def all(self, newsletter: str = "") -> tuple[Correction, ...]:
        """The corrections of briefs that are published, newest first."""
        with self._lock:
            shown = [
                one
                for one in reversed(self._corrections)
                if newsletter in {"", one.newsletter} and self._briefs.get(one.brief).status in PUBLISHED
            ]
        return tuple(sorted(shown, key=lambda one: one.at, reverse=True))
