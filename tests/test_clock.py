"""Each tick does what is due, once; with a real store, and a reader whose feeds are quiet."""

from __future__ import annotations

import importlib.util
import signal
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.memory import MemoryStore
from briefs.clock import tick
from briefs.config import Config, Environment
from briefs.domain.article import Outlets
from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.brief import Brief, Frozen, Status
from briefs.domain.errors import MailError, Problem
from briefs.domain.feed import Feed, Fetching, Outcome, Visit
from briefs.domain.newsletter import Newsletter, Schedule, Site
from briefs.domain.work import Owner
from briefs.newsroom.ledger import DELAYS
from briefs.ports import Services

ID = "asia-2026-11-24-0530"


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, tzinfo=UTC)


class QuietReader:
    """Feeds that answer and have nothing new; counts how often it was asked."""

    def __init__(self) -> None:
        self.visits: list[datetime] = []

    def visit_many(self, feeds, now, rests=()):
        for feed, _ in feeds:
            self.visits.append(now)
            yield Visit(feed.name, now, Outcome.UNCHANGED)

    def read_pages(self, articles, now, rests=(), rules=()):
        return iter(())


@pytest.fixture
def services(pages) -> Services:
    schedule = Schedule(time(5, 30), send=time(6, 30), latest=time(9))
    newsletter = Newsletter("asia", "Asia", ("ft",), schedule=schedule)
    feed = Feed("ft", "https://ft.example/feed", "Financial Times", every=timedelta(hours=1))
    store = MemoryStore()
    store.audience.add(Subscriber("s1", "ada@example.org", "asia", Subscription.CONFIRMED, at(0)))
    return Services(
        config=Config(Site("https://briefs.example"), (feed,), (newsletter,), Environment()),
        store=store,
        reader=QuietReader(),
        model=None,
        mailer=MemoryMailer(),
        pages=pages,
        engine=InProcess(Silent()),
        owner=Owner("host", "boot", 1, 0.0),
        outlets=Outlets(),
        prices=(),
    )


@pytest.fixture(scope="session")
def pages() -> JinjaPages:
    return JinjaPages()


def approved(services: Services, newsletter: str = "asia") -> None:
    before = Brief(ID, newsletter, date(2026, 11, 24), "0530", Status.DRAFT, at(5, 30), revision=1)
    frozen = Frozen(ID, 1, "S", "h", "t", "p", "{}", "b@b.example", "en", "0", "Ada", at(5, 45))
    services.store.briefs.create(before)
    services.store.briefs.approve(frozen, before, before.moved(Status.APPROVED))


def status(services: Services) -> Status:
    return services.store.briefs.get(ID).status


def test_feeds_are_read_when_they_are_due_and_not_at_every_tick(services):
    for minute in (0, 1, 30, 59):
        tick(services, at(1, minute))
    assert services.reader.visits == [at(1)]
    tick(services, at(3))
    assert services.reader.visits == [at(1), at(3)]


def test_a_slot_is_drafted_at_its_time_and_not_before(services):
    tick(services, at(5, 29))
    assert services.store.briefs.all() == ()
    tick(services, at(5, 30))
    assert [brief.id for brief in services.store.briefs.all()] == [ID]


def test_a_skipped_slot_is_tried_again_only_when_feeds_are_read(services):
    tick(services, at(5, 30))
    assert status(services) is Status.SKIPPED
    skipped = services.store.briefs.get(ID)
    services.store.briefs.move(skipped, replace(skipped, note="as it was"))
    tick(services, at(5, 31))
    assert services.store.briefs.get(ID).note == "as it was"
    tick(services, at(7))
    assert services.store.briefs.get(ID).note != "as it was"


def test_an_approved_brief_leaves_at_its_send_time_once(services):
    approved(services)
    tick(services, at(6, 29))
    assert status(services) is Status.APPROVED
    for minute in (30, 31, 32):
        tick(services, at(6, minute))
    assert status(services) is Status.SENT
    assert len(services.mailer.sent) == 1


def test_a_brief_approved_too_late_is_left_to_a_person(services):
    approved(services)
    tick(services, at(9, 1))
    assert status(services) is Status.APPROVED
    assert services.mailer.sent == []


def test_a_brief_half_sent_goes_on_even_after_its_latest_time(services):
    approved(services)
    services.mailer.refusals["ada@example.org"] = MailError("451 later", temporary=True)
    tick(services, at(9))
    assert status(services) is Status.SENDING
    services.mailer.refusals.clear()
    tick(services, at(9) + DELAYS[0])
    assert status(services) is Status.SENT
    assert len(services.mailer.sent) == 1


def test_a_brief_of_a_newsletter_that_is_gone_stops_nothing(services):
    approved(services, newsletter="gone")
    tick(services, at(7))
    assert status(services) is Status.APPROVED
    assert not services.engine.failures


class FailingReader(QuietReader):
    """Feeds that all fail, from a day on."""

    def visit_many(self, feeds, now, *more):
        for visited in super().visit_many(feeds, now, *more):
            yield replace(visited, outcome=Outcome.FAILED, error="500") if now >= at(0) else visited


def test_in_a_fortnight_the_operator_is_told_after_three_days_and_again_after_a_week(services, pages):
    fetching = Fetching(alerts_to="ops@briefs.example")
    config = replace(services.config, newsletters=(), fetching=fetching)
    services = replace(services, config=config, reader=FailingReader(), pages=pages)
    start = at(0) - timedelta(days=1)
    for hours in range(0, 14 * 24, 2):
        tick(services, start + timedelta(hours=hours))
    days = [mail.date.date().isoformat() for mail in services.mailer.sent]
    assert days == ["2026-11-26", "2026-12-03"]
    assert not services.engine.failures


def test_a_letter_that_cannot_be_written_stops_no_brief(services):
    approved(services)
    problem = Problem("feeds.yaml", 3, "", "is not YAML")
    services = replace(services, config=replace(services.config, refused=(problem,)), pages=None)
    tick(services, at(6, 30))
    assert status(services) is Status.SENT
    assert [failure.step for failure in services.engine.failures] == ["alert"]


def test_the_scheduler_ticks_at_once_stops_when_asked_and_closes_the_services(monkeypatch):
    place = Path(__file__).parent.parent / "scheduler.py"
    spec = importlib.util.spec_from_file_location("briefs_scheduler", place)
    scheduler = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scheduler)
    seen: list[object] = []

    @contextmanager
    def opened(path: Path, _environ: object):
        try:
            yield SimpleNamespace(renew=lambda now: (path.name, now.tzinfo))
        finally:
            seen.append("closed")

    def stop_twice(services: object, now: datetime) -> None:
        seen.append(services)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGTERM)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGTERM)

    monkeypatch.setattr(scheduler, "open_live", opened)
    monkeypatch.setattr(scheduler, "tick", stop_twice)
    old = [signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)]
    try:
        scheduler.main("other.yaml")
    finally:
        signal.signal(signal.SIGTERM, old[0])
        signal.signal(signal.SIGINT, old[1])
    assert seen == [("other.yaml", UTC), "closed"]


def test_the_scheduler_stays_short_enough_to_read_at_a_glance():
    assert len((Path(__file__).parent.parent / "scheduler.py").read_text().splitlines()) <= 40
