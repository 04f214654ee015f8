from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.domain.audience import DeliveryStatus, Subscription
from briefs.domain.errors import Conflict, NotFound, StoreError


@pytest.fixture
def reader(store, make):
    store.audience.add(make.subscriber())
    return make.subscriber()


@pytest.fixture
def brief(store, make):
    store.briefs.create(make.brief())
    return make.brief()


@pytest.mark.parametrize("status", list(Subscription))
def test_an_address_is_on_a_newsletter_once_whatever_its_status(store, make, status):
    stored = make.subscriber(status=status)
    assert store.audience.add(stored)
    assert not store.audience.add(make.subscriber("r2"))
    assert not store.audience.add(make.subscriber("r3", "Ann@Example.org"))
    assert store.audience.subscribers() == (stored,)


def test_an_address_may_be_on_two_newsletters(store, make, reader):
    assert store.audience.add(make.subscriber("r2", newsletter="europe"))
    assert [s.id for s in store.audience.subscribers("europe")] == ["r2"]
    assert len(store.audience.subscribers()) == 2


def test_an_id_is_given_once(store, make, reader):
    with pytest.raises(Conflict, match="id"):
        store.audience.add(make.subscriber(email="bob@example.org"))


def test_subscribers_are_by_address(store, make):
    for name, email in (("1", "c@x.org"), ("2", "a@x.org"), ("3", "b@x.org")):
        store.audience.add(make.subscriber(name, email))
    assert [s.email for s in store.audience.subscribers("asia")] == ["a@x.org", "b@x.org", "c@x.org"]


def test_a_subscriber_is_found_by_id(store, reader):
    assert store.audience.subscriber("r1") == reader
    with pytest.raises(NotFound, match="r9"):
        store.audience.subscriber("r9")


def test_a_saved_subscriber_replaces_the_one_of_that_id(store, reader):
    changed = replace(reader, status=Subscription.UNSUBSCRIBED, email="ann@new.example")
    store.audience.save_subscriber(changed)
    assert store.audience.subscribers() == (changed,)


def test_an_unknown_subscriber_cannot_be_replaced(store, make):
    with pytest.raises(NotFound):
        store.audience.save_subscriber(make.subscriber())
    assert store.audience.subscribers() == ()


def test_a_subscriber_cannot_take_another_s_address(store, make, reader):
    store.audience.add(make.subscriber("r2", "bob@example.org"))
    with pytest.raises(Conflict, match="already"):
        store.audience.save_subscriber(make.subscriber("r2", "ANN@example.org"))
    assert store.audience.subscriber("r2").email == "bob@example.org"


def test_the_rows_of_an_address_are_found_whatever_its_case(store, make, reader):
    europe = make.subscriber("r2", "Ann@Example.org", newsletter="europe")
    for one in (europe, make.subscriber("r3", "bob@example.org"), make.subscriber("r4", "ann@example.com")):
        store.audience.add(one)
    for spelling in ("ann@example.org", "ANN@example.ORG"):
        assert store.audience.of_address(spelling) == (reader, europe)
    assert store.audience.of_address("ann") == ()
    assert store.audience.of_address("") == ()


def test_the_rows_of_an_address_are_by_newsletter(store, make):
    names = ("europe", "asia", "tech")
    for number, name in enumerate(names):
        store.audience.add(make.subscriber(f"r{number}", newsletter=name))
    found = [row.newsletter for row in store.audience.of_address("ann@example.org")]
    assert found == sorted(names)


def test_a_subscriber_is_changed_from_what_was_read(store, make, reader):
    left = replace(reader, status=Subscription.UNSUBSCRIBED, since=make.hours(1))
    store.audience.change(reader, left)
    assert store.audience.subscriber("r1") == left


def test_a_subscriber_that_somebody_else_changed_first_stays_as_it_is(store, make, reader):
    blocked = replace(reader, status=Subscription.SUPPRESSED)
    store.audience.save_subscriber(blocked)
    with pytest.raises(Conflict, match="somebody else"):
        store.audience.change(reader, replace(reader, since=make.hours(1)))
    assert store.audience.subscriber("r1") == blocked


def test_a_subscriber_that_was_never_added_cannot_be_changed(store, make):
    with pytest.raises(Conflict):
        store.audience.change(make.subscriber(), make.subscriber())
    assert store.audience.subscribers() == ()


def test_a_change_cannot_take_another_s_address_nor_a_naive_time(store, make, reader):
    store.audience.add(make.subscriber("r2", "bob@example.org"))
    with pytest.raises(Conflict, match="already"):
        store.audience.change(reader, replace(reader, email="BOB@example.org"))
    with pytest.raises(StoreError, match="time zone"):
        store.audience.change(reader, replace(reader, since=make.now.replace(tzinfo=None)))
    assert store.audience.subscriber("r1") == reader


def test_a_delivery_is_opened_once(store, make, brief, reader):
    first = make.delivery(not_before=make.hours(1), attempts=2, detail="greylisted")
    store.audience.open_deliveries([first])
    store.audience.add(make.subscriber("r0", "bob@example.org"))
    store.audience.open_deliveries([make.delivery(message_id="<other@x>"), make.delivery("r0")])
    assert store.audience.deliveries(brief.id) == (make.delivery("r0"), first)


def test_one_row_of_the_ledger_is_found_by_brief_and_subscriber(store, make, brief, reader):
    store.audience.open_deliveries([make.delivery()])
    assert store.audience.delivery(brief.id, "r1") == make.delivery()
    for pair in ((brief.id, "r2"), ("another", "r1")):
        with pytest.raises(NotFound, match="no delivery"):
            store.audience.delivery(*pair)


def test_a_ledger_is_one_brief_s(store, make, brief, reader):
    store.audience.open_deliveries([make.delivery()])
    assert store.audience.deliveries("another") == ()
    store.audience.open_deliveries([])
    assert len(store.audience.deliveries(brief.id)) == 1


@pytest.mark.parametrize("change", [{"brief": "none"}, {"subscriber": "none"}])
def test_a_delivery_needs_its_brief_and_its_subscriber(store, make, brief, reader, change):
    with pytest.raises(NotFound, match="none"):
        store.audience.open_deliveries([make.delivery(), replace(make.delivery(), **change)])
    assert store.audience.deliveries(brief.id) == ()


def test_a_delivery_is_settled_once(store, make, brief, reader):
    before = make.delivery()
    store.audience.open_deliveries([before])
    sending = replace(before, status=DeliveryStatus.SENDING, attempts=1, updated=make.hours(1))
    store.audience.settle(before, sending)
    with pytest.raises(Conflict, match="somebody else"):
        store.audience.settle(before, sending)
    assert store.audience.deliveries(brief.id) == (sending,)


def test_a_delivery_that_was_never_opened_cannot_be_settled(store, make):
    with pytest.raises(Conflict):
        store.audience.settle(make.delivery(), make.delivery())


def test_naive_times_are_refused_of_people_too(store, make, brief, reader):
    naive = make.now.replace(tzinfo=None)
    with pytest.raises(StoreError, match="time zone"):
        store.audience.add(make.subscriber("r2", "bob@example.org", since=naive))
    with pytest.raises(StoreError, match="time zone"):
        store.audience.open_deliveries([make.delivery(not_before=naive)])
