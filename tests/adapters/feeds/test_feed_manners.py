"""How servers are asked: politely, side by side, and never those that are not public."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from datetime import UTC, datetime

import pytest

from briefs.adapters.feeds.fetch import SILENCES, Limits
from briefs.domain.feed import Feed, FeedState

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
GOOD = b"<rss version='2.0'><channel><item><title>Talks are off</title></item></channel></rss>"


def visit_all(reader, *urls: str):
    return reader.visit_many([(Feed(url, url, "Outlet"), FeedState(url, NOON)) for url in urls], NOON)


@pytest.mark.parametrize(
    "url",
    [
        "http://good.test/",
        "http://localhost:{port}/",
        "http://127.0.0.1:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
    ],
)
def test_nothing_on_this_machine_is_fetched_unless_it_is_allowed(loopback, url):
    before = len(loopback.asked)
    (visit,) = visit_all(loopback.reader(allowed_networks=[]), url.format(port=loopback.port))
    assert visit.error == "its address is not public"
    assert len(loopback.asked) == before


def test_a_slow_host_with_many_feeds_holds_up_no_other(loopback):
    loopback.play({"hanging.test": lambda _: loopback.over.wait(5), "good.test": (200, {}, GOOD)})
    urls = [f"http://hanging.test/{n}" for n in range(3)]
    reader = loopback.reader(limits=Limits(connect=3, total=3, hosts=2))
    assert next(visit_all(reader, *urls, "http://good.test/")).feed == "http://good.test/"


def test_a_host_that_gives_no_answer_is_left_alone_for_the_rest_of_the_run(loopback):
    loopback.play({"silent.test": lambda _: loopback.over.wait(5)})
    reader = loopback.reader(limits=Limits(connect=0.1, total=0.1))
    visits = visit_all(reader, *(f"http://silent.test/{n}" for n in range(6)))
    errors = Counter(visit.error for visit in visits)
    assert errors == {"no answer within 0.1 s": SILENCES, "its host gives no answer": 6 - SILENCES}


def test_a_host_is_asked_one_thing_at_a_time_by_a_named_program_without_cookies(loopback):
    at_once, alone = threading.Lock(), []

    def say(exchange) -> None:
        alone.append(at_once.acquire(blocking=False))
        exchange.server.over.wait(0.02)
        # before the answer: the next question may come as soon as that has been read
        at_once.release()
        exchange.say(404, {"Set-Cookie": "id=1"}, b"")

    loopback.play({"polite.test": say})
    visits = list(visit_all(loopback.reader(), *(f"http://polite.test/{n}" for n in range(3))))
    assert len(visits) == 3
    assert alone == [True, True, True]
    headers = [headers for _, headers in loopback.asked_of("polite.test")]
    assert all("contact: editor@briefs.example" in each["User-Agent"] for each in headers)
    assert not any("Cookie" in each for each in headers)


def test_host_names_are_looked_up_side_by_side(loopback, monkeypatch):
    together = threading.Barrier(12, timeout=5)

    def look_up(*_, **__):
        together.wait()
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    visits = list(visit_all(loopback.reader(), *(f"http://{n}.invalid/" for n in range(12))))
    assert {visit.error for visit in visits} == {"its host name cannot be found"}
