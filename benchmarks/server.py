"""A loopback server of feeds, each on an address of its own: `python server.py FOLDER COUNT HANGING`.

Prints its feeds' addresses as one JSON line and serves until its standard input is closed. Every copy of a
recorded feed has other ids and links, so that no two feeds hold the same article; each has an ETag and gives
304 to who sends it back. The last HANGING feeds accept a connection and never answer.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import socket
import sys
from pathlib import Path

_ID = re.compile(rb"(\]\]>)?</(guid|link|id)>")
_HREF = re.compile(rb"""(<link\b[^>]*?\bhref=(["'])[^"'<>]+)""")
BACKLOG = 16


def copy_of(feed: bytes, number: int) -> bytes:
    """The feed with ids and links that no other copy has."""
    mark = b"?copy=%d" % number
    return _HREF.sub(rb"\g<1>" + mark, _ID.sub(mark + rb"\1</\2>", feed))


class Feed(asyncio.Protocol):
    """One connection to one feed: a request is answered when its headers are whole."""

    def __init__(self, body: bytes, tag: bytes) -> None:
        self._body, self._tag, self._asked = body, tag, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keeps what the answers are written to."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Collects a request; answers it."""
        self._asked += data
        if self._asked.endswith(b"\r\n\r\n") and self._body:
            self._transport.write(self._answer())  # type: ignore[attr-defined]  # asyncio gives a Transport
            self._asked = b""

    def _answer(self) -> bytes:
        if self._tag in self._asked:
            return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % self._tag
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Encoding: gzip\r\n"
        return b"%sETag: %s\r\nContent-Length: %d\r\n\r\n%s" % (
            head,
            self._tag,
            len(self._body),
            self._body,
        )


def addresses(count: int, port: int) -> list[socket.socket]:
    """Listening sockets on 127.1.0.1, 127.1.0.2 and so on."""
    made = []
    for number in range(count):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((f"127.1.{number // 250}.{number % 250 + 1}", port))
        listening.listen(BACKLOG)
        made.append(listening)
    return made


async def serve(files: dict[str, bytes], count: int, hanging: int) -> None:
    """Serves until standard input ends."""
    names, feeds = list(files), list(files.values())
    port = _free_port()
    loop, urls = asyncio.get_running_loop(), []
    for number, listening in enumerate(addresses(count, port)):
        body = gzip.compress(copy_of(feeds[number % len(feeds)], number), 1)
        tag = b'"%d"' % number if number < count - hanging else b""
        await loop.create_server(
            lambda body=body, tag=tag: Feed(body if tag else b"", tag),
            sock=listening,  # type: ignore[misc]  # bound now
        )
        name = names[number % len(names)]
        urls.append(f"http://127.1.{number // 250}.{number % 250 + 1}:{port}/{name}")
    print(json.dumps(urls), flush=True)
    await asyncio.to_thread(sys.stdin.read)


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


if __name__ == "__main__":
    found = {file.name: file.read_bytes() for file in sorted(Path(sys.argv[1]).glob("*.xml"))}
    asyncio.run(serve(found, int(sys.argv[2]), int(sys.argv[3])))
