"""How long it counts what a site's robots.txt said, and what of it is stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefs.domain.robots import SiteRules
from briefs.newsroom.site_rules import LARGEST, counts, is_small

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "error", "expected"),
    [
        (0, "", True),
        (23.9, "", True),
        (24, "", False),
        (-0.1, "", False),
        (0, "it answers 500", True),
        (0.9, "it answers 500", True),
        (1, "it answers 500", False),
        (-0.1, "it answers 500", False),
    ],
)
def test_rules_count_for_a_day_and_a_failure_for_an_hour_unless_the_clock_was_put_back(
    hours, error, expected
):
    rules = SiteRules("https://quay.example", NOON - timedelta(hours=hours), error=error)
    assert counts(rules, NOON) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), True),
        (((False, "/" * LARGEST),), True),
        (((False, "/" * LARGEST), (True, "/")), False),
    ],
)
def test_rules_of_a_hostile_size_are_not_stored(lines, expected):
    assert is_small(SiteRules("https://quay.example", NOON, lines)) is expected
