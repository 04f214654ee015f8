"""What servers ask for: pauses by header, and what robots.txt leaves open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.feeds.robots import SLOWEST, read_rules
from briefs.adapters.feeds.wishes import rest_asked, retry_after, wait
from briefs.newsroom.visiting import SHORTEST

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NOTHING = timedelta()
AT_NOON = "Mon, 23 Jun 2025 12:00:00 GMT"
AT_ONE = "Mon, 23 Jun 2025 13:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({}, None),
        ({"cache-control": "public, max-age=3600"}, HOUR),
        ({"cache-control": 'Max-Age = "3600"'}, HOUR),
        ({"cache-control": "s-maxage=9, max-age=3600"}, HOUR),
        ({"cache-control": "max-age=3600", "expires": AT_NOON, "date": AT_NOON}, HOUR),
        ({"cache-control": "no-cache, max-age=3600"}, NOTHING),
        ({"cache-control": "no-store"}, NOTHING),
        ({"cache-control": "max-age=0"}, NOTHING),
        ({"cache-control": "max-age=a while"}, None),
        ({"cache-control": "public"}, None),
        ({"expires": AT_ONE, "date": AT_NOON}, HOUR),
        ({"cache-control": "public", "expires": AT_ONE, "date": AT_NOON}, HOUR),
        ({"expires": AT_NOON, "date": AT_ONE}, NOTHING),
        ({"expires": AT_ONE}, HOUR),
        ({"expires": "soon"}, NOTHING),
        ({"expires": "0", "date": AT_NOON}, NOTHING),
        ({"expires": "Mon, 01 Jan 0001 00:00:00 +2300", "date": AT_NOON}, NOTHING),
    ],
)
def test_freshness_is_a_pause(headers, pause):
    assert wait(headers, NOON) == pause


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"retry-after": "3600"}, HOUR),
        ({"retry-after": " 0 "}, timedelta()),
        ({"retry-after": AT_ONE}, HOUR),
        ({"retry-after": AT_ONE, "date": AT_ONE}, timedelta()),
        ({"retry-after": "Mon, 23 Jun 2025 11:00:00 GMT"}, timedelta()),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "٣"}, None),
        ({"retry-after": "9" * 99}, None),
        ({}, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(headers, pause):
    assert retry_after(headers, NOON) == pause


HEADER = st.text(max_size=40) | st.from_regex(
    r"Mon, [0-3][0-9] Jun [0-9]{4} [0-9]{2}:00:00 [+-][0-9]{4}", fullmatch=True
)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(["cache-control", "expires", "date", "retry-after"]), HEADER))
def test_no_header_can_break_it(headers):
    for pause in (wait(headers, NOON), retry_after(headers, NOON)):
        assert pause is None or pause >= timedelta()


def robots(*lines: str) -> str:
    return "\n".join(lines)


ALL = "User-agent: *"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("<html>Not found</html>", "/a", True),
        (robots(ALL, "Disallow: /"), "/a", False),
        (robots(ALL, "Disallow:"), "/a", True),
        (robots(ALL, "Disallow: /a"), "/abc", False),
        (robots(ALL, "Disallow: /a"), "/b", True),
        (robots(ALL, "Allow: /", "Disallow: /a"), "/a", False),
        (robots(ALL, "Disallow: /", "Allow: /news"), "/news/1", True),
        (robots(ALL, "Disallow: /a", "Allow: /a"), "/a", True),
        (robots(ALL, "Disallow: /*.pdf$"), "/a/b.pdf", False),
        (robots(ALL, "Disallow: /*.pdf$"), "/a/b.pdf?x", True),
        (robots(ALL, "Disallow: /*?print"), "/a?print=1", False),
        (robots(ALL, "Disallow: /a$"), "/a", False),
        (robots(ALL, "Disallow: /a$"), "/ab", True),
        (robots(ALL, "Disallow: /ü"), "/%C3%BC", False),
        (robots("USER-AGENT: briefs", "DISALLOW: /a # not this", "", ALL, "Disallow: /"), "/b", True),
        (robots("User-agent: Briefs/1.0", "Disallow: /a"), "/a", False),
        (robots("User-agent: other", "User-agent: briefs", "Disallow: /a"), "/a", False),
        (robots("User-agent: briefs", "Disallow: /a", "User-agent: briefs", "Disallow: /b"), "/b", False),
        (robots("User-agent: other", "Disallow: /"), "/a", True),
        (robots("User-agent: briefs", "", ALL, "Disallow: /"), "/a", False),
        (robots("User-agent: briefs", "Disallow:", ALL, "Disallow: /"), "/a", True),
        (robots("Disallow: /"), "/a", True),
        (robots(ALL, "Disallow: /a/b?c=http://d.example"), "/a/b?c=http%3A%2F%2Fd.example", True),
        (robots(ALL, "Disallow: /a%2fb"), "/a%2Fb", False),
        (robots(ALL, "Disallow: /a%2fb"), "/a/b", True),
        (robots(ALL, "Disallow: /%62%61z"), "/baz", False),
        (robots(ALL, "Disallow: /baz"), "/%62%61z/more", False),
        (robots(ALL, "Disallow: /a-%2A.html"), "/a-*.html", False),
        (robots(ALL, "Disallow: /a-%2A.html"), "/a-b.html", True),
        (robots(ALL, "Disallow: /a%24"), "/a$b", False),
        (robots(ALL, "Disallow: /$a"), "/$a/b", False),
        (robots(ALL, "Disallow: /a*"), "/a%2Ab", False),
        (robots(ALL, "Allow: /p", "Disallow: /"), "/page", True),
        (robots(ALL, "Allow: /page", "Disallow: /*.htm"), "/page.htm", False),
        (robots(ALL, "Allow: /$", "Disallow: /"), "/", True),
        (robots(ALL, "Allow: /$", "Disallow: /"), "/page", False),
        (robots(ALL, "Disallow: /a", "Sitemap: x", "Disallow: /b"), "/b", False),
        (robots(ALL, "Crawl-delay: 5", "User-agent: other", "Disallow: /a"), "/a", False),
        (robots("\ufeffUser-agent: *", "Disallow: /a").encode().decode("utf-8-sig"), "/a", False),
        (robots(ALL, "Disallow: /x\u2028Disallow: /a"), "/a", True),
        ("User-agent: *\rDisallow: /a\r\nDisallow: /b", "/b", False),
        (robots("User-agent: BRIEFS-NEWS", "Disallow: /"), "/a", True),
    ],
)
def test_robots_txt_is_read_as_the_standard_says(text, path, allowed):
    assert read_rules(text).allow(path) is allowed


def test_a_site_that_names_everybody_many_times_has_each_rule_once():
    rules = read_rules(robots(*(ALL, "User-agent: briefs", "User-agent: other") * 99, "Disallow: /a"))
    assert rules.lines == ((False, "/a"),)


def test_a_pattern_of_many_stars_takes_no_time():
    rules = read_rules(robots(ALL, "Disallow: /" + "*a" * 5000 + "b"))
    assert rules.allow("/" + "a" * 2000)


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("", 0),
        (robots(ALL, "Crawl-delay: 5"), 5),
        (robots(ALL, "crawl-delay: 2.5 # seconds"), 2.5),
        (robots(ALL, "Crawl-delay: 600"), SLOWEST),
        (robots(ALL, "Crawl-delay: 1", "Crawl-delay: 3"), 3),
        (robots(ALL, "Crawl-delay: soon"), 0),
        (robots(ALL, "Crawl-delay: -1"), 0),
        (robots(ALL, "Crawl-delay: ٣"), 0),
        (robots("User-agent: other", "Crawl-delay: 9", ALL, "Disallow: /a"), 0),
        (robots("User-agent: briefs", "Disallow: /a", "Crawl-delay: 4", ALL, "Crawl-delay: 9"), 4),
    ],
)
def test_a_crawl_delay_is_heard_up_to_half_a_minute(text, delay):
    assert read_rules(text).delay == delay


@pytest.mark.parametrize(
    ("status", "headers", "pause"),
    [
        (429, {"retry-after": "3600"}, HOUR),
        (503, {"retry-after": "3600"}, HOUR),
        (429, {}, SHORTEST),
        (429, {"retry-after": "soon"}, SHORTEST),
        (429, {"retry-after": "0"}, NOTHING),
        (503, {}, None),
        (500, {"retry-after": "3600"}, None),
        (403, {"retry-after": "3600"}, None),
        (200, {"retry-after": "3600"}, None),
        (301, {"retry-after": "3600"}, None),
    ],
)
def test_only_a_busy_server_can_ask_for_a_rest(status, headers, pause):
    assert rest_asked(status, headers, NOON) == pause
