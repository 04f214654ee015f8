"""The operator's mail as its templates see it: every text made fit to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefs.adapters.pages.links import clean
from briefs.domain.alert import Trouble
from briefs.domain.newsletter import Site

SHOWN = 100
"""Troubles in one mail: when all of a thousand feeds fail, one cause is behind them."""

NAMED = 3
"""Names in the subject."""

CLOSING = (
    "Each is told once, and again after a week if it lasts. At most one such mail leaves a day, "
    "but for a feeds.yaml that is refused and templates that are broken."
)


@dataclass(frozen=True, slots=True)
class TroubleView:
    """One row: everything as it is printed, "" where there is nothing to print."""

    name: str
    outlet: str
    since: str
    wrong: tuple[str, ...]
    mend: str
    told: str


@dataclass(frozen=True, slots=True)
class LetterView:
    """The whole mail; `more` counts the troubles that are left out."""

    names: str
    site: str
    now: str
    troubles: tuple[TroubleView, ...]
    more: int
    closing: str = CLOSING


def view(troubles: Sequence[Trouble], site: Site, now: datetime) -> LetterView:
    """What the templates print."""
    shown = tuple(map(_row, troubles[:SHOWN]))
    more = len(troubles) - len(shown)
    at = f"{_day(now)}, {now.astimezone(UTC):%H:%M} UTC"
    return LetterView(_names(troubles), clean(site.url) or "Briefs", at, shown, more)


def _row(trouble: Trouble) -> TroubleView:
    return TroubleView(
        name=clean(trouble.name),
        outlet=clean(trouble.outlet),
        since=_day(trouble.since) if trouble.since else "",
        wrong=tuple(map(clean, trouble.wrong)),
        mend=clean(trouble.mend),
        told=f"told on {_day(trouble.told)}" if trouble.told else "new",
    )


def _names(troubles: Sequence[Trouble]) -> str:
    names = [clean(trouble.name) for trouble in troubles[:NAMED]]
    more = len(troubles) - len(names)
    if more:
        return f"{', '.join(names)} and {more} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _day(time: datetime) -> str:
    there = time.astimezone(UTC)
    return f"{there.day} {there:%B %Y}"
