"""A reader's wish, fulfilled in a store that others change too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from briefs.adapters.store.memory import MemoryStore
from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.errors import Conflict, NotFound
from briefs.domain.newsletter import Newsletter
from briefs.newsroom.preferences import Wish
from briefs.steps.preferring import prefer

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
ADDRESS = "ann@example.org"
JOIN_EUROPE = Wish(join=frozenset({"europe"}))


def row(id: str, newsletter: str, status: Subscription = Subscription.CONFIRMED) -> Subscriber:
    return Subscriber(id, ADDRESS, newsletter, status, NOW - timedelta(days=9))


class Interrupted:
    """An audience that somebody else changes just before each of our own changes, `left` times."""

    def __init__(self, inner: object, meddle: Callable[[], object], left: int) -> None:
        self._inner, self._meddle, self._left = inner, meddle, left

    def __getattr__(self, name: str):
        found = getattr(self._inner, name)
        if name not in {"add", "change"}:
            return found

        def call(*args: object) -> object:
            if self._left:
                self._left -= 1
                self._meddle()
            return found(*args)

        return call


@pytest.fixture
def audience():
    store = MemoryStore().audience
    store.add(row("a1", "asia"))
    return store


@pytest.fixture
def services(audience):
    newsletters = tuple(Newsletter(name, name.title(), ("feed",)) for name in ("asia", "europe"))
    config = SimpleNamespace(newsletters=newsletters)
    return SimpleNamespace(config=config, store=SimpleNamespace(audience=audience))


def interrupted(services, meddle, times: int = 1):
    audience = Interrupted(services.store.audience, meddle, times)
    return SimpleNamespace(config=services.config, store=SimpleNamespace(audience=audience))


def statuses(audience) -> dict[str, Subscription]:
    return {one.newsletter: one.status for one in audience.of_address(ADDRESS)}


def test_a_newsletter_is_joined_under_an_id_that_nobody_can_guess(services, audience):
    prefer(services, "a1", JOIN_EUROPE, NOW)
    asia, europe = audience.of_address(ADDRESS)
    assert (asia, europe.status, europe.since) == (row("a1", "asia"), Subscription.CONFIRMED, NOW)
    assert len(europe.id) >= 22  # 128 bits
    assert europe.id != asia.id


def test_a_wish_that_comes_twice_changes_nothing_more(services, audience):
    for later in (NOW, NOW + timedelta(hours=1)):
        prefer(services, "a1", replace(JOIN_EUROPE, leave=frozenset({"asia"})), later)
    found = audience.of_address(ADDRESS)
    assert {one.since for one in found} == {NOW}
    assert statuses(audience) == {"asia": Subscription.UNSUBSCRIBED, "europe": Subscription.CONFIRMED}


def test_only_the_subscribers_own_address_is_touched(services, audience):
    other = replace(row("b1", "asia"), email="bob@example.org")
    audience.add(other)
    prefer(services, "a1", Wish(leave_all=True), NOW)
    assert audience.subscriber("b1") == other


def test_an_unknown_id_changes_nothing(services, audience):
    with pytest.raises(NotFound):
        prefer(services, "nobody", Wish(leave_all=True), NOW)
    assert statuses(audience) == {"asia": Subscription.CONFIRMED}


def test_who_is_suppressed_at_that_very_moment_stays_suppressed(services, audience):
    """A bounce is recorded between reading the row and changing it."""
    left = row("a1", "asia", Subscription.UNSUBSCRIBED)
    audience.save_subscriber(left)
    blocked = replace(left, status=Subscription.SUPPRESSED)
    meddled = interrupted(services, lambda: audience.save_subscriber(blocked))
    prefer(meddled, "a1", Wish(join=frozenset({"asia"})), NOW)
    assert audience.subscriber("a1") == blocked


def test_an_address_that_somebody_else_adds_at_that_very_moment_is_there_once(services, audience):
    theirs = row("e1", "europe", Subscription.UNCONFIRMED)
    prefer(interrupted(services, lambda: audience.add(theirs)), "a1", JOIN_EUROPE, NOW)
    assert audience.of_address(ADDRESS)[1:] == (replace(theirs, status=Subscription.CONFIRMED, since=NOW),)


def test_rows_that_never_stand_still_are_given_up(services, audience):
    def stir() -> None:
        found = audience.subscriber("a1")
        audience.save_subscriber(replace(found, since=found.since + timedelta(seconds=1)))

    with pytest.raises(Conflict):
        prefer(interrupted(services, stir, times=99), "a1", Wish(leave_all=True), NOW)
    assert statuses(audience) == {"asia": Subscription.CONFIRMED}
