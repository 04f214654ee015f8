"""Which process holds a lease, and whether that process is still there."""

from __future__ import annotations

import socket
from pathlib import Path

import psutil

from briefs.domain.work import Owner

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

TOLERANCE = 1.0
"""Seconds by which two readings of one start time may differ; a process id never comes round that fast."""


def this_process() -> Owner:
    """The running process as an owner of leases."""
    process = psutil.Process()
    return Owner(socket.gethostname(), _boot(), process.pid, _started(process))


def is_dead(owner: Owner, here: Owner) -> bool:
    """True only when `owner` surely ended: on the host of `here`, before a reboot or as a process gone."""
    if owner == here or owner.host != here.host:
        return False
    return owner.boot != here.boot or not _runs(owner)


def _runs(owner: Owner) -> bool:
    """A zombie has ended; another start time means that the process id was given to another program."""
    try:
        process = psutil.Process(owner.pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return abs(_started(process) - owner.started) < TOLERANCE
    except (psutil.NoSuchProcess, ValueError, OverflowError):
        return False
    except psutil.AccessDenied:
        return True


def _started(process: psutil.Process) -> float:
    """On Linux since the boot, as the kernel counts: a corrected clock must not make a living owner dead."""
    return process.create_time() - (psutil.boot_time() if psutil.LINUX else 0.0)


def _boot() -> str:
    """Linux names each boot; elsewhere the start time alone tells processes apart."""
    try:
        return BOOT_ID.read_text().strip()
    except OSError:
        return ""
