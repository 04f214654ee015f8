"""Corrections: kept as they were made, shown as long as their brief is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefs.domain.brief import PUBLISHED, Status
from briefs.domain.errors import Conflict, NotFound, StoreError


@pytest.fixture
def sent(store, make):
    brief = make.brief(status=Status.SENT)
    store.briefs.create(brief)
    return brief


def test_corrections_come_back_whole_and_in_their_order(store, make, sent):
    # the second by time was stored last, and ids of ten and more sort before nine
    made = [make.correction(number) for number in (1, 3, 12, 2)]
    for one in made:
        store.corrections.add(one)
    assert store.corrections.of(sent.id) == tuple(made)
    assert store.corrections.all() == tuple(make.correction(number) for number in (12, 3, 2, 1))


def test_of_two_corrections_of_one_moment_the_later_stored_is_the_newer(store, make, sent):
    for number in (1, 2):
        store.corrections.add(make.correction(number, at=make.now))
    assert [one.id for one in store.corrections.all()] == [f"{sent.id}.2", f"{sent.id}.1"]


def test_a_correction_is_never_replaced(store, make, sent):
    store.corrections.add(make.correction(1))
    with pytest.raises(Conflict, match="corrected asia-2026-11-24-0530 meanwhile"):
        store.corrections.add(make.correction(1, text="It was another."))
    assert store.corrections.of(sent.id) == (make.correction(1),)


def test_a_brief_that_is_not_there_cannot_be_corrected(store, make):
    with pytest.raises(NotFound, match="none"):
        store.corrections.add(make.correction(1, "none"))
    assert store.corrections.all() == store.corrections.of("none") == ()


def test_a_correction_needs_an_aware_time(store, make, sent):
    with pytest.raises(StoreError, match="time zone"):
        store.corrections.add(make.correction(1, at=make.now.replace(tzinfo=None)))
    assert store.corrections.of(sent.id) == ()


@pytest.mark.parametrize("status", list(Status))
def test_what_corrects_a_brief_that_readers_do_not_have_is_kept_and_not_shown(store, make, sent, status):
    store.corrections.add(make.correction(1))
    store.briefs.move(sent, replace(sent, status=status))
    assert bool(store.corrections.all()) is (status in PUBLISHED)
    assert store.corrections.of(sent.id) == (make.correction(1),)


def test_a_newsletter_has_its_own_corrections(store, make, sent):
    store.briefs.create(make.brief("e1", "europe", status=Status.SENT, date=date(2026, 11, 25)))
    store.corrections.add(make.correction(1))
    store.corrections.add(make.correction(2, "e1", newsletter="europe"))
    assert [one.brief for one in store.corrections.all("europe")] == ["e1"]
    assert [one.brief for one in store.corrections.all("asia")] == [sent.id]
    assert [one.brief for one in store.corrections.all()] == ["e1", sent.id]
    assert store.corrections.all("nobody") == ()
