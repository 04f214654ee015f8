"""`briefs costs`: the calls of a real ledger, by brief and one by one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefs.adapters.store.sql import open_store
from briefs.cli.app import run
from briefs.domain.model import Call, Reply, Spent

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path, monkeypatch, database):
    """A folder with feeds.yaml and a database with these calls, each (brief, days ago, outcome, tokens, usd)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    (tmp_path / "feeds.yaml").write_text("version: 1\nfeeds: [https://a.example/feed]\n", encoding="utf-8")

    def write(*calls: tuple[str, int, str, int, float]) -> None:
        store = open_store(f"sqlite:///{database}")
        for number, (brief, days, outcome, tokens, usd) in enumerate(calls):
            at = NOW - timedelta(days=days)
            call = Call(f"k{number}", brief, f"s{number}", "gpt-x", "story-2", at, tokens, usd, outcome, 3.5)
            store.replies.reserve(replace(call, outcome="reserved"), Spent(), Spent())
            store.replies.settle(call, Reply("{}", "gpt-x", tokens, 0) if outcome == "answered" else None)
        store.close()

    return write


def told(capsys, *arguments: str, code: int = 0) -> str:
    assert run(["costs", *arguments, "--now", NOW.isoformat()]) == code
    printed = capsys.readouterr()
    return printed.out if code == 0 else printed.err


def test_each_brief_is_a_line_and_all_are_added_up(ledger, capsys):
    ledger(
        ("asia", 0, "answered", 1200, 0.004),
        ("asia", 0, "unavailable", 0, 0.0),
        ("isles", 1, "answered", 800, 0.002),
    )
    lines = [line.split() for line in told(capsys).splitlines()]
    assert ["asia", "gpt-x", "2", "1", "answered,", "1", "unavailable", "1,200", "0.0040", "7", "s"] in lines
    assert ["all", "3", "2", "answered,", "1", "unavailable", "2,000", "0.0060", "10", "s"] in lines


def test_what_is_older_than_asked_for_is_left_out(ledger, capsys):
    ledger(("asia", 40, "answered", 1200, 0.004), ("isles", 1, "answered", 800, 0.002))
    assert "asia" not in told(capsys)
    assert "asia" in told(capsys, "--days", "60")


def test_the_calls_of_one_brief_are_shown_one_by_one(ledger, capsys):
    ledger(
        ("asia", 0, "answered", 1200, 0.004),
        ("asia", 0, "refused", 300, 0.001),
        ("isles", 1, "answered", 800, 0.002),
    )
    lines = [line.split() for line in told(capsys, "asia").splitlines() if "gpt-x" in line]
    assert [line[3:] for line in lines] == [
        ["story-2", "s0", "gpt-x", "answered", "1,200", "0.0040", "3.5", "s"],
        ["story-2", "s1", "gpt-x", "refused", "300", "0.0010", "3.5", "s"],
    ]


def test_calls_are_printed_as_json_lines(ledger, capsys):
    ledger(("asia", 0, "answered", 1200, 0.004))
    (row,) = map(json.loads, told(capsys, "--json").splitlines())
    assert (row["brief"], row["outcome"], row["tokens"], row["at"]) == (
        "asia",
        "answered",
        1200,
        NOW.isoformat(),
    )


def test_without_calls_it_says_so_and_an_unknown_brief_is_named(ledger, capsys):
    ledger()
    assert told(capsys) == "no model was asked in this time\n"
    assert "no model was asked for a brief 'x'" in told(capsys, "x", code=2)
