"""Looking at feeds for an operator: nothing is stored of them, but their hosts' turns and rests are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from briefs.domain.feed import Candidate, Feed, FeedState, Outcome, Visit
from briefs.ports import Services

PLACES = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml")
"""Where sites have their feeds when their pages do not say so, the likeliest first."""

HOPELESS = frozenset({"dns", "tls", "address", "private", "timeout", "connection", "blocked"})
"""Kinds of errors after which no other address of the host would be answered."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found at an address: the visit when it is a feed, else the feeds that its page names.

    `asked` is the visit to the address itself, or the one after which its host rests.
    """

    asked: Visit
    feed: Visit | None = None
    links: tuple[Candidate, ...] = ()


def look_at(services: Services, feeds: Sequence[Feed], now: datetime) -> Iterator[Visit]:
    """Fetches each feed once, as if it had never been read, in its host's turn: a refresh may run beside."""
    delay = services.config.fetching.host_delay
    rests = services.store.feeds.take_turns([feed.url for feed in feeds], delay, now)
    asked = [(feed, FeedState(feed.name, now)) for feed in feeds]
    for visit in services.reader.visit_many(asked, now, tuple(rests.values())):
        if visit.rest is not None and visit.outcome is Outcome.FAILED:
            services.store.feeds.rest([visit.rest], now)
        yield visit


def look_at_address(services: Services, url: str, now: datetime) -> Visit:
    """One fetch of what may be a feed; the visit is named after the address."""
    (visit,) = look_at(services, [Feed(url, url, "")], now)
    return visit


def discover(services: Services, url: str, now: datetime) -> Discovery:
    """The feed at an address, else those that its page names, else the first of PLACES that is one.

    A host that wants to rest is asked no more, and is what was found.
    """
    asked = look_at_address(services, url, now)
    if asked.outcome is not Outcome.FAILED:
        return Discovery(asked, asked if asked.outcome is Outcome.FRESH else None)
    if asked.links or asked.rest is not None or asked.kind in HOPELESS:
        return Discovery(asked, links=asked.links)
    for place in _places(url):
        visit = look_at_address(services, place, now)
        if visit.rest is not None:
            return Discovery(visit)
        if visit.outcome is Outcome.FRESH:
            return Discovery(asked, visit)
    return Discovery(asked)


def _places(url: str) -> list[str]:
    """The usual places below the address, if it has a path, and of its host."""
    path = urlsplit(url).path.rstrip("/")
    below = [f"{url.partition('?')[0].rstrip('/')}{PLACES[0]}"] if path and "." not in path else []
    return [place for place in (*below, *(urljoin(url, place) for place in PLACES)) if place != url]
