"""The engine that runs steps in this process."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from briefs.adapters.engine.abreast import abreast
from briefs.domain.errors import BriefsError, StoreBroken
from briefs.domain.work import Failure
from briefs.ports import Progress, Services, Step

log = logging.getLogger("briefs")


KEPT = 1000
"""Failures that are remembered: a server runs for months, and the log has them all."""


class InProcess:
    """Runs every item here and now; a failed one is logged, kept and passed over."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._failures: deque[Failure] = deque(maxlen=KEPT)

    def each(
        self, services: Services, step: Step, keys: Iterable[str], now: datetime, *, at_once: int = 1
    ) -> None:
        """Runs the step for every key; in order where they are worked on one at a time."""
        waiting = list(keys)
        with self.track(step.__name__.replace("_", " "), len(waiting)) as done:

            def run(key: str) -> None:
                with self.item(step.__name__, key):
                    step(services, key, now)
                done()

            abreast(run, waiting, at_once)

    @contextmanager
    def item(self, step: str, key: str) -> Iterator[None]:
        """Logs and keeps the failure of the block; the caller goes on, unless nothing can be stored."""
        try:
            yield
        except StoreBroken:
            raise
        except BriefsError as error:
            self._failures.append(Failure(step, key, str(error)))
            log.error("%s %s: %s", step, key, error)  # noqa: TRY400 - expected: one line, no traceback
        except Exception as error:
            # An item's bug must not stop the others (DESIGN §4.8); the traceback is for its author.
            self._failures.append(Failure(step, key, f"unexpected {type(error).__name__}: {error}"))
            log.exception("%s %s failed unexpectedly", step, key)

    def track(self, what: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """A bar of the progress that the engine was made with."""
        return self._progress.track(what, total)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What failed since the engine was made, in order; the newest thousand."""
        return tuple(self._failures)
