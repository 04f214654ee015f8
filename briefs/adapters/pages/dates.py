"""Dates and languages as the newsletter's readers write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_timezone_name

from briefs.adapters.pages.links import base_language


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language, one time zone, and the year that need not be said."""

    locale: Locale
    zone: tzinfo
    year: int

    def full(self, day: date) -> str:
        """The day with weekday and year."""
        return format_date(day, "full", locale=self.locale)

    def day(self, moment: date | datetime) -> str:
        """The local day, with the year only when it is another one."""
        local = moment.astimezone(self.zone) if isinstance(moment, datetime) else moment
        if local.year != self.year:
            return format_date(local, "long", locale=self.locale)
        midnight = datetime(local.year, local.month, local.day, tzinfo=UTC)
        return format_skeleton("MMMMd", midnight, locale=self.locale, tzinfo=UTC)

    def minute(self, moment: datetime | None) -> str:
        """The local day and time, empty for an unknown one."""
        if moment is None:
            return ""
        time = f"{moment.astimezone(self.zone):%H:%M}"
        joined = str(self.locale.datetime_formats["medium"])
        return joined.replace("{1}", self.day(moment)).replace("{0}", time)

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
        return "" if base == self.locale.language else str(self.locale.languages.get(base, ""))


def calendar(language: str, timezone: str, day: date) -> Calendar:
    """The calendar of a brief; English where the language is unknown, UTC where the zone is."""
    return Calendar(_locale(language), _zone(timezone), day.year)


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
