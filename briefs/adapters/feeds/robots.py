"""robots.txt (RFC 9309) for article pages; feeds were asked for by the operator and need no leave."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from string import ascii_letters, digits
from urllib.parse import quote, urlsplit

from briefs.adapters.feeds.fetch import Answer, Fetcher
from briefs.adapters.feeds.turns import RestingError
from briefs.domain.errors import FeedError
from briefs.domain.robots import SiteRules
from briefs.newsroom.site_rules import counts, is_small

NAME = "briefs"
LARGEST = 500 * 1024
"""Bytes that must be read at least (RFC 9309, 2.5); what follows is left unread."""

SLOWEST = 30.0
"""Seconds between two requests that a Crawl-delay can ask for; the widely used record is in no standard."""

UNKNOWN = "robots-unknown"
"""The kind of a failure that says nothing of what the site allows: it is asked again later."""

PASSING = frozenset({"timeout", "silent", "connection", "broken-answer", "dns"})
"""Kinds of failures that may be over in an hour."""

_TOKEN = re.compile(r"[a-z_-]+|\*")
_LINE = re.compile(r"\r\n|\r|\n")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_PLAIN = frozenset(ascii_letters + digits + "-._~")
_SAFE = "/?&=:;,@+!~'()[]%"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows us: (allowed, path pattern) pairs, and seconds between two requests."""

    lines: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether the path, with its query, may be read: the longest rule decides, a tie allows (2.2.2)."""
        plain = _encoded(path or "/")
        fitting = [(len(pattern), allowed) for allowed, pattern in self.lines if _fits(pattern, plain)]
        return max(fitting, default=(0, True))[1]


@dataclass(slots=True)
class _Group:
    lines: list[tuple[bool, str]] = field(default_factory=list)
    delay: float = 0.0


def read_rules(text: str) -> Rules:
    """The rules of all groups that name us, otherwise of those for everybody (2.2.1)."""
    groups: defaultdict[str, _Group] = defaultdict(_Group)
    # us and everybody, each once: rules for all names of a hostile file would take minutes and gigabytes
    agents: set[str] = set()
    in_rules = False
    for line in _LINE.split(text):
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.lower()
        if key == "user-agent":
            agents = _agent(value) if in_rules else agents | _agent(value)
            in_rules = False
        elif key in {"allow", "disallow"}:
            in_rules = True
        for agent in agents:
            _add(groups[agent], key, value)
    ours = groups.get(NAME, groups.get("*", _Group()))
    return Rules(tuple(ours.lines), ours.delay)


def _add(group: _Group, key: str, value: str) -> None:
    """Other records than these belong to no group, and end none (2.2.4)."""
    if key in {"allow", "disallow"} and value:
        group.lines.append((key == "allow", _pattern(value)))
    elif key == "crawl-delay" and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
        group.delay = min(max(group.delay, float(value)), SLOWEST)


Known = dict[str, SiteRules]
"""By site, what it said."""


def remember(known: Known, stored: Iterable[SiteRules]) -> None:
    """Adds what was stored, where it is newer than what is known."""
    for rules in stored:
        if rules.site not in known or known[rules.site].asked < rules.asked:
            known[rules.site] = rules


class Robots:
    """What each site allows us; `known` is kept from one run to the next."""

    def __init__(self, fetcher: Fetcher, known: Known) -> None:
        self._fetcher = fetcher
        self._now = fetcher.turns.now
        self._known = known
        self._news: list[SiteRules] = []
        for site in [site for site in known if not self._is_known(site)]:
            del known[site]
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def news(self) -> tuple[SiteRules, ...]:
        """What sites said since this was asked last, as far as it is worth storing."""
        told, self._news = tuple(filter(is_small, self._news)), []
        return told

    async def allow(self, url: str) -> bool:
        """Whether this page may be read; FeedError when its site cannot be asked."""
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise FeedError("address", "this is no web address") from error
        site = f"{parts.scheme}://{parts.netloc}"
        async with self._asking[site]:
            if not self._is_known(site):
                self._known[site] = told = _said(site, self._now, await self._ask(site))
                self._news.append(told)
        rules = self._known[site]
        if rules.error:
            raise FeedError(rules.kind, rules.error, rules.mend)
        self._fetcher.turns.slow_down(parts.hostname or "", rules.delay)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        return Rules(rules.lines, rules.delay).allow(path)

    def _is_known(self, site: str) -> bool:
        return site in self._known and counts(self._known[site], self._now)

    async def _ask(self, site: str) -> Rules | FeedError:
        """No file allows everything; a server that fails allows nothing for now (2.3.1.3 and 2.3.1.4)."""
        try:
            async with self._fetcher.get(f"{site}/robots.txt", {"Accept": "text/plain"}) as answer:
                return _read(answer)
        except RestingError:
            raise
        except FeedError as error:
            # a loop is as good as no file (2.3.1.2)
            if error.kind == "redirects":
                return Rules()
            return FeedError(UNKNOWN if error.kind in PASSING else error.kind, str(error), error.mend)


def _said(site: str, now: datetime, rules: Rules | FeedError) -> SiteRules:
    if isinstance(rules, FeedError):
        return SiteRules(site, now, kind=rules.kind, error=str(rules), mend=rules.mend)
    return SiteRules(site, now, rules.lines, rules.delay)


def _read(answer: Answer) -> Rules | FeedError:
    if answer.rest is not None:
        raise RestingError(answer.rest)
    if answer.status == HTTPStatus.OK:
        return read_rules(_beginning(answer.body).decode("utf-8-sig", "replace"))
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return FeedError(UNKNOWN, f"its robots.txt answers {answer.status}")
    return Rules()


def _beginning(body: bytes) -> bytes:
    """The lines that are read; one that is cut off would mean something else."""
    if len(body) <= LARGEST:
        return body
    lines = body[:LARGEST].splitlines(keepends=True)
    return b"".join(lines[:-1])


def _agent(value: str) -> set[str]:
    found = _TOKEN.match(value.lower())
    return {found.group()} & {NAME, "*"} if found else set()


def _pattern(value: str) -> str:
    """A rule's path in the spelling of `_encoded`, but for its wildcards: every * and a last $."""
    body, end = (value[:-1], "$") if value.endswith("$") else (value, "")
    return "*".join(_encoded(piece) for piece in body.split("*")) + end


def _encoded(path: str) -> str:
    """The same octets in one spelling, so that "/ü" and "/%C3%BC" are one path (2.2.2).

    What is encoded although it need not be is decoded; reserved signs stay as they were written.
    """
    return _PERCENT.sub(_decoded, quote(path, safe=_SAFE))


def _decoded(escape: re.Match[str]) -> str:
    sign = chr(int(escape.group()[1:], 16))
    return sign if sign in _PLAIN else escape.group().upper()


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
