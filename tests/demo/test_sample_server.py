"""The sample's web behaves as real outlets' servers do."""

from __future__ import annotations

import http.client
import json
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import pairwise

import feedparser
import pytest
import trafilatura

from briefs.demo.server import LONGEST_FEED, SampleServer, SampleWeb
from briefs.demo.week import NOTICE, Access, Dialect, load_week

WEEK = load_week()
BY_NAME = {outlet.name: outlet for outlet in WEEK}
NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def running():
    with SampleServer() as server:
        yield server


@pytest.fixture
def sample(running):
    running.now, running.broken = NOON, set()
    return running


def fetch(sample: SampleServer, url: str, **headers: str):
    _, _, host, path = url.split("/", 3)
    connection = http.client.HTTPConnection(sample.address, timeout=5)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", f"/{path}", headers={"Host": host, **named})
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return reply, body


def feed_time(entry) -> datetime:
    """RSS 1.0 has only dc:date, which feedparser calls updated."""
    parsed = entry.published_parsed if "published_parsed" in entry else entry.updated_parsed
    return datetime(*parsed[:6], tzinfo=UTC)


def items(outlet, body: bytes) -> list[tuple[str, str, datetime]]:
    """Link, title and time of a feed's items, in its order."""
    if outlet.dialect == Dialect.JSONFEED:
        return [
            (i["url"], i["title"], datetime.fromisoformat(i["date_published"]))
            for i in json.loads(body)["items"]
        ]
    parsed = feedparser.parse(body)
    assert not parsed.bozo
    return [(e.link, e.title, feed_time(e)) for e in parsed.entries]


@pytest.mark.parametrize("outlet", WEEK, ids=lambda outlet: outlet.name)
def test_a_feed_shows_what_has_appeared_newest_first(sample, outlet):
    reply, body = fetch(sample, outlet.feed)
    shown = items(outlet, body)
    assert reply.status == 200
    assert shown == [(e.link, e.title, e.at) for e in reversed(outlet.entries) if e.at <= NOON]
    assert 0 < len(shown) < len(outlet.entries)
    assert all(newer[2] >= older[2] for newer, older in pairwise(shown))
    assert NOTICE in (
        json.loads(body)["description"] if outlet.dialect == Dialect.JSONFEED else body.decode()
    )


@pytest.mark.parametrize(("name", "version"), [("ft", "rss20"), ("nikkei", "rss10"), ("reuters", "atom10")])
def test_feeds_are_real_dialects(sample, name, version):
    assert feedparser.parse(fetch(sample, BY_NAME[name].feed)[1]).version == version


def test_time_moves(sample):
    outlet = BY_NAME["ft"]
    sample.now = datetime(2025, 6, 20, 18, 44, tzinfo=UTC)
    before, body = fetch(sample, outlet.feed)
    assert "japan-scraps" not in body.decode()
    sample.now = datetime(2025, 6, 20, 18, 45, tzinfo=UTC)
    after, body = fetch(sample, outlet.feed)
    assert "japan-scraps" in body.decode()
    assert before.headers["ETag"] != after.headers["ETag"]


def test_before_the_week_a_feed_is_valid_and_empty(sample):
    sample.now = datetime(2025, 6, 19, tzinfo=UTC)
    for outlet in WEEK:
        assert items(outlet, fetch(sample, outlet.feed)[1]) == []


def test_an_unchanged_feed_is_not_sent_again(sample):
    outlet = BY_NAME["bbc"]
    first, _ = fetch(sample, outlet.feed)
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    for condition in ({"If_None_Match": tag}, {"If_Modified_Since": modified}):
        reply, body = fetch(sample, outlet.feed, **condition)
        assert (reply.status, body, reply.headers["ETag"]) == (304, b"", tag)


def test_a_changed_feed_is_sent_again_whatever_its_date_says(sample):
    outlet = BY_NAME["bbc"]
    later = format_datetime(NOON, usegmt=True)
    assert fetch(sample, outlet.feed, If_None_Match='"old"', If_Modified_Since=later)[0].status == 200
    early = format_datetime(datetime(2025, 6, 20, tzinfo=UTC), usegmt=True)
    assert fetch(sample, outlet.feed, If_Modified_Since=early)[0].status == 200
    assert fetch(sample, outlet.feed, If_Modified_Since="yesterday")[0].status == 200


@pytest.mark.parametrize("outlet", WEEK, ids=lambda outlet: outlet.name)
def test_pages_are_open_or_refused_as_their_outlet_says(sample, outlet):
    status = 200 if outlet.access == Access.OPEN else 403
    assert fetch(sample, outlet.entries[0].link)[0].status == status
    _, robots = fetch(sample, f"http://{outlet.site_host}/robots.txt")
    assert ("Disallow: /" in robots.decode()) == (outlet.access == Access.ROBOTS)
    _, robots = fetch(sample, f"http://{outlet.feed_host}/robots.txt")
    assert "Disallow" not in robots.decode()


@pytest.mark.parametrize("name", ["scmp", "nikkei", "nhk", "zaobao"])
def test_a_page_carries_the_article_among_clutter_and_says_that_it_is_a_sample(sample, name):
    outlet = BY_NAME[name]
    entry = next(
        e
        for e in outlet.entries
        if "two-plus-two" in e.slug or e.slug in {"scmp-tactical-retreat", "zaobao-meiri-erjiaer"}
    )
    html = fetch(sample, entry.link)[1].decode()
    assert "Sample text, not these papers&#39; words." in html
    assert "<nav>" in html
    text = trafilatura.extract(html, fast=True, include_comments=False)
    assert [p for p in entry.paragraphs if p not in text] == []
    assert "Sample text" not in text
    assert "Privacy" not in text


def test_a_page_that_has_not_appeared_is_not_there(sample):
    entry = BY_NAME["scmp"].entries[-1]
    assert fetch(sample, entry.link)[0].status == 404
    sample.now = entry.at
    assert fetch(sample, entry.link)[0].status == 200


def test_unknown_hosts_are_not_there(sample):
    assert fetch(sample, "http://nobody.example/feed")[0].status == 404


def test_a_broken_host_answers_500_and_the_others_go_on(sample):
    sample.broken = {"feeds.cna.example"}
    assert fetch(sample, BY_NAME["cna"].feed)[0].status == 500
    assert fetch(sample, BY_NAME["bbc"].feed)[0].status == 200


def test_many_requests_share_one_connection(sample):
    connection = http.client.HTTPConnection(sample.address, timeout=5)
    for outlet in (BY_NAME["ft"], BY_NAME["bbc"]):
        connection.request("GET", outlet.feed.split(".example", 1)[1], headers={"Host": outlet.feed_host})
        reply = connection.getresponse()
        assert outlet.outlet in reply.read().decode()
    connection.close()


def test_a_long_feed_shows_only_its_newest_entries():
    bbc = BY_NAME["bbc"]
    long = replace(bbc, entries=bbc.entries * 9)
    reply = SampleWeb((long,), datetime(2025, 6, 26, tzinfo=UTC)).answer(bbc.feed_host, "/news/world/rss.xml")
    assert len(items(long, reply.body)) == LONGEST_FEED < len(long.entries)


@pytest.mark.parametrize(("error", "told"), [(ConnectionResetError, False), (ValueError, True)])
def test_only_a_client_that_hangs_up_leaves_no_traceback(sample, capfd, error, told):
    try:
        raise error  # noqa: TRY301 - handle_error reads the exception that is being handled
    except error:
        sample._server.handle_error(None, ("127.0.0.1", 1))
    assert ("Traceback" in capfd.readouterr().err) == told
