"""Whatever a server does, its visit says so in words, and the other feeds are read."""

from __future__ import annotations

import gzip
import json
import threading
from datetime import timedelta

import aiohttp
import brotli
import pytest
from pebble import ProcessExpired

from briefs.adapters.feeds.addresses import PrivateAddressError
from briefs.adapters.feeds.faults import explain_fetch, explain_work
from briefs.adapters.feeds.fetch import Limits
from briefs.adapters.feeds.reader import HttpFeedReader
from briefs.adapters.feeds.workers import Workers
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed, FeedState, Outcome

LOOPBACK = ("127.0.0.1/32",)
MEGABYTE = 1024 * 1024
LIMITS = Limits(largest=MEGABYTE)
LATER = "it is tried again later"
LOOK = "look where it leads in a browser"


def item(n: int, title: str = "", link: str = "", text: str = "", guid: str = "") -> str:
    return (
        f"<item><title>{title or f'Report number {n}'}</title><link>{link or f'https://news.example/{n}'}</link>"
        f"<description>{text or f'What happened in place {n}.'}</description><guid>{guid or f'id-{n}'}</guid>"
        f"<pubDate>Wed, 25 Jun 2025 0{n % 10}:00:00 GMT</pubDate></item>"
    )


def rss(*items: str, start: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{start}<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'.encode()


GOOD = rss(item(1), item(2))
FEED = {"Content-Type": "application/rss+xml"}
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
FILE = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PAGE = (
    b"<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head>"
    b"<body><p>Hello</p></body></html>"
)


def gzipped(body: bytes) -> tuple[int, dict[str, str], bytes]:
    return 200, FEED | {"Content-Encoding": "gzip"}, gzip.compress(body)


def moved(to: str, status: int = 302) -> tuple[int, dict[str, str], bytes]:
    return status, {"Location": to}, b""


REFUSED = {
    "bomb": (gzipped(b" " * 5 * MEGABYTE), "larger than 1 MB", "ask its publisher for a shorter feed"),
    "brotli-bomb": (
        (200, FEED | {"Content-Encoding": "br"}, brotli.compress(b" " * 5 * MEGABYTE)),
        "larger than 1 MB",
        "ask its publisher for a shorter feed",
    ),
    "big": ((200, FEED, b" " * (MEGABYTE + 1)), "larger than 1 MB", "ask its publisher for a shorter feed"),
    "odd-coding": (
        (200, FEED | {"Content-Encoding": "gzip"}, b"no gzip"),
        "its answer broke off or makes no sense",
        LATER,
    ),
    "short": (
        (200, FEED | {"Content-Length": "9999", "Connection": "close"}, GOOD),
        "its answer broke off or makes no sense",
        LATER,
    ),
    "loop": (moved("http://loop.example/feed"), "more than 5 redirects", LOOK),
    "inward": (
        moved("http://10.0.0.1/feed"),
        "its address is not public",
        "if it is yours, allow it in BRIEFS_ALLOWED_NETWORKS",
    ),
    "metadata": (
        moved("http://169.254.169.254/latest", 301),
        "its address is not public",
        "if it is yours, allow it in BRIEFS_ALLOWED_NETWORKS",
    ),
    "to-file": (moved("file:///etc/passwd"), "it redirects to file:///etc/passwd", LOOK),
    "to-nothing": (moved("http://["), "it redirects to http://[", LOOK),
    "busy": (
        (429, {"Retry-After": "7200"}, b""),
        "it answers 429 Too Many Requests",
        "it is asked again when it allows; visit it less often",
    ),
    "forbidden": (
        (403, {}, b""),
        "it answers 403 Forbidden",
        "it refuses programs; look for another feed of this outlet",
    ),
    "challenge": (
        (403, {"cf-mitigated": "challenge"}, b"<html>"),
        "it asks for a browser",
        "it refuses programs; look for another feed of this outlet",
    ),
    "gone": ((410, {}, b""), "it answers 410 Gone", "its publisher ended it; take it out of feeds.yaml"),
    "error": ((500, {}, b"<html>"), "it answers 500 Internal Server Error", LATER),
    "odd-status": ((799, {}, b""), "it answers 799", LATER),
    "page": (
        (200, {"Content-Type": "text/html"}, PAGE),
        "this is a web page, not a feed",
        "use http://page.example/rss",
    ),
    "empty": (
        (200, FEED, b" \n"),
        "the answer was empty",
        "try again later; if it stays, look for another feed",
    ),
    "json": (
        (200, {}, b'{"items": []}'),
        "this JSON is not a JSON Feed",
        "check the address in a browser",
    ),
    "deep": ((200, {}, b'{"a":' * 100_000), "the JSON is broken", "ask its publisher"),
    "noise": (
        (200, FEED, bytes(range(256)) * 20),
        "this is no RSS, Atom or JSON feed",
        "check the address in a browser",
    ),
    "cut-at-once": (
        (200, FEED, GOOD[:150]),
        "the feed's XML breaks off before its first entry ends",
        "ask its publisher",
    ),
}

TITLES = ["Report number 1", "Report number 2"]
READ = {
    "good": ((200, FEED, GOOD), TITLES),
    "gzip": (gzipped(GOOD), TITLES),
    "moved": (moved("http://good.example/", 301), TITLES),
    "truncated": ((200, FEED, GOOD[: GOOD.rindex(b"What")]), TITLES[:1]),
    "charset": (
        (200, {"Content-Type": "text/xml; charset=iso-8859-1"}, rss(item(1, "Łódź, März"))),
        ["Łódź, März"],
    ),
    "latin": (
        (200, FEED, rss(item(1, "Sétif")).decode().encode("latin-1")),
        ["Sétif"],
    ),
    "nul": ((200, FEED, rss(item(1, "Re\0port\x08"))), ["Report"]),
    "laughs": ((200, FEED, rss(item(1), item(2), start=LAUGHS)), TITLES),
    "laughing": ((200, FEED, rss(item(1, "&j;"), item(2), start=LAUGHS)), None),
    "external": ((200, FEED, rss(item(1, "A &x; B"), start=FILE)), None),
    "script": ((200, FEED, rss(item(1, link="javascript:alert(1)"), item(2, link="data:text/html,x"))), TITLES),
    "crlf": ((200, FEED, rss(item(1, "Talks\r\nBcc: you@x.example\r\n are off"))), ["Talks Bcc: you@x.example are off"]),
    "twins": ((200, FEED, rss(item(1, guid="same"), item(2, guid="same"))), TITLES),
    "copies": ((200, FEED, rss(item(1), item(1))), TITLES[:1]),
    "long": ((200, FEED, rss(item(1, "word " * 8000))), ["word " * 59 + "word…"]),
    "none": ((200, FEED, rss()), []),
    "huge-date": ((200, FEED, GOOD.replace(b"2025", b"99999")), TITLES),
    "surrogate": ((200, {}, json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": "\ud800", "title": "A\udfff \u202eB"}]}).encode()), ["A B"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def visits(loopback, now):
    """All at once, so that each row also shows that it harms no other."""
    hosts = {f"{name}.example": row[0] for name, row in (REFUSED | READ).items()}
    with loopback(hosts) as server:
        reader = HttpFeedReader("", LOOPBACK, [("*.example", server.address)], LIMITS)
        feeds = [Feed(host.partition(".")[0], f"http://{host}/feed", "Outlet") for host in hosts]
        yield {v.feed: v for v in reader.visit_many([(f, FeedState(f.name, now)) for f in feeds], now)}


@pytest.mark.parametrize(("name", "error", "mend"), [(name, *row[1:]) for name, row in REFUSED.items()])
def test_a_visit_that_fails_says_why_and_what_to_do(visits, name, error, mend):
    visit = visits[name]
    assert (visit.outcome, visit.found) == (Outcome.FAILED, ())
    assert visit.error.startswith(error)
    assert visit.mend == mend
    assert (visit.etag, visit.body_hash) == ("", "")


@pytest.mark.parametrize(("name", "titles"), [(name, row[1]) for name, row in READ.items()])
def test_a_document_that_can_be_read_is_read(visits, name, titles):
    visit = visits[name]
    assert (visit.outcome, visit.error) == (Outcome.FRESH, "")
    if titles is not None:
        assert [found.article.title for found in visit.found] == titles


def test_nothing_is_read_that_the_server_did_not_send(visits):
    for name in ("laughing", "external"):
        for found in visits[name].found:
            assert len(found.article.document) < 1000
            assert "root:" not in found.article.document


def test_a_link_that_runs_code_is_no_link(visits):
    assert [found.article.url for found in visits["script"].found] == ["", ""]


def test_entries_that_share_an_id_stay_two_articles(visits):
    assert len({found.article.id for found in visits["twins"].found}) == 2


def test_what_a_server_asks_for_is_kept(visits):
    assert visits["busy"].retry_after == timedelta(hours=2)
    assert [name for name, visit in visits.items() if visit.gone] == ["gone"]
    assert {name: visit.moved_to for name, visit in visits.items() if visit.moved_to} == {
        "moved": "http://good.example/"
    }


def test_too_many_entries_are_read_up_to_a_bound(monkeypatch, loopback, now):
    body = rss(*(f"<item><title>{n}</title></item>" for n in range(2100)))
    with loopback({"many.example": (200, FEED, body)}) as server:
        reader = HttpFeedReader("", LOOPBACK, [("*.example", server.address)])
        (visit,) = reader.visit_many([(Feed("f", "http://many.example/", "O"), FeedState("f", now))], now)
    assert [found.article.title for found in visit.found] == [str(n) for n in range(2000)]


@pytest.mark.parametrize(
    "url", ["nonsense", "ftp://news.example/", "http://[", "http://", "//x", "", "http://a b/"]
)
def test_an_address_that_is_none_is_said_to_be_none(url, now):
    (visit,) = HttpFeedReader("").visit_many([(Feed("f", url, "O"), FeedState("f", now))], now)
    assert visit.outcome is Outcome.FAILED
    assert visit.error in {"this is no web address", "its host name cannot be found"}


def test_no_spelling_of_a_private_address_is_dialled(loopback, now):
    with loopback({}) as server:
        port = server.address.rpartition(":")[2]
        hosts = [
            "localhost",
            "127.0.0.1",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "0.0.0.0",
            "[::1]",
            "[::]",
        ]
        hosts += ["[64:ff9b::7f00:1]", "[2002:7f00:1::]", "192.168.1.1", "[fe80::1]", "named.example"]
        feeds = [Feed(host, f"http://{host}:{port}/", "O") for host in hosts]
        reader = HttpFeedReader("", connect_to=[("named.example", server.address)])
        visits = list(reader.visit_many([(feed, FeedState(feed.name, now)) for feed in feeds], now))
        assert {visit.feed: visit.error for visit in visits} == dict.fromkeys(
            hosts, "its address is not public"
        )
        assert server.asked == []


def test_a_server_that_hangs_is_given_up(loopback, now):
    free = threading.Event()

    def hang(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss")
        free.wait(5)

    with loopback({"body.example": hang, "head.example": lambda _: free.wait(5)}) as server:
        reader = HttpFeedReader("", LOOPBACK, [("*.example", server.address)], Limits(total=0.1))
        feeds = [Feed(name, f"http://{name}.example/", "O") for name in ("body", "head")]
        visits = list(reader.visit_many([(feed, FeedState(feed.name, now)) for feed in feeds], now))
        free.set()
    assert {(visit.feed, visit.error) for visit in visits} == {
        ("body", "no answer within 0.1 s"),
        ("head", "no answer within 0.1 s"),
    }


def test_a_document_that_takes_too_long_costs_only_its_own_feed(loopback, now):
    # feedparser 6.0.14 takes time quadratic in attributes: minutes for this one
    slow = rss(item(1)).replace(
        b"<channel>", b"<channel " + b" ".join(b"a%d='1'" % n for n in range(80_000)) + b">"
    )
    with loopback({"slow.example": (200, FEED, slow), "good.example": (200, FEED, GOOD)}) as server:
        reader = HttpFeedReader("", LOOPBACK, [("*.example", server.address)], seconds=0.6)
        feeds = [Feed(name, f"http://{name}.example/", "O") for name in ("slow", "good")]
        visits = {v.feed: v for v in reader.visit_many([(f, FeedState(f.name, now)) for f in feeds], now)}
    assert visits["slow"].error == "reading it took too long; it may be an attack"
    assert visits["good"].outcome is Outcome.FRESH


def test_a_worker_has_only_so_much_memory():
    workers = Workers(1)
    try:
        with pytest.raises(FeedError, match="too much memory"):
            workers.work_now(bytearray, 4 * 1024 * MEGABYTE)
        assert workers.work_now(len, "still there") == 11
    finally:
        workers.close()


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PrivateAddressError(13, "10.0.0.1 is not a public address"), "private"),
        (aiohttp.ServerTimeoutError(), "timeout"),
        (aiohttp.ConnectionTimeoutError(), "timeout"),
        (TimeoutError(), "timeout"),
        (aiohttp.ServerDisconnectedError(), "connection"),
        (aiohttp.ClientOSError(104, "reset"), "connection"),
        (aiohttp.ClientPayloadError(), "broken-answer"),
        (aiohttp.InvalidURL("x"), "address"),
        (ConnectionResetError(), "broken-answer"),
        (UnicodeError(), "broken-answer"),
        (RuntimeError(), "broken-answer"),
    ],
)
def test_every_foreign_error_of_a_request_has_its_word(error, kind):
    assert explain_fetch(error, 10, 30).kind == kind


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (TimeoutError(), "too-slow"),
        (ProcessExpired("dead", 9), "too-big"),
        (MemoryError(), "too-big"),
        (RecursionError(), "unreadable"),
        (FeedError("empty", "empty"), "empty"),
    ],
)
def test_every_foreign_error_of_a_worker_has_its_word(error, kind):
    assert explain_work(error).kind == kind
