"""The demo, killed with SIGKILL anywhere and run again, ends with one brief a morning and one mail a reader."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from briefs.demo.run import MORNINGS, READERS

pytestmark = pytest.mark.e2e

RUN = "from briefs.cli import main; main()"

KILLED_BEFORE_ITEM = """
import os, signal, sys
from briefs.adapters.engine.inprocess import InProcess
step_name, number, guard = sys.argv[1], int(sys.argv[2]), InProcess.item
seen = 0
def killed(self, step, key):
    global seen
    if step == step_name:
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
    return guard(self, step, key)
InProcess.item = killed
sys.argv[1:] = sys.argv[3:]
from briefs.cli import main
main()
"""

EVERY_STEP = [  # in the order of the program, so that each run is killed farther on
    ("visit", 1),
    ("visit", 8),
    ("extract", 1),
    ("extract", 10),
    ("group", 1),
    ("trace", 10),
    ("choose", 1),
    ("write", 1),
    ("write", 4),
    ("compose", 1),
    ("sign", 1),
    ("freeze_audience", 1),
    ("deliver", 2),
    ("finish", 1),
]


def demo(out: Path, *more: str) -> list[str]:
    return ["demo", "--out", str(out), *more]


def mails(out: Path) -> Counter[tuple[str, str]]:
    parse = BytesParser(policy=policy.default).parsebytes
    found = [parse(file.read_bytes()) for file in (out / "outbox").glob("*.eml")]
    return Counter((str(mail["To"]), str(mail["Subject"])) for mail in found)


def briefs(out: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(out / "briefs.db")) as connection:
        return sorted(connection.execute("select id, status from briefs"))


def assert_complete(out: Path, mornings: int) -> None:
    assert [status for _, status in briefs(out)] == ["sent"] * mornings
    sent = mails(out)
    assert set(sent.values()) == {1}
    assert Counter(to for to, _ in sent) == dict.fromkeys(READERS, mornings)
    for folder in out.glob("2025-06-*"):
        assert json.loads((folder / "brief.json").read_text())["items"]


def test_killed_at_ten_random_moments_it_ends_with_one_brief_a_morning_and_one_mail_a_reader(tmp_path):
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    moments = random.Random(seed)
    for _ in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, *demo(tmp_path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0.3, 5))
        process.send_signal(signal.SIGKILL)
        process.wait()
    last = subprocess.run(
        [sys.executable, "-c", RUN, *demo(tmp_path)], capture_output=True, text=True, check=False
    )
    assert last.returncode == 0, last.stderr
    assert_complete(tmp_path, len(MORNINGS))


def test_killed_at_every_step_in_turn_it_goes_on_each_time_from_what_is_stored(tmp_path):
    arguments = demo(tmp_path, "--now", MORNINGS[0].isoformat())
    for step, number in EVERY_STEP:
        killed = subprocess.run(
            [sys.executable, "-c", KILLED_BEFORE_ITEM, step, str(number), *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        assert killed.returncode == -signal.SIGKILL, f"not killed before {step} {number}: {killed.stderr}"
    again = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr
    assert_complete(tmp_path, 1)


def test_run_again_it_makes_no_second_brief_sends_nothing_and_says_so(tmp_path):
    arguments = demo(tmp_path, "--now", MORNINGS[0].isoformat())
    first = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True
    )
    before = {file: file.read_bytes() for file in (tmp_path / "outbox").glob("*.eml")}
    second = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True
    )
    assert "no second brief" not in first.stdout
    assert "no second brief was made, nothing was sent" in second.stdout
    assert {file: file.read_bytes() for file in (tmp_path / "outbox").glob("*.eml")} == before
    assert_complete(tmp_path, 1)
