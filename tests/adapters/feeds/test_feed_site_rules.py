"""What a robots.txt said is told once, and not asked for again where it is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefs.adapters.feeds.robots import UNKNOWN
from briefs.domain.article import Article
from briefs.domain.feed import PageText
from briefs.domain.robots import SiteRules
from briefs.newsroom.site_rules import LARGEST

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SHUT = b"User-agent: *\nDisallow: /private\nCrawl-delay: 0.1"


def read(reader, host: str, *paths: str, now: datetime = NOON, rules=()) -> list[PageText]:
    wanted = [Article(path, "Outlet", "T", "", f"http://{host}{path}", NOON) for path in paths or ("/1",)]
    return sorted(reader.read_pages(wanted, now, rules=rules), key=lambda page: page.article.id)


def told(pages) -> list[SiteRules]:
    return [rules for page in pages for rules in page.rules]


def asked_for_robots(loopback, host: str) -> int:
    return [path for path, _ in loopback.asked_of(host)].count("/robots.txt")


def test_rules_are_told_with_one_page_and_once(loopback):
    loopback.play({"rules-told.test/robots.txt": (200, {}, SHUT)})
    reader = loopback.reader()
    assert told(read(reader, "rules-told.test", "/1", "/2", "/3")) == [
        SiteRules("http://rules-told.test", NOON, ((False, "/private"),), 0.1)
    ]
    assert told(read(reader, "rules-told.test")) == []


def test_a_site_to_which_a_page_leads_tells_its_rules_as_well(loopback):
    loopback.play({"rules-leads.test/1": (302, {"Location": "http://rules-led.test/1"}, b"")})
    rules = told(read(loopback.reader(), "rules-leads.test"))
    assert sorted(each.site for each in rules) == ["http://rules-leads.test", "http://rules-led.test"]


def test_rules_that_another_process_heard_are_heeded_without_asking(loopback):
    loopback.play({"rules-known.test/robots.txt": (200, {}, SHUT)})
    known = told(read(loopback.reader(), "rules-known.test"))
    pages = read(loopback.reader(), "rules-known.test", "/1", "/private/1", now=NOON + 23 * HOUR, rules=known)
    assert [page.error for page in pages] == [
        "its page answers 404",
        "its robots.txt asks programs to stay away",
    ]
    assert (asked_for_robots(loopback, "rules-known.test"), told(pages)) == (1, [])


@pytest.mark.parametrize(("hours", "times"), [(0.9, 1), (1, 2)])
def test_a_failure_that_another_process_met_leaves_the_site_alone_for_an_hour(loopback, hours, times):
    host = f"rules-failed-{times}.test"
    loopback.play({f"{host}/robots.txt": (500, {}, b"")})
    known = told(read(loopback.reader(), host))
    assert [(each.kind, each.error) for each in known] == [(UNKNOWN, "its robots.txt answers 500")]
    (page,) = read(loopback.reader(), host, now=NOON + hours * HOUR, rules=known)
    assert (page.error, asked_for_robots(loopback, host)) == ("its robots.txt answers 500", times)


def test_of_what_is_known_and_what_is_stored_the_newer_counts(loopback):
    reader = loopback.reader()
    read(reader, "rules-newer.test", now=NOON)
    shut = ((False, "/"),)
    older, newer = (SiteRules("http://rules-newer.test", NOON + n * HOUR, shut) for n in (-1, 1))
    (page,) = read(reader, "rules-newer.test", now=NOON + 2 * HOUR, rules=[older])
    assert page.error == "its page answers 404"
    (page,) = read(reader, "rules-newer.test", now=NOON + 2 * HOUR, rules=[newer])
    assert page.error == "its robots.txt asks programs to stay away"


def test_rules_of_a_hostile_size_are_heeded_and_not_told(loopback):
    lines = "".join(f"Disallow: /{n:0>99}\n" for n in range(LARGEST // 100 + 1))
    loopback.play({"rules-huge.test/robots.txt": (200, {}, f"User-agent: *\n{lines}".encode())})
    pages = read(loopback.reader(), "rules-huge.test", f"/{0:0>99}/1")
    assert [page.error for page in pages] == ["its robots.txt asks programs to stay away"]
    assert told(pages) == []
