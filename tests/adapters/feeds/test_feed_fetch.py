"""How long a visit may take, how much a host may send, and how many bodies are held at one time."""

from __future__ import annotations

import asyncio
import socket
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime

import pytest
from feed_server import LoopbackServer

from briefs.adapters.feeds.addresses import Guard
from briefs.adapters.feeds.bodies import PIECES, ROOMS, Room
from briefs.adapters.feeds.fetch import Fetcher, Limits
from briefs.adapters.feeds.turns import Memory, Turns
from briefs.adapters.feeds.wire import METER, SLICE, SPARE, TIMES, Meter, MeteredSocket, TooMuchError
from briefs.domain.feed import Feed, FeedState, Visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
GOOD = b"<rss version='2.0'><channel><item><title>Talks are off</title></item></channel></rss>"
MISSING = "it answers 404 Not Found"


def visit_all(reader, *urls: str) -> list[Visit]:
    return list(reader.visit_many([(Feed(url, url, "O"), FeedState(url, NOON)) for url in urls], NOON))


def after(seconds: float, status: int, location: str = ""):
    def say(exchange) -> None:
        exchange.server.over.wait(seconds)
        exchange.say(status, {"Location": location} if location else {}, b"")

    return say


# time


def test_waiting_for_a_turn_is_not_the_hosts_slowness(loopback):
    way = {f"turns.test/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(4)}
    loopback.play(way | {"turns.test/4": (404, {}, b"")})
    reader = loopback.reader(host_delay=0.3, limits=Limits(connect=1, total=1))
    (visit,) = visit_all(reader, "http://turns.test/0")
    assert visit.error == MISSING


def test_a_host_at_the_end_of_a_slow_way_is_not_given_up_for_it(loopback):
    ends = "http://way-end.test/"
    ways = [f"http://way-{n}.test/" for n in range(3)]
    loopback.play(
        {f"way-{n}.test": after(1.1, 302, ends) for n in range(3)} | {"way-end.test": after(0.5, 404)}
    )
    reader = loopback.reader(limits=Limits(connect=1.5, total=1.5))
    visits = visit_all(reader, *ways)
    assert [visit.error for visit in visits] == ["no answer within 1.5 s"] * 3


def test_no_host_is_to_blame_for_the_time_that_storing_takes(loopback):
    loopback.play({"at-once.test": (404, {}, b""), "soon-after.test": after(0.2, 404)})
    reader = loopback.reader(limits=Limits(connect=0.4, total=0.4))
    urls = ["http://at-once.test/", "http://soon-after.test/"]
    told = []
    for visit in reader.visit_many([(Feed(url, url, "O"), FeedState(url, NOON)) for url in urls], NOON):
        told.append((visit.feed, visit.error))
        time.sleep(0.5)
    assert told == [(url, MISSING) for url in urls]


# bytes on the wire


def take(ours: MeteredSocket, theirs: socket.socket, into: bool, taken: list[int]) -> None:
    buffer = bytearray(1 << 20)
    while True:
        theirs.sendall(bytes(100_000))
        taken.append(ours.recv_into(buffer) if into else len(ours.recv(len(buffer))))


@pytest.mark.parametrize("into", [False, True])
def test_a_metered_socket_gives_little_at_a_time_and_nothing_when_its_meter_is_over(into):
    meter = Meter()
    METER.set(meter)
    taken: list[int] = []
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        closing(MeteredSocket(socket.AF_INET, socket.SOCK_STREAM, 0)) as ours,
    ):
        ours.connect(server.getsockname())
        with server.accept()[0] as theirs, pytest.raises(TooMuchError):
            take(ours, theirs, into, taken)
    assert max(taken) <= SLICE
    assert SPARE - SLICE < sum(taken) <= SPARE
    assert meter.is_over


def test_what_unpacks_to_something_may_be_as_long_again_and_a_new_request_begins_anew():
    meter = Meter()
    meter.unpacked(1000)
    meter.count(SPARE + TIMES * 1000)
    with pytest.raises(TooMuchError):
        meter.count(1)
    meter.begin()
    meter.count(SPARE)
    assert not meter.is_over


def chunks(size: int, count: int):
    """A feed in so many chunks of so many bytes."""

    def say(exchange) -> None:
        exchange.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        body = GOOD + b" " * (size * count - len(GOOD))
        for at in range(0, len(body), size):
            exchange.wfile.write(b"%x\r\n%b\r\n" % (size, body[at : at + size]))
        exchange.wfile.write(b"0\r\n\r\n")

    return say


@pytest.mark.parametrize(
    ("size", "count"),
    [(4096, 1000), (100, 5000), (1, 10_000), (65_536, 100)],
    ids=["4kB", "100B", "1B", "64kB"],
)
def test_a_feed_may_come_in_chunks(loopback, size, count):
    loopback.play({f"chunks-{size}.test": chunks(size, count)})
    (visit,) = visit_all(loopback.reader(), f"http://chunks-{size}.test/")
    assert [found.article.title for found in visit.found] == ["Talks are off"], visit.error
    assert count < PIECES


def test_many_answers_of_one_host_are_not_added_up(loopback):
    body = GOOD + b" " * 300_000
    loopback.play({"many-answers.test": (200, {}, body)})
    visits = visit_all(loopback.reader(), *(f"http://many-answers.test/{n}" for n in range(6)))
    assert Counter(visit.error for visit in visits) == {"": 6}


# bodies held


def fetcher(loopback: LoopbackServer) -> Fetcher:
    turns = Turns(Memory(0), 200, 60, NOON, ())
    route = [("*.test", f"127.0.0.1:{loopback.port}")]
    return Fetcher("x", Guard(["127.0.0.0/8"]), route, Limits(connect=5, total=5), turns)


@pytest.mark.parametrize(
    ("size", "at_once"), [(ROOMS[0][0], 20), (ROOMS[1][0], 20), (ROOMS[1][0] + 1, ROOMS[1][1])]
)
def test_only_so_many_large_bodies_are_held_at_one_time(loopback, size, at_once):
    loopback.play({f"large-{n}.test": (200, {}, bytes(size)) for n in range(20)})
    now, most, full = 0, 0, asyncio.Event()

    async def hold(hands: Fetcher, host: str) -> None:
        nonlocal now, most
        async with hands.get(f"http://{host}/", {}) as answer:
            assert len(answer.body) == size
            now, most = now + 1, max(most, now + 1)
            if now == at_once:
                full.set()
            await full.wait()
            await asyncio.sleep(0.1)
            now -= 1

    async def run() -> None:
        async with fetcher(loopback) as hands, asyncio.TaskGroup() as tasks:
            for number in range(20):
                tasks.create_task(hold(hands, f"large-{number}.test"))

    asyncio.run(run())
    assert most == at_once


def test_bodies_that_grow_together_never_lock_each_other_out():
    held: Counter[int] = Counter()
    most: Counter[int] = Counter()

    async def grow(room: Room) -> None:
        async with room.share() as share, asyncio.timeout(30) as clock:
            for size in (5, 15, 150):
                await share.grow(size, clock)
                held[size] += 1
                most[size] = max(most[size], held[size])
                await asyncio.sleep(0)
            held.subtract([5, 15, 150])

    async def run() -> None:
        room = Room([(10, 3), (100, 2)])
        await asyncio.gather(*(grow(room) for _ in range(20)))

    asyncio.run(run())
    assert most == {5: 20, 15: 3, 150: 2}


def test_a_host_is_not_to_blame_for_the_time_that_its_body_waits_for_room():
    async def run() -> float:
        room = Room([(10, 1)])
        async with room.share() as first, asyncio.timeout(None) as clock:
            await first.grow(11, clock)
            other = asyncio.create_task(second(room))
            await asyncio.sleep(0.3)
        return await other

    async def second(room: Room) -> float:
        loop = asyncio.get_running_loop()
        async with room.share() as share, asyncio.timeout(0.2) as clock:
            await share.grow(11, clock)
            return (clock.when() or 0) - loop.time()

    assert 0.1 < asyncio.run(run()) <= 0.2
