"""The sample's web: every outlet's feed, pages and robots.txt on one loopback port, told apart by Host."""

from __future__ import annotations

import hashlib
import sys
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from briefs.demo.dialects import render_feed
from briefs.demo.week import NOTICE, Access, SampleEntry, SampleOutlet, load_week

LONGEST_FEED = 40
WEEK_END = datetime(2025, 6, 26, 12, tzinfo=UTC)
_PAGES = Environment(
    loader=PackageLoader("briefs.demo", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer; `modified` is when the newest thing in it appeared."""

    status: HTTPStatus
    body: bytes
    content_type: str = "text/plain; charset=utf-8"
    modified: datetime | None = None

    @property
    def etag(self) -> str:
        """A strong entity tag over the body (RFC 9110, 8.8.3)."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:24]}"'

    def unchanged(self, if_none_match: str, if_modified_since: str) -> bool:
        """Whether 304 answers these conditions; the tag goes before the date (RFC 9110, 13.2.2)."""
        if self.status != HTTPStatus.OK:
            return False
        if if_none_match:
            return self.etag in {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        since = _http_date(if_modified_since)
        return since is not None and self.modified is not None and self.modified <= since


def _http_date(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except ValueError:
        return None


@dataclass(slots=True)
class SampleWeb:
    """What the sample's hosts answer; nothing that appears after `now` can be seen."""

    week: tuple[SampleOutlet, ...]
    now: datetime
    broken: set[str] = field(default_factory=set)

    def answer(self, host: str, path: str) -> Reply:
        """The reply to GET http://host/path; 404 for hosts and pages that the sample does not have."""
        if host in self.broken:
            return _plain(HTTPStatus.INTERNAL_SERVER_ERROR)
        outlet = next((o for o in self.week if host in {o.feed_host, o.site_host}), None)
        if outlet is None:
            return _plain(HTTPStatus.NOT_FOUND)
        if path == "/robots.txt":
            return _robots(outlet, host)
        if f"http://{host}{path}" == outlet.feed:
            return self._feed(outlet)
        return self._page(outlet, f"http://{host}{path}")

    def _visible(self, outlet: SampleOutlet) -> list[SampleEntry]:
        return [entry for entry in reversed(outlet.entries) if entry.at <= self.now]

    def _feed(self, outlet: SampleOutlet) -> Reply:
        entries = self._visible(outlet)[:LONGEST_FEED]
        body, content_type = render_feed(outlet, entries)
        return Reply(HTTPStatus.OK, body, content_type, entries[0].at if entries else None)

    def _page(self, outlet: SampleOutlet, url: str) -> Reply:
        entries = self._visible(outlet)
        entry = next((entry for entry in entries if entry.link == url), None)
        if entry is None:
            return _plain(HTTPStatus.NOT_FOUND)
        if outlet.access != Access.OPEN:
            return _plain(HTTPStatus.FORBIDDEN)
        older = [other for other in entries if other.at < entry.at][:3]
        return Reply(HTTPStatus.OK, _article(outlet, entry, older), "text/html; charset=utf-8", entry.at)


def _plain(status: HTTPStatus) -> Reply:
    return Reply(status, f"{status.phrase}. {NOTICE}\n".encode())


def _robots(outlet: SampleOutlet, host: str) -> Reply:
    closed = outlet.access == Access.ROBOTS and host == outlet.site_host
    rule = f"Disallow: {urlsplit(outlet.site).path}/" if closed else "Allow: /"
    return Reply(HTTPStatus.OK, f"# {NOTICE}\nUser-agent: *\n{rule}\n".encode())


def _article(outlet: SampleOutlet, entry: SampleEntry, others: list[SampleEntry]) -> bytes:
    page = _PAGES.get_template("article.html.j2")
    home = f"http://{outlet.site_host}/"
    return page.render(outlet=outlet, entry=entry, others=others, home=home, notice=NOTICE).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    # Head and body are two writes; Nagle's algorithm would hold the second for the client's delayed ACK.
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        """Answers for the host that the request names."""
        host = self.headers.get("Host", "").partition(":")[0].lower()
        reply = self.server.web.answer(host, urlsplit(self.path).path)
        conditions = (self.headers.get("If-None-Match", ""), self.headers.get("If-Modified-Since", ""))
        if reply.unchanged(*conditions):
            self._head(reply, HTTPStatus.NOT_MODIFIED)
        else:
            self._head(reply, reply.status)
            self.wfile.write(reply.body)

    def _head(self, reply: Reply, status: HTTPStatus) -> None:
        self.send_response(status)
        if reply.status == HTTPStatus.OK:
            self.send_header("ETag", reply.etag)
        if reply.modified:
            self.send_header("Last-Modified", format_datetime(reply.modified, usegmt=True))
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the fetcher logs what it fetched."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Joining handler threads would wait for the client's idle keep-alive connections.
    block_on_close = False
    request_queue_size = 64

    def __init__(self, web: SampleWeb) -> None:
        self.web = web
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Prints a traceback, but not for a client that hung up, as a fetcher may at any time."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SampleServer:
    """Serves the sample week on a free loopback port while the block runs; set `now` to move time."""

    def __init__(self, now: datetime = WEEK_END) -> None:
        self._web = SampleWeb(load_week(), now)
        self._server = _Server(self._web)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        """Where it listens, as "127.0.0.1:PORT"."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def now(self) -> datetime:
        """The moment up to which the sample's news has appeared; aware."""
        return self._web.now

    @now.setter
    def now(self, now: datetime) -> None:
        self._web.now = now

    @property
    def broken(self) -> set[str]:
        """Hosts that answer 500 to everything."""
        return self._web.broken

    @broken.setter
    def broken(self, hosts: set[str]) -> None:
        self._web.broken = hosts

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
