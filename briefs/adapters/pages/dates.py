"""Dates and languages as the newsletter's readers write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_timezone_name

from briefs.adapters.pages.links import base_language

_FIRST = {"fr": "1er", "it": "1º", "pt": "1º", "pt_PT": ""}
"""The first day of a month, by locale or language; "" where it is written like any other."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language, one time zone, and the year that need not be said."""

    locale: Locale
    zone: tzinfo
    year: int

    def full(self, day: date) -> str:
        """The day with weekday and year."""
        return _first(self.locale, day, format_date(day, "full", locale=self.locale))

    def day(self, moment: date | datetime) -> str:
        """The local day, with the year only when it is another one."""
        local = moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment
        return _day(self.locale, local, self.year)

    def minute(self, moment: datetime | None) -> str:
        """The local day and time, empty for an unknown one."""
        if moment is None:
            return ""
        local = moment.astimezone(self.zone)
        joined = _joined(self.locale).replace("{1}", self.day(local.date()))
        return joined.replace("{0}", f"{local.hour:02}:{local.minute:02}")

    def told(self, text: str) -> str:
        """A stored ISO date as a day; anything else as it stands."""
        try:
            return self.day(date.fromisoformat(text))
        except ValueError:
            return text

    @property
    def direction(self) -> str:
        """How the language is written, as HTML's `dir` has it."""
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"

    @property
    def clock(self) -> str:
        """What the time zone is called."""
        return "UTC" if self.zone is UTC else str(get_timezone_name(self.zone, locale=self.locale))

    def language(self, tag: str) -> str:
        """What a foreign language is called; empty for the readers' own and for an unknown one."""
        base = base_language(tag)
        return "" if base == self.locale.language else _language(self.locale, base)


def calendar(language: str, timezone: str, day: date) -> Calendar:
    """The calendar of a brief; English where the language is unknown, UTC where the zone is."""
    return Calendar(_locale(language), _zone(timezone), day.year)


# babel reads its tables anew for every word; a brief is about a few days, in a few languages


@lru_cache(maxsize=1024)
def _day(locale: Locale, day: date, year: int) -> str:
    if day.year != year:
        return _first(locale, day, format_date(day, "long", locale=locale))
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return _first(locale, day, format_skeleton("MMMMd", midnight, locale=locale, tzinfo=UTC))


def _first(locale: Locale, day: date, text: str) -> str:
    """The date with the first of a month as an ordinal where newspapers print it so; CLDR does nowhere."""
    usual = _FIRST.get(locale.language, "")
    ordinal = _FIRST.get(str(locale), usual) if day.day == 1 else ""
    return re.sub(r"\b1\b", ordinal, text, count=1) if ordinal else text


@lru_cache(maxsize=64)
def _joined(locale: Locale) -> str:
    return str(locale.datetime_formats["medium"])


@lru_cache(maxsize=1024)
def _language(locale: Locale, base: str) -> str:
    return str(locale.languages.get(base, ""))


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    # plain "en" is printed as newspapers outside America do: 20 June
    wanted = "en-GB" if language.lower() == "en" else language
    try:
        return Locale.parse(wanted, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return Locale("en", "GB")


def _zone(timezone: str) -> tzinfo:
    if timezone == "UTC":
        return UTC
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
