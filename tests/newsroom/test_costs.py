"""The ledger of calls, added up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefs.domain.model import Call
from briefs.newsroom.costs import totals

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def call(
    brief: str, minutes: int = 0, *, outcome: str = "answered", model: str = "m", tokens: int = 100
) -> Call:
    at = NOON + timedelta(minutes=minutes)
    return Call(f"{brief}{minutes}", brief, "s1", model, "story-2", at, tokens, tokens / 1000, outcome, 2.0)


def test_calls_are_added_up_by_brief_the_newest_first():
    found = totals(
        [call("a", 1), call("b", 2), call("a", 3, outcome="invalid", model="n"), call("a", 4, tokens=7)]
    )
    assert [(one.brief, one.calls, one.tokens) for one in found] == [("a", 3, 207), ("b", 1, 100)]
    first = found[0]
    assert (first.at, first.models, first.seconds) == (NOON + timedelta(minutes=4), ("m", "n"), 6.0)
    assert first.outcomes == {"answered": 2, "invalid": 1}
    assert first.usd == pytest.approx(0.207)


def test_without_calls_there_is_nothing_to_add():
    assert totals([]) == ()
