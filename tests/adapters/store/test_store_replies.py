from __future__ import annotations

from dataclasses import replace
from threading import Thread

import pytest

from briefs.domain.errors import BudgetSpent
from briefs.domain.model import Reply, Spent

FREE = Spent()


def test_a_reply_is_kept_under_its_key(store, make):
    reply = Reply("{}", "some-model", 90, 12, estimated=True)
    assert store.replies.get("k1") is None
    store.replies.settle(make.call(), reply)
    assert store.replies.get("k1") == reply


def test_a_reservation_is_replaced_by_what_the_call_cost(store, make):
    store.replies.reserve(make.call(), FREE, FREE)
    settled = make.call(tokens=70, usd=0.07, outcome="answered", seconds=1.5)
    store.replies.settle(settled, None)
    assert store.replies.calls() == (settled,)
    assert store.replies.get("k1") is None


def test_a_call_that_died_in_flight_stays_reserved_beside_its_repetition(store, make):
    again = make.call(at=make.hours(1))
    store.replies.reserve(make.call(), FREE, FREE)
    store.replies.reserve(again, FREE, FREE)
    store.replies.settle(replace(again, outcome="answered"), None)
    assert [call.outcome for call in store.replies.calls()] == ["reserved", "answered"]


def test_a_call_that_was_never_reserved_is_recorded_all_the_same(store, make):
    store.replies.reserve(make.call("k2"), FREE, FREE)
    store.replies.settle(make.call("k1", outcome="failed"), None)
    assert {call.key: call.outcome for call in store.replies.calls()} == {"k1": "failed", "k2": "reserved"}


@pytest.mark.parametrize(
    ("run", "day", "fits"),
    [
        (Spent(200, 0), FREE, True),
        (Spent(199, 0), FREE, False),
        (Spent(0, 0.2), FREE, True),
        (Spent(0, 0.19), FREE, False),
        (FREE, Spent(300, 0), True),
        (FREE, Spent(299, 0), False),
        (FREE, Spent(0, 0.3), True),
        (FREE, Spent(0, 0.29), False),
        (FREE, FREE, True),
    ],
)
def test_run_and_day_are_capped_reservations_included(store, make, run, day, fits):
    store.replies.reserve(make.call("this brief"), FREE, FREE)
    store.replies.settle(make.call("another brief", brief="b2"), None)
    store.replies.settle(make.call("the day before", brief="b2", at=make.hours(-6)), None)
    if fits:
        store.replies.reserve(make.call(), run, day)
    else:
        with pytest.raises(BudgetSpent, match="budget"):
            store.replies.reserve(make.call(), run, day)
    assert len(store.replies.calls()) == 3 + fits


def test_a_day_is_the_utc_date_of_the_call(store, make):
    midnight = make.now.replace(hour=0, minute=0)
    store.replies.reserve(make.call("k0", at=midnight), FREE, FREE)
    store.replies.reserve(make.call("k1", at=midnight - make.hours(1).resolution), FREE, Spent(100, 0))
    with pytest.raises(BudgetSpent, match="2026-11-24"):
        store.replies.reserve(make.call("k2", at=make.hours(18)), FREE, Spent(100, 0))


def test_a_settled_call_frees_what_it_did_not_use(store, make):
    store.replies.reserve(make.call(), FREE, FREE)
    store.replies.settle(make.call(tokens=10, outcome="answered"), None)
    store.replies.reserve(make.call("k2"), Spent(110, 0), FREE)
    assert len(store.replies.calls()) == 2


def test_the_ledger_is_oldest_first_and_can_be_one_brief_s(store, make):
    for key, hour, brief in (("late", 2, "b1"), ("early", 1, "b2"), ("same", 2, "b1")):
        store.replies.reserve(make.call(key, at=make.hours(hour), brief=brief), FREE, FREE)
    assert [call.key for call in store.replies.calls()] == ["early", "late", "same"]
    assert [call.key for call in store.replies.calls("b1")] == ["late", "same"]


def test_threads_together_do_not_exceed_a_cap(store, make):
    refused = []

    def spend(number):
        try:
            store.replies.reserve(make.call(f"k{number}"), Spent(500, 0), FREE)
        except BudgetSpent:
            refused.append(number)

    threads = [Thread(target=spend, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(store.replies.calls()), len(refused)) == (5, 3)
