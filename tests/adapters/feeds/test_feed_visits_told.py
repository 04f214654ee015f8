"""What a visit tells an operator besides its articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefs.domain.feed import Candidate, Feed, FeedState, Outcome, Visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
ITEM = "<item><title>T{0}</title><link>http://told.test/{0}</link>{1}</item>"
DATE = "<pubDate>Mon, 23 Jun 2025 10:00:00 GMT</pubDate>"


def rss(*items: str, title: str = "Quay") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def visit(loopback, url: str) -> Visit:
    feed = Feed("told", url, "Told")
    (found,) = loopback.reader().visit_many([(feed, FeedState("told", NOON))], NOON)
    return found


def test_where_it_was_read_in_the_end_and_what_it_calls_itself(loopback):
    loopback.play(
        {
            "told1.test/old": (302, {"Location": "/new"}, b""),
            "told1.test/new": (200, {}, rss(ITEM.format(1, DATE), title="Quay\n Post &amp;amp; Co")),
        }
    )
    found = visit(loopback, "http://told1.test/old")
    assert (found.url, found.title, found.moved_to) == ("http://told1.test/new", "Quay Post & Co", "")


def test_whether_the_feed_gave_its_articles_a_date(loopback):
    loopback.play({"told2.test/": (200, {}, rss(ITEM.format(1, DATE), ITEM.format(2, "")))})
    found = visit(loopback, "http://told2.test/")
    assert {each.article.title: each.article.dated for each in found.found} == {"T1": True, "T2": False}
    assert found.newest == datetime(2025, 6, 23, 10, tzinfo=UTC)


def test_the_feeds_that_a_page_names(loopback):
    page = b"<html><head><link rel=alternate type=application/rss+xml href=/rss title=World>"
    loopback.play({"told3.test/": (200, {}, page)})
    found = visit(loopback, "http://told3.test/")
    assert found.links == (Candidate("http://told3.test/rss", "World"),)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, "blocked"), (402, "blocked"), (403, "blocked"), (451, "blocked"), (404, "missing"), (410, "gone"), (500, "status"), (999, "status")],
)  # fmt: skip
def test_the_kind_of_a_refusal(loopback, status, kind):
    loopback.play({f"told{status}.test/": (status, {}, b"")})
    found = visit(loopback, f"http://told{status}.test/")
    assert (found.outcome, found.kind) == (Outcome.FAILED, kind)
