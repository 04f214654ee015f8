"""Which days a moment can mean, given when its text was written, and whether two moments can be one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache

from briefs.newsroom.check.days import day_of
from briefs.newsroom.check.moment import Grain, Moment, Told

Span = tuple[date, date]
"""The first and the last of some days in a row."""

WEEK = 7
"""Days before and after its day of writing within which a text calls a day by its weekday alone."""

_ZONES = (-8, 9)
"""Hours by which a writer's clock may differ from that of the time given in UTC."""

_ZONES_OF = {
    "ja": (9, 9),
    "ko": (9, 9),
    "zh": (8, 8),
    "de": (0, 2),
    "it": (0, 2),
    "nl": (0, 2),
    "fr": (-5, 4),
    "es": (-6, 2),
    "pt": (-4, 1),
}
"""The same where the language tells more."""

_COUNTED = frozenset((Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR))
"""What a text tells from its day of writing and by name alike; quarters may be of a firm's own year."""

_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}


class Bears(Enum):
    """Whether one moment bears another out."""

    YES = "it is the same time, or lies within it"
    NO = "it is another time of the same kind"
    OPEN = "that cannot be told"


def homes(written: datetime | None, tongue: str = "") -> Span | None:
    """The first and the last day on which a text of that language may have been written, as clocks differ."""
    if written is None:
        return None
    west, east = _ZONES_OF.get(tongue, _ZONES)
    return (written + timedelta(hours=west)).date(), (written + timedelta(hours=east)).date()


@lru_cache(maxsize=8192)
def spans(moment: Moment, written: Span | None, reach: int = WEEK) -> tuple[Span, ...]:
    """The days that a moment can mean; none where that cannot be known.

    `reach` is how many days away a lone weekday may be.
    """
    if moment.grain is Grain.YEAR and moment.told is Told.NAME:
        return (_months(moment.number, 1, 12),)
    if moment.told is Told.DATE and moment.year:
        return tuple(_date(moment, moment.year))
    if written is None:
        return ()
    first, last = written
    return tuple(span for span in _spans(moment, first, last, reach) if _on_side(moment, span, first, last))


def bears(claimed: Moment, stated: Moment, written: Span | None) -> Bears:
    """Whether what a text written then states bears out what a sentence about it claims."""
    if (one := _alike(claimed, stated)) is not None:
        return Bears.YES if one else Bears.NO
    if _same_month(claimed, stated) or _same_day(claimed, stated):
        return Bears.YES
    ours, theirs = spans(claimed, written, 2 * WEEK), spans(stated, written)
    if not (ours and theirs):
        return _by_name(claimed, stated)
    if any(a <= c and d <= b for a, b in ours for c, d in theirs):
        return Bears.YES
    if any(a <= d and c <= b for a, b in ours for c, d in theirs):
        return Bears.YES if stated.told is Told.AGO else Bears.OPEN
    return Bears.NO if rivals(claimed, stated) else Bears.OPEN


def rivals(claimed: Moment, stated: Moment) -> bool:
    """Whether the two are of one kind, so that they cannot both be the time of one event."""
    if Told.BESIDE in {claimed.told, stated.told} or Told.AGO in {claimed.told, stated.told}:
        return False
    if claimed.grain is stated.grain:
        if claimed.told is stated.told:
            # Two years by name may both be of what is told: it says when another thing was.
            return claimed.grain is not Grain.YEAR or claimed.told is Told.AWAY
        return claimed.grain in _COUNTED
    if claimed.grain is Grain.MONTH:
        return stated.told is Told.DATE
    return claimed.grain is Grain.WEEK and stated.grain is Grain.DAY


def next_to(claimed: Moment, stated: Moment, written: Span | None) -> bool:
    """Whether a day that is claimed may be the one before or after a day that a text names."""
    if Grain.DAY is not claimed.grain or Grain.DAY is not stated.grain:
        return False
    if claimed.told is stated.told is Told.NAME:
        return (claimed.number - stated.number) % 7 in {1, 6}
    ours, theirs = spans(claimed, written, 2 * WEEK), spans(stated, written)
    return any(abs((one - other).days) == 1 for one, _ in ours for other, _ in theirs)


def _alike(one: Moment, other: Moment) -> bool | None:
    """Whether two that are told alike are the same; None where they are not told alike."""
    if (one.grain, one.told) != (other.grain, other.told) or one.told in {Told.AGO, Told.BESIDE}:
        return None
    if (one.number, one.month) != (other.number, other.month):
        return None
    if one.year and other.year and one.year != other.year:
        return False
    return not (one.way and other.way and one.way != other.way)


def _same_month(claimed: Moment, stated: Moment) -> bool:
    """Whether the day stated is of the month claimed, where not both tell the year."""
    if claimed.grain is not Grain.MONTH or claimed.told is not Told.NAME or stated.told is not Told.DATE:
        return False
    return claimed.number == stated.month and (claimed.year or stated.year) == (stated.year or claimed.year)


def _same_day(claimed: Moment, stated: Moment) -> bool:
    """Whether one tells the day of the month alone that the other tells with it: 9日 and 7月9日."""
    return {claimed.told, stated.told} == {Told.DATE, Told.OF_MONTH} and claimed.number == stated.number


def _by_name(claimed: Moment, stated: Moment) -> Bears:
    """The same without the days of either: a weekday is not another one, whenever it is."""
    same = claimed.told is stated.told or (claimed.grain is Grain.MONTH and stated.told is Told.DATE)
    return Bears.NO if same and rivals(claimed, stated) else Bears.OPEN


def _spans(moment: Moment, first: date, last: date, reach: int) -> Iterator[Span]:
    match moment.told:
        case Told.AWAY:
            yield from _away(moment, first, last)
        case Told.AGO:
            off, ago = timedelta(days=moment.number // 4), timedelta(days=moment.number)
            yield first - ago - off, last - ago + off
            yield first + ago - off, last + ago + off
        case Told.DATE:
            yield from (span for year in _years(first) for span in _date(moment, year))
        case Told.OF_MONTH:
            near = (first + timedelta(days=shift) for shift in range(-25, 26))
            yield from ((day, day) for day in near if day.day == moment.number)
        case Told.NAME if moment.grain is Grain.DAY:
            far = 2 * WEEK if moment.way else reach
            near = (first + timedelta(days=shift) for shift in range(-far, far + (last - first).days + 1))
            yield from ((day, day) for day in near if day.weekday() == moment.number)
        case Told.NAME if moment.grain in _MONTHS:
            size = _MONTHS[moment.grain]
            years = (moment.year,) if moment.year else _years(first)
            yield from (_months(year, (moment.number - 1) * size + 1, size) for year in years)


def _away(moment: Moment, first: date, last: date) -> Iterator[Span]:
    if moment.grain is Grain.DAY:
        shift = timedelta(days=moment.number)
        yield from {(day + shift, day + shift) for day in (first, last, first + (last - first) // 2)}
    elif moment.grain is Grain.WEEK:
        low, high = {-1: (-14, -1), 0: (-6, 6), 1: (1, 14)}[moment.number]
        yield first + timedelta(days=low), last + timedelta(days=high)
    else:
        size = _MONTHS[moment.grain]
        for day in {first, last}:
            at = (day.year * 12 + day.month - 1) // size + moment.number
            yield _months(at * size // 12, at * size % 12 + 1, size)


def _on_side(moment: Moment, span: Span, first: date, last: date) -> bool:
    """Whether it is on the side of the day of writing that the text says: "last Friday"."""
    if moment.told is Told.AWAY or not moment.way:
        return True
    return span[0] <= last if moment.way < 0 else span[1] >= first


def _date(moment: Moment, year: int) -> Iterator[Span]:
    if day := day_of(year, moment.month, moment.number):
        yield day, day


def _years(home: date) -> tuple[int, int, int]:
    return home.year - 1, home.year, home.year + 1


def _months(year: int, month: int, count: int) -> Span:
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
