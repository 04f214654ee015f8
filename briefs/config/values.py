"""Texts of feeds.yaml → values; each function raises a ValueError that goes on after the wrong value."""

from __future__ import annotations

import re
from datetime import time, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from babel import localedata

from briefs.config.words import nearest
from briefs.domain.wording import NAMES

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SHORTEST_SPAN, LONGEST_SPAN = timedelta(minutes=5), timedelta(days=31)
MOST_OFTEN, LEAST_OFTEN = timedelta(minutes=15), timedelta(hours=24)
"""The bounds of `every`; publishers block readers that come more often (evidence: FeedMail)."""

LONGEST_PAUSE = timedelta(minutes=1)

LONGEST_LOGO = 60
"""Characters at the head of a brief: two lines on a phone."""

LONGEST_PHRASE = 300
"""Characters of a phrase; the longest of ours has half as many."""

SPAN = r"^[1-9][0-9]{0,4}[mhd]$"
PAUSE = r"^[0-9]{1,3}[sm]$"
MAIL_ADDRESS = r"^[^@\s<>,;]+@[^@\s<>,;]+$"
TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
COLOUR = r"^#[0-9A-Fa-f]{6}$"
FEED_NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$"
NEWSLETTER_NAME = r"^[a-z][a-z0-9-]{0,39}$"

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def span(value: object) -> timedelta:
    """The length of "30m", "1h" or "2d": at least 5 minutes, at most 31 days."""
    length = _length(value)
    if not SHORTEST_SPAN <= length <= LONGEST_SPAN:
        raise ValueError("is not between 5m and 31d")
    return length


def every(value: object) -> timedelta:
    """The time between two visits to a feed: at least 15 minutes, at most 24 hours."""
    length = _length(value)
    if not MOST_OFTEN <= length <= LEAST_OFTEN:
        raise ValueError("is not between 15m and 24h")
    return length


def _length(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    if not isinstance(value, str) or not re.fullmatch(SPAN, value):
        raise ValueError("is not a span of time such as 30m, 1h or 2d")
    return timedelta(**{_UNITS[value[-1]]: int(value[:-1])})


def pause(value: object) -> timedelta:
    """The length of "0s", "2s" or "1m": at most a minute."""
    if not isinstance(value, str) or not re.fullmatch(PAUSE, value):
        raise ValueError("is not a pause such as 0s, 2s or 1m")
    length = timedelta(**{_UNITS[value[-1]]: int(value[:-1])})
    if length > LONGEST_PAUSE:
        raise ValueError("is longer than 1m")
    return length


def clock(value: object) -> time:
    """The time of "HH:MM" on a 24-hour clock."""
    if not isinstance(value, str) or not re.fullmatch(TIME, value):
        raise ValueError("is not a time 'HH:MM' such as '06:30'")
    return time(int(value[:2]), int(value[3:]))


def start(value: object) -> tuple[time, frozenset[int]]:
    """The time and the weekdays (Monday = 0) of "HH:MM mon-fri"; without weekdays, every day."""
    try:
        at, *days = str(value).split(maxsplit=1)
        return clock(at), weekdays(days[0] if days else "daily")
    except ValueError:
        raise ValueError(
            "is not 'HH:MM weekdays' such as '05:30 mon-fri', '06:00 daily' or '07:00 sat,sun'"
        ) from None


def weekdays(text: str) -> frozenset[int]:
    """The days (Monday = 0) of "daily", "mon-fri", "sat,sun" or a mixture; ValueError for other words."""
    days: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, dash, last = ("mon", "-", "sun") if part == "daily" else part.partition("-")
        begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last if dash else first)
        days.update((begin + step) % 7 for step in range((end - begin) % 7 + 1))
    return frozenset(days)


def zone(value: object) -> str:
    """The name of a time zone of the IANA database."""
    try:
        ZoneInfo(text := str(value))
    except (KeyError, ValueError, OSError):  # OSError: "Europe" is a folder, 300 letters are no file name
        near = nearest(str(value)[:80], available_timezones())
        raise ValueError(f"is not a time zone such as 'Europe/London'{near}") from None
    return text


def language(value: object) -> str:
    """A language tag (BCP 47) of which the formats of dates are known."""
    if isinstance(value, str) and re.fullmatch(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", value):
        main = value.partition("-")[0]
        if localedata.exists(main):
            return value
    raise ValueError("is not a language tag such as 'en', 'ja' or 'zh-Hant'")


def country(value: object) -> str:
    """A country's two capital letters (ISO 3166-1)."""
    if not isinstance(value, str) or not re.fullmatch(r"^[A-Z]{2}$", value):
        raise ValueError("is not a country's two capital letters such as JP or GB")
    return value


def colour(value: object) -> str:
    """A colour as "#rrggbb"; in YAML it needs quotes."""
    if not isinstance(value, str) or not re.fullmatch(COLOUR, value):
        raise ValueError('is not a colour such as "#9b1c1c" (with quotes: a bare # begins a comment)')
    return value


def line(longest: int, text: str) -> str:
    """A text of one line with something to see in it."""
    if len(text) > longest:
        raise ValueError(f"is longer than {longest} characters")
    if not text.strip():
        raise ValueError("says nothing")
    if "\n" in text:
        raise ValueError("has more than one line")
    return text


def phrase(name: str) -> str:
    """The name of a phrase that a newsletter may say in words of its own."""
    if name not in NAMES:
        near = nearest(name, NAMES) or f"; there are {', '.join(sorted(NAMES))}"
        raise ValueError(f"is no phrase of a brief{near}")
    return name


def address(value: object) -> str:
    """A web address with scheme and host, and without a login."""
    what = "is not an address that begins with http:// or https:// and a host"
    text = value if isinstance(value, str) else ""
    if re.search(r"\s", text):
        raise ValueError("holds a space, which no address does")
    try:
        parts = urlsplit(text)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        raise ValueError(what)
    if "@" in parts.netloc:
        raise ValueError("holds a login; feeds.yaml is no place for secrets")
    return text


def site_address(value: object) -> str:
    """The site's own address as headers and links take it: host in lower case, as DNS has it (IDNA)."""
    parts = urlsplit(address(value))
    if "?" in str(value) or "#" in str(value):
        raise ValueError("has a part after ? or #; the pages stand below the site's address")
    try:
        host = (parts.hostname or "").encode("idna").decode()
    except UnicodeError as error:
        raise ValueError("has a host that no name server can know") from error
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}"


def mailbox(value: object) -> str:
    """One sender: "Name <name@host>" or "name@host"."""
    if isinstance(value, str) and "\n" not in value:
        spec = parseaddr(value)[1]
        if re.fullmatch(r"^[^@\s]+@[^@\s]+$", spec) and spec in value:
            return value
    raise ValueError("is not a sender such as 'Morning Brief <brief@example.org>'")


def mail_address(value: object) -> str:
    """One mail address without a name."""
    if isinstance(value, str) and re.fullmatch(MAIL_ADDRESS, value):
        return value
    raise ValueError("is not a mail address such as desk@example.org")


def dollars(value: object) -> float:
    """An amount of US dollars, 0 or more, written as a number or as text."""
    if isinstance(value, str) and re.fullmatch(r"^[0-9]{1,6}(\.[0-9]+)?$", value):
        return float(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1_000_000:
        return float(value)
    raise ValueError("is not an amount of US dollars, 0 or more, such as 0.50")


def plain_name(pattern: str, what: str, value: str) -> str:
    """The name of a feed or a newsletter; it stands in addresses, so few characters are allowed."""
    if not re.fullmatch(pattern, value):
        raise ValueError(f"is not a name: {what}")
    return value
