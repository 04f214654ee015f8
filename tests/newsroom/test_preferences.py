"""What becomes of an address's subscriptions when its owner asks on a page of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.domain.audience import Subscriber, Subscription
from briefs.newsroom.preferences import MAILED, Change, Outcome, Wish, decided, masked, outcome, wish

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
SINCE = NOW - timedelta(days=30)
SITE = frozenset({"asia", "europe", "tech"})

CONFIRMED, UNCONFIRMED = Subscription.CONFIRMED, Subscription.UNCONFIRMED
LEFT, SUPPRESSED = Subscription.UNSUBSCRIBED, Subscription.SUPPRESSED


def row(newsletter: str = "asia", status: Subscription = CONFIRMED, id: str = "") -> Subscriber:
    return Subscriber(id or f"id of {newsletter}", "ann@example.org", newsletter, status, SINCE)


def after(rows: tuple[Subscriber, ...], asked: Wish, ids=("new",) * 9) -> dict[str, Subscription]:
    """The address's newsletters when the changes are made."""
    changes = decided(rows[0], rows, asked, SITE, ids, NOW)
    made = {one.newsletter: one.status for one in rows}
    return made | {change.after.newsletter: change.after.status for change in changes}


JOIN, LEAVE = Wish(join=frozenset({"asia"})), Wish(leave=frozenset({"asia"}))


@pytest.mark.parametrize(
    ("asked", "before", "becomes"),
    [
        (JOIN, CONFIRMED, CONFIRMED),
        (JOIN, UNCONFIRMED, CONFIRMED),
        (JOIN, LEFT, CONFIRMED),
        (JOIN, SUPPRESSED, SUPPRESSED),
        (LEAVE, CONFIRMED, LEFT),
        (LEAVE, UNCONFIRMED, LEFT),
        (LEAVE, LEFT, LEFT),
        (LEAVE, SUPPRESSED, SUPPRESSED),
        (Wish(leave_all=True), CONFIRMED, LEFT),
        (Wish(leave_all=True), UNCONFIRMED, LEFT),
        (Wish(leave_all=True), SUPPRESSED, SUPPRESSED),
        (Wish(), LEFT, LEFT),
        (Wish(join=frozenset({"europe"})), LEFT, LEFT),
    ],
)
def test_what_a_wish_makes_of_a_subscription(asked, before, becomes):
    rows = (row(status=before),)
    changes = [one for one in decided(rows[0], rows, asked, SITE, ["new"], NOW) if one.before]
    changed = replace(rows[0], status=becomes, since=NOW)
    assert changes == ([] if becomes is before else [Change(rows[0], changed)])


def test_a_newsletter_that_the_address_has_not_is_added_under_a_fresh_id_as_confirmed():
    rows = (row("asia", LEFT),)
    asked = Wish(join=frozenset({"tech", "europe"}))
    changes = decided(rows[0], rows, asked, SITE, ["n1", "n2", "n3"], NOW)
    assert changes == (
        Change(None, Subscriber("n1", "ann@example.org", "europe", CONFIRMED, NOW)),
        Change(None, Subscriber("n2", "ann@example.org", "tech", CONFIRMED, NOW)),
    )


@pytest.mark.parametrize("name", ["gone", "", "../asia"])
def test_a_newsletter_that_the_site_has_not_is_not_added(name):
    assert decided(row(), (row(),), Wish(join=frozenset({name})), SITE, ["new"], NOW) == ()


def test_one_that_does_not_appear_any_longer_can_be_left_and_taken_back():
    rows = (row("asia"), row("gone"))
    assert after(rows, Wish(leave=frozenset({"gone"})))["gone"] is LEFT
    assert after((row("gone", LEFT),), Wish(join=frozenset({"gone"})))["gone"] is CONFIRMED


def test_leaving_all_leaves_every_newsletter_and_joins_none():
    rows = (row("asia"), row("gone"), row("tech", LEFT))
    for asked in (Wish(leave_all=True), Wish(join=frozenset({"europe", "tech"}), leave_all=True)):
        assert after(rows, asked) == {"asia": LEFT, "gone": LEFT, "tech": LEFT}


@pytest.mark.parametrize(
    ("had", "ticked", "asked"),
    [
        ([], [], Wish()),
        (["asia"], ["asia"], Wish()),
        (["asia"], [], Wish(leave=frozenset({"asia"}))),
        ([], ["asia"], Wish(join=frozenset({"asia"}))),
        (["asia", "tech"], ["tech", "europe"], Wish(frozenset({"europe"}), frozenset({"asia"}))),
    ],
)
def test_a_wish_is_what_differs_from_the_page_that_was_shown(had, ticked, asked):
    assert wish(had, ticked) == asked


def test_a_page_left_open_does_not_take_back_what_was_done_since():
    """Asia was ticked when it was loaded, and was left elsewhere meanwhile; here Europe is added."""
    rows = (row("asia", LEFT),)
    assert after(rows, wish(["asia"], ["asia", "europe"])) == {"asia": LEFT, "europe": CONFIRMED}


@pytest.mark.parametrize(
    ("rows", "asked", "told"),
    [
        ((row(),), JOIN, Outcome(joined=("asia",))),
        ((row(status=LEFT),), LEAVE, Outcome(left=("asia",))),
        ((row(status=SUPPRESSED),), JOIN, Outcome(blocked=("asia",))),
        ((row(status=SUPPRESSED),), LEAVE, Outcome(left=("asia",))),
        ((row(),), LEAVE, Outcome()),
        ((), JOIN, Outcome()),
        ((), LEAVE, Outcome()),
        ((row(),), Wish(), Outcome()),
    ],
)
def test_what_a_reader_is_told(rows, asked, told):
    assert outcome(rows, asked) == told


@pytest.mark.parametrize(
    ("email", "shown"),
    [
        ("reader@example.com", "r…r@example.com"),
        ("ada@example.org", "a…@example.org"),
        ("ab@example.org", "a…@example.org"),
        ("a@example.org", "a…@example.org"),
        ('"a@b"@example.org', '"…"@example.org'),
        ("nobody", "n…y"),
        ("", "…"),
    ],
)
def test_a_masked_address_is_known_to_its_owner_only(email, shown):
    assert masked(email) == shown


NAMES = st.sampled_from(["asia", "europe", "gone"])


@given(
    st.dictionaries(NAMES, st.sampled_from(Subscription), min_size=1),
    st.sets(NAMES),
    st.sets(NAMES),
    st.booleans(),
)
def test_a_wish_that_comes_twice_changes_nothing_more(statuses, had, ticked, everything):
    rows = tuple(row(name, status) for name, status in statuses.items())
    asked = replace(wish(had, ticked), leave_all=everything)
    made = after(rows, asked)
    again = tuple(row(name, status) for name, status in made.items())
    assert after(again, asked) == made
    assert all(made[name] is SUPPRESSED for name, was in statuses.items() if was is SUPPRESSED)
    assert not everything or not MAILED & {*made.values()}
