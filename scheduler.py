"""Wakes Briefs every half minute: `python scheduler.py [feeds.yaml]`. A second one does no harm."""

from __future__ import annotations

import logging
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from apscheduler.schedulers.blocking import BlockingScheduler

from briefs.bootstrap import open_services
from briefs.clock import tick
from briefs.domain.errors import BriefsError


def main(path: str = "feeds.yaml") -> None:
    """Ticks until SIGTERM or Ctrl-C; a tick that is running comes to its end first."""
    with open_services(Path(path), os.environ) as services:
        jobs = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        scheduler = BlockingScheduler(timezone=UTC, job_defaults=jobs)
        job = scheduler.add_job(lambda: tick(services, datetime.now(UTC)), "interval", seconds=30)
        job.modify(next_run_time=datetime.now(UTC))
        # in a thread of its own: APScheduler swallows what a handler raises, and its locks are not reentrant
        stop = Thread(target=scheduler.shutdown)
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: None if stop.ident else stop.start())
        scheduler.start()
        stop.join()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        main(*sys.argv[1:2])
    except BriefsError as error:
        sys.exit(str(error))
