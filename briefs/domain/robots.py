"""What sites say that programs may read of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What the robots.txt of a site (RFC 9309) says to us, as it was asked for at `asked`.

    `site` is a scheme and a host, "https://example.org"; `lines` are pairs of whether they allow and a path
    pattern; `delay` is how many seconds the site wants between two requests. Where nothing can be known,
    `kind`, `error` and `mend` are those of a FeedError.
    """

    site: str
    asked: datetime
    lines: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0
    kind: str = ""
    error: str = ""
    mend: str = ""
