from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.brief import Brief, Status
from briefs.domain.newsletter import Newsletter, Schedule, Slot
from briefs.newsroom.slots import (
    draft_time,
    due_slots,
    latest_slot,
    latest_time,
    may_leave,
    send_time,
    slot_of,
)

TUESDAY = date(2026, 11, 24)
WEEKDAYS = frozenset(range(5))


def newsletter(zone: str = "Asia/Tokyo", **schedule: object) -> Newsletter:
    times = Schedule(**({"draft": time(5, 30)} | schedule))
    return Newsletter("asia", "Asia", ("feed",), timezone=zone, schedule=times)


def local(zone: str, *parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def tokyo(day: int, hour: int, minute: int = 0) -> datetime:
    return local("Asia/Tokyo", 2026, 11, day, hour, minute)


def made(slot: Slot, status: Status = Status.DRAFT, **more: object) -> Brief:
    return Brief(slot.brief, slot.newsletter, slot.date, slot.label, status, tokyo(24, 5, 30), **more)


SLOT = Slot("asia", TUESDAY, "0530")


@pytest.mark.parametrize(
    ("now", "schedule", "due"),
    [
        (tokyo(24, 5, 29), {}, []),
        (tokyo(24, 5, 30), {}, [SLOT]),
        (tokyo(24, 23, 59), {}, [SLOT]),
        (tokyo(25, 0, 0), {}, []),
        (tokyo(24, 9, 0), {"latest": time(9)}, [SLOT]),
        (tokyo(24, 9, 1), {"latest": time(9)}, []),
        (tokyo(24, 5, 30), {"latest": time(5, 30)}, [SLOT]),
        (tokyo(24, 5, 30), {"weekdays": frozenset({0})}, []),
        (tokyo(28, 6), {"weekdays": WEEKDAYS}, []),
        (tokyo(27, 6), {"weekdays": WEEKDAYS}, [Slot("asia", date(2026, 11, 27), "0530")]),
    ],
)
def test_a_slot_is_due_from_its_draft_time_to_the_end_of_its_latest_minute(now, schedule, due):
    assert list(due_slots([newsletter(**schedule)], [], now)) == due


def test_a_newsletter_without_a_schedule_is_never_due():
    assert due_slots([replace(newsletter(), schedule=None)], [], tokyo(24, 6)) == ()


@pytest.mark.parametrize("status", Status)
def test_only_a_brief_cut_off_skipped_or_failed_leaves_its_slot_due(status):
    due = due_slots([newsletter()], [made(SLOT, status)], tokyo(24, 6))
    assert bool(due) == (status in {Status.DRAFTING, Status.SKIPPED, Status.FAILED})


def test_a_brief_made_by_hand_does_not_fill_the_slot():
    by_hand = made(Slot("asia", TUESDAY, "manual"))
    assert due_slots([newsletter()], [by_hand], tokyo(24, 6)) == (SLOT,)


@pytest.mark.parametrize(
    ("zone", "day", "draft", "moment"),
    [
        # set back: the first of two half past twos
        ("Europe/Berlin", date(2027, 10, 31), time(2, 30), "2027-10-31T00:30+00:00"),
        # set forward: 02:30 does not exist, 03:00 does
        ("Europe/Berlin", date(2027, 3, 28), time(2, 30), "2027-03-28T01:00+00:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30+00:00"),
        ("Asia/Kathmandu", date(2026, 11, 24), time(5, 30), "2026-11-23T23:45+00:00"),
        # midnight itself was jumped over
        ("America/Sao_Paulo", date(2018, 11, 4), time(0, 30), "2018-11-04T03:00+00:00"),
        # Samoa had no 30 December 2011
        ("Pacific/Apia", date(2011, 12, 30), time(5, 30), "2011-12-30T10:00+00:00"),
    ],
)
def test_a_changed_clock_gives_each_slot_one_moment(zone, day, draft, moment):
    one = newsletter(zone, draft=draft)
    assert draft_time(one, Slot("asia", day, f"{draft:%H%M}")) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        (tokyo(24, 5), Slot("asia", TUESDAY, "manual")),
        (tokyo(24, 5, 30), SLOT),
        (tokyo(24, 20), SLOT),
    ],
)
def test_the_latest_slot_is_the_one_that_is_due_else_a_manual_one(now, slot):
    assert latest_slot(newsletter(), now) == slot


def test_a_manual_slot_has_the_local_date_and_no_times():
    one = replace(newsletter("Pacific/Auckland", send=time(6), latest=time(9)), schedule=None)
    slot = latest_slot(one, datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert slot == Slot("asia", date(2026, 11, 25), "manual")
    scheduled = newsletter(send=time(6), latest=time(9))
    assert [at(scheduled, slot) for at in (draft_time, send_time, latest_time)] == [None, None, None]


def test_times_of_a_slot_are_utc():
    one = newsletter(send=time(6, 30), latest=time(9))
    assert send_time(one, SLOT) == datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    assert latest_time(one, SLOT) == datetime(2026, 11, 24, 0, 1, tzinfo=UTC)
    assert send_time(newsletter(), SLOT) is None
    assert latest_time(newsletter(), SLOT) == tokyo(25, 0)


@pytest.mark.parametrize(
    ("now", "send_at", "leaves"),
    [
        (tokyo(24, 6, 29), None, False),
        (tokyo(24, 6, 30), None, True),
        (tokyo(24, 9, 0), None, True),
        (tokyo(24, 9, 1), None, False),
        (tokyo(24, 6, 30), tokyo(24, 11), False),
        (tokyo(24, 11), tokyo(24, 11), True),
    ],
)
def test_an_approved_brief_leaves_between_send_and_latest_unless_an_editor_set_a_time(now, send_at, leaves):
    one = newsletter(send=time(6, 30), latest=time(9))
    assert may_leave(one, made(SLOT, Status.APPROVED, send_at=send_at), now) is leaves


def test_a_brief_made_by_hand_leaves_as_soon_as_it_is_approved():
    by_hand = made(Slot("asia", TUESDAY, "manual"), Status.APPROVED)
    assert may_leave(newsletter(send=time(6, 30), latest=time(9)), by_hand, tokyo(27, 3))


ZONES = (
    "UTC", "Asia/Tokyo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
    "Pacific/Apia", "America/Scoresbysund", "Africa/Casablanca", "Asia/Kathmandu",
)  # fmt: skip


@st.composite
def runs(draw):
    """A newsletter, a fortnight and the moments at which the program happened to be awake."""
    zone = draw(st.sampled_from(ZONES))
    at = draw(st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None)))
    later = st.none() | st.times(min_value=at).map(lambda t: t.replace(second=0, microsecond=0))
    days = draw(st.frozensets(st.integers(0, 6), min_size=1))
    start = datetime(2011, 12, 1, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 19 * 365 * 24)))
    minutes = draw(st.lists(st.integers(0, 14 * 24 * 60), min_size=1, max_size=60))
    one = newsletter(zone, draft=at, weekdays=days, latest=draw(later))
    return one, [start + timedelta(minutes=m) for m in sorted(minutes)]


@settings(max_examples=50, deadline=None)
@given(runs())
def test_a_slot_never_gets_two_briefs_however_often_the_clock_ticks(run):
    one, moments = run
    history: list[Brief] = []
    for now in moments:
        due = due_slots([one], history, now)
        assert len(due) <= 2
        for slot in due:
            history.append(made(slot))
            assert slot_of(history[-1]) == slot
    assert len({(b.newsletter, b.date, b.slot) for b in history}) == len(history)


@settings(max_examples=50, deadline=None)
@given(runs(), st.integers(0, 59))
def test_every_scheduled_day_gets_its_slot_when_the_program_is_awake_in_the_minute_of_its_time(run, late):
    one, moments = run
    first = moments[0].astimezone(ZoneInfo(one.timezone)).date()
    for day in (first + timedelta(days=n) for n in range(15)):
        slot = Slot(one.name, day, f"{one.schedule.draft:%H%M}")
        now = draft_time(one, slot) + timedelta(seconds=late)
        assert (slot in due_slots([one], [], now)) == (day.weekday() in one.schedule.weekdays)
        assert slot not in due_slots([one], [], draft_time(one, slot) - timedelta(seconds=1))
        assert slot not in due_slots([one], [], latest_time(one, slot))
