"""Wakes Briefs every half minute: `python scheduler.py [feeds.yaml]`. A second one does no harm."""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path
from threading import Thread

from apscheduler.schedulers.blocking import BlockingScheduler

from briefs.bootstrap import open_live
from briefs.clock import tick, wake
from briefs.domain.errors import BriefsError


def main(path: str = "feeds.yaml") -> None:
    """Ticks until SIGTERM or Ctrl-C; a tick that is running comes to its end first."""
    with open_live(Path(path), os.environ) as live:
        scheduler = BlockingScheduler()
        wake(scheduler, lambda now: tick(live.renew(now), now))
        # in a thread of its own: APScheduler swallows what a handler raises, and its locks are not reentrant
        stop = Thread(target=scheduler.shutdown)
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: None if stop.ident else stop.start())
        scheduler.start()
        stop.join()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("briefs").setLevel(logging.INFO)
    try:
        main(*sys.argv[1:2])
    except BriefsError as error:
        sys.exit(f"briefs: {error}")
