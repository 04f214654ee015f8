"""One polite HTTP request: who we are, how long, how much, how far, and to which addresses."""

from __future__ import annotations

import asyncio
import socket
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from http import HTTPStatus
from ssl import SSLError
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

import briefs
from briefs.adapters.feeds.addresses import PRIVATE, Guard, PrivateAddressError
from briefs.domain.errors import FeedError

LARGEST = 10 * 1024 * 1024
"""Decoded bytes of a body: no feed of 10,000 looked at is half as large."""

REDIRECTS = 5
CHUNK = 64 * 1024
PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
TEMPORARY = frozenset({HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT})


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect and for a whole request, hosts asked at once, and the largest body in bytes."""

    connect: float = 10.0
    total: float = 30.0
    hosts: int = 32
    largest: int = LARGEST


@dataclass(frozen=True, slots=True)
class Answer:
    """One final HTTP answer; `moved_to` is set when every redirect on the way was permanent."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    moved_to: str = ""


class Fetcher:
    """Sends GET requests, one at a time to each host; use it as an asynchronous context manager."""

    def __init__(
        self, contact: str, guard: Guard, connect_to: Sequence[tuple[str, str]], limits: Limits
    ) -> None:
        self._agent = user_agent(contact)
        self._guard = guard
        self._connect_to = connect_to
        self._limits = limits
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._slots = asyncio.Semaphore(limits.hosts)

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=_Resolver(self._connect_to), socket_factory=self._guard.socket, limit=self._limits.hosts
        )
        timeout = aiohttp.ClientTimeout(total=self._limits.total, connect=self._limits.connect)
        self._session = aiohttp.ClientSession(
            connector=connector,
            timeout=timeout,
            headers={"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate, br"},
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer after at most five redirects; FeedError, in plain words, when there is none."""
        permanent = True
        target = url
        for _ in range(REDIRECTS + 1):
            answer = await self._once(target, headers)
            status = HTTPStatus(answer.status) if answer.status in _KNOWN else None
            if status not in PERMANENT | TEMPORARY or "location" not in answer.headers:
                moved = target if permanent and target != url else ""
                return Answer(answer.status, target, answer.headers, answer.body, moved)
            permanent = permanent and status in PERMANENT
            target = _next(target, answer.headers["location"])
        raise FeedError("redirects", f"more than {REDIRECTS} redirects", "look where it leads in a browser")

    async def _once(self, url: str, headers: Mapping[str, str]) -> Answer:
        host = urlsplit(url).hostname or ""
        async with self._slots, self._hosts[host]:
            try:
                async with self._session.get(url, headers=headers, allow_redirects=False) as response:
                    found = {name.lower(): value for name, value in response.headers.items()}
                    body = await self._body(response) if response.status == HTTPStatus.OK else b""
                    return Answer(response.status, url, found, body)
            except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
                raise explain(error, self._limits) from error

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        """The decoded body, never more of it in memory than allowed, however small it was sent."""
        body = bytearray()
        async for chunk in response.content.iter_chunked(CHUNK):
            body += chunk
            if len(body) > self._limits.largest:
                size = self._limits.largest // (1024 * 1024)
                raise FeedError("too-big", f"larger than {size} MB", "ask its publisher for a shorter feed")
        return bytes(body)


_KNOWN = frozenset(status.value for status in HTTPStatus)


def user_agent(contact: str) -> str:
    """Who asks, and whom to write to about it."""
    return f"Briefs/{briefs.__version__} (news brief; contact: {contact or 'not configured'})"


def explain(error: Exception, limits: Limits) -> FeedError:
    """Why there was no answer, in words, with the mend."""
    # aiohttp tries several addresses and then gives only their messages, joined
    if isinstance(error, PrivateAddressError) or PRIVATE in str(error):
        return FeedError(
            "private", "its address is not public", "if it is yours, allow it in BRIEFS_ALLOWED_NETWORKS"
        )
    if isinstance(error, TimeoutError):
        return FeedError("timeout", f"no answer within {limits.total:g} s", LATER)
    for kinds, kind, message, mend in _EXPLAINED:
        if isinstance(error, kinds):
            return FeedError(kind, message, mend)
    return FeedError("broken-answer", "its answer broke off or makes no sense", LATER)


LATER = "it is tried again later"
_EXPLAINED: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str, str, str], ...] = (
    (aiohttp.ClientConnectorDNSError, "dns", "its host name cannot be found", "check the address"),
    (
        (aiohttp.ClientSSLError, SSLError),
        "tls",
        "its certificate is not accepted",
        "ask its publisher, or look in a browser",
    ),
    (aiohttp.InvalidURL, "address", "this is no web address", "write it with https:// in feeds.yaml"),
    (aiohttp.ClientConnectionError, "connection", "its server cannot be reached", LATER),
)


def _next(url: str, location: str) -> str:
    target = urljoin(url, location)
    if urlsplit(target).scheme not in {"http", "https"}:
        raise FeedError("redirects", f"it redirects to {target[:80]}", "look where it leads in a browser")
    return target


class _Resolver(AbstractResolver):
    """Names as the system knows them, but configured hosts at other addresses, as `curl --connect-to`."""

    def __init__(self, connect_to: Sequence[tuple[str, str]]) -> None:
        self._connect_to = connect_to
        self._system = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        for pattern, target in self._connect_to:
            if fnmatch(host, pattern):
                address, _, other = target.rpartition(":")
                return [_result(host, address.strip("[]"), int(other))]
        return await self._system.resolve(host, port, family)

    async def close(self) -> None:
        await self._system.close()


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    flags: Any = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=flags)
