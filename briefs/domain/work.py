"""Who is working on something, so that a dead worker's work is free at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Owner:
    """One process, told apart from every other: host, boot, process id and its start time."""

    host: str
    boot: str
    pid: int
    started: float


@dataclass(frozen=True, slots=True)
class Failure:
    """One item of a step that failed, in one line."""

    step: str
    key: str
    message: str
