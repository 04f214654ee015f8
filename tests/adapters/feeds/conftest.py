from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Reply = tuple[int, dict[str, str], bytes]
Say = Reply | Callable[[BaseHTTPRequestHandler], None]


class Loopback:
    """Hosts on one loopback port, told apart by Host; each gives one reply, and what was asked is kept."""

    def __init__(self, hosts: Mapping[str, Say]) -> None:
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.most_at_once: Counter[str] = Counter()
        self._hosts = hosts
        self._asking: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads, self._server.block_on_close = True, False
        # clients hang up here on purpose
        self._server.handle_error = lambda *_: None
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    def paths(self, host: str) -> list[str]:
        return [path for asked, path, _ in self.asked if asked == host]

    def headers(self, host: str) -> dict[str, str]:
        return next(headers for asked, _, headers in self.asked if asked == host)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                host = self.headers["Host"].partition(":")[0]
                with loopback._asks(host, self.path, dict(self.headers)):
                    say = loopback._hosts.get(host, (404, {}, b""))
                    say(self) if callable(say) else answer(self, *say)

            def log_message(self, *args: object) -> None:
                pass

        return Handler

    @contextmanager
    def _asks(self, host: str, path: str, headers: dict[str, str]) -> Iterator[None]:
        with self._lock:
            self.asked.append((host, path, {name.lower(): value for name, value in headers.items()}))
            self._asking[host] += 1
            self.most_at_once[host] = max(self.most_at_once[host], self._asking[host])
        try:
            yield
        finally:
            with self._lock:
                self._asking[host] -= 1

    def __enter__(self) -> Loopback:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def answer(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes) -> None:
    handler.send_response_only(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    if "Content-Length" not in headers and status != 304:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture(scope="session")
def loopback() -> type[Loopback]:
    return Loopback


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime(2025, 6, 26, 12, tzinfo=UTC)
