"""The zones of dates: names that feedparser takes for UTC, offsets that it misreads, and absurd ones.

Importing this teaches feedparser, so that whatever is read by it and whatever is read without it agree.
"""

from __future__ import annotations

import re
from time import struct_time

import feedparser
from feedparser.datetimes import _parse_date  # nobody else reads dates as it does

LARGEST = 14 * 60
"""Minutes of the largest offset on earth: UTC+14, on the Line Islands."""

LONGEST = 120
"""Characters in which a date is looked for; the longest spellings have sixty."""

NEVER = struct_time((1, 1, 1, 0, 0, 0, 0, 1, 0))
"""What feedparser is told of a date with an absurd offset: None would make it try its other readings."""

ZONES = {
    "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "MYT": 480, "PHT": 480, "AWST": 480,
    "WIB": 420, "WITA": 480, "WIT": 540, "ICT": 420, "MMT": 390, "IST": 330, "NPT": 345, "PKT": 300,
    "GST": 240, "IDT": 180, "TRT": 180, "EAT": 180, "CAT": 120, "SAST": 120, "WAT": 60,
    "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "WET": 0, "WEST": 60, "BST": 60,
    "MSK": 180, "MSD": 240,
    "AEST": 600, "AEDT": 660, "ACST": 570, "ACDT": 630, "NZST": 720, "NZDT": 780,
    "ART": -180, "BRT": -180, "NST": -210, "NDT": -150, "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
"""Minutes east of UTC, as in the IANA time zone database (SGT, MYT, PHT, ICT, MMT, NPT, GST, TRT, ART and
BRT until its release 2016g, that of numbers for names that nobody had used in English).

Names with several meanings have that of the outlets that write them: IST is India's, since Irish feeds write
GMT or +0100 and Israeli ones an offset; BST is Britain's. The names of RFC 5322 (4.3), CST among them, are
North America's there and in feedparser, and so do not stand here.
"""

_ZONE = re.compile(
    r"(?<=:[0-9]{2})(?P<part>\.[0-9]{1,9})?\s?"
    r"(?:\(?(?P<name>[A-Za-z]{3,4})\)?|(?:GMT|UTC?)?(?P<sign>[+-])(?P<offset>[0-9][0-9:]*))"
    r"(?P<year>\s[0-9]{4})?(?:\s.*)?\Z",
    re.IGNORECASE,
)
"""What follows the minutes or seconds; asctime has the year behind it, others a remark."""

_OFFSET = re.compile(r"([0-9]{1,2})(?::?([0-5][0-9]))?")


def with_offset(text: str) -> str:
    """The date with its zone as an offset that is read alike everywhere; ValueError for an absurd one.

    A date without a zone, or with one that feedparser knows by name, stays as it is.
    """
    line = " ".join(text[:LONGEST].split())
    found = _ZONE.search(line)
    minutes = _minutes(found) if found else None
    if found is None or minutes is None:
        return text
    begin, clock = line[: found.start()], found["part"] or ""
    return f"{begin}{clock}{_written(minutes, begin)}{found['year'] or ''}"


def _minutes(zone: re.Match[str]) -> int | None:
    """Minutes east of UTC; None for a name that is not ours to know."""
    if zone["name"]:
        return ZONES.get(zone["name"].upper())
    told = _OFFSET.fullmatch(zone["offset"])
    minutes = 60 * int(told[1]) + int(told[2] or 0) if told else LARGEST + 1
    if minutes > LARGEST:
        raise ValueError("no place on earth is so far from UTC")
    return -minutes if zone["sign"] == "-" else minutes


def _written(minutes: int, before: str) -> str:
    """The offset as ISO 8601 has it, where the date is written so, else as RFC 5322 does."""
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    if not before[:4].isdigit():
        return f" {sign}{hours:02}{rest:02}"
    return f"{' ' if ' ' in before else ''}{sign}{hours:02}:{rest:02}"


def _taught(text: str) -> struct_time | None:
    """What feedparser asks before it reads a date itself."""
    try:
        told = with_offset(text)
    except ValueError:
        return NEVER
    parsed: struct_time | None = None if told == text else _parse_date(told)
    return parsed


feedparser.registerDateHandler(_taught)
