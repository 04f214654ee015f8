"""What a server asks for in its headers: how long to wait until the next visit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from briefs.newsroom.visiting import SHORTEST

BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
"""Answers in which Retry-After means the host; elsewhere it is an accident of some cache."""

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})")


def wait(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long the answer stays fresh: max-age before Expires (RFC 9111, 4.2.1), relative to its Date.

    An answer without Date is of `now` (RFC 9110, 6.6.1). None when it does not say; nothing when it says
    "no-cache", "Expires: 0" and the like.
    """
    control = headers.get("cache-control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return timedelta()
    if found := _MAX_AGE.search(control):
        return timedelta(seconds=int(found[1]))
    if "expires" not in headers:
        return None
    expires, date = _date(headers["expires"]), _date(headers.get("date", "")) or now
    return max(expires - date, timedelta()) if expires else timedelta()


def rest_asked(status: int, headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long the host wants to be left alone; a 429 that does not say means a quarter of an hour."""
    if status not in BUSY:
        return None
    asked = retry_after(headers, now)
    return SHORTEST if asked is None and status == HTTPStatus.TOO_MANY_REQUESTS else asked


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Retry-After (RFC 9110, 10.2.3) as seconds, or as a date by the server's clock; None when unusable."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return timedelta(seconds=int(text))
    until = _date(text)
    return max(until - (_date(headers.get("date", "")) or now), timedelta()) if until else None


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
