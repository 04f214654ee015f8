"""One real server on 127.0.0.1 that plays every outlet, told apart by the Host header as `*.test`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefs.adapters.feeds.reader import HttpFeedReader

Answer = tuple[int, Mapping[str, str], bytes] | Callable[["Exchange"], None]
"""Status, headers and body, or a function that does what no answer like that can."""

MISSING: Answer = (404, {}, b"")


class Exchange(BaseHTTPRequestHandler):
    """One request; what it is answered is looked up under "host/path", then under "host"."""

    server: LoopbackServer
    timeout = 5

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        self.server.asked.append((host, self.path, dict(self.headers)))
        answers = self.server.answers
        answer = answers.get(host + self.path) or answers.get(host) or MISSING
        try:
            answer(self) if callable(answer) else self.say(*answer)
        except ConnectionError:
            self.close_connection = True

    def say(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value.encode().decode("latin-1"))
        self.end_headers()
        self.wfile.write(body)

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
        from briefs.adapters.feeds.fetch import Limits
        from briefs.adapters.feeds.reader import HttpFeedReader

        settings = {
            "allowed_networks": ["127.0.0.1/32"],
            "limits": Limits(connect=5, total=5),
            "host_delay": 0,
        } | settings
        target = ("*.test", f"127.0.0.1:{self.port}")
        return HttpFeedReader("editor@briefs.example", connect_to=[*connect_to, target], **settings)


@contextmanager
def serving() -> Iterator[LoopbackServer]:
    """The server, until the block ends."""
    server = LoopbackServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
