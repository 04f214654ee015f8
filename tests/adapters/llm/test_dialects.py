"""Every fault of a server, in every dialect, over real sockets: the story comes out, and it is told why and at what cost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from model_answers import Sent, as_json
from model_desk import DEMAND, INVENTED, LEAD, Desk, answer, model
from model_dialects import COUNTED, DIALECTS, OpenAI
from model_server import ModelServer, serving

from briefs.domain.summary import Origin
from briefs.newsroom.prompt import ROOM

GOOD = answer()
HTML = b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>"


@dataclass(frozen=True)
class Fault:
    """What a server does, and what must come of it.

    `why` is told to editors, "" when the model's own words are used; `outcome` and `cost` stand in the ledger;
    `asked` and `again` are the requests of a first run and of a second one.
    """

    name: str
    answers: Callable[[OpenAI], Any]
    why: str | Callable[[OpenAI], str] = ""
    outcome: str = "answered"
    cost: str = "usage"
    asked: int = 1
    again: int = 0
    timeout: float = 5

    def sent(self, dialect: OpenAI) -> tuple[Sent, ...]:
        made = self.answers(dialect)
        return made if isinstance(made, tuple) else (made,)


def said(text: object, **more: Any) -> Callable[[OpenAI], Sent]:
    """A whole answer with this text."""
    return lambda dialect: as_json(dialect.completion(text, **more))


def broken(**how: Any) -> Callable[[OpenAI], Sent]:
    """A good answer that does not arrive as it should."""
    return lambda dialect: Sent(
        200, json.dumps(dialect.completion(GOOD)).encode(), {"content-type": "application/json"}, **how
    )


def counted(usage: Any) -> Callable[[OpenAI], Sent]:
    return lambda dialect: as_json(dialect.completion(GOOD) | {"usage": usage})


def altered(**choice: Any) -> Callable[[OpenAI], Sent]:
    """A good answer with something else in its choice."""

    def made(dialect: OpenAI) -> Sent:
        body = dialect.completion(GOOD)
        body["choices"][0] |= choice
        return as_json(body)

    return made


def then_good(*failures: Callable[[OpenAI], Sent]) -> Callable[[OpenAI], tuple[Sent, ...]]:
    return lambda dialect: (*(fail(dialect) for fail in failures), said(GOOD)(dialect))


def fails(status: int, message: str = "internal error", code: object = None, **headers: str):
    return lambda dialect: dialect.error(status, message, "server_error", code, **headers)


def cut_short(dialect: OpenAI) -> str:
    return "longer than the room" if dialect.cut_off == "length" else "breaks off"


def declined(dialect: OpenAI) -> str:
    return "declined" if type(dialect) is OpenAI else "not JSON"


DOWN = {"outcome": "unavailable", "cost": "nothing"}
LOST = {"outcome": "unavailable", "cost": "most", "again": 1}
VOID = {"outcome": "invalid"}

FAULTS = (
    # what the model says
    Fault("good", said(GOOD)),
    Fault("in a fence", said(f"```json\n{GOOD}\n```")),
    Fault("chatter around it", said(f"Sure! Here is the JSON you asked for:\n\n{GOOD}\n\nLet me know {{if}} it helps.")),
    Fault("thoughts before it", said(f'<think>Perhaps {{"headline": "x"}}? No.</think>{GOOD}')),
    Fault("extra keys", said(answer(confidence=0.9, sources=["http://evil.example"]))),
    Fault("byte order mark", said(f"\ufeff{GOOD}")),
    Fault("half a character", said(answer(LEAD, DEMAND, ("Tokyo \ud800 and \x00 more.", ["A1.2"])))),
    Fault("not JSON", said("As an AI language model, I cannot."), "not JSON"),
    Fault("cut in the middle", said(GOOD[:-40]), "breaks off"),
    Fault("JSON of another form", said('{"summary": "talks"}'), "without a headline"),
    Fault("a list", said("[1, 2, 3]"), "not JSON"),
    Fault("nested without end", said("[" * 5_000), "not JSON"),
    Fault("sentences that are none", said(answer(sentences="Tokyo has withdrawn.")), "without a headline"),
    Fault("sentences of wrong types", said(answer(sentences=[1, None, {"text": 3}, []])), "no sentences"),
    Fault("a headline of a wrong type", said(answer(headline=7)), "no headline"),
    Fault("ids of wrong types", said(answer((LEAD[0], 7), (DEMAND[0], [None, {}]), cites=7)), "not given"),
    Fault("ids that were not given", said(answer((LEAD[0], ["A9.9"]), (DEMAND[0], ["B1.1"]))), "not given"),
    Fault("too thin", said(answer(sentences=[], insufficient=True)), "thin"),
    Fault("all invented", said(answer(INVENTED)), "no sentence of the model passed", asked=2),
    Fault("declined", lambda dialect: as_json(dialect.declined()), declined),
    # in which form the server says it
    Fault("empty", said(""), "empty answer", **VOID),
    Fault("blank", said(" \n"), "empty answer", **VOID),
    Fault("null", said(None), "empty answer", **VOID),
    Fault("content of a wrong type", said({"text": GOOD}), "empty answer", **VOID),
    Fault("content in parts", said([{"type": "text", "text": GOOD}])),
    Fault("cut off for its length", said(GOOD[:-40], finish="length"), cut_short),
    Fault("content filter", said(None, finish="content_filter"), "declined", outcome="refused"),
    Fault("usage missing", counted(None), cost="guess"),
    Fault("usage of wrong types", counted({"prompt_tokens": "many", "completion_tokens": None}), cost="guess"),
    Fault("usage of no request", counted({"prompt_tokens": -5, "completion_tokens": -1}), cost="guess"),
    Fault("usage beyond belief", counted({"prompt_tokens": 10**30, "completion_tokens": 10**30}), cost="guess"),
    Fault("usage that is a list", counted([1, 2]), cost="guess"),
    Fault("an answer without tokens", counted({"prompt_tokens": 120, "completion_tokens": 0}), cost="guess"),
    Fault("no choices", lambda d: as_json(d.completion(GOOD) | {"choices": []}), "without a choice", **VOID),
    Fault("choices of a wrong type", lambda d: as_json(d.completion(GOOD) | {"choices": {"0": 1}}), "without a choice", **VOID),
    Fault("a choice that is null", lambda d: as_json(d.completion(GOOD) | {"choices": [None]}), "without a choice", **VOID),
    Fault("finish of a wrong type", altered(finish_reason=7)),
    Fault("a model of a wrong type", lambda d: as_json(d.completion(GOOD) | {"model": {"id": 1}})),
    Fault("latin-1 in JSON", lambda d: Sent(200, b'{"choices": [{"message": {"content": "\xe9"}}]}', {"content-type": "application/json"}), "not answer in the form", **VOID, cost="most"),
    Fault("200 with an error", lambda d: as_json({"error": {"message": "Provider returned error", "code": 502}}), "Provider returned error", outcome="unavailable", cost="some", again=1),
    Fault("200 with an error in its choice", altered(finish_reason="error", error={"message": "upstream is gone"}), "upstream is gone", outcome="unavailable", again=1),
    Fault("200 with a page", lambda d: Sent(200, HTML, {"content-type": "text/html"}), "not answer in the form", **VOID, cost="most"),
    Fault("204", lambda d: Sent(204), "not answer in the form", **VOID, cost="most"),
    # what the server says in the place of an answer
    Fault("500 three times", fails(500), "answered 500: internal error", **DOWN, asked=3, again=3),
    Fault("500, then good", then_good(fails(500)), asked=2),
    Fault("busy, then good", then_good(lambda dialect: dialect.busy()), asked=2),
    Fault("429, then good", then_good(fails(429, "slow down", retry_after="3")), asked=2),
    Fault("429 three times", fails(429, "slow down"), "asked too often", **DOWN, asked=3, again=3),
    Fault("429 for long", fails(429, "slow down", retry_after="3600"), "asked too often", **DOWN, again=1),
    Fault("429 that should not be repeated", fails(429, "no", x_should_retry="false"), "asked too often", **DOWN, again=1),
    Fault("502 with a page", lambda d: Sent(502, HTML, {"content-type": "text/html"}), "502 Bad Gateway", **DOWN, asked=3, again=3),
    Fault("504 of a proxy", lambda d: Sent(504, HTML, {"content-type": "text/html"}), "did not answer in time", **LOST),
    Fault("key refused", fails(401, "Incorrect API key provided: sk-secret"), "check OPENAI_API_KEY", **DOWN, again=1),
    Fault("model unknown", lambda dialect: dialect.unknown(), "404", **DOWN, again=1),
    Fault("too long for the model", lambda dialect: dialect.too_long(), "too long for the model", **DOWN, again=1),
    Fault("errors of wrong types", lambda d: as_json({"error": {"message": ["x"], "code": [1], "type": {}}}, 403), "refused the key", **DOWN, again=1),
    Fault("sent elsewhere", lambda d: Sent(307, b"", {"location": "/elsewhere"}), "sends requests to another address", **DOWN, again=1),
    Fault("sent elsewhere as a GET", lambda d: Sent(302, b"", {"location": "/elsewhere"}), "sends requests to another address", **DOWN, again=1),
    # how the connection fares
    Fault("in chunks", broken(chunked=True)),
    Fault("gone before it answers", broken(cut=-1), "broke", **LOST),
    Fault("reset before it answers", broken(cut=-1, reset=True), "broke", **LOST),
    Fault("gone before the body", broken(cut=0), "broke", **LOST),
    Fault("gone in the middle", broken(cut=90), "broke", **LOST),
    Fault("reset in the middle", broken(cut=90, reset=True), "broke", **LOST),
    Fault("gone in a chunk", broken(cut=90, chunked=True), "broke", **LOST),
    Fault("gone, then good", then_good(broken(cut=90)), "broke", **LOST),
    Fault("no gzip as it says", lambda d: Sent(200, b"{}", {"content-type": "application/json", "content-encoding": "gzip"}), "broke", **LOST),
    Fault("silent, then good", then_good(broken(pause=30)), "did not answer in time", **LOST, timeout=0.2),
    Fault("a byte at a time, then good", then_good(broken(drip=0.02)), "did not answer in time", **LOST, timeout=0.2),
)  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with serving() as playing:
        yield playing


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_story_comes_out_whatever_its_server_does(server, dialect, fault):
    script = server.plays(dialect, *fault.sent(dialect))
    desk = Desk(model(script.url, timeout=fault.timeout))
    summary = desk.write()
    why = fault.why(dialect) if callable(fault.why) else fault.why
    assert why in summary.fallback
    assert bool(summary.fallback) is bool(why)
    assert summary.writer is (Origin.EXTRACTIVE if why else Origin.LLM)
    assert not {"<", "{", "\n"} & set(summary.fallback)
    assert "secret" not in summary.fallback
    assert len(script.asked) == fault.asked
    told = [call.outcome for call in desk.calls]
    expected = outcome_of(fault, dialect)
    assert told == ["answered"] * (len(told) - 1) + [expected]
    assert costs(desk.calls[-1].tokens, cost_of(fault, dialect)), desk.calls[-1].tokens
    desk.write()
    assert len(script.asked) == fault.asked + fault.again
    assert {call.outcome for call in desk.calls} <= {"answered", expected}


def outcome_of(fault: Fault, dialect: OpenAI) -> str:
    if fault.name == "declined" and type(dialect) is OpenAI:
        return "refused"
    if fault.name == "cut off for its length" and dialect.cut_off == "length":
        return "invalid"
    return fault.outcome


def cost_of(fault: Fault, dialect: OpenAI) -> str:
    return "guess" if fault.cost == "usage" and not dialect.counts else fault.cost


def costs(tokens: int, cost: str) -> bool:
    asked = 1_000
    return {
        "nothing": tokens == 0,
        "usage": tokens == sum(COUNTED),
        "some": 0 < tokens < asked + ROOM,
        "guess": sum(COUNTED) < tokens < asked + ROOM,
        "most": tokens > ROOM,
    }[cost]
