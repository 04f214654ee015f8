"""Every way in which a feed can go wrong: what a host answers, what the visit says, and what comes of it."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

import brotli
from feed_server import Answer, LoopbackServer

from briefs.adapters.feeds.entries import MOST
from briefs.adapters.feeds.fetch import Limits
from briefs.adapters.feeds.reader import HttpFeedReader
from briefs.domain.feed import Feed, Visit
from briefs.newsroom.visiting import SHORTEST

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
# feedparser takes quadratic time for an element's attributes
ATTRIBUTES = GOOD.replace(
    b"<channel>", b"<channel " + b" ".join(b"a%d='1'" % n for n in range(100_000)) + b">"
)
MANY = rss(*(item(f"Report {n}", n) for n in range(30_000)), f"<author>{'a' * 256_000}</author>")
PAGE = b"<!doctype html><link rel='alternate' type='application/rss+xml' href='/rss'><title>Home</title>"


def xxe(port: int) -> bytes:
    return f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">
    <!ENTITY % web SYSTEM "http://127.0.0.1:{port}/stolen"> %web;]>
    <rss version="2.0"><channel><title>F</title>
    <item><title>Stolen &file;</title></item></channel></rss>""".encode()


@dataclass(frozen=True)
class Row:
    """What a host answers, what the visit must then say, and how long the feed is left alone.

    `every` of each feed is an hour; a `pause` of None is a feed that is switched off.
    """

    host: str
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] | None = None
    error: str = ""
    mend: str = ""
    titles: tuple[str, ...] = ()
    check: Callable[[Visit], bool] = lambda _: True
    url: str = ""
    pause: timedelta | None = timedelta(hours=1)

    @property
    def answer(self) -> tuple[int, dict[str, str], bytes]:
        """Links lead to the host itself, so that what it sent can be told from what others sent."""
        body = self.body if self.leads else self.body.replace(b"outlet.example", self.host.encode())
        return self.status, self.headers or {}, body

    @property
    def leads(self) -> bool:
        return "Location" in (self.headers or {})

    @property
    def feed(self) -> Feed:
        return Feed(self.host, self.url or f"http://{self.host}/", self.host)


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
WASTE = "most of what it sends is not its answer"
BROKEN_OFF = "its answer broke off or makes no sense"
NOT_A_FEED = "no RSS, Atom or JSON feed"
SURROGATE = b'"\\ud800"'
TWO_HOURS = timedelta(hours=2)
DAY = timedelta(days=1)


def rests(visit: Visit, pause: timedelta) -> bool:
    """Whether its host rests for so long from the moment on at which it answered."""
    rest = visit.rest
    return rest is not None and (rest.host, rest.since) == (visit.feed, NOON) and rest.until - NOON >= pause


def busy(host: str, after: str, pause: timedelta, status: int = 429) -> Row:
    """A server that says when it may be asked again."""
    error, mend = (
        ("Too Many Requests", "visit it less often") if status == 429 else ("Service Unavailable", LATER)
    )
    headers = {"Retry-After": after}
    return refused(host, status, error, mend, headers=headers, check=lambda v: rests(v, pause), pause=pause)


ROWS = [
    fresh("good.test", GOOD, *GOOD_TITLES),
    # the connection
    Row("refused.test", error="its server cannot be reached", mend=LATER),
    Row("no-http.test", error=BROKEN_OFF, mend=LATER),
    Row("half.test", GOOD, headers={"Content-Length": "9999"}, error=BROKEN_OFF, mend=LATER),
    Row("long-header.test", GOOD, headers={"X-Long": "x" * 100_000}, error=BROKEN_OFF, mend=LATER),
    Row("interim.test", error=WASTE, mend=LATER),
    Row("tiny-chunks.test", error=WASTE, mend=LATER),
    Row("many-chunks.test", error=WASTE, mend=LATER),
    Row("empty-blocks.test", error=WASTE, mend=LATER),
    Row("endless-headers.test", error=BROKEN_OFF, mend=LATER),
    Row("gzip-bomb.test", gzip.compress(bytes(9 << 20)), headers={"Content-Encoding": "gzip"}, error="larger than 4 MB", mend="shorter feed"),
    Row("brotli-bomb.test", brotli.compress(bytes(9 << 20)), headers={"Content-Encoding": "br"}, error="larger than 4 MB", mend="shorter feed"),
    Row("zstd.test", b"(\xb5/\xfd\x04\0", headers={"Content-Encoding": "zstd"}, error="compressed with zstd", mend="its publisher"),
    Row("compress.test", GOOD, headers={"Content-Encoding": "compress"}, error="compressed with compress", mend="its publisher"),
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
    Row("local-name.test", error=PRIVATE[0], mend=PRIVATE[1]),
    Row("mapped.test", url="http://[::ffff:127.0.0.1]/", error=PRIVATE[0], mend=PRIVATE[1]),
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
    busy("busy.test", "7200", TWO_HOURS),
    busy("busy-until.test", "Mon, 23 Jun 2025 14:00:00 GMT", TWO_HOURS),
    busy("busy-for-weeks.test", "1728000", 20 * DAY),
    busy("busy-for-years.test", "99999999", 31 * DAY),
    refused("busy-cached.test", 429, "Too Many Requests", "visit it less often", headers={"Cache-Control": "max-age=7200"}, check=lambda v: rests(v, SHORTEST), pause=TWO_HOURS),
    refused("busy-silent.test", 429, "Too Many Requests", "visit it less often", check=lambda v: rests(v, SHORTEST)),
    busy("down.test", "7200", TWO_HOURS, status=503),
    refused("password.test", 401, "Unauthorized", "it wants a password"),
    refused("forbidden.test", 403, "Forbidden", "it refuses programs", headers={"Retry-After": "7200"}, check=lambda v: v.rest is None),
    Row("challenge.test", b"<html>", 403, headers={"cf-mitigated": "challenge"}, error="it asks for a browser", mend="it refuses programs"),
    refused("missing.test", 404, "Not Found", "new address"),
    refused("gone.test", 410, "Gone", "take it out of feeds.yaml", check=lambda v: v.gone, pause=None),
    Row("leads-to-gone.test", status=302, headers={"Location": "http://gone.test/"}, error="it answers 410 Gone", mend="take it out", check=lambda v: not v.gone),
    refused("failing.test", 500, "Internal Server Error", headers={"Retry-After": "7200"}, check=lambda v: not v.gone and v.rest is None),
    refused("unknown.test", 999, ""),
    refused("nothing.test", 204, "No Content"),
    refused("unasked.test", 304, "Not Modified"),
    # no feed
    fresh("truncated.test", TRUNCATED, "Talks are off"),
    fresh("bomb.test", BOMB, "Bomb &a30;"),
    fresh("xxe.test", b"", "Stolen"),
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
    fresh("crlf.test", rss(item("Talks\r\nBcc: all@readers.example\r\n\r\noff")), "Talks Bcc: all@readers.example off"),
    fresh("same-ids.test", rss("<title>One</title><guid>x</guid><link>http://o.example/1</link>", "<title>Two</title><guid>x</guid><link>http://o.example/2</link>"), "One", "Two", check=lambda v: v.found[0].article.id != v.found[1].article.id and not set(v.found[0].keys) & set(v.found[1].keys)),
    fresh("many.test", MANY, *(f"Report {n}" for n in range(MOST))),
    fresh("long.test", rss(item("long " * 8000)), ("long " * 60)[:299].rstrip() + "…"),
    fresh("bidi.test", rss(item("Talks\u202e are &#x200b;\u2066off\u00ad")), "Talks are off"),
    fresh("markup.test", rss(item("&lt;b&gt;Talks&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;off")), "Talks off"),
    fresh("nothing-in-it.test", rss("<link>http://o.example/1</link>", item("Talks")), "Talks"),
    fresh("surrogate.test", b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": %s, "url": %s, "title": "Talks", "content_html": %s, "language": %s, "authors": [{"name": %s}]}]}' % ((SURROGATE,) * 5), "Talks"),
    fresh("odd-json.test", json.dumps({"version": "https://jsonfeed.org/version/1", "items": [None, {"id": 7, "title": "Talks", "authors": [3], "date_published": 9, "content_text": []}]}).encode(), "Talks"),
    fresh("odd-dates.test", GOOD, *GOOD_TITLES, headers={"Expires": "Mon, 01 Jan 0001 00:00:00 +2300"}, check=lambda v: v.wait == timedelta()),
    fresh("odd-etag.test", GOOD, *GOOD_TITLES, headers={"ETag": '"\xff"', "Last-Modified": "\xff"}, check=lambda v: not (v.etag + v.last_modified)),
    fresh("cached.test", GOOD, *GOOD_TITLES, headers={"Cache-Control": "max-age=7200", "ETag": 'W/"1"', "Last-Modified": "today"}, check=lambda v: (v.wait, v.etag, v.last_modified) == (TWO_HOURS, 'W/"1"', "today"), pause=TWO_HOURS),
    fresh("cached-for-a-year.test", GOOD, *GOOD_TITLES, headers={"Cache-Control": "max-age=31536000"}, pause=DAY),
    fresh("expires.test", GOOD, *GOOD_TITLES, headers={"Expires": "Mon, 23 Jun 2025 14:00:00 GMT"}, pause=TWO_HOURS),
    fresh("stale.test", GOOD, *GOOD_TITLES, headers={"Expires": "0"}),
    fresh("two-controls.test", GOOD, *GOOD_TITLES, headers={"Cache-Control": "max-age=7200", "cache-control": "no-transform"}, pause=TWO_HOURS),
    fresh("ttl.test", GOOD.replace(b"<title>F", b"<ttl>120</ttl><title>F"), *GOOD_TITLES, pause=TWO_HOURS),
]  # fmt: skip

HOGS = [
    fresh("beside-hogs.test", GOOD, *GOOD_TITLES),
    Row("attributes.test", ATTRIBUTES, error="reading it took longer than 1 s", mend="look at its source"),
]  # fmt: skip
"""What would keep a worker busy for minutes, to be read by a reader that waits for a second."""

SILENT = [Row("silent.test", error="no connection within 0.3 s", mend=LATER)]
DAWDLERS = [
    Row("slow-body.test", error="no answer within 1 s", mend=LATER),
    Row("hanging.test", error="no answer within 1 s", mend=LATER),
    Row("slow-way.test", error="no answer within 1 s", mend=LATER),
]
"""What would never end, to be read by readers that wait for little: for all others that would be a gamble."""

EVERY = [*ROWS, *HOGS, *SILENT, *DAWDLERS]
PATIENT = Limits(connect=10, total=30, hosts=16, largest=4 << 20)


def drip(exchange) -> None:
    exchange.send_response(200)
    exchange.end_headers()
    while not exchange.server.over.wait(0.05):
        exchange.wfile.write(b" ")


def hang(exchange) -> None:
    exchange.server.over.wait(5)


def linger(exchange) -> None:
    """Redirects, each time a little later than one would like."""
    exchange.server.over.wait(0.3)
    exchange.say(302, {"Location": f"{exchange.path}x"}, b"")


def endless(head: bytes, more: bytes) -> Answer:
    """Sends without end, until nobody listens."""

    def say(exchange) -> None:
        exchange.wfile.write(head)
        while not exchange.server.over.is_set():
            exchange.wfile.write(more)

    return say


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GZIPPED = OK + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\xff"
ENDLESS = {
    "interim.test": endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000),
    "tiny-chunks.test": endless(CHUNKED, b"1\r\n \r\n" * 5000),
    # of what is sent enough is its answer, but every chunk takes time
    "many-chunks.test": endless(CHUNKED, (b"10\r\n" + b" " * 16 + b"\r\n") * 2000),
    "empty-blocks.test": endless(GZIPPED, b"\0\0\0\xff\xff" * 5000),
    "endless-headers.test": endless(OK, b"X-Word: more\r\n" * 1000),
}
"""Servers that never come to their point."""


def greet(exchange) -> None:
    exchange.wfile.write(b"SSH-2.0-OpenSSH_9.9\r\n")


@contextmanager
def unanswered() -> Iterator[int]:
    """A port whose queue is full, so that nobody gets an answer when connecting."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(0)
        with socket.create_connection(silent.getsockname()):
            yield silent.getsockname()[1]


def send_raw(row: Row):
    """Sends header values as these very bytes, which need not be UTF-8."""

    def say(exchange) -> None:
        head = "".join(f"{name}: {value}\r\n" for name, value in (row.headers or {}).items())
        exchange.wfile.write(b"HTTP/1.0 200 OK\r\n" + head.encode("latin-1") + b"\r\n" + row.body)

    return say


@contextmanager
def playing(loopback: LoopbackServer) -> Iterator[list[tuple[HttpFeedReader, list[Row]]]]:
    """Readers, and the rows that each is to read, for which the server answers as the rows say."""
    loopback.play({row.host: row.answer for row in EVERY} | ENDLESS)
    loopback.play({"slow-body.test": drip, "hanging.test": hang, "slow-way.test": linger})
    loopback.play({"no-http.test": greet})
    loopback.play({"xxe.test": (200, {}, xxe(loopback.port)), "bomb.test": (200, {}, BOMB)})
    loopback.play({row.host: send_raw(row) for row in ROWS if row.host == "odd-etag.test"})
    with socket.socket() as closed, unanswered() as silent:
        closed.bind(("127.0.0.1", 0))
        elsewhere = {
            "refused.test": f"127.0.0.1:{closed.getsockname()[1]}",
            "silent.test": f"127.0.0.1:{silent}",
            "local-name.test": "127.0.0.53:80",
        }
        reader = partial(loopback.reader, *elsewhere.items())
        yield [
            (reader(limits=PATIENT, seconds=1), HOGS),
            (reader(limits=replace(PATIENT, connect=0.3), seconds=30), SILENT),
            (reader(limits=replace(PATIENT, total=1), seconds=30), DAWDLERS),
            (reader(limits=PATIENT, seconds=30), ROWS),
        ]
