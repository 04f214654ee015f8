"""One real server on 127.0.0.1 that plays every outlet, told apart by the Host header as `*.test`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefs.adapters.feeds.fetch import Limits
from briefs.adapters.feeds.reader import HttpFeedReader

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
Answer = Callable[["Exchange"], None]


def rss(*items: str, more: str = "") -> bytes:
    """An RSS 2.0 feed of these items' inner XML."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>Feed</title>{more}{inner}</channel></rss>'.encode()


def reply(body: bytes = b"", status: int = 200, length: int | None = None, **headers: str) -> Answer:
    """An answer that always says the same."""

    def say(exchange: Exchange) -> None:
        exchange.send_response(status)
        exchange.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            exchange.send_header(name.replace("_", "-"), value)
        exchange.end_headers()
        exchange.wfile.write(body)

    return say


class Exchange(BaseHTTPRequestHandler):
    """One request; what it is answered is looked up under "host/path", then under "host"."""

    server: LoopbackServer
    timeout = 5

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        self.server.asked.append((host, self.path, dict(self.headers)))
        answers = self.server.answers
        try:
            (answers.get(host + self.path) or answers.get(host) or reply(status=404))(self)
        except ConnectionError:
            self.close_connection = True

    def date_time_string(self, timestamp: float | None = None) -> str:
        return "Mon, 23 Jun 2025 12:00:00 GMT"

    def log_message(self, format: str, *args: object) -> None:
        pass


class LoopbackServer(ThreadingHTTPServer):
    """Answers as `answers` says, keeps what it was asked; `over` is set when the tests are done."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.over = threading.Event()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def play(self, answers: Mapping[str, Answer]) -> None:
        self.answers.update(answers)

    def asked_of(self, host: str) -> list[tuple[str, dict[str, str]]]:
        return [(path, headers) for asked, path, headers in self.asked if asked == host]

    def reader(self, *connect_to: tuple[str, str], **settings) -> HttpFeedReader:
        """A reader whose `*.test` is this server."""
        settings = {"allowed_networks": ["127.0.0.0/8"], "limits": Limits(connect=5, total=5)} | settings
        target = ("*.test", f"127.0.0.1:{self.port}")
        return HttpFeedReader("editor@briefs.example", connect_to=[*connect_to, target], **settings)


@pytest.fixture(scope="session")
def loopback():
    server = LoopbackServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOON
