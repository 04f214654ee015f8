"""What every reader keeps to: the one over HTTP and the scripted one."""

from __future__ import annotations

import gc
import multiprocessing
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psutil
import pytest

from briefs.adapters.feeds.parse import parse
from briefs.adapters.feeds.scripted import ScriptedReader
from briefs.domain.article import Article
from briefs.domain.feed import Feed, FeedState, Outcome, PageText, Rest, Visit
from briefs.newsroom.passages import spans_of
from briefs.ports import FeedReader

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
FEEDS = [Feed(name, f"http://{name}.test/feed", "Outlet") for name in ("lost", "one", "two")]
GOOD = (
    b"<rss version='2.0'><channel><item><title>Talks are off</title><link>http://one.test/1</link>"
    b"<description>Japan withdrew.</description></item></channel></rss>"
)
ARTICLE = Article("a1", "Outlet", "Talks are off", "Japan withdrew.", "http://one.test/1", NOON)
PARAGRAPHS = ("Japan withdrew from the talks.", "It gave no reason for its step, officials said on Monday.")
MISSING = replace(ARTICLE, id="a2", url="http://one.test/missing")


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><body><article><h1>Talks are off</h1>{body}</article></body></html>".encode()
    )


HTML = {"Content-Type": "text/html; charset=utf-8"}
GOOD_FEED = (200, {"Content-Type": "application/rss+xml"}, GOOD)
PAGE = (200, HTML, page(*PARAGRAPHS))


def states(feeds, **of) -> list[tuple[Feed, FeedState]]:
    return [(feed, of.get(feed.name, FeedState(feed.name, NOON))) for feed in feeds]


def scripted() -> ScriptedReader:
    visits = {
        feed.name: Visit(
            feed.name, NOON, Outcome.FRESH, parse(GOOD, "", feed, feed.url, NOON).found, body_hash="h"
        )
        for feed in FEEDS[1:]
    }
    read = replace(ARTICLE, text="\n\n".join(PARAGRAPHS), revision=2, full_text=True)
    return ScriptedReader(visits, {"a1": PageText(read, spans_of(read))})


@pytest.fixture(params=["http", "scripted"])
def reader(request, loopback) -> FeedReader:
    if request.param == "scripted":
        return scripted()
    loopback.play({"one.test/feed": GOOD_FEED, "two.test/feed": GOOD_FEED})
    loopback.play({"one.test/1": PAGE})
    return loopback.reader()


def test_every_feed_gets_one_visit_and_a_lost_one_harms_no_other(reader):
    visits = {visit.feed: visit for visit in reader.visit_many(states(FEEDS), NOON)}
    assert {name: visit.outcome for name, visit in visits.items()} == {
        "lost": Outcome.FAILED,
        "one": Outcome.FRESH,
        "two": Outcome.FRESH,
    }
    assert visits["lost"].error == "it answers 404 Not Found"
    assert {visit.at for visit in visits.values()} == {NOON}
    for name in ("one", "two"):
        (found,) = visits[name].found
        assert (found.article.title, found.article.feed) == ("Talks are off", name)
        assert found.spans == spans_of(found.article)


def test_a_body_seen_before_is_no_news(reader):
    (first,) = reader.visit_many(states(FEEDS[1:2]), NOON)
    known = FeedState("one", NOON, body_hash=first.body_hash)
    (second,) = reader.visit_many(states(FEEDS[1:2], one=known), LATER)
    assert (second.outcome, second.found, second.at) == (Outcome.UNCHANGED, (), LATER)
    assert second.body_hash == first.body_hash


def test_what_is_at_a_host_that_rests_is_left(reader):
    rests = [Rest("one.test", NOON, LATER), Rest("two.test", NOON - timedelta(hours=2), NOON)]
    visits = {visit.feed: visit for visit in reader.visit_many(states(FEEDS[1:]), NOON, rests)}
    assert (visits["one"].outcome, visits["two"].outcome) == (Outcome.LEFT, Outcome.FRESH)
    assert visits["one"].rest.host == "one.test"
    assert abs(visits["one"].rest.until - LATER) < timedelta(milliseconds=1)
    (page,) = reader.read_pages([ARTICLE], NOON, rests)
    assert (page.left, page.error, page.rest.host) == (True, "its host rests", "one.test")


def test_no_feeds_and_no_pages_are_no_work(reader):
    assert list(reader.visit_many([], NOON)) == []
    assert list(reader.read_pages([], NOON)) == []


def test_pages_are_the_articles_next_revision_or_a_reason(reader):
    pages = {page.article.id: page for page in reader.read_pages([ARTICLE, MISSING], NOON)}
    read = pages["a1"].article
    assert read == replace(ARTICLE, text="\n\n".join(PARAGRAPHS), revision=2, full_text=True)
    assert pages["a1"].spans == spans_of(read)
    assert pages["a1"].error == ""
    assert pages["a2"] == PageText(MISSING, error="its page answers 404")


ROBOTS_SHUT = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /news/")
ADS = b"<!doctype html><title>x</title><body><nav>Home</nav><script>track()</script></body>"
PAGES = {
    "open.test/news/1": (PAGE, ""),
    "shut.test/news/1": (PAGE, "its robots.txt asks programs to stay away"),
    "shut.test/open/1": (PAGE, ""),
    "down.test/news/1": (PAGE, "its robots.txt answers 500"),
    "closed.test/news/1": ((403, HTML, b""), "its page answers 403"),
    "paid.test/news/1": ((402, HTML, b""), "its page answers 402"),
    "failing-page.test/news/1": ((503, HTML, b""), "its page answers 503"),
    "late.test/news/1": ((408, HTML, b""), "its page answers 408"),
    "dropped.test/news/1": (lambda exchange: None, "its server cannot be reached"),
    "pdf.test/news/1": (
        (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"),
        "its page is application/pdf",
    ),
    "thin.test/news/1": ((200, HTML, page("No.")), "less text than the feed (3 of 15 characters)"),
    "ads.test/news/1": ((200, HTML, ADS), "its page holds"),
    "bytes.test/news/1": ((200, HTML, bytes(range(256)) * 9), "its page holds"),
    "to-shut.test/news/1": (
        (302, {"Location": "http://shut.test/news/1"}, b""),
        "its robots.txt asks programs to stay away",
    ),
    "10.0.0.1/news/1": (None, "its address is not public"),
    "10.0.0.1/news/2": (None, "its address is not public"),
}


@pytest.fixture(scope="module")
def read_pages(loopback) -> dict[str, PageText]:
    loopback.play({where: say for where, (say, _) in PAGES.items() if say})
    loopback.play({"shut.test/robots.txt": ROBOTS_SHUT, "down.test/robots.txt": (500, {}, b"")})
    articles = [replace(ARTICLE, id=where, url=f"http://{where}") for where in PAGES]
    articles.append(replace(ARTICLE, id="nowhere", url=""))
    return {page.article.id: page for page in loopback.reader().read_pages(articles, NOON)}


@pytest.mark.parametrize("where", PAGES)
def test_a_page_is_read_where_its_host_lets_us_and_it_says_more(read_pages, where):
    page, error = read_pages[where], PAGES[where][1]
    assert error in page.error
    assert bool(page.error) == bool(error)
    assert page.article.full_text is not bool(error)
    assert page.article.text == ("Japan withdrew." if error else "\n\n".join(PARAGRAPHS))


def test_what_may_be_over_soon_is_told_from_what_is_not(read_pages):
    assert {where for where, page in read_pages.items() if page.passing} == {
        "failing-page.test/news/1",
        "late.test/news/1",
        "dropped.test/news/1",
    }
    assert {where for where, page in read_pages.items() if page.left} == {"down.test/news/1"}


def test_a_page_for_paying_readers_labels_its_article(read_pages):
    assert [where for where, page in read_pages.items() if page.article.paywalled] == ["paid.test/news/1"]


def test_an_article_without_an_address_has_no_page(read_pages):
    assert read_pages["nowhere"].error == "the feed gives no address for it"


def test_robots_txt_is_asked_once_a_host_and_closed_pages_never(read_pages, loopback):
    asked = [path for path, _ in loopback.asked_of("shut.test")]
    assert sorted(asked) == ["/open/1", "/robots.txt"]


def connections(port: int) -> list[object]:
    mine = psutil.Process().net_connections("tcp")
    return [each for each in mine if each.raddr and each.raddr.port == port and each.status == "ESTABLISHED"]


def test_an_iterator_that_is_given_up_leaves_nothing_behind(loopback):
    def hang(exchange) -> None:
        exchange.server.over.wait(5)

    loopback.play({"one.test/feed": GOOD_FEED, "hanging.test": hang})
    hanging = [Feed(str(n), f"http://hanging.test/{n}", "Outlet") for n in range(2)]
    list(loopback.reader().visit_many(states(FEEDS[1:2]), NOON))
    before = set(threading.enumerate()), {child.pid for child in psutil.Process().children(recursive=True)}
    visits = loopback.reader().visit_many(states([FEEDS[1], *hanging]), NOON)
    assert next(visits).feed == "one"
    visits.close()
    del visits
    # what was not closed would warn now, and warnings are errors
    gc.collect()
    mine = {thread for thread in threading.enumerate() if "process_request" not in thread.name}
    assert mine - before[0] == set()
    assert {child.pid for child in psutil.Process().children(recursive=True)} - before[1] == set()
    assert multiprocessing.active_children() == []
    assert connections(loopback.port) == []
