"""Every way in which a feed can go wrong, all in one call: each is told in words, and none harms another."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import brotli
import pytest

from briefs.adapters.feeds.entries import MOST
from briefs.adapters.feeds.fetch import Limits
from briefs.domain.feed import Feed, FeedState, Outcome, Visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
LATER = "it is tried again later"
IN_BROWSER = "look where it leads in a browser"


def rss(*items: str) -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title>{inner}</channel></rss>".encode()
    )


def item(title: str, number: int = 1, more: str = "") -> str:
    link = f"<link>http://outlet.example/{number}</link>"
    return f"<title>{title}</title>{link}<guid>tag:{number}</guid>{more}"


GOOD = rss(item("Talks are off", 1), item("Talks are on", 2))
GOOD_TITLES = ["Talks are off", "Talks are on"]
TRUNCATED = GOOD[: GOOD.index(b"on</title>")]
BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">%s]>
<rss version="2.0"><channel><title>F</title><item><title>Bomb &a30;</title></item></channel></rss>""" % (
    "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 31)).encode()
)


# what follows the entries that are read would take minutes: see SLOW in test_feed_workers
MANY = rss(*(item(f"Report {n}", n) for n in range(30_000)), f"<author>{'a' * 256_000}</author>")
PAGE = b"<!doctype html><link rel='alternate' type='application/rss+xml' href='/rss'><title>Home</title>"


def xxe(port: int) -> bytes:
    return f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">
    <!ENTITY % web SYSTEM "http://127.0.0.1:{port}/stolen"> %web;]>
    <rss version="2.0"><channel><title>F</title>
    <item><title>Stolen &file;</title></item></channel></rss>""".encode()


@dataclass(frozen=True)
class Row:
    """What a host answers, and what the visit must then say."""

    host: str
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] | None = None
    error: str = ""
    mend: str = ""
    titles: tuple[str, ...] = ()
    check: Callable[[Visit], bool] = lambda _: True
    url: str = ""

    @property
    def answer(self) -> tuple[int, dict[str, str], bytes]:
        return self.status, self.headers or {}, self.body


def fresh(host: str, body: bytes, *titles: str, **more) -> Row:
    return Row(host, body, titles=titles, **more)


def refused(host: str, status: int, error: str, mend: str = LATER, **more) -> Row:
    return Row(host, status=status, error=f"it answers {status} {error}".strip(), mend=mend, **more)


def leads(host: str, location: str, error: str, mend: str = IN_BROWSER, status: int = 302) -> Row:
    return Row(host, status=status, headers={"Location": location}, error=error, mend=mend)


def moved(host: str, location: str, status: int, to: str) -> Row:
    headers = {"Location": location}
    return Row(host, GOOD, status, headers, titles=(*GOOD_TITLES,), check=lambda v: v.moved_to == to)


PRIVATE = ("its address is not public", "allow it in BRIEFS_ALLOWED_NETWORKS")
BROKEN_OFF = "its answer broke off or makes no sense"
NOT_A_FEED = "no RSS, Atom or JSON feed"
SURROGATE = b'"\\ud800"'
AN_HOUR = timedelta(hours=1)

ROWS = [
    fresh("good.test", GOOD, *GOOD_TITLES),
    # the connection
    Row("slow-body.test", error="no answer within 1 s", mend=LATER),
    Row("hanging.test", error="no answer within 1 s", mend=LATER),
    Row("refused.test", error="its server cannot be reached", mend=LATER),
    Row("no-http.test", error=BROKEN_OFF, mend=LATER),
    Row("half.test", GOOD, headers={"Content-Length": "9999"}, error=BROKEN_OFF, mend=LATER),
    Row("long-header.test", GOOD, headers={"X-Long": "x" * 20_000}, error=BROKEN_OFF, mend=LATER),
    Row("gzip-bomb.test", gzip.compress(bytes(9 << 20)), headers={"Content-Encoding": "gzip"}, error="larger than 4 MB", mend="shorter feed"),
    Row("brotli-bomb.test", brotli.compress(bytes(9 << 20)), headers={"Content-Encoding": "br"}, error="larger than 4 MB", mend="shorter feed"),
    Row("no-gzip.test", GOOD, headers={"Content-Encoding": "gzip"}, error=BROKEN_OFF, mend=LATER),
    Row("gzip.test", gzip.compress(GOOD), headers={"Content-Encoding": "gzip"}, titles=(*GOOD_TITLES,)),
    Row("bad-address.test", url="http://[::1", error="no web address", mend="https://"),
    Row("bad-port.test", url="http://bad-port.test:99999/", error="no web address", mend="https://"),
    # redirects
    leads("loop.test", "http://loop.test/", "more than 5 redirects", status=301),
    leads("ftp.test", "ftp://outlet.example/feed", "it redirects to ftp://outlet.example/feed"),
    leads("script.test", "javascript:alert(1)", "it redirects to javascript:alert(1)"),
    leads("nonsense.test", "http://[bad", "it redirects to http://[bad"),
    leads("invisible.test", "ftp://\u202e\xff/", "it redirects to ftp://"),
    leads("to-private.test", "http://10.0.0.1/", *PRIVATE),
    leads("to-mapped.test", "http://[::ffff:127.0.0.1]/", *PRIVATE),
    leads("to-any.test", "http://0.0.0.0/", *PRIVATE),
    leads("to-metadata.test", "http://169.254.169.254/latest", *PRIVATE),
    refused("nowhere.test", 301, "Moved Permanently"),
    moved("moved.test", "http://good.test/", 301, to="http://good.test/"),
    moved("moved-for-good.test", "//good.test/new", 308, to="http://good.test/new"),
    moved("for-now.test", "http://good.test/", 302, to=""),
    moved("for-good-then-now.test", "http://for-now.test/", 301, to=""),
    # refusals
    refused("busy.test", 429, "Too Many Requests", "visit it less often", headers={"Retry-After": "3600"}, check=lambda v: v.retry_after == AN_HOUR),
    refused("busy-until.test", 429, "Too Many Requests", "visit it less often", headers={"Retry-After": "Mon, 23 Jun 2025 13:00:00 GMT"}, check=lambda v: v.retry_after == AN_HOUR),
    refused("busy-cached.test", 429, "Too Many Requests", "visit it less often", headers={"Cache-Control": "max-age=3600"}, check=lambda v: v.retry_after == AN_HOUR),
    refused("busy-silent.test", 429, "Too Many Requests", "visit it less often", check=lambda v: v.retry_after is None),
    refused("down.test", 503, "Service Unavailable", headers={"Retry-After": "3600"}, check=lambda v: v.retry_after == AN_HOUR),
    refused("password.test", 401, "Unauthorized", "it wants a password"),
    refused("forbidden.test", 403, "Forbidden", "it refuses programs", headers={"Retry-After": "3600"}, check=lambda v: v.retry_after is None),
    Row("challenge.test", b"<html>", 403, headers={"cf-mitigated": "challenge"}, error="it asks for a browser", mend="it refuses programs"),
    refused("missing.test", 404, "Not Found", "new address"),
    refused("gone.test", 410, "Gone", "take it out of feeds.yaml", check=lambda v: v.gone),
    refused("failing.test", 500, "Internal Server Error", check=lambda v: not v.gone),
    refused("unknown.test", 999, ""),
    refused("nothing.test", 204, "No Content"),
    refused("unasked.test", 304, "Not Modified"),
    # no feed
    fresh("truncated.test", TRUNCATED, "Talks are off"),
    Row("truncated-early.test", GOOD[:60], error="breaks off before its first entry ends", mend="ask its publisher"),
    Row("page.test", b"<!doctype html><html><title>Home</title><p>News", error="this is a web page, not a feed", mend="RSS or Atom link"),
    Row("page-with-feed.test", PAGE, error="this is a web page, not a feed", mend="use http://page-with-feed.test/rss"),
    Row("namespace.test", GOOD.replace(b"<channel>", b"<channel xmlns:a='a\xc2\xa0b'><a:x/>"), error="broken beyond reading", mend="ask its publisher"),
    Row("empty.test", b" \r\n", error="the answer was empty", mend="look for another feed"),
    Row("xml.test", b"<?xml version='1.0'?><menu><dish/></menu>", error=NOT_A_FEED, mend="browser"),
    Row("text.test", b"Hello, world. This is no feed.", error=NOT_A_FEED, mend="browser"),
    Row("bytes.test", bytes(range(256)) * 9, error=NOT_A_FEED, mend="browser"),
    Row("broken-json.test", b'{"version": "https://jsonfeed.org/version/1.1", "items": [', error="the JSON is broken", mend="ask its publisher"),
    Row("deep-json.test", b'{"a":' * 99_999, error="the JSON is broken", mend="ask its publisher"),
    Row("other-json.test", b'{"status": "ok"}', error="this JSON is not a JSON Feed", mend="browser"),
    Row("list-json.test", b"[1, 2]", error=NOT_A_FEED, mend="browser"),
    # hostile or careless content
    fresh("no-entries.test", rss()),
    fresh("references.test", rss(item("Talks &#xd800;are&#0; off &#x41;")), "Talks are off A"),
    fresh("charset.test", rss(item("Präsident sagt „Nein“")), "Präsident sagt „Nein“", headers={"Content-Type": "application/xml; charset=iso-8859-1"}),
    fresh("ascii.test", rss(item("Präsident sagt „Nein“")), "Präsident sagt „Nein“", headers={"Content-Type": "text/xml"}),
    fresh("latin.test", rss(item("Präsident")).decode().encode("latin-1"), "Präsident", headers={"Content-Type": "application/xml; charset=iso-8859-1"}),
    fresh("nul.test", rss(item("Talks\0 are\0 off")), "Talks are off"),
    fresh("javascript.test", rss("<title>Talks</title><link>javascript:alert(1)</link>", "<title>More</title><link>data:text/html,x</link>"), "Talks", "More", check=lambda v: [f.article.url for f in v.found] == ["", ""]),
    fresh("crlf.test", rss(item("Talks\r\nBcc: all@outlet.example\r\n\r\noff")), "Talks Bcc: all@outlet.example off"),
    fresh("same-ids.test", rss("<title>One</title><guid>x</guid><link>http://o.example/1</link>", "<title>Two</title><guid>x</guid><link>http://o.example/2</link>"), "One", "Two", check=lambda v: v.found[0].article.id != v.found[1].article.id and not set(v.found[0].keys) & set(v.found[1].keys)),
    fresh("many.test", MANY, *(f"Report {n}" for n in range(MOST))),
    fresh("long.test", rss(item("long " * 8000)), ("long " * 60)[:299].rstrip() + "…"),
    fresh("bidi.test", rss(item("Talks\u202e are &#x200b;\u2066off\u00ad")), "Talks are off"),
    fresh("markup.test", rss(item("&lt;b&gt;Talks&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;off")), "Talks off"),
    fresh("nothing-in-it.test", rss("<link>http://o.example/1</link>", item("Talks")), "Talks"),
    fresh("surrogate.test", b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": %s, "url": %s, "title": "Talks", "content_html": %s, "language": %s, "authors": [{"name": %s}]}]}' % ((SURROGATE,) * 5), "Talks"),
    fresh("odd-json.test", json.dumps({"version": "https://jsonfeed.org/version/1", "items": [None, {"id": 7, "title": "Talks", "authors": [3], "date_published": 9, "content_text": []}]}).encode(), "Talks"),
    fresh("odd-dates.test", GOOD, *GOOD_TITLES, headers={"Expires": "Mon, 01 Jan 0001 00:00:00 +2300"}, check=lambda v: v.wait is None),
    fresh("odd-etag.test", GOOD, *GOOD_TITLES, headers={"ETag": '"\xff"', "Last-Modified": "\xff"}, check=lambda v: not (v.etag + v.last_modified)),
    fresh("cached.test", GOOD, *GOOD_TITLES, headers={"Cache-Control": "max-age=3600", "ETag": 'W/"1"', "Last-Modified": "today"}, check=lambda v: (v.wait, v.etag, v.last_modified) == (AN_HOUR, 'W/"1"', "today")),
]  # fmt: skip


def drip(exchange) -> None:
    exchange.send_response(200)
    exchange.end_headers()
    while not exchange.server.over.wait(0.05):
        exchange.wfile.write(b" ")


def hang(exchange) -> None:
    exchange.server.over.wait(5)


def greet(exchange) -> None:
    exchange.wfile.write(b"SSH-2.0-OpenSSH_9.9\r\n")


def send_raw(row: Row):
    """Sends header values as these very bytes, which need not be UTF-8."""

    def say(exchange) -> None:
        head = "".join(f"{name}: {value}\r\n" for name, value in (row.headers or {}).items())
        exchange.wfile.write(b"HTTP/1.0 200 OK\r\n" + head.encode("latin-1") + b"\r\n" + row.body)

    return say


@pytest.fixture(scope="module")
def visits(loopback) -> list[Visit]:
    loopback.play({row.host: row.answer for row in ROWS})
    loopback.play({"slow-body.test": drip, "hanging.test": hang, "no-http.test": greet})
    loopback.play({"xxe.test": (200, {}, xxe(loopback.port)), "bomb.test": (200, {}, BOMB)})
    loopback.play({row.host: send_raw(row) for row in ROWS if row.host == "odd-etag.test"})
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    limits = Limits(connect=1, total=1, hosts=16, largest=4 << 20)
    reader = loopback.reader(("refused.test", f"127.0.0.1:{port}"), limits=limits)
    names = [*((row.host, row.url) for row in ROWS), ("xxe.test", ""), ("bomb.test", "")]
    feeds = [Feed(name, url or f"http://{name}/", "Outlet") for name, url in names]
    return list(reader.visit_many([(feed, FeedState(feed.name, NOON)) for feed in feeds], NOON))


def of(visits: list[Visit], host: str) -> Visit:
    (visit,) = [visit for visit in visits if visit.feed == host]
    return visit


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.host)
def test_each_fault_is_told_in_words_and_gives_what_can_be_read(visits, row):
    visit = of(visits, row.host)
    assert row.error in visit.error
    assert row.mend in visit.mend
    assert visit.outcome is (Outcome.FAILED if row.error else Outcome.FRESH), visit.error
    assert [found.article.title for found in visit.found] == [*row.titles]
    assert row.check(visit)


def test_every_visit_can_be_stored_and_shown(visits):
    for visit in visits:
        texts = [visit.error, visit.mend, visit.etag, visit.last_modified, visit.moved_to]
        for found in visit.found:
            article = found.article
            texts += [article.title, article.text, article.url, article.lang, *article.authors, *found.keys]
        assert all(text.isprintable() for text in texts), visit.feed
        assert max(map(len, texts)) <= 2000
        assert "\n" not in visit.error


def test_external_entities_fetch_nothing_and_read_no_file(visits, loopback):
    stolen = of(visits, "xxe.test")
    assert "root:" not in repr(stolen)
    assert [path for _, path, _ in loopback.asked if path == "/stolen"] == []


def test_an_entity_bomb_does_not_go_off(visits):
    assert len(repr(of(visits, "bomb.test"))) < 5000
