"""How servers are asked: politely, side by side, and never those that are not public."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from briefs.adapters.feeds.fetch import SILENCES, Limits
from briefs.adapters.feeds.robots import LARGEST
from briefs.adapters.feeds.turns import Memory
from briefs.domain.article import Article
from briefs.domain.feed import Feed, FeedState, Outcome, PageText
from briefs.newsroom.visiting import after_visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
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


def test_a_connection_is_kept_only_while_its_host_is_wanted(loopback):
    hosts = {"alone.test": 1, "wanted.test": 3}
    loopback.play(dict.fromkeys(hosts, (404, {}, b"")))
    list(
        visit_all(
            loopback.reader(), *(f"http://{host}/{n}" for host, count in hosts.items() for n in range(count))
        )
    )
    asked = {host: [headers.get("Connection") for _, headers in loopback.asked_of(host)] for host in hosts}
    assert asked == {"alone.test": ["close"], "wanted.test": [None, None, "close"]}


def test_a_server_may_say_much_in_a_header(loopback):
    loopback.play({"policy.test": (200, {"Content-Security-Policy": "a" * 20_000}, GOOD)})
    (visit,) = visit_all(loopback.reader(), "http://policy.test/")
    assert visit.outcome is Outcome.FRESH


def test_host_names_are_looked_up_side_by_side(loopback, monkeypatch):
    together = threading.Barrier(12, timeout=5)

    def look_up(*_, **__):
        together.wait()
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    visits = list(visit_all(loopback.reader(), *(f"http://{n}.invalid/" for n in range(12))))
    assert {visit.error for visit in visits} == {"its host name cannot be found"}


def log_of(loopback, host: str, answer) -> list[float]:
    """When the host is asked, from now on."""
    times: list[float] = []

    def say(exchange) -> None:
        times.append(time.monotonic())
        exchange.say(*answer)

    loopback.play({host: say})
    return times


def least(times: list[float]) -> float:
    return min(later - earlier for earlier, later in pairwise(times))


PAGE = (200, {"Content-Type": "text/html"}, b"<p>News")


def articles(host: str, count: int) -> list[Article]:
    return [Article(f"a{n}", "Outlet", "T", "", f"http://{host}/{n}", NOON) for n in range(count)]


def test_a_host_rests_after_each_request_from_one_run_to_the_next_pages_and_robots_txt_alike(loopback):
    times = log_of(loopback, "paused.test", PAGE)
    reader = loopback.reader(host_delay=0.05)
    list(visit_all(reader, *(f"http://paused.test/{n}" for n in range(3))))
    list(reader.read_pages(articles("paused.test", 2), NOON))
    assert len(times) == 6
    assert least(times) >= 0.05


def test_a_host_that_rests_holds_up_no_other_and_takes_no_slot(loopback):
    # answers that need no worker: starting one may take longer than the pause
    loopback.play({"paused-2.test": (404, {}, b""), "quick.test": (404, {}, b"")})
    reader = loopback.reader(host_delay=0.5, limits=Limits(connect=5, total=5, hosts=1))
    list(visit_all(reader, "http://paused-2.test/1"))
    ended = [visit.feed for visit in visit_all(reader, "http://paused-2.test/2", "http://quick.test/")]
    assert ended == ["http://quick.test/", "http://paused-2.test/2"]


def test_what_would_have_to_wait_for_too_long_is_left_for_a_later_run(loopback):
    times = log_of(loopback, "queue.test", PAGE)
    reader = loopback.reader(host_delay=0.2, limits=Limits(connect=5, total=5, patience=0.3))
    visits = list(visit_all(reader, *(f"http://queue.test/{n}" for n in range(9))))
    left = [visit for visit in visits if visit.outcome is Outcome.LEFT]
    assert len(times) == 9 - len(left) <= 3
    assert all(visit.rest.host == "queue.test" and visit.rest.until > NOON for visit in left)


def test_after_a_429_the_rest_of_the_run_leaves_the_host_alone(loopback):
    times = log_of(loopback, "busy-host.test", (429, {"Retry-After": "7200"}, b""))
    visits = list(visit_all(loopback.reader(), *(f"http://busy-host.test/{n}" for n in range(4))))
    assert len(times) == 1
    assert Counter(visit.outcome for visit in visits) == {Outcome.FAILED: 1, Outcome.LEFT: 3}
    assert {(visit.rest.host, visit.rest.until >= NOON + 2 * HOUR) for visit in visits} == {
        ("busy-host.test", True)
    }


def test_a_short_rest_is_waited_for(loopback):
    answers = [(503, {"Retry-After": "1"}, b""), (200, {}, GOOD)]
    loopback.play({"soon.test": lambda exchange: exchange.say(*answers.pop(0))})
    visits = list(visit_all(loopback.reader(), "http://soon.test/a", "http://soon.test/b"))
    assert [visit.outcome for visit in visits] == [Outcome.FAILED, Outcome.FRESH]


@pytest.mark.parametrize("status", [429, 503])
def test_a_page_that_a_busy_host_refuses_is_left_with_all_others_there(loopback, status):
    host = f"busy-{status}.test"
    loopback.play({f"{host}/robots.txt": (404, {}, b""), host: (status, {"Retry-After": "7200"}, b"")})
    pages = list(loopback.reader().read_pages(articles(host, 3), NOON))
    assert [(page.left, page.rest.host) for page in pages] == [(True, host)] * 3
    assert len(loopback.asked_of(host)) == 2


LOOP = (302, {"Location": "/robots.txt"}, b"")
SHUT = b"User-agent: *\nDisallow: /"
CUT_OFF = b"Disallow: /"
BIG = b"User-agent: *\n#".ljust(LARGEST - len(CUT_OFF) - 1, b"-") + b"\n" + CUT_OFF + b"private\n"
ROBOTS = [
    ("r404", (404, {}, SHUT), False, "its page holds"),
    ("r403", (403, {}, SHUT), False, "its page holds"),
    ("r204", (204, {}, b""), False, "its page holds"),
    ("r500", (500, {}, b""), True, "its robots.txt answers 500"),
    ("r503", (503, {}, b""), True, "its robots.txt answers 503"),
    ("r503-later", (503, {"Retry-After": "7200"}, b""), True, "its host rests"),
    ("r429", (429, {}, b""), True, "its host rests"),
    ("r-hang", lambda exchange: exchange.server.over.wait(5), True, "no answer within"),
    ("r-loop", LOOP, False, "its page holds"),
    ("r-shut", (200, {}, SHUT), False, "asks programs to stay away"),
    (
        "r-moved",
        (301, {"Location": "http://r-shut.test/robots.txt"}, b""),
        False,
        "asks programs to stay away",
    ),
    ("r-bom", (200, {}, b"\xef\xbb\xbf" + SHUT), False, "asks programs to stay away"),
    ("r-big", (200, {}, BIG), False, "its page holds"),
    ("r-bytes", (200, {}, bytes(range(256)) * 9), False, "its page holds"),
]


@pytest.fixture(scope="module")
def robots_pages(loopback) -> dict[str, PageText]:
    for name, answer, *_ in ROBOTS:
        loopback.play({f"{name}.test/robots.txt": answer, f"{name}.test": PAGE})
    wanted = [Article(name, "Outlet", "T", "", f"http://{name}.test/1", NOON) for name, *_ in ROBOTS]
    reader = loopback.reader(limits=Limits(connect=1, total=1))
    return {page.article.id: page for page in reader.read_pages(wanted, NOON)}


@pytest.mark.parametrize(("name", "left", "error"), [(name, left, error) for name, _, left, error in ROBOTS])
def test_pages_are_read_as_robots_txt_allows_and_tried_again_where_it_cannot_be_had(
    robots_pages, name, left, error
):
    page = robots_pages[name]
    assert error in page.error
    assert page.left is left


def asked_for_robots(loopback, host: str) -> int:
    return [path for path, _ in loopback.asked_of(host)].count("/robots.txt")


@pytest.mark.parametrize(
    ("status", "hours", "times"),
    [(200, 0, 1), (200, 23, 1), (200, 24, 2), (200, -1, 2), (404, 23, 1), (500, 0.9, 1), (500, 1, 2)],
)
def test_robots_txt_is_kept_for_a_day_and_a_failure_for_an_hour(loopback, status, hours, times):
    host = f"kept-{status}-{hours}.test"
    loopback.play({host: (status, {}, b"User-agent: *")})
    reader = loopback.reader()
    for now in (NOON, NOON + hours * HOUR):
        list(reader.read_pages(articles(host, 2), now))
    assert asked_for_robots(loopback, host) == times


def test_rules_that_are_out_of_date_are_forgotten(loopback):
    loopback.play({"first.test": (404, {}, b""), "second.test": (404, {}, b"")})
    reader = loopback.reader()
    list(reader.read_pages(articles("first.test", 1), NOON))
    list(reader.read_pages(articles("second.test", 1), NOON + 24 * HOUR))
    assert [*reader._robots] == ["http://second.test"]


def test_a_host_that_was_never_asked_need_not_rest_on_a_machine_that_has_just_started():
    assert Memory(delay=1e9).free_at("first.test") == 0


def test_a_crawl_delay_is_kept_between_pages(loopback):
    times = log_of(loopback, "slow-down.test", PAGE)
    loopback.play({"slow-down.test/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 0.2")})
    list(loopback.reader().read_pages(articles("slow-down.test", 3), NOON))
    assert len(times) == 3
    assert least(times) >= 0.2


def test_a_server_whose_304s_never_end_is_asked_for_the_whole_feed_after_a_week(loopback):
    def latched(exchange) -> None:
        asked = exchange.headers["If-None-Match"]
        exchange.say(*((304, {}, b"") if asked else (200, {"ETag": '"x"'}, GOOD)))

    loopback.play({"latched.test": latched})
    feed, reader = Feed("latched", "http://latched.test/", "Outlet"), loopback.reader()
    state, outcomes = FeedState("latched", NOON), []
    for day in (0, 1, 6, 8, 9):
        (visit,) = reader.visit_many([(feed, state)], NOON + day * 24 * HOUR)
        state = after_visit(state, feed, visit)
        outcomes.append((visit.outcome, visit.whole))
    assert outcomes == [
        (Outcome.FRESH, True),
        (Outcome.UNCHANGED, False),
        (Outcome.UNCHANGED, False),
        (Outcome.UNCHANGED, True),
        (Outcome.UNCHANGED, False),
    ]
    assert state.etag == '"x"'


def test_a_304_leaves_as_it_was_what_it_does_not_mention(loopback):
    headers = {"ETag": '"x"', "Last-Modified": "then", "Cache-Control": "max-age=7200"}
    answers = [(200, headers, GOOD), (304, {}, b""), (304, {"Cache-Control": "no-cache", "ETag": '"y"'}, b"")]
    loopback.play({"brief.test": lambda exchange: exchange.say(*answers.pop(0))})
    feed, reader = Feed("brief", "http://brief.test/", "Outlet"), loopback.reader()
    state, kept = FeedState("brief", NOON), []
    for _ in range(3):
        (visit,) = reader.visit_many([(feed, state)], NOON)
        state = after_visit(state, feed, visit)
        kept.append((state.etag, state.last_modified, state.max_age))
    assert kept == [('"x"', "then", 2 * HOUR), ('"x"', "then", 2 * HOUR), ('"y"', "then", 0 * HOUR)]
