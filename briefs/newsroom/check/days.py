"""Reading dates in a text, and which days a text may mean, given the day of its publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_MONTH_NAMES = "january february march april may june july august september october november december"
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = _MONTH_NAMES.split()
_DAYS = _DAY_NAMES.split()
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS).replace(
    "sep(?:tember)?", "sept?(?:ember)?"
)
_DATE = re.compile(
    rf"""
      \b(?P<m1>{_MONTH})\.?\ (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d|\ ?%)
        (?:,?\ (?P<y1>(?:19|20)\d\d)\b)?
    | \b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?\ (?P<m2>{_MONTH})\b\.?(?:,?\ (?P<y2>(?:19|20)\d\d)\b)?
    | (?<!\d)(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)
    | (?:(?P<y4>(?:19|20)\d\d)年)?(?P<m4>\d{{1,2}})月(?P<d4>\d{{1,2}})[日号號]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?P<w>mon|tues|wednes|thurs|fri|satur|sun)days?\b|(?P<e>[月火水木金土日])曜"
    r"|(?:星期|周|週)(?P<c>[一二三四五六日天])",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"\b(Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\b\.?(?=[ ,])")
_IN_MONTH = re.compile(
    rf"\b(?:in|since|until|last|next|this|early|late|mid|through)[ -](?P<m>{_MONTH})\b(?!\.? \d{{1,2}}\b)",
    re.IGNORECASE,
)
_ANY_MONTH = re.compile(rf"\b(?P<m>{_MONTH})\b|(?<!\d)(?P<n>\d{{1,2}})月", re.IGNORECASE)
_RELATIVE = {
    0: r"today|tonight|this (?:morning|afternoon|evening)|今日|今天|本日",
    -1: r"yesterday|last night|overnight|昨日|昨天|昨夜",
    1: r"tomorrow|明日|明天",
    -2: r"day before yesterday|一昨日|前天",
    2: r"day after tomorrow|明後日|后天|後天",
}
_RELATIVES = tuple((shift, re.compile(rf"(?<![^\W\d_])(?:{words})")) for shift, words in _RELATIVE.items())
_ENGLISH = {name[:3]: at for at, name in enumerate(_DAYS)}
_EAST = {day: at for names in ("月火水木金土日", "一二三四五六日") for at, day in enumerate(names)} | {
    "天": 6
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a text writes it: month and day of it, the year when given, its span."""

    month: int
    day: int
    year: int | None
    text: str
    start: int
    end: int

    def in_year(self, year: int) -> date | None:
        """The day itself; None when there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days, weekdays (0 is Monday), months and relative days ("yesterday" is -1) that a text names."""

    days: tuple[Day, ...]
    weekdays: tuple[tuple[int, str], ...]
    months: tuple[tuple[int, str], ...]
    shifts: frozenset[int]


def days(text: str) -> tuple[Day, ...]:
    """The dates of a flat text that name a month and a day of it."""
    return tuple(day for found in _DATE.finditer(text) if (day := _day(found)))


def calendar(text: str) -> Calendar:
    """Everything in a flat text that tells a day; a month alone only after "in", "since" and the like."""
    return Calendar(
        days(text),
        tuple((_weekday(found), found.group()) for found in _WEEKDAY.finditer(text)),
        tuple((_month(found["m"]), found["m"]) for found in _IN_MONTH.finditer(text)),
        frozenset(shift for shift, pattern in _RELATIVES if pattern.search(text.casefold())),
    )


def all_months(text: str) -> frozenset[int]:
    """Every month that a flat text names."""
    found = (match["m"] or match["n"] for match in _ANY_MONTH.finditer(text))
    return frozenset(_month(word) for word in found if not word.isdecimal() or 1 <= int(word) <= 12)


def meant(text: str, published: datetime | None) -> frozenset[date]:
    """The days that a source may mean: its dates, its weekdays within a week, "yesterday".

    A text that names no day at all means the day of its publication. An article dated in UTC may have been
    written on the day before or after: both count where the hour leaves both possible.
    """
    found = calendar(text)
    here = published.date() if published else None
    names = {weekday for weekday, _ in found.weekdays} | _short(text)
    dated = {day.in_year(year) for day in found.days for year in _years(day, here)}
    if published and here:
        shifts = found.shifts or ({0} if not names and not dated else set())
        homes = {(published + timedelta(hours=hours)).date() for hours in (-8, 0, 9)}
        dated |= {home + timedelta(days=shift) for home in homes for shift in shifts}
        week = (here + timedelta(days=shift) for shift in range(-7, 8))
        dated |= {day for day in week if day.weekday() in names}
    return frozenset(day for day in dated if day)


def weekdays(text: str) -> frozenset[int]:
    """The weekdays that a flat text names, "Tue" included."""
    return frozenset(weekday for weekday, _ in calendar(text).weekdays) | _short(text)


def _short(text: str) -> set[int]:
    return {_ENGLISH[found[1][:3].casefold()] for found in _SHORT_DAY.finditer(text)}


def _years(day: Day, here: date | None) -> tuple[int, ...]:
    if day.year:
        return (day.year,)
    return (here.year - 1, here.year, here.year + 1) if here else (4,)


def _day(found: re.Match[str]) -> Day | None:
    for number in "1234":
        if found[f"d{number}"]:
            month, day = _month(found[f"m{number}"]), int(found[f"d{number}"])
            year = found[f"y{number}"]
            if not (1 <= month <= 12 and 1 <= day <= 31):
                return None
            return Day(month, day, int(year) if year else None, found.group(), *found.span())
    return None


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(word[:3].casefold()))


def _weekday(found: re.Match[str]) -> int:
    return _ENGLISH[found["w"][:3].casefold()] if found["w"] else _EAST[found["e"] or found["c"]]
