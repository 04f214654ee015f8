"""What the clock does at each tick: everything that is due, and nothing twice."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefs import pipeline
from briefs.domain.brief import Brief, Status
from briefs.newsroom.resting import may_be_visited
from briefs.newsroom.slots import due_slots, latest_time, may_leave, slot_of
from briefs.newsroom.visiting import is_ahead, is_due
from briefs.ports import Services
from briefs.steps.alerting import alert
from briefs.steps.review import sign

if TYPE_CHECKING:
    from apscheduler.schedulers.base import BaseScheduler

log = logging.getLogger("briefs")

HALF_A_MINUTE = timedelta(seconds=30)

AGAIN = frozenset({Status.SKIPPED, Status.FAILED})
"""Briefs that only new articles can help: their slots are tried again when feeds are read."""


def tick(services: Services, now: datetime) -> None:
    """Reads feeds that are due, drafts slots that are due, sends what may leave, tells the operator."""
    feeds = _feeds_are_due(services, now)
    history = services.store.briefs.all()
    tried = {brief.id for brief in history if brief.status in AGAIN}
    due = due_slots(services.config.newsletters, history, now)
    slots = [slot for slot in due if feeds or slot.brief not in tried]
    if feeds or slots:
        pipeline.refresh(services, now)
    for slot in slots:
        pipeline.draft(services, slot, now)
    services.engine.each(services, sign, [brief.id for brief in _unsigned(services, now)], now)
    for brief in list(_leaving(services, now)):
        with services.engine.item("send", brief.id):
            pipeline.send(services, brief.id, now)
    _tell(history, services.store.briefs.all())
    with services.engine.item("alert", "operator"):
        alert(services, "operator", now)


def wake(
    scheduler: BaseScheduler, turn: Callable[[datetime], object], every: timedelta = HALF_A_MINUTE
) -> None:
    """Has the scheduler call `turn` at once and again and again; one call catches up what was missed."""
    scheduler.configure(
        timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    seconds = every.total_seconds()
    job = scheduler.add_job(lambda: turn(datetime.now(UTC)), "interval", seconds=seconds)
    job.modify(next_run_time=datetime.now(UTC))


def _tell(before: Iterable[Brief], after: Iterable[Brief]) -> None:
    known = set(before)
    for brief in after:
        if brief not in known:
            log.info("%s is %s%s", brief.id, brief.status, f": {brief.note}" if brief.note else "")


def _unsigned(services: Services, now: datetime) -> Iterator[Brief]:
    """Drafts that nobody need review and that may still leave: a run may have died before it signed them."""
    newsletters = {n.name: n for n in services.config.newsletters if not n.review.required}
    for brief in services.store.briefs.all():
        if brief.newsletter in newsletters and brief.status is Status.DRAFT:
            latest = latest_time(newsletters[brief.newsletter], slot_of(brief))
            if latest is None or now < latest:
                yield brief


def _feeds_are_due(services: Services, now: datetime) -> bool:
    """Whether one may be visited, or was visited later than now: then its next visit is to be set anew."""
    states, rests = services.store.feeds.states(), services.store.feeds.rests()
    for feed in services.config.feeds:
        state = states.get(feed.name)
        if state and is_ahead(state, now):
            return True
        if is_due(state, now) and may_be_visited(feed, state, rests, now):
            return True
    return False


def _leaving(services: Services, now: datetime) -> Iterator[Brief]:
    """Briefs half sent, and approved ones that may leave now, of newsletters that are still configured."""
    newsletters = {newsletter.name: newsletter for newsletter in services.config.newsletters}
    for brief in services.store.briefs.all():
        if brief.newsletter in newsletters and (
            brief.status is Status.SENDING
            or (brief.status is Status.APPROVED and may_leave(newsletters[brief.newsletter], brief, now))
        ):
            yield brief
