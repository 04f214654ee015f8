"""What lists tell of a published brief, without its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from briefs.domain.brief import Brief, Frozen

Day = date
"""Under its own name the type is hidden by the field called `date`."""


@dataclass(frozen=True, slots=True)
class Published:
    """One published brief: its id, its place in the newsletter, its subject, and when it was approved."""

    brief: str
    newsletter: str
    date: Day
    slot: str
    subject: str
    language: str
    approved_at: datetime

    @property
    def order(self) -> tuple[Day, str, datetime, str]:
        """Its place among published briefs, the oldest first."""
        return self.date, self.slot, self.approved_at, self.brief


def published(brief: Brief, frozen: Frozen) -> Published:
    """What lists tell of a brief and what was approved of it."""
    return Published(
        brief=brief.id,
        newsletter=brief.newsletter,
        date=brief.date,
        slot=brief.slot,
        subject=frozen.subject,
        language=frozen.language,
        approved_at=frozen.approved_at,
    )
