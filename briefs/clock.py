"""What the clock does at each tick: everything that is due, and nothing twice."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from briefs import pipeline
from briefs.domain.brief import Brief, Status
from briefs.newsroom.slots import due_slots, may_leave
from briefs.ports import Services

log = logging.getLogger("briefs")

AGAIN = frozenset({Status.SKIPPED, Status.FAILED})
"""Briefs that only new articles can help: their slots are tried again when feeds are read."""


def tick(services: Services, now: datetime) -> None:
    """Reads feeds that are due, drafts slots that are due, sends approved briefs whose time has come."""
    feeds = _feeds_are_due(services, now)
    history = services.store.briefs.all()
    tried = {brief.id for brief in history if brief.status in AGAIN}
    due = due_slots(services.config.newsletters, history, now)
    slots = [slot for slot in due if feeds or slot.brief not in tried]
    if feeds or slots:
        pipeline.refresh(services, now)
    for slot in slots:
        pipeline.draft(services, slot, now)
        _tell(services, slot.brief)
    for brief in list(_leaving(services, now)):
        pipeline.send(services, brief.id, now)
        _tell(services, brief.id)


def _tell(services: Services, brief: str) -> None:
    found = services.store.briefs.get(brief)
    log.info("%s is %s%s", brief, found.status, f": {found.note}" if found.note else "")


def _feeds_are_due(services: Services, now: datetime) -> bool:
    states = services.store.feeds.states()
    known = [states[feed.name] for feed in services.config.feeds if feed.name in states]
    return len(known) < len(services.config.feeds) or any(
        state.next_visit <= now and not state.disabled for state in known
    )


def _leaving(services: Services, now: datetime) -> Iterator[Brief]:
    """Briefs half sent, and approved ones that may leave now, of newsletters that are still configured."""
    newsletters = {newsletter.name: newsletter for newsletter in services.config.newsletters}
    for brief in services.store.briefs.all():
        if brief.newsletter in newsletters and (
            brief.status is Status.SENDING
            or (brief.status is Status.APPROVED and may_leave(newsletters[brief.newsletter], brief, now))
        ):
            yield brief
