"""When a server that gives no answer is left alone for a while (a circuit breaker; Nygard, Release It!)."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 3
"""Calls running without an answer after which a server is taken to be down."""

PAUSE = 60.0
"""Seconds that it is left alone for at first; each further failure doubles them."""

LONGEST = 900.0
"""Seconds that it is left alone for at most."""


@dataclass(frozen=True, slots=True)
class Circuit:
    """What is known of a server: calls running without an answer, and until when it is left alone."""

    failures: int = 0
    until: float = 0.0


def wait(circuit: Circuit, now: float) -> float:
    """Seconds until the server may be asked again; 0 when it may be asked now. Times are of one clock."""
    return max(0.0, circuit.until - now)


def crowded(circuit: Circuit, running: int) -> bool:
    """Whether the calls that run will tell whether a failing server is down: another would only hang too."""
    return 0 < circuit.failures < MOST <= circuit.failures + running


def asked(circuit: Circuit, now: float) -> Circuit:
    """After a call began: of a server that was left alone one call finds out, and others wait for it."""
    if circuit.failures < MOST:
        return circuit
    return Circuit(circuit.failures, now + _pause(circuit.failures))


def failed(circuit: Circuit, now: float, found: Circuit) -> Circuit:
    """After a call that got no answer, and that had `found` the server so when it began.

    One that began before the server was left alone tells nothing that is not known by then.
    """
    if found.failures < MOST <= circuit.failures:
        return circuit
    failures = circuit.failures + 1
    return Circuit(failures, now + _pause(failures) if failures >= MOST else 0.0)


def answered() -> Circuit:
    """After any answer, whatever it says."""
    return Circuit()


def _pause(failures: int) -> float:
    return min(LONGEST, PAUSE * 2.0 ** min(failures - MOST, 10))
