"""A server of language models on 127.0.0.1 that answers as its script says, over real sockets."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any

from model_answers import Body, Sent
from model_dialects import OpenAI

Answer = Sent | Callable[[Body], Sent]


class Script:
    """One server as a client sees it, under its own path: it speaks a dialect and gives its answers in turn.

    The last answer is given for ever; what the dialect does not understand uses none up.
    """

    def __init__(self, url: str, dialect: OpenAI, answers: tuple[Answer, ...]) -> None:
        self.url = url
        self._dialect = dialect
        self._answers = list(answers)
        self._lock = threading.Lock()
        self.asked: list[Body] = []
        self.refused: list[Body] = []
        self.ports: list[int] = []
        """The client's port of each request."""

    def answer(self, body: Body, key: str, port: int) -> Sent:
        with self._lock:
            self.ports.append(port)
            if refusal := self._dialect.refused(body, key):
                self.refused.append(body)
                return refusal
            self.asked.append(body)
            answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return answer if isinstance(answer, Sent) else answer(body)


class _Exchange(BaseHTTPRequestHandler):
    server: ModelServer
    protocol_version = "HTTP/1.1"
    timeout = 5

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        place = self.path.split("/")[1]
        try:
            key, port = self.headers.get("authorization", ""), self.client_address[1]
            self._send(self.server.scripts[place].answer(json.loads(body), key, port))
        except OSError:
            self.close_connection = True

    def do_GET(self) -> None:
        self.server.gets.append(self.path)
        self._send(Sent(200, b"{}", {"content-type": "application/json"}))

    def _send(self, sent: Sent) -> None:
        if sent.pause and self.server.over.wait(sent.pause):
            return
        if sent.cut == -1:
            self._end(sent)
            return
        self.send_response(sent.status)
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(sent.body), sent.body) if sent.chunked else sent.body
        length = {"transfer-encoding": "chunked"} if sent.chunked else {"content-length": str(len(body))}
        for name, value in (length | dict(sent.headers)).items():
            self.send_header(name, value)
        self.end_headers()
        self._write(body if sent.cut is None else body[: sent.cut], sent.drip)
        if sent.cut is not None:
            self._end(sent)

    def _write(self, body: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(body)
            return
        for at in range(len(body)):
            self.wfile.write(body[at : at + 1])
            if self.server.over.wait(drip):
                return

    def _end(self, sent: Sent) -> None:
        self.wfile.flush()
        if sent.reset:  # closing with nothing lingering sends RST in the place of FIN
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.rfile.close()
            self.connection.close()
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Silence: the tests assert."""


class ModelServer(ThreadingHTTPServer):
    """Plays any number of servers at once, each under a path of its own."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Exchange)
        self.scripts: dict[str, Script] = {}
        self.gets: list[str] = []
        self.over = threading.Event()
        self._places = count()

    def plays(self, dialect: OpenAI, *answers: Answer) -> Script:
        """A server that speaks so and answers so."""
        place = f"s{next(self._places)}"
        script = Script(f"http://127.0.0.1:{self.server_port}/{place}/v1", dialect, answers)
        self.scripts[place] = script
        return script

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone is no error of the server's."""


@contextmanager
def serving() -> Iterator[ModelServer]:
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
