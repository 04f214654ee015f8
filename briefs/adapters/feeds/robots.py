"""robots.txt (RFC 9309) for article pages; feeds were asked for by the operator and need no leave."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from briefs.adapters.feeds.fetch import Fetcher
from briefs.domain.errors import FeedError

NAME = "Briefs"
LARGEST = 500 * 1024
"""Bytes that must be read at least (RFC 9309, 2.5); what follows is left unread."""

EVERYTHING: list[str] = []
NOTHING = ["User-agent: *", "Disallow: /"]


class Robots:
    """What each host allows us; asked once a run."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, RobotFileParser] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def allow(self, url: str) -> bool:
        """Whether this page may be read."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        async with self._asking[site]:
            if site not in self._rules:
                self._rules[site] = await self._ask(site)
        return self._rules[site].can_fetch(NAME, url)

    async def _ask(self, site: str) -> RobotFileParser:
        """No file allows everything; a server that fails allows nothing (RFC 9309, 2.3.1.3 and 2.3.1.4)."""
        rules = RobotFileParser()
        rules.parse(await self._lines(site))
        return rules

    async def _lines(self, site: str) -> list[str]:
        try:
            answer = await self._fetcher.get(f"{site}/robots.txt", {"Accept": "text/plain"})
        except FeedError:
            return NOTHING
        if answer.status == HTTPStatus.OK:
            return answer.body[:LARGEST].decode("utf-8", "replace").splitlines()
        refused = HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
        return EVERYTHING if refused else NOTHING
