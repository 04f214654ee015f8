"""What a host may send for one request, counted on the wire: what unpacks to nothing costs time as well."""

from __future__ import annotations

import socket
from contextvars import ContextVar
from typing import Any

SPARE = 512 * 1024
"""Bytes beside a body: headers, the TLS handshake, and what has arrived but is not unpacked yet."""

TIMES = 2
"""Bytes on the wire for each of the body: more is framing, such as chunks of one byte, and no feed."""

SLICE = 64 * 1024
"""Bytes taken from a socket at a time: 2,600 empty answers, a hundredth of a second for everybody else."""


class TooMuchError(OSError):
    """A host sends more than its answer can need."""


class Meter:
    """Counts what one host sends for one request."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A new request: nothing was sent yet."""
        self._sent = 0
        self._allowed = SPARE

    def unpacked(self, size: int) -> None:
        """So many bytes of the body have come out of what was sent."""
        self._allowed = SPARE + TIMES * size

    def count(self, size: int) -> None:
        """So many bytes arrived; TooMuchError when that is more than may be."""
        self._sent += size
        if self.is_over:
            raise TooMuchError("more was sent than an answer needs")

    @property
    def is_over(self) -> bool:
        """Whether more arrived than may be."""
        return self._sent > self._allowed


METER: ContextVar[Meter] = ContextVar("meter")
"""Of the host that is asked in this context: aiohttp makes the sockets, and knows of no meter."""


class MeteredSocket(socket.socket):
    """A socket that gives little at a time, and nothing more once its meter is over."""

    def __init__(self, family: int, kind: int, protocol: int) -> None:
        super().__init__(family, kind, protocol)
        self._meter = METER.get()

    def recv(self, size: int, flags: int = 0) -> bytes:
        """As ever, but bounded and counted."""
        data = super().recv(min(size, SLICE), flags)
        self._meter.count(len(data))
        return data

    def recv_into(self, buffer: Any, size: int = 0, flags: int = 0) -> int:
        """As ever, but bounded and counted; TLS is read in this way."""
        with memoryview(buffer) as view:
            found = super().recv_into(view, min(size or view.nbytes, SLICE), flags)
        self._meter.count(found)
        return found
