"""What the store counts of a feed's articles, for its health."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from briefs.domain.article import THIN
from briefs.domain.errors import StoreError
from briefs.domain.feed import PageState, PageText
from briefs.domain.health import Habits

DAY = date(2026, 11, 24)
LONG = "x" * THIN


def record(store, make, *articles):
    for article in articles:
        make.record(store, article, feed=article.feed)


def test_habits_are_counted_by_feed_and_day(store, make):
    record(
        store,
        make,
        *(make.article(f"a{hours}", feed="a", published=make.hours(hours)) for hours in (-30, -26, -2, 0)),
        make.article("b", feed="b", published=make.hours(-1)),
    )
    found = store.articles.habits(make.hours(-100))
    days = ((DAY - timedelta(days=2), 1), (DAY - timedelta(days=1), 1), (DAY, 2))
    assert found["a"] == Habits(make.now, days, dated=4)
    assert found["b"].days == ((DAY, 1),)


def test_the_newest_article_counts_though_it_is_older(store, make):
    record(store, make, make.article(feed="a", published=make.hours(-100)))
    assert store.articles.habits(make.now) == {"a": Habits(make.hours(-100))}


def test_the_beginning_is_counted_too(store, make):
    record(store, make, make.article(feed="a"))
    assert store.articles.habits(make.now)["a"].articles == 1


def test_a_day_ends_at_midnight_utc(store, make):
    tokyo = timezone(timedelta(hours=9))
    late = datetime(2026, 11, 25, 8, 59, tzinfo=tokyo)
    record(store, make, make.article(feed="a", published=late))
    assert store.articles.habits(make.now)["a"].days == ((DAY, 1),)


def test_dates_that_the_feed_did_not_give_are_no_dates(store, make):
    record(store, make, make.article("a1", feed="a", dated=False), make.article("a2", feed="a"))
    found = store.articles.habits(make.now)["a"]
    assert (found.articles, found.dated) == (2, 1)


@pytest.mark.parametrize(
    ("text", "full_text", "full"), [(LONG, False, 1), (LONG[1:], False, 0), ("short page", True, 1)]
)
def test_more_than_a_teaser_is_full_text(store, make, text, full_text, full):
    record(store, make, make.article(feed="a", text=text, full_text=full_text))
    assert store.articles.habits(make.now)["a"].full == full


def test_an_article_is_counted_once_by_its_newest_revision(store, make):
    article = make.article(feed="a", text="teaser")
    record(store, make, article)
    read = make.article(feed="a", text=LONG, full_text=True, revision=2)
    store.articles.save_page(PageText(read), PageState("a1"))
    found = store.articles.habits(make.now)["a"]
    assert (found.articles, found.full) == (1, 1)


def test_an_empty_store_has_no_habits(store, make):
    assert store.articles.habits(make.now) == {}


def test_a_time_without_its_zone_is_refused(store, make):
    with pytest.raises(StoreError, match="time zone"):
        store.articles.habits(make.now.replace(tzinfo=None))
