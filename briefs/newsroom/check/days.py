"""Reading full dates in a text: a month with a day of it, in six languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefs.newsroom.check.day_names import ENGLISH_MONTHS, MONTHS
from briefs.newsroom.check.units import either

_ANY = either(MONTHS)
_ENGLISH = either(ENGLISH_MONTHS)
_TH = r"(?:st|nd|rd|th|er|º|\.)?"
_TO = r"\ ?(?:-|~|to|and|or|bis|und|au|et|al?|y)\ ?(?:(?:the|le|el|zum)\ )?"
_DATE = re.compile(
    rf"""(?!\s|(?<=[a-z])[a-z])(?:
      \b(?P<m1>{_ENGLISH})\b\.?\ (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d|\ ?%)
        (?:{_TO}(?P<f1>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d|\ ?%))?
        (?:,?\ (?P<y1>(?:19|20)\d\d)\b)?
    | (?<![\d.,:])(?:(?P<f2>\d{{1,2}}){_TH}{_TO})?(?P<d2>\d{{1,2}}){_TH}(?:\ of|\ de)?\ (?P<m2>{_ANY})\b\.?
        (?:,?(?:\ del?)?\ (?P<y2>(?:19|20)\d\d)\b)?
    | (?<!\d)(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)
    | (?:(?P<y4>(?:19|20)\d\d)年)?(?P<m4>\d{{1,2}})月
        (?:(?P<f4>\d{{1,2}})[日号號]?(?:[-~〜至、・と和]|から))?(?P<d4>\d{{1,2}})[日号號]
    | (?<![\d.])(?P<d5>\d{{1,2}})\.\ ?(?P<m5>\d{{1,2}})\.\ ?(?P<y5>(?:19|20)\d\d)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIGURES = re.compile(r"月|\d[.-]\ ?\d")
"""What a date is made of where it has no name of a month."""

_NAME = re.compile(r"[^\W\d_]{3,10}")
_DOUBTFUL = frozenset(("may", "march", "mars", "mar", "sept", "dec", "mei"))
"""In small letters also other words after a number: "of the 31 may be"."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a text writes it: month and day of it, the year when given, its span.

    `other` is the other end where the text names two days of the month: June 3-5.
    """

    month: int
    day: int
    year: int | None
    text: str
    start: int
    end: int
    other: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day itself; None when there is no such day."""
        return day_of(self.year or year, self.month, self.day)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day; None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=16_384)
def days(text: str) -> tuple[Day, ...]:
    """The dates of a flat text that name a month and a day of it."""
    if not _FIGURES.search(text) and MONTHS.keys().isdisjoint(_NAME.findall(text.lower())):
        return ()
    return tuple(day for found in _DATE.finditer(text) if (day := _day(found)))


def _day(found: re.Match[str]) -> Day | None:
    number = next(number for number in "12345" if found[f"d{number}"])
    name, day, year = (found[f"{group}{number}"] for group in "mdy")
    other = found[f"f{number}"] if number in "124" else None
    month = int(name) if name.isdecimal() else MONTHS[name.lower()]
    if name in _DOUBTFUL and not year and not other:
        return None
    if not (1 <= month <= 12 and 1 <= int(day) <= 31):
        return None
    return Day(
        month,
        int(day),
        int(year) if year else None,
        found.group(),
        *found.span(),
        other=int(other) if other and 1 <= int(other) <= 31 else None,
    )
