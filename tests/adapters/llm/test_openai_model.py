from __future__ import annotations

import httpx2
import openai
import pydantic
import pytest

from briefs.adapters.llm.client import OPENAI
from briefs.adapters.llm.openai_model import OpenAIModel
from briefs.adapters.llm.translation import FOREIGN, line, translated
from briefs.domain.errors import ModelError, ModelRefused, ModelUnavailable, ReplyInvalid
from briefs.domain.model import Reply

REQUEST = httpx2.Request("POST", "http://server.example/v1/chat/completions")
POSSIBLE = Reply("", "m", 100, 4000, estimated=True)


def refuses_json_schema(answered, failed):
    """llama-cpp-python's server: json_schema is a 500, json_object with a schema is fine."""

    def answer(body):
        kind = body.get("response_format", {}).get("type")
        if kind == "json_schema":
            return failed(500, "Input should be 'text' or 'json_object': response_format.type")
        return answered('{"from": "object"}')

    return answer


def plain_server(answered, failed, status=400, message="unsupported parameter: response_format"):
    def answer(body):
        return failed(status, message) if "response_format" in body else answered('{"from": "prompt"}')

    return answer


def test_the_strict_schema_is_asked_for_first(server, answered, prompt):
    fake = server(answered())
    fake.model().complete(prompt)
    (body,) = fake.requests
    assert body["response_format"]["json_schema"] == {
        "name": "summary",
        "strict": True,
        "schema": dict(prompt.schema),
    }
    assert [message["content"] for message in body["messages"]] == [prompt.system, prompt.user]
    assert "temperature" not in body
    assert body["model"] == "m"


@pytest.mark.parametrize(
    ("base_url", "endpoint", "limit"),
    [
        ("", OPENAI, "max_completion_tokens"),
        ("  ", OPENAI, "max_completion_tokens"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1", "max_tokens"),
    ],
)
def test_an_empty_address_is_that_of_openai(server, answered, prompt, monkeypatch, base_url, endpoint, limit):
    monkeypatch.setenv("OPENAI_BASE_URL", "")
    fake = server(answered())
    model = fake.model(base_url=base_url)
    model.complete(prompt)
    assert model.endpoint == endpoint
    assert fake.requests[0][limit] == 4000


def test_without_a_name_or_key_a_default_stands_in():
    model = OpenAIModel("", "", "http://127.0.0.1:1/v1")
    assert model.name == "gpt-5-mini"


def test_a_server_without_json_schema_is_asked_for_an_object_and_remembered(server, answered, failed, prompt):
    fake = server(refuses_json_schema(answered, failed))
    model = fake.model()
    assert model.complete(prompt).text == '{"from": "object"}'
    assert model.complete(prompt).text == '{"from": "object"}'
    assert fake.formats == ["json_schema", "json_object", "json_object"]
    assert fake.requests[1]["response_format"]["schema"] == dict(prompt.schema)
    assert fake.pauses == []


@pytest.mark.parametrize(
    ("status", "message"), [(400, "unsupported"), (422, "Unprocessable Entity"), (400, "")]
)
def test_a_server_that_knows_no_format_is_asked_in_words_only(
    server, answered, failed, prompt, status, message
):
    fake = server(plain_server(answered, failed, status, message))
    model = fake.model()
    assert model.complete(prompt).text == '{"from": "prompt"}'
    model.complete(prompt)
    assert fake.formats == ["json_schema", "json_object", "", ""]


def test_each_model_of_a_server_remembers_its_own_dialect(server, answered, failed, prompt):
    fake = server(plain_server(answered, failed))
    model = fake.model()
    model.complete(prompt)
    assert model.named("m") is model
    assert model.named("other") is model.named("other")
    model.named("other").complete(prompt)
    assert fake.formats[3] == "json_schema"
    assert fake.requests[3]["model"] == "other"


def test_the_limit_of_the_answer_is_named_as_the_server_wants(server, answered, failed, prompt):
    def answer(body):
        wrong = "Unsupported parameter: 'max_tokens' is not supported, use 'max_completion_tokens'"
        return failed(400, wrong) if "max_tokens" in body else answered()

    fake = server(answer)
    model = fake.model()
    model.complete(prompt)
    model.complete(prompt)
    assert ["max_tokens" in body for body in fake.requests] == [True, False, False]
    assert fake.formats == ["json_schema"] * 3


def test_a_story_that_is_too_long_is_not_asked_for_again(server, failed, prompt):
    fake = server(failed(400, "maximum context length is 2048 tokens", "context_length_exceeded"))
    with pytest.raises(ModelUnavailable, match="maximum context length"):
        fake.model().complete(prompt)
    assert len(fake.requests) == 1


def test_a_busy_server_is_given_the_time_it_asks_for(server, answered, failed, prompt):
    fake = server(failed(429, "slow down", retry_after="3"), failed(429, "slow down"), answered("late"))
    assert fake.model().complete(prompt).text == "late"
    assert fake.pauses == [3.0, 2.0]


@pytest.mark.parametrize(
    ("response", "message"),
    [
        ({"status": 429, "message": "slow down", "retry_after": "120"}, "asked too often"),
        ({"status": 429, "message": "pay", "code": "insufficient_quota"}, "no credit left"),
        ({"status": 429, "message": "no", "x_should_retry": "false"}, "asked too often"),
        ({"status": 401, "message": "Incorrect API key provided: sk-secret"}, "check OPENAI_API_KEY"),
        ({"status": 403, "message": "region"}, "refused the key"),
        ({"status": 404, "message": "no such model"}, "no such model"),
    ],
)
def test_a_server_that_will_not_answer_soon_is_asked_once(server, failed, prompt, response, message):
    fake = server(failed(**response))
    with pytest.raises(ModelUnavailable, match=message) as caught:
        fake.model().complete(prompt)
    assert (len(fake.requests), fake.pauses, caught.value.usage) == (1, [], None)
    assert "secret" not in str(caught.value)


def test_a_server_error_is_tried_three_times_and_costs_nothing(server, prompt):
    fake = server(httpx2.Response(502, html="<h1>Bad gateway</h1>"))
    with pytest.raises(ModelUnavailable, match="502") as caught:
        fake.model().complete(prompt)
    assert (len(fake.requests), fake.pauses, caught.value.usage) == (3, [1.0, 2.0], None)


def test_a_call_that_timed_out_is_not_repeated_and_may_have_cost_everything(server, prompt):
    fake = server(httpx2.ReadTimeout("slow"))
    with pytest.raises(ModelUnavailable, match="in time") as caught:
        fake.model().complete(prompt)
    assert len(fake.requests) == 1
    assert caught.value.usage.completion_tokens == 4000


@pytest.mark.parametrize(
    ("error", "message", "paid"),
    [
        (httpx2.ConnectError("refused"), "cannot be reached", False),
        (httpx2.ConnectTimeout("no answer to SYN"), "cannot be reached", False),
        (httpx2.PoolTimeout("no connection free"), "cannot be reached", False),
        (httpx2.RemoteProtocolError("gone in the middle"), "broke", True),
        (httpx2.ReadError("reset"), "broke", True),
    ],
)
def test_a_broken_connection_may_have_cost_something_a_missing_one_has_not(
    server, prompt, error, message, paid
):
    with pytest.raises(ModelUnavailable, match=message) as caught:
        server(error).model().complete(prompt)
    assert (caught.value.usage is not None) is paid


@pytest.mark.parametrize(
    ("finish", "text", "more", "error"),
    [
        ("length", '{"headline": {"te', {}, ReplyInvalid),
        ("content_filter", None, {}, ModelRefused),
        ("stop", None, {"refusal": "I cannot help."}, ModelRefused),
        ("stop", None, {}, ReplyInvalid),
        ("stop", "  ", {}, ReplyInvalid),
        ("stop", "{}", {"choices": []}, ReplyInvalid),
        ("stop", "{}", {"choices": None}, ReplyInvalid),
        ("stop", "{}", {"choices": [{"index": 0}]}, ReplyInvalid),
    ],
)
def test_an_answer_that_is_none_is_refused_with_what_it_cost(
    server, answered, prompt, finish, text, more, error
):
    with pytest.raises(error) as caught:
        server(answered(text, finish, **more)).model().complete(prompt)
    assert caught.value.usage.prompt_tokens == 120


@pytest.mark.parametrize(
    "response",
    [
        httpx2.Response(200, text="OK", headers={"content-type": "text/plain"}),
        httpx2.Response(200, text="<html>", headers={"content-type": "text/html"}),
        httpx2.Response(200, text="{", headers={"content-type": "application/json"}),
        httpx2.Response(200, json=[]),
        httpx2.Response(200, json=7),
        httpx2.Response(200, json=None),
    ],
)
def test_a_body_that_is_no_completion_is_an_invalid_reply(server, prompt, response):
    with pytest.raises(ReplyInvalid):
        server(response).model().complete(prompt)


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": "many", "completion_tokens": None}])
def test_usage_that_is_missing_is_estimated_and_said_to_be(server, answered, prompt, usage):
    reply = server(answered("{}", usage=usage)).model().complete(prompt)
    assert reply.estimated
    assert reply.prompt_tokens > 0


def test_usage_that_was_counted_is_kept(server, answered, prompt):
    reply = server(answered("{}")).model().complete(prompt)
    assert (reply.prompt_tokens, reply.completion_tokens, reply.estimated) == (120, 30, False)
    assert reply.model == "m-2025"


def test_the_content_filter_of_a_server_is_a_refusal(server, failed, prompt):
    with pytest.raises(ModelRefused):
        server(failed(400, "The prompt was filtered", "content_filter")).model().complete(prompt)


def errors():
    """One of every exception class of openai, and of the layers below it that a call goes through."""
    for base in (openai.OpenAIError, httpx2.HTTPError):
        yield from sorted({*descendants(base)}, key=lambda cls: cls.__qualname__)


def descendants(cls):
    yield cls
    for sub in cls.__subclasses__():
        yield from descendants(sub)


@pytest.mark.parametrize("cls", list(errors()), ids=lambda cls: cls.__name__)
def test_every_error_of_the_client_is_translated(cls):
    error = cls.__new__(cls)
    Exception.__init__(error, "detail")
    error.message, error.body, error.code, error.status_code = "detail", None, None, 500
    assert isinstance(error, FOREIGN)
    ours = translated(error, "http://server.example/v1", POSSIBLE)
    assert isinstance(ours, ModelError)
    assert "\n" not in str(ours)


@pytest.mark.parametrize("error", [ValueError("bad"), TypeError("bad"), httpx2.InvalidURL("bad")])
def test_errors_from_below_the_client_are_translated_too(error, server, prompt):
    with pytest.raises(ModelError):
        server(error).model().complete(prompt)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>", "502 Bad Gateway"),
        ("<html><body><h1>Sorry</h1>\n<p>Too many", "Sorry Too many"),
        ('{"detail": "no <model>"}', '"detail": "no "'),
        ("a\tb\r\nc", "a b c"),
        ("<", ""),
        ("long " * 100, ("long " * 40).strip()),
    ],
)
def test_a_server_is_quoted_in_one_short_line_without_markup(said, told):
    assert line(said).strip() == told


def test_a_validation_error_is_an_invalid_reply():
    with pytest.raises(pydantic.ValidationError) as caught:
        pydantic.TypeAdapter(int).validate_python("x")
    assert isinstance(translated(caught.value, "e", POSSIBLE), ReplyInvalid)


def test_a_wrong_address_is_an_error_with_its_mend(prompt):
    with pytest.raises(ModelUnavailable):
        OpenAIModel("m", "k", "nonsense", pause=lambda _: None).complete(prompt)
