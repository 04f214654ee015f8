"""What only real sockets and several threads show: connections, redirects, time, and a server that hangs."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from model_answers import Sent, as_json
from model_desk import Desk, answer, dossier, model
from model_dialects import LlamaCpp, LlamaCppPython, OpenAI, Plain
from model_server import ModelServer, serving

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.llm import client
from briefs.adapters.llm.breaker import Breaker
from briefs.adapters.store.sql import open_store
from briefs.domain.errors import ModelError, ModelUnavailable
from briefs.domain.summary import Origin, Summary

SERVER = OpenAI()
GOOD = as_json(SERVER.completion(answer()))
SILENT = Sent(pause=30)
TIMEOUT = 0.5
STORIES = [f"s{number}" for number in range(1, 13)]


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with serving() as playing:
        yield playing


def written(desk: Desk) -> tuple[dict[str, Summary], float]:
    """Twelve stories, four at one time, as a draft has them written; and how many seconds that took."""
    told: dict[str, Summary] = {}
    engine = InProcess(Silent())

    def write(services: object, story: str, now: object) -> None:
        told[story] = desk.write(dossier(story))

    started = time.monotonic()
    engine.each(None, write, STORIES, None, at_once=4)
    assert engine.failures == ()
    assert len(told) == len(STORIES)
    return told, time.monotonic() - started


def test_a_brief_waits_for_a_server_that_hangs_about_as_long_as_one_story_does(server):
    script = server.plays(SERVER, SILENT)
    desk = Desk(Breaker(model(script.url, timeout=TIMEOUT)))
    desk.write(dossier("warm"))  # what is loaded at first use is not the server's time
    desk = Desk(Breaker(model(script.url, timeout=TIMEOUT)))
    before = len(script.asked)
    told, seconds = written(desk)
    asked = len(script.asked) - before
    assert 3 <= asked <= 5
    assert seconds < 3 * TIMEOUT
    assert {summary.writer for summary in told.values()} == {Origin.EXTRACTIVE}
    assert all("did not answer in time" in summary.fallback for summary in told.values())
    costs = [call.tokens for call in desk.calls if call.tokens]
    assert len(costs) == asked
    assert min(costs) > 4000


def test_calls_that_fail_at_one_time_make_the_server_wait_once(server, prompt):
    script = server.plays(SERVER, SILENT)
    guarded = Breaker(model(script.url, timeout=TIMEOUT))
    written(Desk(guarded))
    with pytest.raises(ModelUnavailable, match=r"asked again in [56]\d s") as raised:
        guarded.complete(prompt)
    assert raised.value.usage is None


def test_one_answer_that_is_lost_costs_one_story_only(server):
    script = server.plays(SERVER, Sent(200, b"{}", cut=1), GOOD)
    told, _ = written(Desk(Breaker(model(script.url))))
    assert [summary.writer for summary in told.values()].count(Origin.LLM) == 11


@pytest.mark.parametrize("dialect", [LlamaCpp(), OpenAI()], ids=lambda dialect: dialect.name)
def test_stories_that_are_too_long_for_the_model_keep_no_other_from_it(server, dialect):
    good = as_json(dialect.completion(answer()))
    script = server.plays(dialect, *[dialect.too_long()] * 5, good)
    told, _ = written(Desk(Breaker(model(script.url))))
    assert [summary.writer for summary in told.values()].count(Origin.LLM) == 7
    assert sum("too long for the model" in summary.fallback for summary in told.values()) == 5


@pytest.mark.parametrize("dialect", [Plain(), LlamaCppPython(), OpenAI()], ids=lambda dialect: dialect.name)
def test_stories_at_one_time_learn_the_dialect_and_then_it_is_known(server, dialect):
    script = server.plays(dialect, as_json(dialect.completion(answer())))
    desk = Desk(Breaker(model(script.url)))
    told, _ = written(desk)
    assert {summary.writer for summary in told.values()} == {Origin.LLM}
    learnt = len(script.refused)
    assert 1 <= learnt <= 8
    desk.write(dossier("another"))
    assert len(script.refused) == learnt


def test_several_threads_are_given_one_model_for_a_name(server):
    one = model(server.plays(SERVER, GOOD).url)
    ready = Barrier(8)

    def named(_: int) -> object:
        ready.wait()
        return one.named("other")

    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(id, pool.map(named, range(8))))) == 1


def test_what_is_asked_goes_to_no_other_address(server, prompt):
    other = server.plays(SERVER, GOOD)
    for status in (301, 302, 303, 307, 308):
        script = server.plays(SERVER, Sent(status, headers={"location": f"{other.url}/chat/completions"}))
        with pytest.raises(ModelUnavailable, match=r"another address .*check OPENAI_BASE_URL"):
            model(script.url).complete(prompt)
    assert other.asked == other.refused == server.gets == []


def test_every_call_has_a_connection_of_its_own(server, prompt):
    script = server.plays(SERVER, GOOD)
    asking = model(script.url)
    asking.complete(prompt)
    asking.complete(prompt)
    assert len(set(script.ports)) == len(script.ports)


def test_an_answer_that_never_ends_is_not_kept_in_memory(server, prompt, monkeypatch):
    monkeypatch.setattr(client, "LARGEST", 10_000)
    script = server.plays(SERVER, Sent(200, b" " * 10_001, {"content-type": "application/json"}))
    with pytest.raises(ModelUnavailable, match="broke"):
        model(script.url).complete(prompt)


def test_a_server_that_is_not_there_is_tried_three_times_at_no_cost(prompt):
    pauses: list[float] = []
    with pytest.raises(ModelUnavailable, match="cannot be reached") as raised:
        model("http://127.0.0.1:9/v1", pauses).complete(prompt)
    assert (pauses, raised.value.usage) == ([1.0, 2.0], None)


@pytest.mark.parametrize(
    "more",
    [
        {"model": "gemma\ud83d\x00 3"},
        {"usage": {"prompt_tokens": 2**70, "completion_tokens": 2**70}},
        {"usage": {"prompt_tokens": 7, "completion_tokens": -7}},
        {"usage": {"prompt_tokens": True, "completion_tokens": 1.5}},
    ],
    ids=["model", "beyond an integer", "negative", "no integers"],
)
def test_whatever_a_server_says_can_be_stored(server, tmp_path, more):
    odd = answer((r"Tokyo has withdrawn from annual security talks.", ["A1.2"])).replace(
        "talks.", r"talks\ud83d\u0000."
    )
    body = SERVER.completion(odd + "\ud83d\x00", **more)
    script = server.plays(SERVER, as_json(body))
    store = open_store(f"sqlite:///{tmp_path / 'briefs.db'}")
    try:
        desk = Desk(model(script.url), store)
        assert desk.write() == desk.write()
        assert json.dumps([call.tokens for call in desk.calls])
        assert all(0 < call.tokens < 10_000 for call in desk.calls)
    finally:
        store.close()


def test_a_server_that_failed_is_asked_again_and_one_that_answered_is_not(server):
    script = server.plays(SERVER, as_json(SERVER.completion("{", finish="length")), GOOD)
    desk = Desk(model(script.url))
    first, second = desk.write(), desk.write()
    assert (first.writer, second.writer) == (Origin.EXTRACTIVE, Origin.EXTRACTIVE)
    assert "not paid again" in second.fallback
    assert len(script.asked) == len(desk.calls) == 1


def test_every_error_of_a_server_is_one_of_ours(server, prompt):
    for status in (
        300,
        304,
        399,
        400,
        402,
        405,
        407,
        409,
        410,
        413,
        418,
        425,
        451,
        499,
        501,
        505,
        520,
        529,
        599,
    ):
        script = server.plays(SERVER, as_json({"error": {"message": f"{status}", "code": status}}, status))
        with pytest.raises(ModelError):
            model(script.url).complete(prompt)
