"""Slots: which briefs are due now, when an approved one leaves, and when it is too late.

A slot is a local HH:MM of a local date. Where the clock is set back, the first of the two moments counts;
where it is set forward over the slot, the next minute that exists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from briefs.domain.brief import Brief, Status
from briefs.domain.newsletter import Newsletter, Schedule, Slot

MANUAL = "manual"
"""The label of a brief that a person asked for outside the schedule."""

OPEN = frozenset({Status.DRAFTING, Status.SKIPPED, Status.FAILED})
"""States of a brief whose slot is still due: its drafting was cut off, or may turn out better."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def due_slots(newsletters: Sequence[Newsletter], history: Sequence[Brief], now: datetime) -> tuple[Slot, ...]:
    """The slots whose time has come, whose latest time has not passed, and which have no brief yet."""
    made = {(brief.newsletter, brief.date, brief.slot) for brief in history if brief.status not in OPEN}
    slots = (slot for newsletter in newsletters for slot in _current(newsletter, now))
    return tuple(slot for slot in slots if (slot.newsletter, slot.date, slot.label) not in made)


def latest_slot(newsletter: Newsletter, now: datetime) -> Slot:
    """The latest slot that is due now, whether or not it has its brief; "manual" when none is."""
    manual = Slot(newsletter.name, _today(newsletter, now), MANUAL)
    return max(_current(newsletter, now), key=lambda slot: slot.date, default=manual)


def draft_time(newsletter: Newsletter, slot: Slot) -> datetime | None:
    """When the slot's draft is made, in UTC; None for a slot outside the schedule."""
    schedule = _schedule(newsletter, slot)
    return _moment(newsletter, slot.date, schedule.draft) if schedule else None


def send_time(newsletter: Newsletter, slot: Slot) -> datetime | None:
    """When the slot's approved brief leaves, in UTC; None for as soon as it is approved."""
    schedule = _schedule(newsletter, slot)
    return _moment(newsletter, slot.date, schedule.send) if schedule and schedule.send else None


def latest_time(newsletter: Newsletter, slot: Slot) -> datetime | None:
    """The first moment that is too late, in UTC; None for never.

    The configured minute is the last that counts, without one the local day's last.
    """
    schedule = _schedule(newsletter, slot)
    if schedule is None:
        return None
    if schedule.latest:
        end = _moment(newsletter, slot.date, schedule.latest) + _MINUTE
    else:
        end = _moment(newsletter, slot.date + _DAY, time())
    # a slot that the clock jumps over may fall after its own latest time; it still has its minute
    return max(end, _moment(newsletter, slot.date, schedule.draft) + _MINUTE)


def may_leave(newsletter: Newsletter, brief: Brief, now: datetime) -> bool:
    """Whether an approved brief is to be sent now; a time that an editor set goes before the schedule."""
    if brief.send_at:
        return now >= brief.send_at
    start, end = send_time(newsletter, slot_of(brief)), latest_time(newsletter, slot_of(brief))
    return (start is None or now >= start) and (end is None or now < end)


def slot_of(brief: Brief) -> Slot:
    """The slot that the brief fills."""
    return Slot(brief.newsletter, brief.date, brief.slot)


def _current(newsletter: Newsletter, now: datetime) -> Iterator[Slot]:
    """The slots of yesterday and today between their draft time and their latest time."""
    schedule = newsletter.schedule
    if schedule is None:
        return
    today = _today(newsletter, now)
    for day in (today - _DAY, today):
        slot = Slot(newsletter.name, day, f"{schedule.draft:%H%M}")
        start, end = draft_time(newsletter, slot), latest_time(newsletter, slot)
        if day.weekday() in schedule.weekdays and start and end and start <= now < end:
            yield slot


def _schedule(newsletter: Newsletter, slot: Slot) -> Schedule | None:
    return None if slot.label == MANUAL else newsletter.schedule


def _today(newsletter: Newsletter, now: datetime) -> date:
    return now.astimezone(ZoneInfo(newsletter.timezone)).date()


def _moment(newsletter: Newsletter, day: date, at: time) -> datetime:
    zone = ZoneInfo(newsletter.timezone)
    local = datetime.combine(day, at)
    while not _exists(local, zone):
        local += _MINUTE
    return local.replace(tzinfo=zone).astimezone(UTC)


def _exists(local: datetime, zone: ZoneInfo) -> bool:
    there_and_back = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) == local
