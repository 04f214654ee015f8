"""The client of an OpenAI-compatible server, made in one way for every use."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from functools import cache, partial

import httpx2
import openai

OPENAI = "https://api.openai.com/v1"

CONNECT = 10.0
"""Seconds in which a server must take a connection; answering may take far longer."""

LARGEST = 16 * 1024 * 1024
"""Bytes of an answer; the largest that is asked for, 64 vectors of 3,072 numbers, takes some 5 MB."""

_UNTIL = "briefs until"


def endpoint_of(base_url: str) -> str:
    """The server's base address; an empty one is OpenAI's, which the client library would not assume."""
    return (base_url.strip() or OPENAI).rstrip("/")


def client(
    key: str, base_url: str, timeout: float, transport: httpx2.BaseTransport | None = None
) -> openai.OpenAI:
    """A client that repeats nothing by itself, since a call may have been paid; `timeout` in seconds.

    It follows no redirect: what is asked holds the articles, and goes to the configured server only.
    """
    return openai.OpenAI(
        # a server of one's own needs no key, but the library does
        api_key=key or "none",
        base_url=endpoint_of(base_url),
        timeout=httpx2.Timeout(timeout, connect=min(timeout, CONNECT)),
        max_retries=0,
        http_client=httpx2.Client(
            transport=transport,
            verify=_trusted(),
            # a kept connection that the server drops at that moment would cost a story; a new one costs
            # milliseconds of an answer's seconds
            limits=httpx2.Limits(max_keepalive_connections=0),
            event_hooks={"request": [partial(_begin, timeout)], "response": [_bound]},
        ),
    )


@cache
def _trusted() -> ssl.SSLContext:
    """Reading the system's certificates takes some 60 ms, which each model's client would spend again."""
    return httpx2.create_ssl_context()


def _begin(timeout: float, request: httpx2.Request) -> None:
    request.extensions[_UNTIL] = time.monotonic() + timeout


def _bound(response: httpx2.Response) -> None:
    if isinstance(response.stream, httpx2.SyncByteStream):
        response.stream = _Bounded(response.stream, response.request.extensions[_UNTIL])


class _Bounded(httpx2.SyncByteStream):
    """A body that ends in time and in size: the library's own limit begins anew with every byte."""

    def __init__(self, stream: httpx2.SyncByteStream, until: float) -> None:
        self._stream = stream
        self._until = until

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            if time.monotonic() > self._until:
                raise httpx2.ReadTimeout("the whole answer did not come in time")
            if size > LARGEST:
                raise httpx2.ReadError("the answer is too large")
            yield chunk

    def close(self) -> None:
        self._stream.close()
