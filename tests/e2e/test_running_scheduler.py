"""`python scheduler.py` as a process, with its feeds.yaml changed, broken and mended while it runs."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
LONG = 60
"""Seconds after which something will never happen; nothing waits for them otherwise."""

IMPATIENT = f"""
import logging, sys
from datetime import timedelta
from functools import partial
sys.path.insert(0, {str(ROOT)!r})
import scheduler
scheduler.wake = partial(scheduler.wake, every=timedelta(seconds=0.2))
logging.basicConfig(format="%(message)s")
logging.getLogger("briefs").setLevel(logging.INFO)
scheduler.main("feeds.yaml")
"""
"""The scheduler itself, looking at its file five times a second."""

RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>'
    b"<item><title>The harbour is open</title><guid>1</guid></item></channel></rss>"
)


class Outlets(ThreadingHTTPServer):
    """Every outlet on one port; `asked` has the hosts in the order in which they were asked for their feed."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: queue.Queue[str] = queue.Queue()


class _Answer(BaseHTTPRequestHandler):
    server: Outlets

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(RSS)))
        self.end_headers()
        self.wfile.write(RSS)
        self.server.asked.put(self.headers["Host"].partition(":")[0])

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def outlets() -> Iterator[Outlets]:
    with Outlets() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class Running:
    """The process, and its log line by line."""

    def __init__(self, folder: Path, port: int) -> None:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("BRIEFS_", "OPENAI_"))
        }
        here = {"BRIEFS_ALLOWED_NETWORKS": "127.0.0.0/8", "BRIEFS_CONNECT_TO": f"*.example=127.0.0.1:{port}"}
        self.file = folder / "feeds.yaml"
        self.process = subprocess.Popen(
            [sys.executable, "-c", IMPATIENT], cwd=folder, env=kept | here, stderr=subprocess.PIPE, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stderr:
            self._lines.put(line)

    def says(self, words: str) -> str:
        """The next line of the log that holds the words; fails when none comes."""
        last = time.monotonic() + LONG
        while words not in (line := self._lines.get(timeout=max(0, last - time.monotonic()))):
            pass
        return line

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(LONG)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join(LONG)
        self.process.stderr.close()


@pytest.fixture
def start(tmp_path, outlets):
    started: list[Running] = []

    def run() -> Running:
        started.append(Running(tmp_path, outlets.server_address[1]))
        return started[-1]

    yield run
    for running in started:
        running.close()


def written(file: Path, *names: str, more: str = "") -> None:
    feeds = "".join(f"  {name}: http://{name}.example/rss\n" for name in names)
    (file.parent / "new").write_text(
        f"version: 1\nsite: {{contact: ops@briefs.example}}\nfeeds:\n{feeds}{more}"
    )
    (file.parent / "new").replace(file)


def letters(folder: Path) -> list[str]:
    found = [message_from_bytes(file.read_bytes(), policy=policy.SMTP) for file in folder.glob("*.eml")]
    return [mail["Subject"] for mail in found]


def test_a_running_scheduler_follows_its_file_and_keeps_to_the_old_one_while_that_is_broken(
    tmp_path, outlets, start
):
    file = tmp_path / "feeds.yaml"
    written(file, "ft")
    running = start()
    assert outlets.asked.get(timeout=LONG) == "ft.example"

    written(file, "ft", "scmp")
    assert "as revision 2: 1 feed added" in running.says("feeds.yaml is taken over")
    assert outlets.asked.get(timeout=LONG) == "scmp.example"

    written(file, "ft", "scmp", more="  bbc: {url: http://bbc.example/rss, evry: 1h}\n")
    assert "revision 2 stays in force: feeds.yaml:6 feeds.bbc.evry" in running.says("feeds.yaml is refused")
    running.says("(told ops@briefs.example)")
    assert letters(tmp_path / "var" / "outbox") == ["Briefs: trouble with feeds.yaml"]
    assert running.process.poll() is None

    written(file, "ft", "scmp", "bbc")
    running.says("feeds.yaml is taken over as revision 3: 1 feed added")
    assert outlets.asked.get(timeout=LONG) == "bbc.example"
    assert running.stop() == 0
    assert outlets.asked.empty()


def test_after_a_restart_with_a_broken_file_the_feeds_that_were_accepted_are_read(tmp_path, outlets, start):
    file = tmp_path / "feeds.yaml"
    written(file, "ft")
    first = start()
    assert outlets.asked.get(timeout=LONG) == "ft.example"
    assert first.stop() == 0

    (tmp_path / "var" / "briefs.db").rename(tmp_path / "kept.db")
    file.write_text("version: 1\nfeeds:\n")
    refused = start()
    assert "feeds.yaml:2 feeds: is empty" in refused.says("feeds")
    assert refused.process.wait(LONG) == 1

    (tmp_path / "kept.db").rename(tmp_path / "var" / "briefs.db")
    again = start()
    again.says("feeds.yaml is refused, revision 1 stays in force")
    again.says("(told ops@briefs.example)")
    assert again.stop() == 0
