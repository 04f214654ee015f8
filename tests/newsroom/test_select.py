from __future__ import annotations

from datetime import timedelta

import pytest

from briefs.domain.article import Outlet
from briefs.domain.feed import Feed
from briefs.domain.newsletter import Filter, Newsletter, Selection
from briefs.newsroom.select import cites, mentions, since, takes

FEED = Feed("ft", "https://ft.example/rss", "Financial Times", tags=("asia", "world"))
OUTLET = Outlet("Financial Times", "Nikkei", "GB", "en", "private", ("FT",))


def letter(include=None, exclude=None, **more):
    select = Selection(include=include or Filter(), exclude=exclude or Filter(), **more)
    return Newsletter("asia", "Asia", ("ft", "nikkei"), select=select)


FIELDS = [
    (Filter(keywords=("defence",)), True),
    (Filter(keywords=("Fence",)), False),
    (Filter(keywords=("2+2",)), True),
    (Filter(keywords=("日本",)), True),
    (Filter(outlets=("ft",)), True),
    (Filter(outlets=("Reuters",)), False),
    (Filter(languages=("en",)), True),
    (Filter(languages=("ja", "zh")), False),
    (Filter(countries=("gb",)), True),
    (Filter(countries=("JP",)), False),
    (Filter(tags=("asia",)), True),
    (Filter(tags=("sport",)), False),
]


@pytest.fixture
def report(article):
    return article(
        "a1", "Financial Times", "Japan cancels 2+2", "Defence spending, 日本.", feed="ft", lang="en-GB"
    )


@pytest.mark.parametrize(("filter_", "fits"), FIELDS)
def test_include_takes_and_exclude_leaves_what_fits(report, filter_, fits):
    assert takes(report, letter(include=filter_), FEED, OUTLET) is fits
    assert takes(report, letter(exclude=filter_), FEED, OUTLET) is not fits


def test_every_field_of_include_must_fit_and_one_of_exclude_is_enough(report):
    mixed = Filter(keywords=("defence",), countries=("JP",))
    assert not takes(report, letter(include=mixed), FEED, OUTLET)
    assert not takes(report, letter(exclude=mixed), FEED, OUTLET)


def test_only_the_newsletters_feeds_count(article):
    assert not takes(article("a1", "X", "Japan", feed="other"), letter(), None, Outlet("X", "X"))


def test_an_excluded_outlet_is_not_cited_but_an_excluded_word_is_no_reason(report):
    assert not cites(report, letter(exclude=Filter(outlets=("FT",))), OUTLET)
    assert cites(report, letter(exclude=Filter(keywords=("defence",))), OUTLET)
    assert not cites(report, letter(include=Filter(languages=("ja",))), OUTLET)


def test_keywords_are_whole_words_in_an_alphabet():
    assert mentions("Trade talks, TRADERS and 関税交渉", ["trade", "trad", "関税", ""]) == ("trade", "関税")


def test_the_first_brief_reaches_back_by_the_window(monday):
    assert since(letter(window=timedelta(hours=36)), None, monday) == monday - timedelta(hours=36)


def test_a_later_brief_starts_a_little_before_the_last_one(monday):
    last = monday - timedelta(hours=24)
    assert since(letter(), last, monday) == last - timedelta(hours=3)


def test_after_a_long_pause_a_week_is_enough(monday):
    assert since(letter(), monday - timedelta(days=90), monday) == monday - timedelta(days=7)
