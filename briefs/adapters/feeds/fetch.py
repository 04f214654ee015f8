"""One polite HTTP request: who we are, how long, how much, and how far."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import aiohttp

import briefs
from briefs.adapters.feeds.addresses import Guard
from briefs.adapters.feeds.bodies import Room, Share, read_body
from briefs.adapters.feeds.faults import explain_fetch, explain_waste, shown
from briefs.adapters.feeds.resolver import Resolver
from briefs.adapters.feeds.turns import Turns
from briefs.adapters.feeds.wire import METER, SLICE, Meter, MeteredSocket
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

HEADER = 64 * 1024
"""Bytes of one header: policies of 20 kB are sent."""

PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
TEMPORARY = frozenset({HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT})

ENCODINGS = "gzip, deflate, br"
"""Packings that are undone piece by piece; zstd is not asked for, since it takes a library that few have."""

Leave = Callable[[str], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect and for a whole visit, hosts asked at once, and the largest body in bytes.

    `total` is what hosts may take, all redirects together; to wait for a turn is not counted. `patience` is
    how many seconds a run waits for hosts that rest.
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
        self._meters: defaultdict[str, Meter] = defaultdict(Meter)
        self._room = Room()

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=Resolver(self._connect_to),
            socket_factory=partial(self._guard.socket, MeteredSocket),
            limit=0,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=aiohttp.ClientTimeout(total=None, connect=self._limits.connect),
            headers={"User-Agent": self._agent, "Accept-Encoding": ENCODINGS},
            max_field_size=HEADER,
            read_bufsize=SLICE,
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

        So no more bodies are in memory than hosts may be asked at once, and few large ones. `leave` is asked
        before every hop, in its own time: what a site allows is asked once for all of its pages.
        FeedError, in plain words, when there is no answer; RestingError when a host on the way rests.
        """
        target, permanent, left = url, True, self._limits.total
        loop = asyncio.get_running_loop()
        for _ in range(REDIRECTS + 1):
            if leave is not None and not await leave(target):
                raise FeedError("robots", "its robots.txt asks programs to stay away")
            async with self._turn(target), self._room.share() as share:
                began = loop.time()
                answer = await self._once(target, headers, left, share)
                left -= loop.time() - began
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

    async def _once(self, url: str, headers: Mapping[str, str], left: float, share: Share) -> Answer:
        """The answer of one host within `left` seconds."""
        host = _host(url)
        # kept open, the connections of a few thousand hosts would be more than a process may have
        if self.turns.is_last(host):
            headers = {**headers, "Connection": "close"}
        try:
            return await self._asked(url, headers, left, share)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, RuntimeError) as error:
            if self._meters[host].is_over:
                raise explain_waste() from error
            explained = explain_fetch(error, self._limits.connect, self._limits.total)
            # one that was left the last seconds of a long way need not be slow
            self._silences[host] += explained.kind == "timeout" and left > self._limits.total / 2
            raise explained from error
        finally:
            self.turns.note(host)

    async def _asked(self, url: str, headers: Mapping[str, str], left: float, share: Share) -> Answer:
        meter = self._meters[_host(url)]
        meter.begin()
        METER.set(meter)
        async with (
            asyncio.timeout(max(0.0, left)) as clock,
            self._session.get(url, headers=headers, allow_redirects=False) as response,
        ):
            found, body = _headers(response), b""
            if response.status == HTTPStatus.OK:
                body = await read_body(response, self._limits.largest, meter, share, clock)
            return Answer(response.status, url, found, body, rest=self._rest(url, response.status, found))

    def _rest(self, url: str, status: int, headers: Mapping[str, str]) -> Rest | None:
        pause = rest_asked(status, headers, self.turns.now)
        return None if pause is None else self.turns.rest(_host(url), pause)


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
