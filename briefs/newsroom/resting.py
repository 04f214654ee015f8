"""Which hosts may be asked, and how long each is to be left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from briefs.domain.feed import Feed, FeedState, Rest
from briefs.newsroom.visiting import address, host_of

PATIENCE = timedelta(minutes=2)
"""How long a run waits for hosts to have rested; what is not asked by then is left for a later run."""

LONG = timedelta(minutes=3)
"""Longer than our own pauses add up to, PATIENCE and one more: a host asked for such a rest itself."""


def settled(rests: Mapping[str, Rest], now: datetime) -> dict[str, Rest]:
    """The rests as they count at `now`: one that began later begins now, since the clock was put back."""
    return {
        host: rest if rest.since <= now else Rest(host, now, now + (rest.until - rest.since))
        for host, rest in rests.items()
    }


def is_open(url: str, rests: Mapping[str, Rest], now: datetime) -> bool:
    """Whether a run may turn to this address: its host has rested, or will have in a moment."""
    rest = rests.get(host_of(url))
    return rest is None or rest.until - now <= LONG


def may_be_visited(feed: Feed, state: FeedState | None, rests: Mapping[str, Rest], now: datetime) -> bool:
    """Whether the host at which the feed is read may be asked."""
    return is_open(address(feed, state) if state else feed.url, rests, now)


def turns(
    urls: Iterable[str], rests: Mapping[str, Rest], delay: timedelta, now: datetime
) -> tuple[Rest, ...]:
    """How long each host rests when these addresses are asked one after another, `delay` apart.

    It is stored before the first is asked, so that whoever comes after a crash keeps the pause as well.
    """
    asked = Counter(host_of(url) for url in urls) if delay else Counter[str]()
    return tuple(
        Rest(host, now, _until(rests.get(host), count * delay, now)) for host, count in asked.items() if host
    )


def _until(rest: Rest | None, pauses: timedelta, now: datetime) -> datetime:
    """No run asks for longer than its patience lasts, however much there is to ask."""
    begin = max(now, rest.until) if rest else now
    return max(begin, min(begin + pauses, now + LONG))
