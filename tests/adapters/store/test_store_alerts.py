"""What the operator was told, and which configuration was accepted last, in every store."""

from __future__ import annotations

import pytest

from briefs.domain.alert import Alert
from briefs.domain.errors import Conflict, StoreError


def test_what_was_told_is_kept_whole_and_forgotten_whole(store, make):
    assert store.alerts.all() == frozenset()
    told = frozenset({Alert("feed ft", make.now, make.hours(3)), Alert("mail", make.now, make.now)})
    store.alerts.replace((), told)
    assert store.alerts.all() == told
    store.alerts.replace(told, ())
    assert store.alerts.all() == frozenset()


def test_of_two_that_tell_at_once_the_second_is_refused_and_changes_nothing(store, make):
    first, second = ({Alert(key, make.now, make.now)} for key in ("feed ft", "feed scmp"))
    store.alerts.replace((), first)
    with pytest.raises(Conflict, match="told"):
        store.alerts.replace((), second)
    assert store.alerts.all() == first


def test_naive_times_are_refused_and_nothing_is_lost(store, make):
    told = {Alert("feed ft", make.now, make.now)}
    store.alerts.replace((), told)
    with pytest.raises(StoreError, match="time zone"):
        store.alerts.replace(told, {Alert("mail", make.now, make.now.replace(tzinfo=None))})
    assert store.alerts.all() == told


def test_the_newest_accepted_configuration_is_given_back_as_it_was(store, make):
    assert store.newest_config() is None
    for text in ("version: 1 # é\n", "version: 2\r\n"):
        store.accept_config(text, make.now)
    assert store.newest_config() == (2, "version: 2\r\n")
