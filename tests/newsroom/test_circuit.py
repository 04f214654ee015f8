"""When a server without answers is left alone."""

from __future__ import annotations

import pytest

from briefs.newsroom.circuit import MOST, Circuit, answered, asked, crowded, failed, wait


def after(*fails: float) -> Circuit:
    circuit = Circuit()
    for now in fails:
        circuit = failed(circuit, now, circuit)
    return circuit


@pytest.mark.parametrize(
    ("fails", "now", "seconds"),
    [
        ((), 0, 0),
        ((0, 1), 2, 0),
        ((0, 1, 2), 2, 60),
        ((0, 1, 2), 32, 30),
        ((0, 1, 2), 62, 0),
        ((0, 1, 2, 62), 62, 120),
        ((0, 1, 2, 62, 200), 200, 240),
        ((0,) * 30, 0, 900),
    ],
)
def test_it_is_left_alone_after_three_failures_each_time_for_longer(fails, now, seconds):
    assert wait(after(*fails), now) == seconds


def test_any_answer_closes_the_circuit():
    assert wait(answered(), 2) == 0
    assert failed(answered(), 5, answered()).failures == 1


def test_of_a_server_that_was_left_alone_one_call_finds_out():
    trying = asked(after(0, 1, 2), 70)
    assert wait(trying, 71) == 59
    assert asked(Circuit(1), 70) == Circuit(1)


def test_a_call_that_began_before_the_server_was_left_alone_makes_it_wait_no_longer():
    down = after(0, 1, 2)
    for found in (Circuit(), Circuit(1), Circuit(2)):
        assert failed(down, 3, found) == down
    assert wait(failed(down, 62, down), 62) == 120


@pytest.mark.parametrize(
    ("failures", "running", "full"),
    [
        (0, 0, False),
        (0, 100, False),
        (1, 1, False),
        (1, 2, True),
        (2, 0, False),
        (2, 1, True),
        (2, 5, True),
        (MOST, 0, False),
        (MOST, 5, False),
    ],
)
def test_a_failing_server_gets_no_more_calls_than_tell_whether_it_is_down(failures, running, full):
    assert crowded(Circuit(failures), running) is full
