"""What a server asks for in its headers: how long to wait until the next visit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})")


def wait(headers: Mapping[str, str]) -> timedelta | None:
    """How long the answer stays fresh: max-age before Expires (RFC 9111, 4.2.1), relative to its Date."""
    control = headers.get("cache-control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return None
    if found := _MAX_AGE.search(control):
        return timedelta(seconds=int(found[1]))
    expires, date = _date(headers.get("expires", "")), _date(headers.get("date", ""))
    return expires - date if expires and date and expires > date else None


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
