"""When a feed is visited next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.config.values import LEAST_OFTEN, MOST_OFTEN
from briefs.domain.feed import Feed, FeedState, Outcome, Rest, Visit
from briefs.newsroom.visiting import (
    FARTHEST,
    JITTER,
    LATCHED,
    LONGEST,
    SHORTEST,
    address,
    after_visit,
    asking,
    is_ahead,
    is_due,
    put_back,
)

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
FEED = Feed("f", "https://example.com/feed", "Reuters", every=timedelta(hours=1))
STATE = FeedState("f", NOON)
HOUR = timedelta(hours=1)


def pause(visit: Visit, feed: Feed = FEED, state: FeedState = STATE) -> timedelta:
    return after_visit(state, feed, visit).next_visit - visit.at


@pytest.mark.parametrize(
    ("every", "wait", "expected"),
    [
        (HOUR, None, HOUR),
        (HOUR, timedelta(hours=3), timedelta(hours=3)),
        (HOUR, timedelta(minutes=5), HOUR),
        (timedelta(minutes=1), None, SHORTEST),
        (HOUR, timedelta(days=9), LONGEST),
        (timedelta(days=3), None, LONGEST),
    ],
)
@pytest.mark.parametrize("outcome", [Outcome.FRESH, Outcome.UNCHANGED])
def test_the_longer_wish_counts_between_a_quarter_of_an_hour_and_a_day(every, wait, expected, outcome):
    found = pause(Visit("f", NOON, outcome, wait=wait), replace(FEED, every=every))
    assert expected <= found <= expected * (1 + JITTER)


@pytest.mark.parametrize(("errors", "hours"), [(0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 24), (40, 24)])
def test_a_failing_feed_is_asked_less_and_less_but_never_given_up(errors, hours):
    visit = Visit("f", NOON, Outcome.FAILED, error="timed out")
    state = replace(STATE, errors=errors)
    assert hours * HOUR <= pause(visit, state=state) <= hours * HOUR * (1 + JITTER)
    assert after_visit(state, FEED, visit).errors == errors + 1


@pytest.mark.parametrize(("asked", "at_least"), [(2, 2), (72, 72), (24 * 90, 24 * 31)])
def test_retry_after_is_honoured_beyond_a_day_up_to_a_month(asked, at_least):
    rest = Rest("example.com", NOON, NOON + asked * HOUR)
    visit = Visit("f", NOON, Outcome.FAILED, rest=rest, error="429")
    assert pause(visit) >= at_least * HOUR


def test_a_success_ends_the_errors_and_keeps_the_validators_verbatim():
    visit = Visit("f", NOON, Outcome.FRESH, etag='W/"a b"', last_modified="yesterday", body_hash="h")
    state = after_visit(replace(STATE, errors=3, error="500"), FEED, visit)
    assert (state.errors, state.error, state.etag, state.last_modified) == (0, "", 'W/"a b"', "yesterday")
    assert (state.last_success, state.body_hash) == (NOON, "h")


def test_a_failure_keeps_the_validators_and_the_last_success_and_says_what_to_do():
    before = replace(STATE, etag='"x"', last_success=NOON - HOUR, body_hash="h")
    state = after_visit(before, FEED, Visit("f", NOON, Outcome.FAILED, error="404", mend="look for its feed"))
    assert (state.etag, state.body_hash, state.last_success) == ('"x"', "h", NOON - HOUR)
    assert state.error == "404; look for its feed"


def test_gone_switches_the_feed_off():
    state = after_visit(STATE, FEED, Visit("f", NOON, Outcome.FAILED, gone=True, error="410 Gone"))
    assert state.disabled
    assert not is_due(state, NOON + timedelta(days=365))


def test_what_a_server_wished_for_counts_while_it_fails_too():
    before = replace(STATE, ttl=10 * HOUR, max_age=2 * HOUR)
    state = after_visit(before, replace(FEED, every=HOUR), Visit("f", NOON, Outcome.FAILED, error="500"))
    assert state.next_visit - NOON >= 10 * HOUR


def test_a_feed_whose_new_place_is_gone_is_asked_again_at_its_own_address():
    relinked = replace(STATE, moved_to=f"{FEED.url} https://example.com/elsewhere")
    state = after_visit(relinked, FEED, Visit("f", NOON, Outcome.FAILED, gone=True, error="410 Gone"))
    assert not state.disabled
    assert address(FEED, state) == FEED.url


NEW = "https://example.com/new"
OLD_TO_NEW = f"{FEED.url} {NEW}"


@pytest.mark.parametrize(
    ("moves", "read_at"),
    [
        ([""], FEED.url),
        ([NEW], FEED.url),
        ([NEW, NEW], NEW),
        ([NEW, NEW, ""], NEW),
        ([NEW, NEW, "https://example.com/newer"], NEW),
        ([NEW, ""], FEED.url),
        ([NEW, "", NEW], FEED.url),
        ([NEW, "https://example.com/other"], FEED.url),
        ([NEW, None, NEW], NEW),
        ([NEW, NEW, None], FEED.url),
    ],
    ids=str,
)
def test_a_feed_is_read_at_its_new_address_once_two_visits_were_led_there(moves, read_at):
    """A None is a visit that failed: it says nothing of a move, but a new address that fails is given up."""
    state = STATE
    for moved in moves:
        outcome = Outcome.FAILED if moved is None else Outcome.FRESH
        state = after_visit(state, FEED, Visit("f", NOON, outcome, moved_to=moved or ""))
    assert address(FEED, state) == read_at


def test_an_address_that_the_operator_changed_is_used():
    state = replace(STATE, moved_to=OLD_TO_NEW)
    assert address(FEED, state) == NEW
    assert address(replace(FEED, url="https://example.com/edited"), state) == "https://example.com/edited"


@pytest.mark.parametrize(
    ("state", "due"), [(None, True), (STATE, True), (replace(STATE, next_visit=NOON + HOUR), False)]
)
def test_a_feed_is_due_when_its_time_has_come_or_it_was_never_visited(state, due):
    assert is_due(state, NOON) is due


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=20), st.integers(0, 2**31).map(lambda s: datetime.fromtimestamp(s, UTC)))
def test_jitter_is_never_early_and_the_same_each_time(name, at):
    feed, state = replace(FEED, name=name), replace(STATE, name=name)
    visit = Visit(name, at, Outcome.UNCHANGED)
    assert HOUR <= pause(visit, feed, state) <= HOUR * (1 + JITTER)
    assert pause(visit, feed, state) == pause(visit, feed, state)


def test_what_the_feed_itself_asked_for_is_remembered_until_it_comes_again():
    ttl = timedelta(minutes=90)
    fresh = after_visit(STATE, FEED, Visit("f", NOON, Outcome.FRESH, ttl=ttl))
    unchanged = after_visit(fresh, FEED, Visit("f", NOON, Outcome.UNCHANGED))
    failed = after_visit(unchanged, FEED, Visit("f", NOON, Outcome.FAILED, error="500"))
    for state in (fresh, unchanged, failed):
        assert state.ttl == ttl
    assert ttl <= unchanged.next_visit - NOON <= ttl * (1 + JITTER)
    without = after_visit(unchanged, FEED, Visit("f", NOON, Outcome.FRESH))
    assert HOUR <= without.next_visit - NOON <= HOUR * (1 + JITTER)


def test_of_all_wishes_the_longest_counts():
    visit = Visit("f", NOON, Outcome.FRESH, wait=3 * HOUR, ttl=2 * HOUR)
    assert 3 * HOUR <= pause(visit) <= 3 * HOUR * (1 + JITTER)
    assert after_visit(STATE, FEED, visit).max_age == 3 * HOUR
    assert after_visit(STATE, FEED, replace(visit, wait=timedelta(days=9000))).max_age == LONGEST


def test_a_server_that_is_busy_may_ask_for_a_day_by_its_cache_headers_and_no_more():
    visit = Visit("f", NOON, Outcome.FAILED, wait=timedelta(days=365), error="503")
    assert LONGEST <= pause(visit) <= LONGEST * (1 + JITTER)


def test_validators_that_the_server_no_longer_sends_are_dropped():
    before = replace(STATE, etag='"x"', last_modified="Tue")
    state = after_visit(before, FEED, Visit("f", NOON, Outcome.FRESH, whole=True))
    assert (state.etag, state.last_modified) == ("", "")


@pytest.mark.parametrize(
    ("last_whole", "sent"),
    [
        (None, '"x"'),
        (NOON, '"x"'),
        (NOON - LATCHED + HOUR, '"x"'),
        (NOON - LATCHED, ""),
        (NOON + HOUR, '"x"'),
    ],
)
def test_after_a_week_of_only_304s_the_feed_is_asked_for_whole(last_whole, sent):
    state = replace(STATE, etag='"x"', last_modified="Tue", last_whole=last_whole)
    asked = asking(state, NOON)
    assert (asked.etag, bool(asked.last_modified)) == (sent, bool(sent))
    assert asked.last_whole == last_whole


@pytest.mark.parametrize(
    ("visit", "whole"),
    [
        (Visit("f", NOON, Outcome.FRESH), NOON),
        (Visit("f", NOON, Outcome.UNCHANGED, whole=True), NOON),
        (Visit("f", NOON, Outcome.UNCHANGED), NOON - HOUR),
        (Visit("f", NOON, Outcome.FAILED, error="500"), NOON - HOUR),
    ],
)
def test_it_is_remembered_when_the_feed_last_came_whole(visit, whole):
    assert after_visit(replace(STATE, last_whole=NOON - HOUR), FEED, visit).last_whole == whole


REST = Rest("example.com", NOON, NOON + 2 * HOUR)


def test_a_feed_that_is_left_since_its_host_rests_is_neither_visited_nor_failed():
    before = replace(STATE, errors=2, error="500", etag="e", last_visit=NOON - HOUR, moved_to=NEW)
    state = after_visit(before, FEED, Visit("f", NOON, Outcome.LEFT, rest=REST))
    assert state == replace(before, next_visit=REST.until, url=FEED.url)


def test_a_feed_that_led_to_a_resting_host_was_asked_itself_and_waits_its_own_time():
    short = Rest("elsewhere.example", NOON, NOON + timedelta(minutes=1))
    state = after_visit(STATE, FEED, Visit("f", NOON, Outcome.LEFT, rest=short))
    assert HOUR <= state.next_visit - NOON <= HOUR * (1 + JITTER)
    long = Rest("elsewhere.example", NOON, NOON + 9 * HOUR)
    assert after_visit(STATE, FEED, Visit("f", NOON, Outcome.LEFT, rest=long)).next_visit == long.until


@pytest.mark.parametrize(
    ("ahead", "due"),
    [(timedelta(days=20), False), (FARTHEST, False), (FARTHEST + HOUR, True), (timedelta(days=365), True)],
)
def test_a_next_visit_that_no_rule_can_have_set_is_not_believed(ahead, due):
    assert is_due(replace(STATE, next_visit=NOON + ahead), NOON) is due
    assert not is_due(replace(STATE, next_visit=NOON + ahead, disabled=True), NOON)


@pytest.mark.parametrize("jump", [timedelta(minutes=5), timedelta(days=365)])
@pytest.mark.parametrize("pause", [HOUR, timedelta(days=20)])
def test_when_the_clock_was_put_back_the_pause_begins_anew(jump, pause):
    then = NOON + jump
    state = replace(
        STATE, last_visit=then, last_success=then, last_whole=then, first_visit=then, next_visit=then + pause
    )
    assert is_ahead(state, NOON)
    mended = put_back(state, NOON)
    assert not is_ahead(mended, NOON)
    assert mended.next_visit == NOON + pause
    assert mended.last_success == mended.last_whole == mended.first_visit == mended.last_visit == NOON


def test_a_claim_of_a_clock_that_ran_ahead_is_no_pause():
    state = replace(STATE, last_visit=NOON + HOUR, next_visit=NOON + timedelta(days=400))
    assert put_back(state, NOON).next_visit <= NOON + FARTHEST
    early = replace(STATE, last_visit=NOON + HOUR, next_visit=NOON)
    assert put_back(early, NOON).next_visit == NOON


def test_an_operator_may_ask_for_exactly_what_is_kept():
    assert (MOST_OFTEN, LEAST_OFTEN) == (SHORTEST, LONGEST)
