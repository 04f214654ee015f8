from __future__ import annotations

import signal
import sqlite3
import subprocess
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from itertools import chain, takewhile

from briefs.adapters.store.sql import open_store

RIVAL = """
import sys
from datetime import UTC, datetime, timedelta
from briefs.adapters.store.owner import this_process
from briefs.adapters.store.sql import open_store
print("ready", flush=True)
sys.stdin.readline()
store = open_store(sys.argv[1])
now = datetime.now(UTC)
for start in range(0, 60, 3):
    names = [f"feed {number}" for number in range(start, start + 5)]
    for state in store.feeds.claim(names, this_process(), now, now + timedelta(hours=1)):
        print(state.name, flush=True)
print("done", flush=True)
sys.stdin.readline()  # the feeds of a process that ended would be free
store.close()
"""

WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from briefs.adapters.store.owner import this_process
from briefs.adapters.store.sql import open_store
from briefs.domain.article import Article, Found
from briefs.domain.feed import FeedState
store = open_store(sys.argv[1])
now = datetime.now(UTC)
me = this_process()
store.feeds.claim(["unfinished"], me, now, now + timedelta(hours=1))
with store.lease("draft", me, now, now + timedelta(hours=1)):
    for visit in range(100_000):
        made = [Article(f"{visit}-{n}", "Dispatch", "Title", "Body. " * 50, published=now) for n in range(20)]
        found = [(Found(a, ((0, 5),), (a.id,)), a) for a in made]
        store.feeds.record(FeedState(f"feed {visit:06}", now), found)
        print(visit, flush=True)
"""


def start(stack: ExitStack, command: list[str], url: str) -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = stack.enter_context(subprocess.Popen([*command, url], text=True, **pipes))  # our own script
    stack.callback(process.kill)
    return process


def test_two_processes_that_open_a_new_database_at_once_share_the_feeds(tmp_path, python):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    with ExitStack() as stack:
        rivals = [start(stack, python(RIVAL), url) for _ in range(2)]
        for rival in rivals:
            assert rival.stdout.readline() == "ready\n"
        for rival in rivals:
            rival.stdin.write("go\n")
            rival.stdin.flush()
        lines = [takewhile(lambda line: line != "done\n", rival.stdout) for rival in rivals]
        claimed = [line.strip() for line in chain(*lines)]
        for rival in rivals:
            rival.communicate("", timeout=30)
        assert [rival.returncode for rival in rivals] == [0, 0]
    assert sorted(claimed) == sorted(f"feed {number}" for number in range(62))


def test_a_process_killed_while_it_writes_leaves_every_visit_whole_and_its_leases_free(file, python, me):
    url = f"sqlite:///{file}"
    with ExitStack() as stack:
        writer = start(stack, python(WRITER), url)
        told = [writer.stdout.readline() for _ in range(5)][-1]
        writer.send_signal(signal.SIGKILL)
        writer.wait(timeout=30)
    store = open_store(url)
    stack.callback(store.close)
    visited = [int(name.split()[1]) for name in store.feeds.states()]
    assert len(visited) > int(told)
    for visit in visited:
        ids = [f"{visit}-{number}" for number in range(20)]
        assert len(store.articles.known(ids)) == len(store.articles.passages(ids)) == 20
    assert store.articles.known([f"{visited[-1] + 1}-0"]) == {}
    now = datetime.now(UTC)
    assert [s.name for s in store.feeds.claim(["unfinished"], me, now, now + timedelta(hours=1))] == [
        "unfinished"
    ]
    with store.lease("draft", me, now, now + timedelta(hours=1)) as mine:
        assert mine
    store.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
