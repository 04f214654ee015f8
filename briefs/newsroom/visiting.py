"""When a feed is visited next, and what is remembered of a visit."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from briefs.domain.feed import Feed, FeedState, Outcome, Visit

SHORTEST = timedelta(minutes=15)
"""No feed is asked more often, whatever its operator or its server would allow."""

LONGEST = timedelta(hours=24)
"""A server's wishes and our own caution end here: a feed is seen once a day."""

LONGEST_RETRY = timedelta(days=31)
"""Retry-After (RFC 9110, 10.2.3) is honoured beyond a day, up to a month."""

LATCHED = timedelta(days=7)
"""After so long of nothing but 304s a feed is asked without validators: some servers' never change again."""

JITTER = 0.1
"""Share of the pause that is added by feed and day, so that feeds do not all come due at once."""

FARTHEST = LONGEST_RETRY * (1 + JITTER)
"""No visit is ever put off for longer; what is stored beyond was stored by a clock that ran ahead."""


def is_due(state: FeedState | None, now: datetime) -> bool:
    """Whether a feed may be visited: never visited, or its time has come and it is not switched off."""
    if state is None:
        return True
    return not state.disabled and not now < state.next_visit <= now + FARTHEST


def is_ahead(state: FeedState, now: datetime) -> bool:
    """Whether the feed was visited later than now: the clock was put back."""
    return state.last_visit is not None and state.last_visit > now


def put_back(state: FeedState, now: datetime) -> FeedState:
    """The state as if its last visit were now: nobody knows when it really was, its pause still holds."""
    pause = state.next_visit - (state.last_visit or now)
    return replace(
        state,
        next_visit=now + min(max(pause, timedelta()), FARTHEST),
        first_visit=_at_most(state.first_visit, now),
        last_visit=now,
        last_success=_at_most(state.last_success, now),
        last_whole=_at_most(state.last_whole, now),
    )


def asking(state: FeedState, now: datetime) -> FeedState:
    """The state with the validators to send: none when only 304s came for a week (FreshRSS 6712)."""
    if state.last_whole is None or now - state.last_whole < LATCHED:
        return state
    return replace(state, etag="", last_modified="")


def address(feed: Feed, state: FeedState) -> str:
    """Where the feed is read: its configured address, or where that has permanently moved (RFC 9110, 15.4.2).

    A move counts when two visits running met it; then `moved_to` is "from to", and void when feeds.yaml
    gives another address than `from`.
    """
    return state.moved_to.removeprefix(f"{feed.url} ") if _is_relinked(feed, state) else feed.url


@lru_cache(maxsize=10_000)
def host_of(url: str) -> str:
    """The host of a web address, "" where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def anew(feed: Feed, now: datetime) -> FeedState:
    """The state of a feed whose address is another one than before: nothing is known of it, and it is due."""
    return FeedState(feed.name, now, url=feed.url)


def again(state: FeedState, now: datetime) -> FeedState:
    """The state of a failing feed that a person wants tried at once: due, and switched on again."""
    return replace(state, next_visit=now, disabled=False)


def after_visit(state: FeedState, feed: Feed, visit: Visit) -> FeedState:
    """The feed's state after a visit: health, validators as the server gave them, and the next visit."""
    if visit.outcome is Outcome.FAILED:
        return _failed(state, feed, visit)
    if visit.outcome is Outcome.LEFT:
        return _left(state, feed, visit)
    told = _told(state, feed, visit)
    return replace(told, next_visit=visit.at + _jittered(_pause(feed, told), feed.name, visit.at))


def _told(state: FeedState, feed: Feed, visit: Visit) -> FeedState:
    fresh = visit.outcome is Outcome.FRESH
    return replace(
        state,
        first_visit=state.first_visit or visit.at,
        last_visit=visit.at,
        last_success=visit.at,
        etag=visit.etag,
        last_modified=visit.last_modified,
        body_hash=visit.body_hash or state.body_hash,
        errors=0,
        error="",
        moved_to=_moved(state, feed, visit),
        url=feed.url,
        newest=max(filter(None, (state.newest, visit.newest)), default=None),
        ttl=min(visit.ttl, LONGEST) if fresh else state.ttl,
        max_age=min(visit.wait or timedelta(), LONGEST),
        last_whole=visit.at if fresh or visit.whole else state.last_whole,
    )


def _failed(state: FeedState, feed: Feed, visit: Visit) -> FeedState:
    errors = state.errors + 1
    pause = min(LONGEST, max(feed.every, SHORTEST) * 2 ** min(errors - 1, 10))
    pause = max(pause, min(visit.wait or timedelta(), LONGEST), min(max(state.ttl, state.max_age), LONGEST))
    if visit.rest is not None:
        pause = max(pause, min(visit.rest.until - visit.at, LONGEST_RETRY))
    error = "; ".join(part for part in (visit.error, visit.mend) if part)
    return replace(
        state,
        next_visit=visit.at + _jittered(pause, feed.name, visit.at),
        first_visit=state.first_visit or visit.at,
        last_visit=visit.at,
        errors=errors,
        error=error,
        # where a feed moved to may be gone while its own address is not
        disabled=state.disabled or (visit.gone and not _is_relinked(feed, state)),
        moved_to="" if _is_relinked(feed, state) else state.moved_to,
        url=feed.url,
    )


def _left(state: FeedState, feed: Feed, visit: Visit) -> FeedState:
    """Put off until its host may be asked; no shorter than usual where another host led there."""
    until = visit.rest.until if visit.rest else visit.at
    if visit.rest and visit.rest.host != host_of(address(feed, state)):
        until = max(until, visit.at + _jittered(_pause(feed, state), feed.name, visit.at))
    return replace(state, next_visit=until, url=feed.url)


def _moved(state: FeedState, feed: Feed, visit: Visit) -> str:
    if _is_relinked(feed, state):
        return state.moved_to
    seen_before = visit.moved_to and visit.moved_to == state.moved_to
    return f"{feed.url} {visit.moved_to}" if seen_before else visit.moved_to


def _is_relinked(feed: Feed, state: FeedState) -> bool:
    return state.moved_to.startswith(f"{feed.url} ")


def _pause(feed: Feed, state: FeedState) -> timedelta:
    return min(max(feed.every, state.ttl, state.max_age, SHORTEST), LONGEST)


def _at_most(moment: datetime | None, now: datetime) -> datetime | None:
    return moment and min(moment, now)


def _jittered(pause: timedelta, name: str, at: datetime) -> timedelta:
    """A little longer, by a share that depends on the feed and the day alone; never shorter."""
    digest = hashlib.sha256(f"{name} {at.date()}".encode()).digest()
    return pause * (1 + JITTER * digest[0] / 255)
