"""The whole program in order: feeds → articles → stories → a draft → an approved brief → mails.

Each step is idempotent, saves its own result and reads what it needs from the store, so a run that is
killed anywhere goes on from what is stored. Between `draft` and `send` lies the review: people, not code.
"""

from __future__ import annotations

from datetime import datetime

from briefs.domain.newsletter import Slot
from briefs.ports import Services
from briefs.steps.draft import choose, compose, open_brief, unwritten, write, writers
from briefs.steps.refresh import ALL, extract, group, open_refresh, trace, visit
from briefs.steps.review import sign
from briefs.steps.send import deliver, finish, freeze_audience, undelivered


def refresh(services: Services, now: datetime) -> None:
    """Feeds that are due → articles with passages → stories that know who reported first."""
    each = services.engine.each
    with open_refresh(services, now) as mine:
        if mine:
            each(services, visit, [ALL], now)
            each(services, extract, [ALL], now)
            each(services, group, [ALL], now)
            each(services, trace, services.store.stories.untraced(), now)


def draft(services: Services, slot: Slot, now: datetime) -> None:
    """One slot of a newsletter → chosen stories → cited, checked summaries → a draft for an editor."""
    each = services.engine.each
    with open_brief(services, slot, now) as mine:
        if mine:
            each(services, choose, [slot.brief], now)
            each(services, write, unwritten(services, slot.brief), now, at_once=writers(services))
            each(services, compose, [slot.brief], now)
            each(services, sign, [slot.brief], now)


def send(services: Services, brief: str, now: datetime) -> None:
    """One approved brief → the subscribers of this moment → each mailed once → sent."""
    each = services.engine.each
    each(services, freeze_audience, [brief], now)
    each(services, deliver, undelivered(services, brief, now), now)
    each(services, finish, [brief], now)
