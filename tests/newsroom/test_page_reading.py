"""When an article's page is asked, what is remembered of that, and which text of a second reading counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefs.domain.article import THIN, Article, Found
from briefs.domain.feed import Feed, FullText, PageState, PageText
from briefs.newsroom.edits import digest
from briefs.newsroom.page_reading import (
    BETWEEN,
    MOST_REREADS,
    PAUSES,
    UNTOLD,
    after_edit,
    after_page,
    is_due,
    to_read_again,
    wants_page,
    what_it_tells,
)

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ARTICLE = Article("a1", "Outlet", "Talks are off", "Japan withdrew.", "http://o.test/1", NOON, feed="world")
FULL = (
    "Japan withdrew from the talks. It gave no reason. Its partners were told on Monday. More talks are unlikely. "
    "The two countries had met each year since the autumn of 2010, and never had one of them stayed away."
)
READ = replace(ARTICLE, text=FULL, full_text=True, revision=2)
STATE = PageState("a1", asked=NOON, said=digest(ARTICLE))
FAILED = PageText(ARTICLE, error="its page answers 503", passing=True)


@pytest.mark.parametrize(
    ("full_text", "article", "wanted"),
    [
        (FullText.FEED, ARTICLE, False),
        (FullText.FEED, READ, False),
        (FullText.AUTO, ARTICLE, True),
        (FullText.AUTO, replace(ARTICLE, text="x" * THIN), False),
        (FullText.AUTO, replace(READ, text="x" * THIN), True),
        (FullText.PAGE, replace(ARTICLE, text="x" * THIN), True),
        (FullText.PAGE, replace(ARTICLE, url=""), False),
    ],
    ids=["off", "off by now", "thin", "not thin", "its page was read", "always", "no address"],
)
def test_a_page_is_wanted_where_the_feed_asks_for_it(full_text, article, wanted):
    assert wants_page(article, Feed("world", "http://o.test/", "Outlet", full_text=full_text)) is wanted


@pytest.mark.parametrize(
    ("state", "due"),
    [
        (None, True),
        (STATE, False),
        (replace(STATE, due=NOON), True),
        (replace(STATE, due=NOON + timedelta(seconds=1)), False),
        (replace(STATE, due=NOON + max(PAUSES)), False),
        (replace(STATE, due=NOON + timedelta(days=9)), True),
    ],
    ids=["never asked", "not again", "due", "in a second", "after the longest pause", "by a clock ahead"],
)
def test_a_page_is_asked_when_it_is_due(state, due):
    assert is_due(state, NOON) is due


def test_a_page_that_keeps_failing_is_tried_three_times_more_and_then_left():
    state, now, waits = None, NOON, []
    while state is None or state.due:
        state = after_page(state, ARTICLE, FAILED, now)
        if state.due:
            waits.append(state.due - now)
            now = state.due
    assert waits == [timedelta(minutes=15), HOUR, 4 * HOUR]
    assert not is_due(state, NOON + timedelta(days=30))


@pytest.mark.parametrize("page", [PageText(READ), PageText(ARTICLE, error="its page answers 404")])
def test_a_page_that_was_read_or_refused_is_not_asked_again(page):
    state = after_page(after_page(None, ARTICLE, FAILED, NOON), ARTICLE, page, NOON + HOUR)
    assert state == PageState("a1", asked=NOON + HOUR, said=digest(ARTICLE))


def test_a_site_that_does_not_tell_what_it_allows_is_asked_an_hour_later_and_that_is_no_failure():
    once = after_page(None, ARTICLE, FAILED, NOON)
    state = after_page(once, ARTICLE, PageText(ARTICLE, error="robots", left=True), NOON + HOUR)
    assert state == replace(once, due=NOON + HOUR + UNTOLD)


@pytest.mark.parametrize(
    ("now", "again"),
    [
        (ARTICLE, False),
        (replace(ARTICLE, title="Talks  are off", text="Japan withdrew. 12 comments"), False),
        (replace(ARTICLE, title="Talks are on"), True),
        (replace(ARTICLE, text="Japan is back."), True),
        (replace(ARTICLE, updated=NOON), True),
    ],
    ids=["the same", "running count", "title", "teaser", "dated"],
)
def test_a_page_is_due_again_when_its_feed_tells_an_edit(now, again):
    state = after_edit(STATE, now, NOON + 2 * HOUR)
    assert state.due == (NOON + 2 * HOUR if again else None)
    assert after_edit(state, now, NOON + 3 * HOUR) == state


def test_an_earlier_date_or_none_is_no_edit():
    state = replace(STATE, updated=NOON)
    assert after_edit(state, replace(ARTICLE, updated=NOON - HOUR), NOON + HOUR) == state
    assert after_edit(state, ARTICLE, NOON + HOUR) == state
    assert after_edit(state, replace(ARTICLE, title="Talks are on"), NOON + HOUR).updated == NOON


def test_a_page_is_asked_again_an_hour_after_it_was_asked_at_the_earliest():
    edited = replace(ARTICLE, text="Japan is back.")
    assert after_edit(STATE, edited, NOON + timedelta(minutes=20)).due == NOON + BETWEEN


def test_an_edit_does_not_shorten_the_pause_after_a_failure():
    state = replace(STATE, due=NOON + 4 * HOUR, failures=3)
    assert after_edit(state, replace(ARTICLE, text="Japan is back."), NOON + HOUR).due == NOON + 4 * HOUR


def test_a_feed_that_tells_an_edit_at_every_visit_has_its_page_read_a_few_times():
    state, asked = STATE, 0
    for hour in range(2, 48):
        now = NOON + hour * HOUR
        state = after_edit(state, replace(ARTICLE, updated=now), now)
        if is_due(state, now):
            asked += 1
            state = after_page(state, READ, FAILED if asked == 2 else PageText(READ), now)
    assert asked == MOST_REREADS


def test_the_last_of_these_readings_is_not_tried_again():
    state = after_page(replace(STATE, rereads=MOST_REREADS - 1), READ, FAILED, NOON + HOUR)
    assert state.due is None


def test_what_a_page_of_earlier_versions_was_read_for_is_noted_and_not_asked():
    state = after_edit(PageState("a1"), replace(ARTICLE, updated=NOON), NOON)
    assert state == PageState("a1", said=digest(ARTICLE), updated=NOON)


@pytest.mark.parametrize(
    ("feed", "known", "noted"),
    [("world", READ, True), ("asia", READ, False), ("world", ARTICLE, False)],
    ids=["its own feed", "another feed of the outlet", "not read yet"],
)
def test_only_the_feed_of_an_article_that_was_read_tells_its_edits(feed, known, noted):
    told = replace(ARTICLE, title="Talks are on", feed=feed)
    found = [Found(told, (), ("guid:a1",)), Found(told, (), ("guid:new",))]
    states = to_read_again(found, {"guid:a1": known}, {"a1": STATE}, NOON + HOUR)
    assert [state.due for state in states] == [NOON + HOUR] * noted
    assert to_read_again(found, {"guid:a1": known}, {}, NOON + HOUR) == ()


ERRATA = "Correction: an earlier version of this report on the talks was wrong and was taken off the site."
WALL = "Please switch on JavaScript and reload this page."


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (FULL + " A minister confirmed it.", True),
        (FULL.replace("no reason", "a reason"), True),
        (FULL.replace("talks", "meetings"), True),
        (FULL.replace(" Its partners were told on Monday.", ""), True),
        (FULL.replace(" ", "  "), False),
        ("Japan withdrew from the talks. It gave no reason. Read more", False),
        ("Japan withdrew from the talks. It gave…", False),
        (ERRATA, True),
        ("This report on the talks was withdrawn.", True),
        (WALL, False),
    ],
    ids=["longer", "a word", "another word of the title", "a sentence struck", "white space", "cut", "cut short", "long correction",
         "short correction", "asks for a browser"],
)  # fmt: skip
def test_of_a_page_that_is_read_again_an_edited_text_is_taken(text, taken):
    again = PageText(replace(READ, text=text, revision=3), ((0, 3),))
    told = what_it_tells(again, READ, replace(STATE, updated=NOON + HOUR))
    if taken:
        assert told == replace(again, article=replace(again.article, updated=NOON + HOUR))
    else:
        assert (told.article, told.spans, bool(told.error)) == (READ, (), True)


def test_a_page_that_says_nothing_new_can_still_say_that_it_is_for_subscribers():
    again = PageText(replace(READ, revision=3, paywalled=True), ((0, 3),))
    told = what_it_tells(again, READ, STATE)
    assert (told.article, told.spans, bool(told.error)) == (replace(READ, paywalled=True), (), True)


def test_what_a_page_tells_the_first_time_is_taken_as_it_is():
    for page in (PageText(READ, ((0, 3),)), FAILED):
        assert what_it_tells(page, ARTICLE, None) == page
