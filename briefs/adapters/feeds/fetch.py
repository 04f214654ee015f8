"""One polite HTTP request: who we are, how long, how much, and how far."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import aiohttp

import briefs
from briefs.adapters.feeds.addresses import Guard
from briefs.adapters.feeds.faults import explain_encoding, explain_fetch, shown
from briefs.adapters.feeds.resolver import Resolver
from briefs.adapters.feeds.turns import Turns
from briefs.adapters.feeds.wishes import rest_asked
from briefs.domain.errors import FeedError
from briefs.domain.feed import Rest
from briefs.newsroom.resting import PATIENCE
from briefs.newsroom.visiting import host_of

LARGEST = 10 * 1024 * 1024
"""Decoded bytes of a body: no feed of 10,000 looked at is half as large."""

REDIRECTS = 5
SILENCES = 2
"""Timeouts after which a run asks a host no more: sixty pages of a dead one would take half an hour."""

CHUNK = 64 * 1024
PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
TEMPORARY = frozenset({HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT})

ENCODINGS = "gzip, deflate, br"
"""Packings that are undone piece by piece; zstd is not asked for, since it takes a library that few have."""

UNPACKED = frozenset({"", "identity", "gzip", "deflate", "br", "zstd"})
"""Packings that aiohttp undoes, or refuses itself; any other it would hand on as it is."""

Leave = Callable[[str], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect and for a whole request, hosts asked at once, and the largest body in bytes.

    `patience` is how many seconds a run waits for hosts that rest.
    """

    connect: float = 10.0
    total: float = 30.0
    hosts: int = 200
    largest: int = LARGEST
    patience: float = PATIENCE.total_seconds()


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, header names in small letters; a body only with 200.

    `moved_to` is set when every redirect on the way was permanent; `rest` when its host asked for one.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    moved_to: str = ""
    rest: Rest | None = None


class Fetcher:
    """Sends GET requests, each in its turn; use it as an asynchronous context manager."""

    def __init__(
        self,
        contact: str,
        guard: Guard,
        connect_to: Sequence[tuple[str, str]],
        limits: Limits,
        turns: Turns,
    ) -> None:
        self._agent = user_agent(contact)
        self._guard = guard
        self._connect_to = connect_to
        self._limits = limits
        self.turns = turns
        self._silences: Counter[str] = Counter()

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=Resolver(self._connect_to), socket_factory=self._guard.socket, limit=0
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=aiohttp.ClientTimeout(total=self._limits.total, connect=self._limits.connect),
            headers={"User-Agent": self._agent, "Accept-Encoding": ENCODINGS},
            max_field_size=CHUNK,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    @asynccontextmanager
    async def get(
        self, url: str, headers: Mapping[str, str], leave: Leave | None = None
    ) -> AsyncIterator[Answer]:
        """The answer after at most five redirects; its host's turn is held until the block ends.

        So no more bodies are in memory than hosts may be asked at once. `leave` is asked before every hop.
        FeedError, in plain words, when there is no answer; RestingError when a host on the way rests.
        """
        target, permanent = url, True
        for _ in range(REDIRECTS + 1):
            if leave is not None and not await leave(target):
                raise FeedError("robots", "its robots.txt asks programs to stay away")
            async with self._turn(target):
                answer = await self._once(target, headers)
                if answer.status not in PERMANENT | TEMPORARY or "location" not in answer.headers:
                    yield replace(answer, moved_to=target if permanent and target != url else "")
                    return
            permanent = permanent and answer.status in PERMANENT
            target = _next(target, answer.headers["location"])
        raise FeedError("redirects", f"more than {REDIRECTS} redirects", "look where it leads in a browser")

    @asynccontextmanager
    async def _turn(self, url: str) -> AsyncIterator[None]:
        host = _host(url)
        async with self.turns.of(host):
            if self._silences[host] >= SILENCES:
                raise FeedError("silent", "its host gives no answer", "it is tried again later")
            yield

    async def _once(self, url: str, headers: Mapping[str, str]) -> Answer:
        # kept open, the connections of a few thousand hosts would be more than a process may have
        if self.turns.is_last(_host(url)):
            headers = {**headers, "Connection": "close"}
        try:
            async with self._session.get(url, headers=headers, allow_redirects=False) as response:
                found = _headers(response)
                body = await self._body(response) if response.status == HTTPStatus.OK else b""
                return Answer(response.status, url, found, body, rest=self._rest(url, response.status, found))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, RuntimeError) as error:
            explained = explain_fetch(error, self._limits.connect, self._limits.total)
            self._silences[_host(url)] += explained.kind == "timeout"
            raise explained from error
        finally:
            self.turns.note(_host(url))

    def _rest(self, url: str, status: int, headers: Mapping[str, str]) -> Rest | None:
        pause = rest_asked(status, headers, self.turns.now)
        return None if pause is None else self.turns.rest(_host(url), pause)

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """The decoded body, never more of it in memory than allowed, however small it was sent."""
        packed = response.headers.get("Content-Encoding", "").strip().lower()
        if packed not in UNPACKED:
            raise explain_encoding(packed)
        body = bytearray()
        async for chunk in response.content.iter_chunked(CHUNK):
            body += chunk
            if len(body) > self._limits.largest:
                size = self._limits.largest / (1024 * 1024)
                raise FeedError(
                    "too-big", f"larger than {size:.2g} MB", "ask its publisher for a shorter feed"
                )
        return bytes(body)


def user_agent(contact: str) -> str:
    """Who asks, and whom to write to about it."""
    who = shown(contact) or "not configured"
    return f"Briefs/{briefs.__version__} (news brief; contact: {who})"


def _headers(response: aiohttp.ClientResponse) -> dict[str, str]:
    """Headers by small name; a Cache-Control that stands several times is one list (RFC 9110, 5.3)."""
    found = {name.lower(): value for name, value in response.headers.items()}
    if control := response.headers.getall("Cache-Control", ()):
        found["cache-control"] = ", ".join(control)
    return found


@lru_cache(maxsize=10_000)
def _host(url: str) -> str:
    host = host_of(url)
    if not host or urlsplit(url).scheme not in {"http", "https"}:
        raise FeedError("address", "this is no web address", "write it with https:// in feeds.yaml")
    return host


def _next(url: str, location: str) -> str:
    try:
        target = urljoin(url, location)
        known = urlsplit(target).scheme in {"http", "https"}
    except ValueError:
        known = False
    if not known:
        raise FeedError("redirects", f"it redirects to {shown(location)}", "look where it leads in a browser")
    return target
