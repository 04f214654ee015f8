"""Sending survives whatever happens at whatever moment: nothing is lost, nothing is doubled."""

from __future__ import annotations

import email
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import policy
from types import SimpleNamespace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.mail.outbox import Outbox
from briefs.adapters.store.memory import MemoryStore
from briefs.domain.audience import DeliveryStatus, Subscriber, Subscription
from briefs.domain.brief import UNSUBSCRIBE, Brief, Frozen, Status
from briefs.domain.errors import MailError, NotAllowed
from briefs.domain.newsletter import Newsletter, Site
from briefs.domain.work import Owner
from briefs.newsroom.ledger import DELAYS
from briefs.steps.review import cancel
from briefs.steps.send import deliver, finish, freeze_audience, undelivered

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
ID = "asia-2026-11-24-0530"
READERS = ("s1", "s2", "s3")
FROZEN = Frozen(
    brief=ID,
    revision=1,
    subject="Asia",
    html=f'<p>News</p><a href="{UNSUBSCRIBE}">Unsubscribe</a>',
    text=f"News\n{UNSUBSCRIBE}\n",
    page="<p>News</p>",
    json="{}",
    sender="Brief <brief@briefs.example>",
    language="en",
    hash="0",
    approved_by="Ada",
    approved_at=NOW,
)


class Killed(BaseException):
    """What a kill looks like from inside: nothing catches it."""


class Fate:
    """Kills at the nth call, before it or after it."""

    def __init__(self) -> None:
        self.left: int | None = None

    def passes(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Killed


class Mortal:
    """Passes everything on to `inner`, and asks fate before and after each call of these methods."""

    def __init__(self, inner: object, fate: Fate, *methods: str) -> None:
        self._inner, self._fate, self._methods = inner, fate, methods

    def __getattr__(self, name: str):
        found = getattr(self._inner, name)
        if name not in self._methods:
            return found

        def call(*args: object) -> object:
            self._fate.passes()
            result = found(*args)
            self._fate.passes()
            return result

        return call


class Blind(MemoryMailer):
    """A mailer like SMTP: what left cannot be asked."""

    knows_what_left = False

    def has_left(self, message_id: str) -> bool:
        raise AssertionError("nobody may ask")


class World:
    """One approved brief, three readers, and a program that may be killed."""

    def __init__(self, mailer: object) -> None:
        self.store, self.fate, self.mailer, self.now = MemoryStore(), Fate(), mailer, NOW
        newsletter = Newsletter("asia", "Asia", ("feed",))
        config = SimpleNamespace(site=Site("https://briefs.example"), newsletters=(newsletter,))
        mortal = SimpleNamespace(
            briefs=Mortal(self.store.briefs, self.fate, "move"),
            audience=Mortal(self.store.audience, self.fate, "open_deliveries", "settle"),
            lease=self.store.lease,
        )
        self.services = SimpleNamespace(
            config=config,
            store=mortal,
            mailer=Mortal(mailer, self.fate, "send"),
            engine=InProcess(Silent()),
            owner=Owner("host", "boot", 1, 0.0),
        )
        before = Brief(ID, "asia", date(2026, 11, 24), "0530", Status.DRAFT, NOW, revision=1)
        self.store.briefs.create(before)
        self.store.briefs.approve(FROZEN, before, before.moved(Status.APPROVED))
        for reader in READERS:
            self.subscribe(reader)

    def subscribe(self, id: str, status: Subscription = Subscription.CONFIRMED) -> None:
        self.store.audience.add(Subscriber(id, f"{id}@example.org", "asia", status, NOW))

    def set_status(self, id: str, status: Subscription) -> None:
        found = self.store.audience.subscriber(id)
        self.store.audience.save_subscriber(replace(found, status=status))

    def run(self, kill_at: int | None = None) -> bool:
        """Sends as the pipeline does; True when it lived to the end."""
        self.fate.left = kill_at
        try:
            each = self.services.engine.each
            each(self.services, freeze_audience, [ID], self.now)
            each(self.services, deliver, undelivered(self.services, ID, self.now), self.now)
            each(self.services, finish, [ID], self.now)
        except Killed:
            return False
        finally:
            self.fate.left = None
        return True

    @property
    def brief(self) -> Brief:
        return self.store.briefs.get(ID)

    @property
    def rows(self) -> dict[str, DeliveryStatus]:
        return {row.subscriber: row.status for row in self.store.audience.deliveries(ID)}

    def row(self, id: str):
        return next(row for row in self.store.audience.deliveries(ID) if row.subscriber == id)


@pytest.fixture
def world() -> World:
    return World(MemoryMailer())


def reached(world: World) -> Counter[str]:
    return Counter(mail.to.partition("@")[0] for mail in world.mailer.sent)


def test_each_confirmed_reader_is_mailed_once_and_the_brief_is_sent(world):
    world.subscribe("new", Subscription.UNCONFIRMED)
    assert world.run()
    assert world.run()
    assert reached(world) == dict.fromkeys(READERS, 1)
    assert world.brief.status is Status.SENT
    assert world.brief.note == "3 sent"


def test_what_leaves_is_what_was_approved_with_the_readers_own_way_out(world):
    world.run()
    mail = world.mailer.sent[0]
    assert mail.html == FROZEN.html.replace(UNSUBSCRIBE, "https://briefs.example/unsubscribe/s1")
    assert mail.text == FROZEN.text.replace(UNSUBSCRIBE, "https://briefs.example/unsubscribe/s1")
    assert mail.message_id == world.row("s1").message_id


def test_a_brief_without_readers_is_sent_to_nobody(world):
    for reader in READERS:
        world.set_status(reader, Subscription.UNSUBSCRIBED)
    world.run()
    assert world.brief.status is Status.SENT
    assert world.brief.note == "no confirmed subscriber"


@pytest.mark.parametrize("status", [Status.DRAFT, Status.CANCELLED, Status.DRAFTING])
def test_what_is_not_approved_is_not_sent(world, status):
    world.store.briefs.move(world.brief, replace(world.brief, status=status))
    with pytest.raises(NotAllowed):
        freeze_audience(world.services, ID, NOW)
    world.run()
    assert world.mailer.sent == []
    assert world.rows == {}


def test_an_approval_of_an_older_revision_sends_nothing(world):
    world.store.briefs.move(world.brief, replace(world.brief, revision=2))
    with pytest.raises(NotAllowed, match="revision 2"):
        freeze_audience(world.services, ID, NOW)


def test_an_approval_without_a_sender_names_the_setting(world):
    world.store.briefs._files[ID].frozen[-1] = replace(FROZEN, sender="")
    with pytest.raises(NotAllowed, match=r"site\.from"):
        freeze_audience(world.services, ID, NOW)
    assert world.rows == {}


def test_who_subscribes_after_the_audience_was_frozen_waits_for_the_next_brief(world):
    freeze_audience(world.services, ID, NOW)
    world.subscribe("late")
    world.run()
    assert reached(world) == dict.fromkeys(READERS, 1)


@pytest.mark.parametrize(
    "status", [Subscription.UNSUBSCRIBED, Subscription.SUPPRESSED, Subscription.UNCONFIRMED]
)
def test_who_left_since_the_approval_is_not_mailed(world, status):
    freeze_audience(world.services, ID, NOW)
    world.set_status("s2", status)
    world.run()
    assert reached(world) == {"s1": 1, "s3": 1}
    assert world.rows["s2"] is DeliveryStatus.SUPPRESSED
    assert world.brief.status is Status.SENT


def test_a_refused_reader_does_not_stop_the_others(world):
    world.mailer.refusals = {"s1@example.org": MailError("550 nobody", temporary=False)}
    world.run()
    assert world.rows == {"s1": DeliveryStatus.FAILED, "s2": DeliveryStatus.SENT, "s3": DeliveryStatus.SENT}
    assert world.row("s1").detail == "550 nobody"
    assert world.brief.status is Status.SENT


def test_a_deferred_reader_is_tried_again_after_the_pause_and_not_before(world):
    world.mailer.refusals = {"s1@example.org": MailError("451 later", temporary=True)}
    world.run()
    assert world.brief.status is Status.SENDING
    world.mailer.refusals = {}
    world.now = NOW + DELAYS[0] - timedelta(seconds=1)
    world.run()
    assert reached(world) == {"s2": 1, "s3": 1}
    world.now = NOW + DELAYS[0]
    world.run()
    assert reached(world) == dict.fromkeys(READERS, 1)
    assert world.brief.status is Status.SENT


def test_a_mail_in_doubt_is_unknown_and_never_sent_again(world):
    world.mailer.refusals = {"s1@example.org": MailError("lost", temporary=True, in_doubt=True)}
    world.run()
    world.mailer.refusals = {}
    world.now += timedelta(days=1)
    world.run()
    assert world.rows["s1"] is DeliveryStatus.UNKNOWN
    assert reached(world) == {"s2": 1, "s3": 1}


def test_a_paused_brief_sends_nothing_until_it_goes_on(world):
    freeze_audience(world.services, ID, NOW)
    world.store.briefs.move(world.brief, world.brief.moved(Status.PAUSED))
    assert undelivered(world.services, ID, NOW) == ()
    deliver(world.services, f"{ID}/s1", NOW)
    finish(world.services, ID, NOW)
    assert world.mailer.sent == []
    world.run()
    assert reached(world) == dict.fromkeys(READERS, 1)


def test_a_row_that_a_living_run_is_sending_is_left_to_it(world):
    freeze_audience(world.services, ID, NOW)
    row = world.row("s1")
    world.store.audience.settle(row, replace(row, status=DeliveryStatus.SENDING))
    with world.store.lease(
        f"deliver {row.key}", Owner("other", "boot", 2, 0.0), NOW, NOW + timedelta(hours=1)
    ):
        world.run()
        assert world.rows["s1"] is DeliveryStatus.SENDING
        assert world.brief.status is Status.SENDING
    world.run()
    assert world.rows["s1"] is DeliveryStatus.SENT
    assert reached(world) == dict.fromkeys(READERS, 1)


# The calls that fate may cut: two rows settled, one mail and the brief moved, each before and after.
POINTS = range(2 * (2 + 3 * len(READERS) + 1))


def test_the_points_below_are_all_the_points(world):
    assert not World(MemoryMailer()).run(POINTS[-1])
    assert world.run(len(POINTS))


def outbox_world(folder) -> World:
    return World(Outbox(folder))


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_moment_a_folder_gets_every_mail_once(tmp_path, point, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _handle: None)
    world = outbox_world(tmp_path)
    assert not world.run(point)
    assert world.run()
    mails = [email.message_from_bytes(file.read_bytes(), policy=policy.SMTP) for file in tmp_path.iterdir()]
    assert sorted(mail["To"] for mail in mails) == [f"{reader}@example.org" for reader in READERS]
    assert set(world.rows.values()) == {DeliveryStatus.SENT}
    assert world.brief.status is Status.SENT


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_moment_smtp_loses_nothing_silently_and_doubles_nothing(point):
    world = World(Blind())
    assert not world.run(point)
    assert world.run()
    assert max(reached(world).values()) == 1
    unknown = {reader for reader, status in world.rows.items() if status is DeliveryStatus.UNKNOWN}
    assert set(reached(world)) | unknown == set(READERS)
    assert len(unknown) <= 1
    assert world.brief.status is Status.SENT


class Sending(RuleBasedStateMachine):
    """Any order of kills, refusals, pauses, comings and goings."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(MemoryMailer())
        self.gone: Counter[str] = Counter()

    @rule(kill_at=st.none() | st.integers(0, POINTS[-1]))
    def send(self, kill_at: int | None) -> None:
        self.world.run(kill_at)

    @rule(minutes=st.integers(1, 600))
    def wait(self, minutes: int) -> None:
        self.world.now += timedelta(minutes=minutes)

    @rule(id=st.sampled_from(READERS), answer=st.sampled_from(["accept", "later", "never"]))
    def answer(self, id: str, answer: str) -> None:
        self.world.mailer.refusals.pop(f"{id}@example.org", None)
        if answer != "accept":
            error = MailError(answer, temporary=answer == "later")
            self.world.mailer.refusals[f"{id}@example.org"] = error

    @rule(id=st.sampled_from(READERS))
    def leave(self, id: str) -> None:
        self.world.set_status(id, Subscription.UNSUBSCRIBED)
        self.gone[id] = reached(self.world)[id] + 1

    @precondition(lambda self: self.world.brief.status is Status.SENDING)
    @rule()
    def pause(self) -> None:
        self.world.store.briefs.move(self.world.brief, self.world.brief.moved(Status.PAUSED))

    @invariant()
    def nobody_is_mailed_twice(self) -> None:
        assert max(reached(self.world).values(), default=0) <= 1

    @invariant()
    def nobody_is_mailed_after_leaving(self) -> None:
        assert all(reached(self.world)[reader] < count for reader, count in self.gone.items())

    @invariant()
    def a_row_says_sent_only_when_its_mail_left(self) -> None:
        sent = {reader for reader, status in self.world.rows.items() if status is DeliveryStatus.SENT}
        assert sent <= set(reached(self.world))

    def teardown(self) -> None:
        self.world.mailer.refusals = {}
        self.world.now += max(DELAYS)
        assert self.world.run()
        assert self.world.brief.status is Status.SENT
        for reader, status in self.world.rows.items():
            told = reached(self.world)[reader] == 1
            assert (status is DeliveryStatus.SENT) == told
            assert told or status in {DeliveryStatus.FAILED, DeliveryStatus.SUPPRESSED}


TestSending = Sending.TestCase
TestSending.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)


def test_a_brief_that_is_stopped_while_it_is_sent_stays_for_those_who_have_it():
    world = World(MemoryMailer())
    freeze_audience(world.services, ID, NOW)
    first, *_ = undelivered(world.services, ID, NOW)
    deliver(world.services, first, NOW)
    cancel(world.services, ID, "Ada", NOW)
    assert (world.brief.status, world.brief.note) == (Status.SENT, "stopped by Ada")
    assert Counter(world.rows.values()) == {DeliveryStatus.SENT: 1, DeliveryStatus.SUPPRESSED: 2}
    world.run()
    assert len(world.mailer.sent) == 1


def test_a_brief_that_is_stopped_before_any_mail_left_is_given_up():
    world = World(MemoryMailer())
    freeze_audience(world.services, ID, NOW)
    cancel(world.services, ID, "Ada", NOW)
    assert world.brief.status is Status.CANCELLED
