"""Items worked on at one time: all of them, no more than so many, and an error that ends the run."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Barrier, Event, Lock

import pytest

from briefs.adapters.engine.abreast import abreast
from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.domain.errors import ModelUnavailable, StoreBroken

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
KEYS = [str(number) for number in range(20)]


@pytest.mark.parametrize("at_once", [1, 2, 7, 50])
def test_every_item_is_worked_on_once(at_once):
    done: list[str] = []
    abreast(done.append, KEYS, at_once)
    assert sorted(done, key=int) == KEYS


def test_one_at_a_time_keeps_the_order():
    done: list[str] = []
    abreast(done.append, KEYS, 1)
    assert done == KEYS


def test_so_many_run_at_one_time_and_no_more():
    together, running, most, lock = Barrier(3, timeout=10), 0, 0, Lock()

    def run(_: str) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        together.wait()
        with lock:
            running -= 1

    abreast(run, KEYS[:9], 3)
    assert most == 3


def test_the_first_error_ends_the_run_and_is_raised():
    begun: list[str] = []

    def run(key: str) -> None:
        begun.append(key)
        raise StoreBroken("the disk is full")

    with pytest.raises(StoreBroken, match="full"):
        abreast(run, KEYS, 2)
    assert len(begun) <= 2


def test_an_item_that_fails_does_not_stop_the_others():
    engine, done, first = InProcess(Silent()), [], Event()

    def step(_: object, key: str, __: datetime) -> None:
        if key == "0":
            first.set()
            raise ModelUnavailable("gone")
        first.wait(10)
        done.append(key)

    engine.each(None, step, KEYS, NOW, at_once=4)
    assert sorted(done, key=int) == KEYS[1:]
    assert [(failure.key, failure.message) for failure in engine.failures] == [("0", "gone")]
