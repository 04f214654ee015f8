"""Progress for a waiting person: a bar on a terminal, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO


class Silent:
    """Shows nothing; for tests, jobs and pipes."""

    @contextmanager
    def track(self, what: str, total: int) -> Iterator[Callable[[], None]]:  # noqa: ARG002 - the port's shape
        """Does nothing per item."""
        yield lambda: None


class Bars:
    """One bar a step on standard error; where that is no terminal, one line a step instead."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console  # noqa: PLC0415 - only a person's run pays for rich

        self._console = Console(file=stream)

    @contextmanager
    def track(self, what: str, total: int) -> Iterator[Callable[[], None]]:
        """A bar while the block runs; nothing for no items."""
        if not total:
            yield lambda: None
        elif not self._console.is_terminal:
            self._console.print(f"  {what} …" if total == 1 else f"  {what}: {total} …", highlight=False)
            yield lambda: None
        else:
            with self._bar(what, total) as advance:
                yield advance

    @contextmanager
    def _bar(self, what: str, total: int) -> Iterator[Callable[[], None]]:
        from rich.progress import (  # noqa: PLC0415 - as above
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (
            TextColumn("  {task.description:<18}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self._console) as progress:
            task = progress.add_task(what, total=total)
            yield lambda: progress.advance(task)
