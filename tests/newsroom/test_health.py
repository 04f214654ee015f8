"""Whether a feed is well."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from briefs.domain.feed import Feed, FeedState, Outcome, Visit
from briefs.domain.health import Condition, Habits, Health
from briefs.newsroom.health import a_day, health, is_lasting
from briefs.newsroom.visiting import LONGEST, after_visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
TODAY = NOON.date()
DAY = timedelta(days=1)
THREE = 3 * DAY
FEED = Feed("harbour", "https://harbour.example/rss", "Harbour Dispatch")
READ = FeedState(
    "harbour",
    NOON + timedelta(hours=1),
    last_visit=NOON,
    last_success=NOON,
    url=FEED.url,
    first_visit=NOON - 40 * DAY,
    newest=NOON,
)
FAILED = replace(
    READ, errors=5, error="no answer within 30 s; it is tried again later", last_success=NOON - 2 * DAY
)


def on(*ago: int) -> Habits:
    """An article on each of these days, counted backwards from today."""
    days = tuple((TODAY - days * DAY, 1) for days in sorted(ago, reverse=True))
    return Habits(NOON - min(ago) * DAY, days, len(days))


EVERY_DAY = on(*range(14))


@pytest.mark.parametrize(
    ("state", "kind", "words", "since"),
    [
        (None, Condition.NEW, "not read yet", None),
        (FeedState("harbour", NOON), Condition.NEW, "not read yet", None),
        (replace(READ, url="https://old.example/rss"), Condition.NEW, "not read yet", None),
        (READ, Condition.OK, "ok", NOON),
        (
            FAILED,
            Condition.FAILING,
            "failing since 2025-06-21 (5 in a row): no answer within 30 s; it is tried again later",
            NOON - 2 * DAY,
        ),
        (
            replace(FAILED, last_success=None, errors=2, error="it answers 404 Not Found"),
            Condition.FAILING,
            "never read (2 in a row): it answers 404 Not Found",
            NOON - 40 * DAY,
        ),
        (
            replace(FAILED, error="it answers 429", next_visit=NOON + 4 * DAY),
            Condition.RESTING,
            "resting until 2025-06-27: it answers 429",
            NOON - 2 * DAY,
        ),
        (
            replace(FAILED, error="it answers 429", next_visit=NOON + 4 * DAY, last_success=NOON - 9 * DAY),
            Condition.FAILING,
            "failing since 2025-06-14 (5 in a row, resting until 2025-06-27): it answers 429",
            NOON - 9 * DAY,
        ),
        (
            replace(READ, disabled=True, errors=1, error="it answers 410 Gone; take it out of feeds.yaml"),
            Condition.GONE,
            "switched off: it answers 410 Gone; take it out of feeds.yaml",
            NOON,
        ),
    ],
)
def test_what_the_visits_say(state, kind, words, since):
    assert health(FEED, state, EVERY_DAY, NOON, THREE) == Health(kind, words, since)


@pytest.mark.parametrize(
    ("newest", "habits", "words"),
    [
        (NOON - THREE + timedelta(hours=1), on(3, 4, 5), "ok"),
        (NOON - THREE, on(3, 4, 5), "silent for 3 days"),
        (NOON - 20 * DAY, Habits(NOON - 20 * DAY), "silent for 20 days"),
        (None, Habits(), "never brought an article"),
        # another feed of the outlet brought its articles first
        (NOON - DAY, Habits(NOON - 20 * DAY), "ok"),
        # its articles have no dates, so only what is stored tells
        (None, on(1, 2, 3), "ok"),
        (None, on(4, 5, 6), "silent for 4 days"),
    ],
    ids=["not yet", "now", "long", "never", "second to another", "undated", "undated and silent"],
)
def test_a_feed_that_is_read_well_and_brings_nothing_is_silent(newest, habits, words):
    assert health(FEED, replace(READ, newest=newest), habits, NOON, THREE).words == words


@pytest.mark.parametrize(
    ("ago", "silent"),
    [
        ((6, 13), False),  # a weekly
        ((5, 7, 9, 11, 13), False),  # every other day
        ((6, 7, 9, 11, 13), True),
        ((4, 5, 6, 7, 8), True),
        ((3, 4, 5, 6, 7, 10, 11, 12, 13), False),  # working days, and a long weekend
    ],
)
def test_a_feed_may_pause_as_long_as_it_usually_does(ago, silent):
    state = replace(READ, newest=NOON - min(ago) * DAY)
    assert (health(FEED, state, on(*ago), NOON, THREE).kind is Condition.SILENT) is silent


def test_a_feed_that_never_brought_anything_gets_its_time_first():
    young = replace(READ, newest=None, first_visit=NOON - DAY)
    assert health(FEED, young, Habits(), NOON, THREE).kind is Condition.OK
    assert health(FEED, young, Habits(), NOON + 2 * DAY, THREE).since == young.first_visit


@pytest.mark.parametrize(
    ("hours", "words"), [(0.5, "30 minutes"), (5, "5 hours"), (47, "47 hours"), (48, "2 days")]
)
def test_a_silence_is_told_in_a_fitting_unit(hours, words):
    state = replace(READ, newest=NOON - timedelta(hours=hours))
    assert health(FEED, state, Habits(), NOON, timedelta(minutes=5)).words == f"silent for {words}"


def test_a_feed_that_backs_off_by_itself_does_not_rest_but_fails():
    state = FeedState("harbour", NOON)
    for visit in range(40):
        failed = Visit("harbour", NOON + visit * DAY, Outcome.FAILED, error="it answers 500")
        state = after_visit(state, FEED, failed)
    assert state.next_visit - state.last_visit >= LONGEST
    assert health(FEED, state, Habits(), NOON + 40 * DAY, THREE).kind is Condition.FAILING
    assert health(FEED, state, Habits(), NOON + 40 * DAY, THREE).since == NOON


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Health(Condition.FAILING, "", NOON - THREE), True),
        (Health(Condition.FAILING, "", NOON - THREE + timedelta(seconds=1)), False),
        (Health(Condition.SILENT, "", NOON - THREE), True),
        (Health(Condition.GONE, ""), True),
        (Health(Condition.OK, "", NOON - 9 * THREE), False),
        (Health(Condition.NEW, ""), False),
        (Health(Condition.RESTING, "", NOON - 9 * THREE), False),
    ],
)
def test_only_lasting_trouble_is_told(found, told):
    assert is_lasting(found, NOON, THREE) is told


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), 0),
        (((0, 7),), 7),
        (((2, 9), (1, 20), (0, 4)), 9),
        (((3, 8), (0, 6)), 3),  # two days without any count
        (((13, 5),), 0),
    ],
)
def test_the_median_counts_days_without_any(days, expected):
    habits = Habits(NOON, tuple((TODAY - ago * DAY, count) for ago, count in days))
    assert a_day(habits, NOON) == expected


def test_habits_count_their_articles():
    assert Habits(NOON, ((date(2025, 6, 1), 3), (TODAY, 4))).articles == 7
