"""When a server without answers is left alone."""

from __future__ import annotations

import pytest

from briefs.newsroom.circuit import Circuit, answered, asked, failed, wait


def after(*fails: float) -> Circuit:
    circuit = Circuit()
    for now in fails:
        circuit = failed(circuit, now)
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
    assert failed(answered(), 5).failures == 1


def test_of_a_server_that_was_left_alone_one_call_finds_out():
    trying = asked(after(0, 1, 2), 70)
    assert wait(trying, 71) == 59
    assert asked(Circuit(1), 70) == Circuit(1)
