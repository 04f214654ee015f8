"""What the model cost: the ledger's calls, added up by brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefs.domain.model import Call

ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Total:
    """The calls of one brief: how many, how they ended, tokens, US dollars, and seconds of waiting."""

    brief: str
    at: datetime
    calls: int
    outcomes: Mapping[str, int]
    models: tuple[str, ...]
    tokens: int
    usd: float
    seconds: float


def totals(calls: Iterable[Call]) -> tuple[Total, ...]:
    """One total for each brief, the newest call first."""
    by_brief: dict[str, list[Call]] = {}
    for call in calls:
        by_brief.setdefault(call.brief, []).append(call)
    return tuple(
        sorted((total(brief, of) for brief, of in by_brief.items()), key=_newest_first, reverse=True)
    )


def total(brief: str, calls: Iterable[Call]) -> Total:
    """The calls of one brief, one at least, added up."""
    found = list(calls)
    return Total(
        brief=brief,
        at=max(call.at for call in found),
        calls=len(found),
        outcomes=dict(Counter(call.outcome for call in found).most_common()),
        models=tuple(dict.fromkeys(call.model for call in found)),
        tokens=sum(call.tokens for call in found),
        usd=sum(call.usd for call in found),
        seconds=sum(call.seconds for call in found),
    )


def _newest_first(total: Total) -> tuple[datetime, str]:
    return total.at, total.brief
