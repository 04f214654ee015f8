"""When a feed is visited next, and what is remembered of a visit."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from briefs.domain.feed import Feed, FeedState, Outcome, Visit

SHORTEST = timedelta(minutes=15)
"""No feed is asked more often, whatever its operator or its server would allow."""

LONGEST = timedelta(hours=24)
"""A server's wishes and our own caution end here: a feed is seen once a day."""

LONGEST_RETRY = timedelta(days=31)
"""Retry-After (RFC 9110, 10.2.3) is honoured beyond a day, up to a month."""

JITTER = 0.1
"""Share of the pause that is added by feed and day, so that feeds do not all come due at once."""


def is_due(state: FeedState | None, now: datetime) -> bool:
    """Whether a feed may be visited: never visited, or its time has come and it is not switched off."""
    return state is None or (not state.disabled and state.next_visit <= now)


def address(feed: Feed, state: FeedState) -> str:
    """Where the feed is read: its configured address, or where that has permanently moved (RFC 9110, 15.4.2).

    A move counts when two visits running met it; then `moved_to` is "from to", and void when feeds.yaml
    gives another address than `from`.
    """
    return state.moved_to.removeprefix(f"{feed.url} ") if _is_relinked(feed, state) else feed.url


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
    return replace(
        state,
        next_visit=visit.at + _jittered(_pause(feed, visit), feed.name, visit.at),
        last_visit=visit.at,
        last_success=visit.at,
        etag=visit.etag,
        last_modified=visit.last_modified,
        body_hash=visit.body_hash or state.body_hash,
        errors=0,
        error="",
        moved_to=_moved(state, feed, visit),
        url=feed.url,
    )


def _failed(state: FeedState, feed: Feed, visit: Visit) -> FeedState:
    errors = state.errors + 1
    pause = min(LONGEST, max(feed.every, SHORTEST) * 2 ** min(errors - 1, 10))
    if visit.retry_after is not None:
        pause = max(pause, min(visit.retry_after, LONGEST_RETRY))
    error = "; ".join(part for part in (visit.error, visit.mend) if part)
    return replace(
        state,
        next_visit=visit.at + _jittered(pause, feed.name, visit.at),
        last_visit=visit.at,
        errors=errors,
        error=error,
        disabled=state.disabled or visit.gone,
        moved_to="" if _is_relinked(feed, state) else state.moved_to,
        url=feed.url,
    )


def _moved(state: FeedState, feed: Feed, visit: Visit) -> str:
    if _is_relinked(feed, state):
        return state.moved_to
    seen_before = visit.moved_to and visit.moved_to == state.moved_to
    return f"{feed.url} {visit.moved_to}" if seen_before else visit.moved_to


def _is_relinked(feed: Feed, state: FeedState) -> bool:
    return state.moved_to.startswith(f"{feed.url} ")


def _pause(feed: Feed, visit: Visit) -> timedelta:
    wished = max(feed.every, visit.wait or timedelta())
    return min(max(wished, SHORTEST), LONGEST)


def _jittered(pause: timedelta, name: str, at: datetime) -> timedelta:
    """A little longer, by a share that depends on the feed and the day alone; never shorter."""
    digest = hashlib.sha256(f"{name} {at.date()}".encode()).digest()
    return pause * (1 + JITTER * digest[0] / 255)
