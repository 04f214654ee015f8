"""The edges of the command line: what is loaded, what an error looks like, and the exit codes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from briefs.cli.app import run
from briefs.cli.context import moment

HEAVY = (
    "aiohttp",
    "alembic",
    "apscheduler",
    "feedparser",
    "jinja2",
    "lxml",
    "numpy",
    "openai",
    "scipy",
    "sklearn",
    "sqlalchemy",
    "starlette",
    "trafilatura",
    "uvicorn",
)

LOADED = """
import json, sys
from briefs.cli.app import run
code = run(["--help"])
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def test_help_loads_no_heavy_library():
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    code, loaded = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert "Usage" in done.stdout
    assert not set(HEAVY) & set(loaded)


@pytest.mark.parametrize(
    "command",
    [
        "approve",
        "config check",
        "config example",
        "config schema",
        "correct",
        "costs",
        "demo",
        "doctor",
        "draft",
        "eval claims",
        "eval grouping",
        "eval lineage",
        "feeds add",
        "feeds check",
        "feeds export",
        "feeds import",
        "feeds list",
        "group",
        "list",
        "parse",
        "refresh",
        "run",
        "search",
        "send",
        "serve",
        "show",
        "sign-in",
        "subscribers add",
        "subscribers list",
        "subscribers remove",
        "tick",
        "verify",
        "write",
    ],
)
def test_every_command_has_help(command, capsys):
    assert run([*command.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert "Usage" in told
    assert len(told.splitlines()) > 3


def test_the_version_is_printed(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("briefs 0.")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["nonsense"], 2, "No such command"),
        (["show"], 2, "Missing argument"),
        (["run", "--now", "yesterday"], 2, "is not a time like"),
        (["run", "--now", "2025-06-24T06:00"], 2, "names no time zone"),
        (
            ["-c", "no-such.yaml", "run"],
            2,
            "briefs: no-such.yaml does not exist; check the path, or copy the example with: ",
        ),
        (["-c", ".", "feeds", "list"], 2, "briefs: . cannot be read: Is a directory\n"),
        (["parse", "no-such.xml"], 1, "cannot read no-such.xml: No such file or directory"),
        (["verify", "no-such.jsonl"], 1, "cannot read no-such.jsonl: No such file or directory"),
    ],
)
def test_an_error_is_told_on_standard_error_with_its_exit_code(arguments, code, says, capsys):
    assert run(arguments) == code
    told = capsys.readouterr()
    assert says in told.err
    assert "Traceback" not in told.err
    assert not told.out


def test_debug_shows_the_traceback(capsys):
    assert run(["--debug", "parse", "no-such.xml"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_time_is_read_as_utc():
    assert moment("2025-06-24T06:00+09:00").isoformat() == "2025-06-23T21:00:00+00:00"


def test_what_feeds_say_is_printed_as_it_is(capsys):
    from briefs.cli.feed_tables import checkup_table
    from briefs.cli.reports import out
    from briefs.domain.feed import Feed, Outcome, Visit
    from briefs.domain.health import Checkup, Result

    now = moment("2025-06-24T06:00Z")
    visit = Visit("f", now, Outcome.FAILED)
    told = Checkup(Feed("f", "https://f.example", "F"), visit, Result.GONE, "[red]it answers [404][/red]")
    out().print(checkup_table([told], now))
    assert "[red]it answers [404][/red]" in capsys.readouterr().out
