"""A day of the clock against a real server: nobody is asked earlier than the rules allow, and none is forgotten.

The clock ticks every half minute of a day that is simulated; ticks at which nothing can be due are left out.
At noon the process is killed between a request and its record, at six it is started anew.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from feed_server import Exchange, LoopbackServer, serving
from real_services import make_services

from briefs.adapters.store.owner import this_process
from briefs.adapters.store.sql import open_store
from briefs.clock import tick
from briefs.domain.feed import Feed, FeedState, Fetching, FullText, Outcome
from briefs.newsroom.visiting import JITTER
from briefs.ports import Services

MIDNIGHT = datetime(2025, 6, 23, tzinfo=UTC)
DAY = timedelta(days=1)
TICK = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DELAY = timedelta(milliseconds=20)
"""The real pause between two requests to one host: simulated time stands still while a run lasts."""

RESTART = MIDNIGHT + 6 * HOUR
KILL = MIDNIGHT + 12 * HOUR


def rss(*titles: str, more: str = "") -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>http://pages.test/{title.replace(' ', '-')}</link></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>F</title>{more}{items}</channel></rss>".encode()


@dataclass(frozen=True)
class Asked:
    """One request: when by the simulated clock, when by the real one, what for, and what it was answered."""

    at: datetime
    real: float
    host: str
    path: str
    conditional: bool
    status: int


Plan = Callable[[datetime, "Exchange"], tuple[int, Mapping[str, str], bytes]]


class Internet:
    """A server with a simulated clock that keeps a log."""

    def __init__(self, server: LoopbackServer) -> None:
        self.server = server
        self.now = MIDNIGHT
        self.log: list[Asked] = []

    def play(self, where: str, plan: Plan) -> None:
        def say(exchange: Exchange) -> None:
            real = time.monotonic()
            status, headers, body = plan(self.now, exchange)
            host = exchange.headers["Host"].partition(":")[0]
            conditional = bool(exchange.headers["If-None-Match"] or exchange.headers["If-Modified-Since"])
            self.log.append(Asked(self.now, real, host, exchange.path, conditional, status))
            exchange.say(status, headers, body)

        self.server.play({where: say})

    def of(self, where: str) -> list[Asked]:
        return [asked for asked in self.log if where in {asked.host, asked.host + asked.path}]


def steady(body: bytes, **headers: str) -> Plan:
    """The same at every visit, to whoever asks."""
    return lambda _now, _exchange: (200, headers, body)


def tagged(of: Callable[[datetime], bytes], only_whole: Mapping[str, str] = {}) -> Plan:
    """304 to those who send the ETag of what there is; headers but for the tag come only with a body."""

    def plan(now: datetime, exchange: Exchange) -> tuple[int, Mapping[str, str], bytes]:
        body = of(now)
        tag = f'W/"{len(body)} {hash(body)}"'
        if exchange.headers["If-None-Match"] == tag:
            return 304, {"ETag": tag}, b""
        return 200, {"ETag": tag, **only_whole}, body

    return plan


def expiring(now: datetime, _exchange: Exchange) -> tuple[int, Mapping[str, str], bytes]:
    """Stays fresh for three hours after the server's own Date, which is an hour wrong."""
    date, expires = now - HOUR, now + 2 * HOUR
    headers = {"Expires": format_datetime(expires, usegmt=True), "Date": format_datetime(date, usegmt=True)}
    return 200, headers, rss("Expires")


def busy(since: datetime, pause: timedelta, status: int, body: bytes) -> Plan:
    """Once after `since`, too much to do; then it may not be asked for `pause`."""
    refused: list[datetime] = []

    def plan(now: datetime, _exchange: Exchange) -> tuple[int, Mapping[str, str], bytes]:
        if now >= since and not refused:
            refused.append(now)
            return status, {"Retry-After": str(int(pause.total_seconds()))}, b""
        return 200, {}, body

    return plan


def changing(now: datetime) -> bytes:
    return rss(*(f"Report {n}" for n in range(1 + (now - MIDNIGHT) // (6 * HOUR))))


PLANS: dict[str, Plan] = {
    "quarter.test": tagged(changing),
    "hour.test": steady(rss("Hour")),
    "ttl.test": tagged(lambda _: rss("Ttl", more="<ttl>90</ttl>")),
    "max-age.test": tagged(lambda _: rss("Age"), {"Cache-Control": "max-age=7200"}),
    "expires.test": expiring,
    "busy.test": busy(MIDNIGHT + 3 * HOUR, 2 * HOUR, 429, rss("Busy")),
    "down.test": busy(MIDNIGHT + 4 * HOUR, HOUR, 503, rss("Down")),
    "failing.test": lambda _now, _exchange: (500, {}, b""),
    "gone.test": lambda _now, _exchange: (410, {}, b""),
    "moved.test": lambda _now, _exchange: (301, {"Location": "http://new.test/"}, b""),
    "new.test": steady(rss("Moved")),
    "two.test": steady(rss("Two")),
    "pages.test": steady(b"<html><p>Its page.</p></html>", **{"Content-Type": "text/html"}),
    "pages.test/robots.txt": steady(b"User-agent: *\nDisallow: /private"),
}


@dataclass(frozen=True)
class Wish:
    """One feed, the least time between two requests for it, and whether it is asked with validators."""

    url: str
    every: timedelta
    least: timedelta
    conditional: bool = False

    @property
    def name(self) -> str:
        return self.url.removeprefix("http://").removesuffix("/")


QUARTER = 15 * MINUTE
WISHES = [
    Wish("http://quarter.test/", QUARTER, QUARTER, conditional=True),
    Wish("http://hour.test/", HOUR, HOUR),
    Wish("http://ttl.test/", QUARTER, 90 * MINUTE, conditional=True),
    Wish("http://max-age.test/", QUARTER, 2 * HOUR, conditional=True),
    Wish("http://expires.test/", 2 * QUARTER, 3 * HOUR),
    Wish("http://busy.test/a", HOUR, HOUR),
    Wish("http://busy.test/b", HOUR, HOUR),
    Wish("http://down.test/", HOUR, HOUR),
    Wish("http://two.test/x", HOUR, HOUR),
    Wish("http://two.test/y", HOUR, HOUR),
    Wish("http://new.test/", HOUR, HOUR),
]
OTHERS = ("http://failing.test/", "http://gone.test/", "http://dead.test/")


def feeds() -> Iterator[Feed]:
    for wish in WISHES:
        url = "http://moved.test/" if wish.name == "new.test" else wish.url
        full = FullText.PAGE if wish.name == "quarter.test" else FullText.FEED
        yield Feed(wish.name, url, "Outlet", every=wish.every, full_text=full)
    for url in OTHERS:
        yield Feed(url, url, "Outlet", every=QUARTER)


class Killed(BaseException):
    """Ends the process: no step and no adapter may catch it."""


class DeadlyReader:
    """Kills the process once, when the first visit of a run was made and before it is recorded."""

    def __init__(self, reader: object) -> None:
        self._reader = reader
        self.asked: tuple[str, ...] = ()

    def visit_many(self, feeds, now, rests=()):
        visits = list(self._reader.visit_many(feeds, now, rests))
        self.asked = tuple(v.feed for v in visits if v.outcome is not Outcome.LEFT)
        if len(self.asked) > 2:
            raise Killed
        yield from visits

    def read_pages(self, articles, now, rests=(), rules=()):
        return self._reader.read_pages(articles, now, rests, rules)


@dataclass
class Day:
    """What the server saw, what the store held in the end, and the feeds that were in flight at the kill."""

    net: Internet
    states: dict[str, FeedState]
    killed_at: datetime
    in_flight: tuple[str, ...]


@pytest.fixture(scope="module")
def day(tmp_path_factory) -> Iterator[Day]:
    file = tmp_path_factory.mktemp("day") / "briefs.db"
    with serving() as server:
        net = Internet(server)
        for where, plan in PLANS.items():
            net.play(where, plan)
        yield lived(net, f"sqlite:///{file}")


def lived(net: Internet, database: str) -> Day:
    """The day, in three processes of which the second is killed."""
    mine = this_process()
    doomed = replace(mine, started=mine.started - 3600)
    with closing(open_store(database)) as store:
        run(make(net, store, doomed), net, RESTART)
    with closing(open_store(database)) as store:
        services = make(net, store, doomed)
        run(services, net, KILL)
        reader = DeadlyReader(services.reader)
        try:
            run(replace(services, reader=reader), net, MIDNIGHT + DAY)
        except Killed:
            killed_at = net.now
    net.now += TICK
    with closing(open_store(database)) as store:
        run(make(net, store, mine), net, MIDNIGHT + DAY)
        return Day(net, store.feeds.states(), killed_at, reader.asked)


def make(net: Internet, store, owner) -> Services:
    reader = net.server.reader(("dead.test", "127.0.0.1:9"), host_delay=DELAY.total_seconds())
    return make_services(store, reader, list(feeds()), owner, Fetching(DELAY))


def run(services: Services, net: Internet, until: datetime) -> None:
    while net.now < until:
        tick(services, net.now)
        net.now = next_tick(services, net.now)
    assert services.engine.failures == ()


def next_tick(services: Services, now: datetime) -> datetime:
    """The first tick at which something may be due; it does not matter whether it is."""
    store = services.store.feeds
    times = [state.next_visit for state in store.states().values() if not state.disabled]
    times += [rest.until for rest in store.rests().values()]
    due = min((at for at in times if at > now), default=now)
    return now + max(1, -(-(due - now) // TICK)) * TICK


def gaps(asked: list[Asked]) -> list[timedelta]:
    return [later.at - earlier.at for earlier, later in pairwise(asked)]


def wishes() -> object:
    return pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.name)


@wishes()
def test_no_feed_is_asked_earlier_than_the_rules_allow(day: Day, wish: Wish):
    asked = day.net.of(wish.url.removeprefix("http://"))
    early = [earlier for earlier, later in pairwise(asked) if later.at - earlier.at < wish.least]
    # a visit that a kill interrupted may be made once more before its time, and only that one
    assert [each.at for each in early] in ([], [day.killed_at] * (wish.name in day.in_flight))


@wishes()
def test_every_living_feed_is_asked_as_often_as_it_should(day: Day, wish: Wish):
    asked = day.net.of(wish.url.removeprefix("http://"))
    allowed = wish.least * (1 + JITTER) + 2 * TICK
    late = [earlier for earlier, later in pairwise(asked) if later.at - earlier.at > allowed]
    # a host's rest is for all of its feeds, and each obeys it once
    assert len(late) <= (1 if wish.name.startswith(("busy.test", "down.test")) else 0)
    assert MIDNIGHT + DAY - asked[-1].at <= allowed


def test_a_host_rests_with_all_its_feeds_as_long_as_it_asked(day: Day):
    for host, pause in (("busy.test", 2 * HOUR), ("down.test", HOUR)):
        asked = day.net.of(host)
        (refused,) = [number for number, each in enumerate(asked) if each.status in {429, 503}]
        assert pause <= asked[refused + 1].at - asked[refused].at <= pause * (1 + JITTER) + 2 * TICK


def test_validators_are_sent_wherever_they_were_given(day: Day):
    for wish in WISHES:
        asked = day.net.of(wish.url.removeprefix("http://"))
        assert [each.conditional for each in asked] == [wish.conditional and n > 0 for n in range(len(asked))]
    assert [each.status for each in day.net.of("quarter.test")].count(200) == 4


def test_a_failing_feed_is_asked_half_as_often_each_time_and_never_given_up(day: Day):
    found = gaps([each for each in day.net.of("failing.test") if each.at != day.killed_at + TICK])
    for number, gap in enumerate(found):
        least = QUARTER * 2**number
        assert least <= gap <= least * (1 + JITTER) + 2 * TICK
    assert len(found) >= 5


def test_a_host_that_cannot_be_reached_is_tried_like_one_that_fails(day: Day):
    dead, failing = (day.states[f"http://{name}.test/"] for name in ("dead", "failing"))
    assert dead.errors == failing.errors >= 6
    assert dead.error.startswith("its server cannot be reached")


def test_a_feed_that_is_gone_is_asked_once_and_one_that_moved_at_its_new_address(day: Day):
    assert len(day.net.of("gone.test")) == 1
    assert [each.at for each in day.net.of("moved.test")] == [each.at for each in day.net.of("new.test")[:2]]


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause_between(day: Day):
    by_host: defaultdict[str, list[float]] = defaultdict(list)
    for asked in day.net.log:
        by_host[asked.host].append(asked.real)
    pauses = [later - earlier for times in by_host.values() for earlier, later in pairwise(times)]
    # the server notes a request a moment after it was sent, one moment longer than another
    assert min(pauses) >= DELAY.total_seconds() / 2
    together = [later for earlier, later in pairwise(day.net.of("two.test")) if earlier.at == later.at]
    assert together


def test_robots_txt_is_asked_once_a_process_and_each_page_once(day: Day):
    asked = [each.path for each in day.net.of("pages.test")]
    pages = [path for path in asked if path != "/robots.txt"]
    assert sorted(pages) == ["/Report-0", "/Report-1", "/Report-2", "/Report-3"]
    assert 1 <= len(asked) - len(pages) <= 3


def test_the_kill_came_while_visits_were_under_way(day: Day):
    assert len(day.in_flight) > 2
