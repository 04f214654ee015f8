"""Whether a feed is well: what its visits, and the articles that it brought, say of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import median

from briefs.domain.feed import Feed, FeedState
from briefs.domain.health import Condition, Habits, Health
from briefs.newsroom.visiting import JITTER, LONGEST

WINDOW = timedelta(days=14)
"""The days over which a feed's habits are counted: two weekends, so that a quiet one is no surprise."""

USUAL = 3
"""A feed is silent after so many of its usual pauses: one holiday more than a weekend."""

OUR_LONGEST = LONGEST * (1 + JITTER)
"""A feed that rests longer than this was asked to."""

DAY = timedelta(days=1)


def health(
    feed: Feed, state: FeedState | None, habits: Habits, now: datetime, alert_after: timedelta
) -> Health:
    """How the feed fares at `now`; `habits` are those of the WINDOW before it.

    Silent is a feed whose visits succeed and bring nothing new for `alert_after`, and for longer than its own
    pauses usually are.
    """
    if state is None or state.last_visit is None or state.url not in {"", feed.url}:
        return Health(Condition.NEW, "not read yet")
    if state.disabled:
        return Health(Condition.GONE, f"switched off: {state.error or 'gone'}", state.last_visit)
    if state.errors:
        return _failing(state, now, alert_after)
    return _quiet(state, habits, now, alert_after) or Health(Condition.OK, "ok", state.last_success)


def is_lasting(found: Health, now: datetime, alert_after: timedelta) -> bool:
    """Whether an operator should be told: trouble that is `alert_after` old, or as old as the feed."""
    return found.troubled and (found.since is None or now - found.since >= alert_after)


def a_day(habits: Habits, now: datetime) -> float:
    """The median of its articles a day, days without any counted, from the first in WINDOW on."""
    counts = [0] * max(0, _days(habits, now) - len(habits.days)) + [count for _, count in habits.days]
    return median(counts) if counts else 0


def _days(habits: Habits, now: datetime) -> int:
    return (now.date() - habits.days[0][0]).days + 1 if habits.days else 0


def _failing(state: FeedState, now: datetime, alert_after: timedelta) -> Health:
    """A server that asks for rest again and again keeps us away, which is no rest any more."""
    since = state.last_success or state.first_visit
    asked = state.last_visit is not None and state.next_visit - state.last_visit > OUR_LONGEST
    until = f"resting until {state.next_visit:%Y-%m-%d}" if asked else ""
    if until and (state.errors == 1 or since is None or now - since < alert_after):
        return Health(Condition.RESTING, f"{until}: {state.error}", since)
    begun = f"failing since {since:%Y-%m-%d}" if state.last_success else "never read"
    often = f" ({state.errors} in a row{', ' if until else ''}{until})" if state.errors > 1 else ""
    return Health(Condition.FAILING, f"{begun}{often}: {state.error}", since)


def _quiet(state: FeedState, habits: Habits, now: datetime, alert_after: timedelta) -> Health | None:
    """The health of a feed that is silent; None when it is not."""
    latest = max(_moments(state, habits), default=state.first_visit)
    if latest is None or now - latest < max(alert_after, _pause(habits) * USUAL):
        return None
    if state.newest is None and habits.newest is None:
        return Health(Condition.SILENT, "never brought an article", latest)
    return Health(Condition.SILENT, f"silent for {_length(now - latest)}", latest)


def _moments(state: FeedState, habits: Habits) -> Iterator[datetime]:
    """Its newest article as it stood in the feed, and as stored: another feed may have brought it first."""
    yield from filter(None, (state.newest, habits.newest))


def _pause(habits: Habits) -> timedelta:
    """The usual time between two days with articles; nothing where too little is known."""
    if not habits.days:
        return timedelta()
    return ((habits.days[-1][0] - habits.days[0][0]) + DAY) / len(habits.days)


def _length(span: timedelta) -> str:
    for unit, length in (("days", DAY), ("hours", timedelta(hours=1))):
        if span >= 2 * length:
            return f"{span // length} {unit}"
    return f"{span // timedelta(minutes=1)} minutes"
