"""What one fetch of each feed shows: whether it is right as it stands in feeds.yaml, and how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from briefs.config.names import same_address
from briefs.domain.feed import Feed, Outcome, Visit
from briefs.domain.health import Checkup, Result

STALE = timedelta(days=30)
"""A feed whose newest article is older is most likely given up."""

FEWEST = 3
"""Articles that two feeds must share before they can be the same."""

SAME = 0.9
"""Share of the larger feed's articles that the other must list too; a moment lies between the two fetches."""

SHOWN = 3
"""Linked feeds that a mend names."""

_RESULTS = {
    "not-a-feed": Result.NOT_A_FEED,
    "empty": Result.EMPTY,
    "blocked": Result.BLOCKED,
    "gone": Result.GONE,
    "missing": Result.MISSING,
    "too-big": Result.TOO_BIG,
    "too-slow": Result.UNREADABLE,
    "broken": Result.UNREADABLE,
    "unreadable": Result.UNREADABLE,
    "unexpected": Result.UNREADABLE,
    "broken-answer": Result.UNREADABLE,
    "encoding": Result.UNREADABLE,
    "status": Result.ERROR,
    "redirects": Result.ERROR,
}
"""By the kind of a FeedError; every other one means that there was no answer."""

_OUTSIDE = "try again later; if it stays, look for another feed"


def check_up(visited: Sequence[tuple[Feed, Visit]], now: datetime) -> tuple[Checkup, ...]:
    """What the visits show, in the order given; of feeds that are one the first is right."""
    others = _repeated(visited)
    return tuple(_checked(feed, visit, others.get(feed.name, ""), now) for feed, visit in visited)


def _checked(feed: Feed, visit: Visit, other: str, now: datetime) -> Checkup:
    if visit.outcome is Outcome.LEFT:
        until = _time(visit.rest.until) if visit.rest else "later"
        return Checkup(feed, visit, Result.LEFT, f"its host rests until {until}", "check it again then")
    if visit.outcome is Outcome.FAILED and visit.rest is not None:
        mend = f"its host is left alone until {_time(visit.rest.until)}; check it again then"
        return Checkup(feed, visit, Result.BUSY, visit.error, mend)
    if visit.outcome is Outcome.FAILED:
        return _failed(feed, visit)
    if other:
        return Checkup(feed, visit, Result.DUPLICATE, "", "take one of the two out", other)
    if visit.moved_to:
        to = visit.moved_to
        return Checkup(feed, visit, Result.MOVED, "permanent", f"use {to}", to=to)
    return _read(feed, visit, now)


def _failed(feed: Feed, visit: Visit) -> Checkup:
    result = _RESULTS.get(visit.kind, Result.UNREACHABLE)
    if result is Result.MISSING:
        return Checkup(feed, visit, result, visit.error, f"find its new address: {_search(feed)}")
    links = [link.url for link in visit.links if not link.of_comments]
    if result is not Result.NOT_A_FEED or not links:
        return Checkup(feed, visit, result, visit.error.removesuffix(", not a feed"), visit.mend)
    if len(links) == 1:
        return Checkup(feed, visit, result, "a web page", f"use {links[0]}", to=links[0])
    more = f" or {len(links) - SHOWN} more" if len(links) > SHOWN else ""
    return Checkup(feed, visit, result, "a web page", f"use one of {', '.join(links[:SHOWN])}{more}")


def _read(feed: Feed, visit: Visit, now: datetime) -> Checkup:
    found = Checkup(feed, visit, Result.OK)
    if not visit.found and visit.outcome is Outcome.FRESH:
        return Checkup(feed, visit, Result.EMPTY, "no article in it", _OUTSIDE)
    if visit.found and visit.newest is None:
        told = "its articles count from when they are first seen"
        return Checkup(feed, visit, Result.UNDATED, mend=told)
    if visit.newest is not None and now - visit.newest > STALE:
        days = (now - visit.newest).days
        mend = f"look for a newer one: {_search(feed)}"
        return Checkup(feed, visit, Result.STALE, f"nothing new for {days} days", mend)
    return found


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _search(feed: Feed) -> str:
    parts = urlsplit(feed.url)
    return f"briefs feeds add {parts.scheme}://{parts.netloc}/"


def _repeated(visited: Sequence[tuple[Feed, Visit]]) -> dict[str, str]:
    """By feed, the one that it repeats: read at the same address, or the same articles.

    Of two the first is right, but one that is not redirected before one that is.
    """
    visited = sorted(visited, key=lambda pair: _place(*pair) != pair[0].url)
    first: dict[str, str] = {}
    repeated: dict[str, str] = {}
    for feed, visit in visited:
        earlier = first.setdefault(same_address(_place(feed, visit)), feed.name)
        if earlier != feed.name:
            repeated[feed.name] = earlier
    return _alike(visited, repeated)


def _alike(visited: Sequence[tuple[Feed, Visit]], repeated: dict[str, str]) -> dict[str, str]:
    sizes: dict[str, int] = {}
    listing: dict[str, list[str]] = {}
    for feed, visit in visited:
        pages = {found.article.url for found in visit.found if found.article.url}
        shared = Counter(earlier for page in pages for earlier in listing.get(page, ()))
        for earlier, count in shared.most_common(1):
            if count >= max(FEWEST, SAME * max(sizes[earlier], len(pages))):
                repeated.setdefault(feed.name, earlier)
        if feed.name not in repeated:
            sizes[feed.name] = len(pages)
            for page in pages:
                listing.setdefault(page, []).append(feed.name)
    return repeated


def _place(feed: Feed, visit: Visit) -> str:
    return visit.url or feed.url
