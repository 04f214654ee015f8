"""robots.txt (RFC 9309) for article pages; feeds were asked for by the operator and need no leave."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, unquote_to_bytes, urlsplit

from briefs.adapters.feeds.fetch import Fetcher
from briefs.domain.errors import FeedError

NAME = "briefs"
LARGEST = 500 * 1024
"""Bytes that must be read at least (RFC 9309, 2.5); what follows is left unread."""

_TOKEN = re.compile(r"[a-z_-]+|\*")


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows us: (allowed, path pattern) pairs."""

    lines: tuple[tuple[bool, str], ...] = ()

    def allow(self, path: str) -> bool:
        """Whether the path, with its query, may be read: the longest rule decides, a tie allows (2.2.2)."""
        plain = _encoded(path or "/")
        fitting = [(len(pattern), allowed) for allowed, pattern in self.lines if _fits(pattern, plain)]
        return max(fitting, default=(0, True))[1]


def read_rules(text: str) -> Rules:
    """The rules of all groups that name us, otherwise of those for everybody (2.2.1)."""
    groups: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    agents: list[str] = []
    in_rules = False
    for line in text.splitlines():
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.lower()
        if key == "user-agent":
            agents = _agent(value) if in_rules else agents + _agent(value)
            in_rules = False
            groups.update({agent: groups[agent] for agent in agents})
        elif key in {"allow", "disallow"}:
            in_rules = True
            for agent in agents if value else ():
                groups[agent].append((key == "allow", _encoded(value)))
    return Rules(tuple(groups.get(NAME, groups.get("*", ()))))


class Robots:
    """What each site allows us, or why nothing can be known of it; asked once a run."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, Rules | FeedError] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def allow(self, url: str) -> bool:
        """Whether this page may be read; FeedError when its site cannot be asked."""
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise FeedError("address", "this is no web address") from error
        site = f"{parts.scheme}://{parts.netloc}"
        async with self._asking[site]:
            if site not in self._rules:
                self._rules[site] = await self._ask(site)
        rules = self._rules[site]
        if isinstance(rules, FeedError):
            raise rules
        return rules.allow(parts.path + (f"?{parts.query}" if parts.query else ""))

    async def _ask(self, site: str) -> Rules | FeedError:
        """No file allows everything; a server that fails allows nothing (2.3.1.3 and 2.3.1.4)."""
        try:
            async with self._fetcher.get(f"{site}/robots.txt", {"Accept": "text/plain"}) as answer:
                if answer.status == HTTPStatus.OK:
                    return read_rules(answer.body[:LARGEST].decode("utf-8-sig", "replace"))
                missing = HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
                return Rules() if missing else FeedError("robots", f"its robots.txt answers {answer.status}")
        except FeedError as error:
            return error


def _agent(value: str) -> list[str]:
    found = _TOKEN.match(value.lower())
    return [found.group()] if found else []


def _encoded(path: str) -> str:
    """The same octets in one spelling, so that "/ü" and "/%C3%BC" are one path."""
    return quote(unquote_to_bytes(path), safe="/*$?&=:;,@+!~'()[]")


def _fits(pattern: str, path: str) -> bool:
    """Whether the path starts as the pattern says: * is anything, a last $ the end. Linear in the path."""
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = rest.pop() if rest and pattern.endswith("$") else None
    for piece in rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return at == len(path) or not pattern.endswith("$")
