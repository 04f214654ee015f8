"""Dates: whether the cited text may mean the day that the sentence names."""

from __future__ import annotations

from datetime import date

from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.days import Day, all_months, calendar, meant, weekdays
from briefs.newsroom.check.reading import Cited, Claim, Text


def findings(claim: Claim, cited: Cited) -> tuple[Finding, ...]:
    """WARN for a date, weekday or month that no cited text names, nor means by "yesterday" and the like."""
    named = calendar(claim.flat)
    if not (named.days or named.weekdays or named.months):
        return ()
    wrong = [day.text for day in named.days if not any(_has_day(day, text) for text in cited.texts)]
    wrong += [
        word for number, word in named.weekdays if not any(_has_weekday(number, t) for t in cited.texts)
    ]
    wrong += [word for number, word in named.months if not any(_has_month(number, t) for t in cited.texts)]
    return tuple(
        Finding("date", Severity.WARN, f"{text} is not in the cited text, nor a day that it can mean")
        for text in dict.fromkeys(wrong)
    )


def _has_day(day: Day, text: Text) -> bool:
    known = meant(text.flat, text.source.published)
    year = text.source.published.year if text.source.published else 0
    wanted = {day.in_year(day.year or year + shift) for shift in (-1, 0, 1) if (day.year or year + shift) > 0}
    return bool(wanted & known) or (not year and _same_day(day, text))


def _same_day(day: Day, text: Text) -> bool:
    return any((day.month, day.day) == (other.month, other.day) for other in calendar(text.flat).days)


def _has_weekday(number: int, text: Text) -> bool:
    if number in weekdays(text.flat):
        return True
    return any(day.weekday() == number for day in _near(text))


def _near(text: Text) -> frozenset[date]:
    """Days that the source may mean, within a fortnight of its publication: weekdays name no others."""
    published = text.source.published
    known = meant(text.flat, published)
    return frozenset(day for day in known if published and abs((day - published.date()).days) <= 14)


def _has_month(number: int, text: Text) -> bool:
    if number in all_months(text.flat):
        return True
    return any(day.month == number for day in _near(text)) or _relative_month(number, text)


def _relative_month(number: int, text: Text) -> bool:
    """Whether "last month", "next month" or "this month" of the source is that month."""
    if not text.source.published:
        return False
    lower = text.flat.casefold()
    shifts = {"last month": -1, "previous month": -1, "next month": 1, "this month": 0}
    return any(
        (text.source.published.month - 1 + by) % 12 + 1 == number
        for word, by in shifts.items()
        if word in lower
    )
