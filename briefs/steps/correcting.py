"""Correcting: an editor says publicly that a brief was wrong, and the next brief says it too."""

from __future__ import annotations

from datetime import datetime

from briefs.domain.brief import Brief
from briefs.domain.correction import Correction
from briefs.newsroom import correcting
from briefs.ports import Services


def correct(services: Services, brief_id: str, story: str, text: str, actor: str, now: datetime) -> None:
    """Stores a correction of a published brief, or of one story of it; what was approved stays as it is.

    One that repeats the last one of its story is no act. Errors of `newsroom.correcting.corrected`; Conflict
    when somebody else corrected the brief at the same moment.
    """
    brief = services.store.briefs.get(brief_id)
    before = services.store.corrections.of(brief_id)
    document = services.store.briefs.document(brief_id)
    correction = correcting.corrected(brief, document, story, text, actor, now, before)
    if not correcting.says_again(correction, before):
        services.store.corrections.add(correction)


def to_tell(services: Services, brief: Brief, now: datetime) -> tuple[Correction, ...]:
    """The corrections to earlier briefs that a brief composed now has to tell, oldest first."""
    made = services.store.corrections.all(brief.newsletter)
    if not made:
        return ()
    earlier = correcting.looked_at(services.store.briefs.all(brief.newsletter), brief)
    recent = correcting.recent(made, earlier, now)
    if not recent:
        return ()
    return correcting.untold(recent, (services.store.briefs.document(one.id) for one in earlier))
