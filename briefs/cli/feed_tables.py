"""Tables and rows of feeds: how each fares, and what one fetch of each shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rich.table import Table
from rich.text import Text

from briefs.cli.tables import plain_table
from briefs.config.names import outlet_of
from briefs.domain.feed import Feed, FeedState
from briefs.domain.health import Checkup, Condition, Habits, Health, Result
from briefs.newsroom.health import a_day, health

NOTHING = "—"
NARROWEST, WIDEST = 12, 24
"""Columns of a feed's name; a longer one goes on in the next line, since somebody must be able to type it."""
_COLOURS = {
    Condition.OK: "green",
    Condition.NEW: "dim",
    Condition.RESTING: "yellow",
    Condition.SILENT: "yellow",
    Condition.FAILING: "red",
    Condition.GONE: "red",
}
_UNITS = (("d", timedelta(days=1)), ("h", timedelta(hours=1)), ("min", timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class Standing:
    """A feed with what is stored of it, and how it fares."""

    feed: Feed
    state: FeedState | None
    habits: Habits
    health: Health


def standings(
    feeds: Iterable[Feed],
    states: Mapping[str, FeedState],
    habits: Mapping[str, Habits],
    now: datetime,
    alert_after: timedelta,
) -> list[Standing]:
    """How each feed fares, those in trouble first and otherwise as they stand in feeds.yaml."""
    worst = list(Condition)
    found = []
    for feed in feeds:
        state, lately = states.get(feed.name), habits.get(feed.name, Habits())
        found.append(Standing(feed, state, lately, health(feed, state, lately, now, alert_after)))
    return sorted(
        found, key=lambda one: (not one.health.troubled, one.health.troubled and worst.index(one.health.kind))
    )


def health_table(found: Sequence[Standing], now: datetime) -> Table:
    """How each feed fares; the counts are of the last fourteen days."""
    table = plain_table("", "Feed", "Health", "Read", "Next", "A day", "Dated", "Full text")
    _names(table)
    table.columns[1].ratio, table.columns[1].overflow = 1, "fold"
    for place in (2, 3):
        table.columns[place].no_wrap = True
    for place in (4, 5, 6):
        table.columns[place].justify, table.columns[place].max_width = "right", 5
    for one in found:
        table.add_row(
            _named(one.feed),
            Text(one.health.words, style=_COLOURS[one.health.kind]),
            _ago(one.state.last_success if one.state else None, now),
            _next(one, now),
            f"{a_day(one.habits, now):g}" if one.habits.newest else NOTHING,
            _share(one.habits.dated, one.habits.articles),
            _share(one.habits.full, one.habits.articles),
        )
    return table


def health_row(one: Standing, now: datetime) -> dict[str, Any]:
    """How a feed fares, as data."""
    state = one.state
    return {
        "feed": one.feed.name,
        "outlet": one.feed.outlet,
        "url": one.feed.url,
        "health": str(one.health.kind),
        "words": one.health.words,
        "since": _iso(one.health.since),
        "errors": state.errors if state else 0,
        "last_success": _iso(state.last_success if state else None),
        "next_visit": _iso(state.next_visit if state and not state.disabled else None),
        "a_day": a_day(one.habits, now),
        "articles": one.habits.articles,
        "dated": one.habits.dated,
        "full_text": one.habits.full,
    }


def checkup_table(found: Iterable[Checkup], now: datetime) -> Table:
    """What one fetch of each feed shows, with the mend; what is wrong first."""
    table = plain_table("", "Feed", "Result", "Articles", "Newest", "Mend")
    _names(table)
    table.columns[2].justify = "right"
    table.columns[1].ratio = table.columns[4].ratio = 1
    table.columns[3].no_wrap, table.columns[4].overflow = True, "fold"
    for one in sorted(found, key=lambda one: not one.wrong):
        colour = "red" if one.wrong else "green" if one.result is Result.OK else "yellow"
        words = Text(one.words, style=colour)
        articles = str(len(one.visit.found) or NOTHING)
        table.add_row(one.feed.name, words, articles, _ago(one.visit.newest, now), one.mend)
    return table


def checkup_row(one: Checkup) -> dict[str, Any]:
    """What one fetch of a feed shows, as data."""
    return {
        "feed": one.feed.name,
        "url": one.feed.url,
        "result": str(one.result),
        "wrong": one.wrong,
        "detail": one.detail,
        "mend": one.mend,
        "to": one.to,
        "articles": len(one.visit.found),
        "newest": _iso(one.visit.newest),
    }


def ago(moment: datetime, now: datetime) -> str:
    """How long ago that was, in its largest unit."""
    return f"{_length(now - moment)} ago" if now - moment >= timedelta(minutes=1) else "just now"


def _ago(moment: datetime | None, now: datetime) -> str:
    return ago(moment, now) if moment else NOTHING


def _names(table: Table) -> None:
    """The first column as one of feeds' names."""
    first = table.columns[0]
    first.min_width, first.max_width, first.overflow = NARROWEST, WIDEST, "fold"


def _next(one: Standing, now: datetime) -> str:
    if one.state is None or one.state.url not in {"", one.feed.url}:
        return "now"
    if one.state.disabled:
        return "never"
    left = one.state.next_visit - now
    return f"in {_length(left)}" if left >= timedelta(minutes=1) else "now"


def _length(span: timedelta) -> str:
    unit, length = next(((name, length) for name, length in _UNITS if span >= length), _UNITS[-1])
    return f"{span // length} {unit}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else NOTHING


def _named(feed: Feed) -> Text:
    """The name, and the outlet where feeds.yaml names one."""
    name = Text(feed.name)
    plain = feed.outlet in {"", feed.name, outlet_of(feed.url)}
    return name if plain else name.append(f"\n{feed.outlet}", style="dim")


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
