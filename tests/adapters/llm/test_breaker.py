"""A server that gives no answer is left alone, by every model of it and by every thread."""

from __future__ import annotations

import pytest

from briefs.adapters.llm.breaker import Breaker
from briefs.adapters.llm.scripted import ScriptedModel
from briefs.domain.errors import ModelRefused, ModelUnavailable
from briefs.domain.model import Prompt

DOWN = ModelUnavailable("did not answer in time")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def ask(model, prompt, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(ModelUnavailable):
            model.complete(prompt)


def test_a_server_that_is_down_is_asked_three_times_for_a_whole_brief(prompt):
    script = ScriptedModel(*[DOWN] * 12)
    model = Breaker(script, Clock())
    ask(model, prompt, 12)
    assert len(script.history) == 3


def test_the_error_says_when_it_is_asked_again_and_costs_nothing(prompt):
    clock = Clock()
    model = Breaker(ScriptedModel(*[DOWN] * 9), clock)
    ask(model, prompt, 3)
    with pytest.raises(
        ModelUnavailable, match=r"^did not answer in time, several .* asked again in 60 s$"
    ) as raised:
        model.complete(prompt)
    assert raised.value.usage is None


def test_after_the_pause_one_call_finds_out_and_an_answer_ends_it(prompt):
    clock = Clock()
    script = ScriptedModel(DOWN, DOWN, DOWN, "up again", "still up")
    model = Breaker(script, clock)
    ask(model, prompt, 3)
    clock.now = 61
    assert model.complete(prompt).text == "up again"
    assert model.complete(prompt).text == "still up"


def test_a_refusal_is_an_answer(prompt):
    script = ScriptedModel(DOWN, DOWN, ModelRefused("no"), DOWN, DOWN, "up")
    model = Breaker(script, Clock())
    ask(model, prompt, 2)
    with pytest.raises(ModelRefused):
        model.complete(prompt)
    ask(model, prompt, 2)
    assert model.complete(prompt).text == "up"


def test_a_request_that_is_wrong_says_nothing_of_the_server(prompt):
    script = ScriptedModel(*[ModelUnavailable("the story is too long for the model", down=False)] * 6, "up")
    model = Breaker(script, Clock())
    ask(model, prompt, 6)
    assert model.complete(prompt).text == "up"


def test_a_mistake_of_the_program_says_nothing_of_the_server(prompt):
    def wrong(_: Prompt) -> str:
        raise ZeroDivisionError

    script = ScriptedModel(DOWN, DOWN, wrong, DOWN, "never asked")
    model = Breaker(script, Clock())
    ask(model, prompt, 2)
    with pytest.raises(ZeroDivisionError):
        model.complete(prompt)
    ask(model, prompt, 3)
    assert len(script.history) == 4


def test_another_model_of_the_same_server_is_left_alone_too(prompt):
    script = ScriptedModel(*[DOWN] * 9)
    model = Breaker(script, Clock())
    ask(model.named("small"), prompt, 2)
    ask(model, prompt, 2)
    ask(model.named("large"), prompt)
    assert len(script.history) == 3
