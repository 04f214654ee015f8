"""What every model must do, the real adapter and its twin alike."""

from __future__ import annotations

import httpx2
import pytest

from briefs.adapters.llm.breaker import Breaker
from briefs.adapters.llm.scripted import ScriptedModel
from briefs.domain.errors import ModelRefused, ModelUnavailable, ReplyInvalid


@pytest.fixture(params=["openai", "scripted", "breaker"])
def make(request, server, answered, failed):
    """Makes a model that gives these lines: texts, or the kind of failure."""
    real = {
        "down": httpx2.ConnectError("refused"),
        "refusal": answered(None, refusal="I will not."),
        "empty": answered(""),
    }
    twin = {"down": ModelUnavailable("down"), "refusal": ModelRefused("I will not."), "empty": ""}

    def made(*lines):
        if request.param != "openai":
            script = ScriptedModel(*(twin.get(line, line) for line in lines))
            return Breaker(script) if request.param == "breaker" else script
        return server(*(real.get(line) or answered(line) for line in lines)).model()

    return made


def test_an_answer_comes_with_its_text_and_what_it_used(make, prompt):
    reply = make('{"headline": 1}').complete(prompt)
    assert reply.text == '{"headline": 1}'
    assert reply.model
    assert reply.prompt_tokens > 0
    assert reply.completion_tokens > 0


@pytest.mark.parametrize(
    ("line", "error"), [("down", ModelUnavailable), ("refusal", ModelRefused), ("empty", ReplyInvalid)]
)
def test_what_is_no_answer_is_an_error_of_our_own(make, prompt, line, error):
    with pytest.raises(error):
        make(line).complete(prompt)


def test_a_model_answers_again_after_it_failed(make, prompt):
    model = make("refusal", "later")
    with pytest.raises(ModelRefused):
        model.complete(prompt)
    assert model.complete(prompt).text == "later"


def test_another_model_of_the_same_server_has_its_own_name(make):
    model = make("x")
    other = model.named("other")
    assert (other.name, other.endpoint) == ("other", model.endpoint)
    assert model.name != "other"


def test_the_script_keeps_what_was_asked_and_ends(prompt):
    model = ScriptedModel("one", lambda asked: asked.story)
    assert [model.complete(prompt).text, model.named("n").complete(prompt).text] == ["one", "s1"]
    assert model.history == [prompt, prompt]
    with pytest.raises(ModelUnavailable):
        model.complete(prompt)
