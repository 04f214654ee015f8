from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import psutil
import pytest

from briefs.adapters.store.owner import is_dead, this_process
from briefs.domain.errors import StoreError
from briefs.domain.work import Owner


def test_a_lease_is_held_by_one_and_freed_at_the_end(store, make, me, other):
    with store.lease("draft", me, make.now, make.hours(1)) as mine:
        assert mine
        with store.lease("draft", other, make.now, make.hours(1)) as theirs:
            assert not theirs
        with store.lease("draft", me, make.now, make.hours(1)) as again:
            assert not again
        with store.lease("send", other, make.now, make.hours(1)) as elsewhere:
            assert elsewhere
    with store.lease("draft", other, make.now, make.hours(1)) as theirs:
        assert theirs


def test_a_lease_is_freed_when_the_block_fails(store, make, me):
    with pytest.raises(RuntimeError, match="bug"), store.lease("draft", me, make.now, make.hours(1)):
        raise RuntimeError("bug")
    with store.lease("draft", me, make.now, make.hours(1)) as again:
        assert again


def test_a_dead_owner_s_lease_is_taken_over_at_once(store, make, me, dead):
    with (
        store.lease("draft", dead, make.now, make.hours(1)),
        store.lease("draft", me, make.now, make.hours(1)) as mine,
    ):
        assert mine


def test_a_lease_that_ran_out_is_taken_over_and_not_freed_by_its_old_holder(store, make, me, other):
    late = store.lease("draft", me, make.hours(1), make.hours(2))
    with store.lease("draft", other, make.now, make.hours(1)):
        assert late.__enter__()
    with store.lease("draft", other, make.hours(1), make.hours(3)) as taken:
        assert not taken
    late.__exit__(None, None, None)


def test_naive_times_of_a_lease_are_refused(store, make, me):
    with (
        pytest.raises(StoreError, match="time zone"),
        store.lease("x", me, make.now, make.now.replace(tzinfo=None)),
    ):
        pass


def test_a_configuration_gets_a_new_number_only_when_it_changes(store, make):
    texts = ["version: 1", "version: 1", "version: 2", "version: 1"]
    assert [store.accept_config(text, make.now) for text in texts] == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("change", "dead"),
    [
        ({}, False),
        ({"host": "elsewhere.example", "pid": 2**22 + 1}, False),
        ({"boot": "an earlier boot"}, True),
        ({"started": 1.0}, True),
        ({"pid": 2**22 + 1}, True),
        ({"pid": -1}, True),
        ({"pid": 2**80}, True),
        ({"started": this_process().started + 0.2}, False),
    ],
    ids=[
        "itself",
        "another host",
        "rebooted",
        "id given anew",
        "gone",
        "no id",
        "too large an id",
        "rounding",
    ],
)
def test_only_a_process_that_surely_ended_is_dead(me, change, dead):
    assert is_dead(replace(me, **change), me) is dead


def test_a_process_lives_until_it_ends_even_when_nobody_took_notice(me):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        child = psutil.Process(process.pid)
        owner = Owner(
            me.host, me.boot, child.pid, child.create_time() - (psutil.boot_time() if psutil.LINUX else 0)
        )
        assert not is_dead(owner, me)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert is_dead(owner, me)


def test_this_process_is_the_same_owner_each_time(me):
    assert this_process() == me
