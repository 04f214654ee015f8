"""What every command needs: the configuration's place, the services, the moment, and where to print."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from briefs.config import Config
    from briefs.ports import Services


class Failed(Exception):
    """Something failed; its text is what remains to be said, empty when the log has named it."""


@dataclass(frozen=True, slots=True)
class Context:
    """The options that stand before a command's name."""

    path: Path
    debug: bool = False

    def config(self) -> Config:
        """The accepted configuration; ConfigError with every problem."""
        from briefs.config import load

        return load(self.path, os.environ)

    @contextmanager
    def services(self) -> Iterator[Services]:
        """The services while the block runs; Failed at its end when an item of a step failed in it."""
        from briefs.bootstrap import open_services

        with open_services(self.path, os.environ) as services:
            yield services
            if services.engine.failures:
                raise Failed


def of(context: typer.Context) -> Context:
    """The options before the command's name."""
    found = context.obj
    if not isinstance(found, Context):
        raise TypeError("the application's callback sets the context")
    return found


def moment(text: str) -> datetime:
    """An ISO 8601 date and time as aware UTC; local times need their offset."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a time like 2025-06-24T06:00+09:00") from error
    if found.tzinfo is None:
        raise typer.BadParameter(f"{text!r} names no time zone; write 2025-06-24T06:00+09:00 or …Z")
    return found.astimezone(UTC)


Now = Annotated[
    datetime | None,
    typer.Option("--now", parser=moment, metavar="TIME", help="Act as if it were this time (ISO 8601)."),
]


def at(now: datetime | None) -> datetime:
    """The moment that was given, else the present."""
    return now or datetime.now(UTC)


class _Stderr(logging.StreamHandler[TextIO]):
    """Writes to what standard error is now, because progress bars replace it while they run."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


DATED = "%(asctime)s %(levelname)s %(message)s"
"""How a program that runs for days logs."""


def log_to_stderr(*, debug: bool, form: str = "briefs: %(message)s") -> None:
    """Sends warnings (with --debug everything of ours) to standard error; data goes to standard output."""
    handler = _Stderr()
    handler.setFormatter(logging.Formatter(form))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("briefs").setLevel(logging.DEBUG if debug else logging.WARNING)
