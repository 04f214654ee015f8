"""What every embedder must do, and the mistakes of real servers."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx2
import pytest

from briefs.adapters.llm.embeddings import OpenAIEmbedder
from briefs.adapters.llm.scripted import ScriptedEmbedder
from briefs.domain.errors import ModelUnavailable, ReplyInvalid

VECTORS = {"talks": (1.0, 0.0), "ferry": (0.0, 1.0)}


def answer(*vectors, order=None, usage=7):
    data = [{"object": "embedding", "index": at, "embedding": vector} for at, vector in enumerate(vectors)]
    body = {"object": "list", "model": "e", "data": [data[at] for at in order] if order else data}
    return httpx2.Response(
        200, json=body | ({"usage": {"prompt_tokens": usage, "total_tokens": usage}} if usage else {})
    )


def embedder(server):
    return OpenAIEmbedder("e", "k", "http://server.example/v1", transport=httpx2.MockTransport(server))


@pytest.fixture(params=["openai", "scripted"])
def make(request, server):
    """Makes an embedder that knows two words, after so many failures."""

    def vectors(body):
        return answer(*(next(v for word, v in VECTORS.items() if word in text) for text in body["input"]))

    def made(*, failing=0):
        if request.param == "scripted":
            return ScriptedEmbedder(VECTORS, failing=[ModelUnavailable("down")] * failing)
        return embedder(server(*[httpx2.ConnectError("refused")] * failing, vectors))

    return made


def test_each_text_has_its_vector_in_order(make):
    found = make().embed(["the ferry", "the talks", "a ferry"])
    assert found.vectors == ((0.0, 1.0), (1.0, 0.0), (0.0, 1.0))
    assert found.tokens > 0


def test_a_server_that_is_down_is_an_error_of_our_own_and_asked_again_later(make):
    asked = make(failing=1)
    with pytest.raises(ModelUnavailable):
        asked.embed(["the ferry"])
    assert asked.embed(["the ferry"]).vectors == ((0.0, 1.0),)


def test_it_says_who_made_the_vectors(make):
    assert make().name
    assert make().endpoint


def test_the_request_asks_for_numbers_with_the_key(server):
    fake = server(answer([1.0]))
    embedder(fake).embed(["one"])
    assert fake.requests == [{"model": "e", "input": ["one"], "encoding_format": "float"}]
    assert fake.headers[0]["authorization"] == "Bearer k"


def test_vectors_in_another_order_are_put_right(server):
    assert embedder(server(answer([1.0], [2.0], order=(1, 0)))).embed(["a", "b"]).vectors == ((1.0,), (2.0,))


def test_without_usage_tokens_are_estimated(server):
    found = embedder(server(answer([1.0], usage=None))).embed(["a text of some length"])
    assert (found.estimated, found.tokens) == (True, 6)
    assert not embedder(server(answer([1.0]))).embed(["a"]).estimated


def test_no_text_asks_nothing(server):
    fake = server(answer())
    assert embedder(fake).embed([]).vectors == ()
    assert fake.requests == []


@pytest.mark.parametrize(
    "given",
    [
        answer([1.0]),
        answer([1.0], [2.0], [3.0]),
        answer([1.0], [2.0, 3.0]),
        answer([], []),
        answer(["x"], [1.0]),
        answer([None], [1.0]),
        httpx2.Response(
            200, content=b'{"data": [{"index": 0, "embedding": [NaN]}, {"index": 1, "embedding": [1]}]}'
        ),
        httpx2.Response(200, json={"data": "none"}),
        httpx2.Response(200, json={}),
        httpx2.Response(200, json=[]),
        httpx2.Response(200, content=b"<html>"),
    ],
)
def test_what_is_not_one_vector_for_each_text_is_refused(server, given):
    with pytest.raises(ReplyInvalid):
        embedder(server(given)).embed(["one", "two"])


@pytest.mark.parametrize(
    ("status", "told"), [(401, "key"), (404, "no such model"), (429, "too often"), (500, "answered 500")]
)
def test_a_refusal_names_the_mend_and_is_not_repeated(server, failed, status, told):
    fake = server(failed(status, "no"))
    with pytest.raises(ModelUnavailable, match=told):
        embedder(fake).embed(["one"])
    assert len(fake.requests) == 1


def test_it_speaks_to_a_real_server():
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            body = answer(*([float(len(text))] for text in asked["input"])).content
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        found = OpenAIEmbedder("e", "", f"http://127.0.0.1:{server.server_port}/v1").embed(["ab", "abc"])
        server.shutdown()
    assert found.vectors == ((2.0,), (3.0,))
