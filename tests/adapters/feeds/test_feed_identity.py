"""Whose article it is, and by what it is known again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefs.adapters.feeds.parse import parse
from briefs.domain.article import Article, Found
from briefs.domain.feed import Feed

NOW = datetime(2025, 6, 23, 12, tzinfo=UTC)
FEED = Feed("ft", "http://feeds.ft.example/world", "Financial Times")


def found_in(items: list[str], feed: Feed) -> tuple[Found, ...]:
    inner = "".join(f"<item>{item}</item>" for item in items)
    document = f'<rss version="2.0"><channel><title>F</title>{inner}</channel></rss>'
    return parse(document.encode(), "", feed, feed.url, NOW).found


def one(item: str, feed: Feed) -> Article:
    (found,) = found_in([item], feed)
    return found.article


GOOGLE = Feed("google", "http://news.example/rss", "Google News", aggregator=True)


@pytest.mark.parametrize(
    ("item", "title", "outlet"),
    [
        ("<title>Talks are off - Reuters</title>", "Talks are off", "Reuters"),
        (
            '<title>Talks are off - Reuters</title><source url="http://r.example">Reuters</source>',
            "Talks are off",
            "Reuters",
        ),
        (
            '<title>Talks - at last - are off</title><source url="http://r.example">Reuters</source>',
            "Talks - at last - are off",
            "Reuters",
        ),
        ("<title>Talks are off</title>", "Talks are off", "Google News"),
        (f"<title>Talks - {'long ' * 20}</title>", f"Talks - {'long ' * 20}".strip(), "Google News"),
    ],
)
def test_an_aggregators_titles_name_the_outlet(item, title, outlet):
    article = one(item, GOOGLE)
    assert (article.title, article.outlet) == (title, outlet)
    assert one(item, FEED).outlet == "Financial Times"


@pytest.mark.parametrize(
    ("items", "keys"),
    [
        (
            ["<title>T</title><guid>x</guid><link>http://o.example/1</link>"],
            [("guid:ft:x", "guid:ft:x|http://o.example/1", "url:o.example/1")],
        ),
        (["<title>T</title><link>http://o.example/1</link>"], [("url:o.example/1",)]),
        (
            ["<title>T</title><pubDate>Mon, 23 Jun 2025 06:30:00 GMT</pubDate>"],
            [("title:Financial Times:T:2025-06-23T06:30:00+00:00",)],
        ),
        (
            [
                "<title>T</title><link>http://o.example/</link>",
                "<title>U</title><link>http://o.example/</link>",
            ],
            [("title:Financial Times:T:",), ("title:Financial Times:U:",)],
        ),
        (
            [
                '<title>T</title><guid isPermaLink="false">x</guid>',
                '<title>U</title><guid isPermaLink="false">x</guid>',
            ],
            [("title:Financial Times:T:",), ("title:Financial Times:U:",)],
        ),
    ],
)
def test_an_article_is_known_by_its_id_then_its_address_then_what_it_says(items, keys):
    found = found_in(items, FEED)
    assert [each.keys for each in found] == keys
    assert len({each.article.id for each in found}) == len(found)


def test_long_keys_are_cut_but_stay_different():
    items = [f"<title>T</title><guid>{'x' * 5000}{n}</guid>" for n in range(2)]
    keys = [key for found in found_in(items, FEED) for key in found.keys]
    assert len(set(keys)) == len(keys)
    assert max(map(len, keys)) <= 300


def test_an_entry_that_is_listed_twice_is_one_article_in_its_latest_form():
    old = "<title>T</title><guid>x</guid><description>Old.</description>"
    new = "<title>T</title><guid>x</guid><description>New and longer.</description>"
    for items in ([old, new], [new, old], [new, new]):
        assert [found.article.text for found in found_in(items, FEED)] == ["New and longer."]
