"""How long it counts what a site's robots.txt said."""

from __future__ import annotations

from datetime import datetime, timedelta

from briefs.domain.robots import SiteRules

KEPT = timedelta(hours=24)
"""How long rules are used (RFC 9309, 2.4)."""

KEPT_FAILURE = timedelta(hours=1)
"""How long a site is left alone whose rules cannot be had."""

LARGEST = 32_000
"""Characters of rules that are stored of one site; few have a tenth, and no hostile one may fill a disk."""


def counts(rules: SiteRules, now: datetime) -> bool:
    """Whether the site need not be asked again; it must be when its rules are of a time yet to come."""
    return timedelta() <= now - rules.asked < (KEPT_FAILURE if rules.error else KEPT)


def is_small(rules: SiteRules) -> bool:
    """Whether the rules are stored; larger ones are asked for again by the next process."""
    return sum(len(pattern) for _, pattern in rules.lines) <= LARGEST
