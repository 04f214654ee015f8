from __future__ import annotations

from datetime import time, timedelta

import pytest

from briefs.domain.errors import NotFound
from briefs.domain.feed import Feed, Fetching, FullText
from briefs.domain.newsletter import (
    Budget,
    Filter,
    Newsletter,
    Review,
    Schedule,
    Section,
    Selection,
    Site,
    WriterKind,
    WriterSettings,
)
from briefs.domain.ruling import Referee

FULL = """\
version: 1
site: {url: https://b.example, from: Brief <a@b.example>, contact: c@b.example, postal_address: "1 Street"}
fetching: {host_delay: 3s, alerts_to: ops@b.example, alert_after: 2d}
grouping: {referee: true, model: small, day_usd: "0.05", day_tokens: 9}
feeds:
  ft: {url: https://ft.example/w, outlet: Financial Times, tags: [world, asia], every: 30m, full_text: auto, paywalled: true, lang: en, weight: 1.5}
  agg: {url: https://agg.example/feed, aggregator: true, every: 1d}
newsletters:
  asia:
    title: Asia
    language: ja
    timezone: Asia/Tokyo
    schedule: {draft: "05:30 mon-fri", send: "06:30", latest: "09:00"}
    feeds: ["tag:asia"]
    select:
      {max_stories: 3, max_also: 0, min_outlets: 2, window: 48h, include: {keywords: [oil], languages: [en]},
       exclude: {outlets: [CNN], countries: [US], tags: [world], sections: [T]}}
    sections: [{title: T, keywords: [a], tags: [world], weight: -2}]
    writer: {kind: llm, model: m, tone: dry, budget: {run_usd: 1, day_usd: 3, run_tokens: 10}}
    review: {required: false, approvers: 1}
    notice: N
    accent: "#00ff00"
    logo: A | B
    wording: {also: In brief, timeline: Day by day}
    images: true
"""


def test_no_referee_is_asked_unless_the_file_says_so(read):
    assert read("version: 1\nfeeds: [https://a.example]\n").referee == Referee(on=False)


def test_every_key_reaches_the_domain(read):
    config = read(FULL)
    assert config.site == Site("https://b.example", "Brief <a@b.example>", "c@b.example", "1 Street")
    assert config.fetching == Fetching(timedelta(seconds=3), "ops@b.example", timedelta(days=2))
    assert config.referee == Referee(on=True, model="small", day_usd=0.05, day_tokens=9)
    assert config.feeds == (
        Feed(
            "ft",
            "https://ft.example/w",
            "Financial Times",
            ("world", "asia"),
            timedelta(minutes=30),
            FullText.AUTO,
            paywalled=True,
            lang="en",
            weight=1.5,
        ),
        Feed("agg", "https://agg.example/feed", "agg.example", every=timedelta(days=1), aggregator=True),
    )
    assert config.newsletters == (
        Newsletter(
            name="asia",
            title="Asia",
            feeds=("ft",),
            language="ja",
            timezone="Asia/Tokyo",
            schedule=Schedule(time(5, 30), frozenset(range(5)), time(6, 30), time(9)),
            select=Selection(
                max_stories=3,
                max_also=0,
                min_outlets=2,
                window=timedelta(hours=48),
                include=Filter(keywords=("oil",), languages=("en",)),
                exclude=Filter(outlets=("CNN",), countries=("US",), tags=("world",), sections=("T",)),
            ),
            sections=(Section("T", ("world",), ("a",), -2),),
            writer=WriterSettings(WriterKind.LLM, "m", Budget(1.0, 3.0, 10), "dry"),
            review=Review(required=False, approvers=1),
            notice="N",
            accent="#00ff00",
            logo="A | B",
            wording=(("also", "In brief"), ("timeline", "Day by day")),
            images=True,
        ),
    )


@pytest.mark.parametrize(
    ("contact", "told"),
    [("c@b.example", "c@b.example"), ("https://b.example/contact", ""), ("call us @ noon", ""), (None, "")],
)
def test_without_a_word_the_contact_hears_of_failing_feeds_where_it_is_a_mail_address(read, contact, told):
    site = f"site: {{contact: '{contact}'}}\n" if contact else ""
    config = read(f"version: 1\n{site}feeds: [https://a.example]\n")
    assert config.fetching == Fetching(timedelta(seconds=1), told, timedelta(days=3))


def test_two_lines_make_one_newsletter_of_all_feeds_with_the_defaults_of_the_domain(read):
    config = read("version: 1\nfeeds: [https://www.ft.com/rss/home, https://www.scmp.com/rss/91/feed]\n")
    names = ("ft.com-home", "scmp.com-91")
    assert config.newsletters == (Newsletter("brief", "Brief", names),)
    assert config.feeds == (
        Feed(names[0], "https://www.ft.com/rss/home", "ft.com"),
        Feed(names[1], "https://www.scmp.com/rss/91/feed", "scmp.com"),
    )
    assert config.text.startswith("version: 1\n")


NAMES = [
    ("https://www.ft.com/world?format=rss", "ft.com-world", "ft.com"),
    ("https://feeds.bbci.co.uk/news/world/rss.xml", "bbci.co.uk-news-world", "bbci.co.uk"),
    ("https://techcrunch.com/feed/", "techcrunch.com", "techcrunch.com"),
    ("https://www.theguardian.com/world/rss", "theguardian.com-world", "theguardian.com"),
]


@pytest.mark.parametrize(("url", "name", "outlet"), NAMES)
def test_a_bare_address_gives_name_and_outlet_whatever_stands_around_it(read, url, name, outlet):
    alone = read(f"version: 1\nfeeds: ['{url}']\n").feeds[0]
    after = read(f"version: 1\nfeeds: [https://a.example, '{url}']\n").feeds[1]
    assert alone == after
    assert (alone.name, alone.outlet) == (name, outlet)


def test_addresses_that_would_share_a_name_are_told_apart_and_keep_their_names_when_more_follow(read):
    two = "version: 1\nfeeds: ['https://a.example/?x=1', 'https://a.example/?x=2'"
    names = [feed.name for feed in read(two + "]\n").feeds]
    more = [feed.name for feed in read(two + ", 'https://a.example/?x=3']\n").feeds]
    assert names[0] == "a.example"
    assert names == more[:2]
    assert len(set(more)) == 3


def test_in_a_mapping_a_feed_may_be_a_bare_address(read):
    config = read("version: 1\nfeeds:\n  x: https://www.a.example/rss\n")
    assert config.feed("x") == Feed("x", "https://www.a.example/rss", "a.example")
    with pytest.raises(NotFound):
        config.feed("y")


DAYS = [
    ("05:30", range(7)),
    ("05:30 daily", range(7)),
    ("05:30 mon-fri", range(5)),
    ("05:30 sat,sun", (5, 6)),
    ("05:30 mon,wed,fri", (0, 2, 4)),
    ("05:30 mon, wed-thu", (0, 2, 3)),
    ("05:30 fri-mon", (4, 5, 6, 0)),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_weekdays_are_words_counted_from_monday(read, text, days):
    config = read(
        f"version: 1\nfeeds: [https://a.example]\nnewsletters: {{n: {{schedule: {{draft: '{text}'}}}}}}\n"
    )
    assert config.newsletters[0].schedule == Schedule(time(5, 30), frozenset(days))


CHOICES = [
    ("['*']", ("a", "b", "c")),
    ("[b]", ("b",)),
    ("['tag:x']", ("a", "c")),
    ("[b, 'tag:x', a]", ("a", "b", "c")),
]


@pytest.mark.parametrize(("items", "names"), CHOICES)
def test_a_newsletter_names_feeds_tags_or_all(read, items, names):
    feeds = "{a: {url: 'https://a.example', tags: [x]}, b: https://b.example, c: {url: 'https://c.example', tags: [x]}}"
    config = read(f"version: 1\nfeeds: {feeds}\nnewsletters: {{n: {{feeds: {items}}}}}\n")
    assert config.newsletter("n").feeds == names


BUDGETS = [
    ("0.25", Budget(0.25, 1.0)),
    ("'0.25'", Budget(0.25, 1.0)),
    ("0", Budget(0.0, 0.0)),
    ("{run_usd: '2', day_usd: 2}", Budget(2.0, 2.0)),
    ("{run_tokens: 0}", Budget(run_tokens=0)),
]


@pytest.mark.parametrize(("text", "budget"), BUDGETS)
def test_a_budget_is_an_amount_or_a_mapping(read, text, budget):
    config = read(
        f"version: 1\nfeeds: [https://a.example]\nnewsletters: {{n: {{writer: {{budget: {text}}}}}}}\n"
    )
    assert config.newsletters[0].writer.budget == budget


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(read):
    assert read(b"\xef\xbb\xbfversion: 1\r\nfeeds:\r\n  - https://a.example\r\n").feeds[0].name == "a.example"


def test_anchors_save_typing(read):
    config = read(
        "version: 1\nfeeds:\n  a: {url: https://a.example, tags: &t [x]}\n  b: {url: https://b.example, tags: *t}\n"
    )
    assert [feed.tags for feed in config.feeds] == [("x",), ("x",)]


def test_yaml_1_2_no_is_a_word_and_norway_a_country(read):
    text = "version: 1\nfeeds: [https://a.example]\nnewsletters: {n: {select: {include: {countries: [NO], keywords: [no]}}}}\n"
    include = read(text).newsletters[0].select.include
    assert include == Filter(keywords=("no",), countries=("NO",))


def test_json_is_yaml_with_its_escaped_pairs(read):
    config = read(
        '{"version": 1, "feeds": {"a": {"url": "https://a.example", "outlet": "\\ud83d\\ude00 \\ud800"}}}'
    )
    assert config.feeds[0].outlet == "\U0001f600 \ufffd"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("https://bücher.example/news", "https://xn--bcher-kva.example/news"),
        ("HTTPS://News.Example:8443/", "https://news.example:8443/"),
        ("http://[::1]:8017", "http://[::1]:8017"),
    ],
)
def test_the_sites_address_is_kept_as_headers_take_it(read, written, read_as):
    text = f"version: 1\nsite: {{url: '{written}'}}\nfeeds: [https://a.example/feed]\n"
    assert read(text).site.url == read_as
