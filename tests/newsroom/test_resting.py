"""Which hosts may be asked, and how long each is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefs.domain.feed import Feed, FeedState, Rest
from briefs.newsroom.resting import LONG, PATIENCE, is_open, may_be_visited, settled, turns

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
URL = "https://a.example/feed"


def resting(pause: timedelta, host: str = "a.example", since: datetime = NOON) -> dict[str, Rest]:
    return {host: Rest(host, since, since + pause)}


@pytest.mark.parametrize(
    ("rests", "is_it"),
    [
        ({}, True),
        (resting(HOUR), False),
        (resting(HOUR, "b.example"), True),
        (resting(SECOND), True),
        (resting(LONG), True),
        (resting(LONG + SECOND), False),
        (resting(HOUR, since=NOON - HOUR), True),
    ],
)
@pytest.mark.parametrize("url", [URL, "http://A.example:8080/other"])
def test_a_host_that_rests_for_more_than_a_moment_is_left_for_a_later_run(url, rests, is_it):
    assert is_open(url, rests, NOON) is is_it


@pytest.mark.parametrize("url", ["", "a.example", "http://[::1"])
def test_what_is_no_address_is_left_to_the_reader_to_explain(url):
    assert is_open(url, resting(HOUR), NOON)
    assert turns([url], {}, SECOND, NOON) == ()


def test_a_feed_that_moved_for_good_is_read_where_it_is_now():
    feed = Feed("f", URL, "A")
    moved = FeedState("f", NOON, moved_to=f"{URL} https://b.example/feed", url=URL)
    rests = resting(HOUR, "b.example")
    assert not may_be_visited(feed, moved, rests, NOON)
    assert may_be_visited(feed, replace(moved, moved_to=""), rests, NOON)
    assert may_be_visited(feed, None, rests, NOON)


def test_a_host_is_asked_as_often_as_there_are_addresses_with_a_pause_after_each():
    urls = [URL, "https://a.example/other", "https://b.example/"]
    assert turns(urls, {}, SECOND, NOON) == (
        Rest("a.example", NOON, NOON + 2 * SECOND),
        Rest("b.example", NOON, NOON + SECOND),
    )
    assert turns(urls, {}, timedelta(), NOON) == ()


@pytest.mark.parametrize(
    ("rests", "count", "pause"),
    [
        (resting(10 * SECOND), 2, 12 * SECOND),
        (resting(HOUR, since=NOON - 2 * HOUR), 2, 2 * SECOND),
        ({}, 10_000, LONG),
        (resting(HOUR), 5, HOUR),
    ],
    ids=["after a rest", "after a rest that is over", "more than a run asks", "a long rest gets no longer"],
)
def test_turns_begin_after_the_rest_and_no_run_adds_more_than_it_can_ask(rests, count, pause):
    (rest,) = turns([URL] * count, rests, SECOND, NOON)
    assert rest == Rest("a.example", NOON, NOON + pause)


def test_our_own_pauses_never_keep_the_next_run_from_a_host():
    (rest,) = turns([URL] * 10_000, {}, timedelta(minutes=1), NOON)
    assert is_open(URL, {rest.host: rest}, NOON)
    assert PATIENCE + timedelta(minutes=1) <= LONG


@pytest.mark.parametrize(
    ("since", "until"),
    [(NOON - HOUR, NOON + 19 * HOUR), (NOON, NOON + 20 * HOUR), (NOON + 9000 * HOUR, NOON + 20 * HOUR)],
)
def test_a_rest_that_began_later_than_now_begins_now(since, until):
    (rest,) = settled(resting(20 * HOUR, since=since), NOON).values()
    assert (rest.until, rest.since) == (until, min(since, NOON))
