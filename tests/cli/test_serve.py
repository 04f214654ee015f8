"""`briefs serve` looks at feeds.yaml whether or not it runs newsletters by the clock."""

from __future__ import annotations

import queue
from types import SimpleNamespace

import pytest

from briefs.cli.desk import _clock


@pytest.mark.parametrize("ticking", [True, False])
def test_the_file_is_looked_at_with_and_without_the_clock(monkeypatch, ticking):
    ticked, looked = queue.Queue(), queue.Queue()

    def renew(now):
        looked.put(now)
        return "services"

    monkeypatch.setattr("briefs.clock.tick", lambda services, now: ticked.put((services, now)))
    scheduler = _clock(SimpleNamespace(renew=renew), ticking=ticking)
    try:
        now = looked.get(timeout=30)
    finally:
        scheduler.shutdown()
    assert list(ticked.queue) == ([("services", now)] if ticking else [])
