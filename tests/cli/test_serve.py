"""`briefs serve` looks at feeds.yaml whether or not it runs newsletters by the clock."""

from __future__ import annotations

import logging
import queue
import re
from types import SimpleNamespace

import pytest

from briefs.cli.context import DATED, log_to_stderr
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


def test_the_log_of_a_program_that_runs_for_days_has_times(capsys):
    log_to_stderr(debug=False, form=DATED)
    logging.getLogger("briefs").warning("feeds.yaml is refused")
    line = capsys.readouterr().err
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} WARNING feeds.yaml is refused\n", line)
