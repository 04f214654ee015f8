"""Whoever asks a host does so in its turn, and is heard by whoever comes after: a refresh, a check, a restart."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from feed_faults import item, rss
from feed_server import LoopbackServer
from real_services import make_services

from briefs.adapters.feeds.fetch import Limits
from briefs.adapters.feeds.reader import HttpFeedReader
from briefs.adapters.store.sql import open_store
from briefs.domain.feed import Feed, Fetching, FullText, Outcome
from briefs.ports import Services, Store
from briefs.steps.looking import discover, look_at
from briefs.steps.refresh import ALL, extract, visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DELAY = timedelta(seconds=0.5)
A_MOMENT = timedelta(seconds=0.3)
"""How much later than a run begins its first request may leave, on a busy machine."""


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with closing(open_store(f"sqlite:///{tmp_path / 'briefs.db'}")) as store:
        yield store


@pytest.fixture
def process(loopback, store) -> Callable[..., Services]:
    """A process of its own, as far as hosts are concerned: it remembers only what the store does."""

    def made(*urls: str, delay: timedelta = DELAY, patience: float = 60) -> Services:
        limits = Limits(connect=5, total=5, patience=patience)
        reader = loopback.reader(host_delay=delay.total_seconds(), limits=limits)
        feeds = [Feed(url, url, "Outlet") for url in urls]
        return make_services(store, reader, feeds, fetching=Fetching(delay))

    return made


def log_of(loopback: LoopbackServer, host: str, body: bytes = b"") -> list[float]:
    """When the host is asked from now on."""
    times: list[float] = []

    def answer(exchange) -> None:
        times.append(time.monotonic())
        exchange.say(200, {}, body or rss(item("Talks")))

    loopback.play({host: answer})
    return times


def least(times: list[float]) -> timedelta:
    return timedelta(seconds=min(after - before for before, after in pairwise(times)))


def test_a_check_right_after_a_refresh_waits_for_its_turn(process, loopback):
    times = log_of(loopback, "turn-after.test")
    url = "http://turn-after.test/rss"
    visit(process(url), ALL, datetime.now(UTC))
    services = process(url)
    (seen,) = look_at(services, services.config.feeds, datetime.now(UTC))
    assert (seen.outcome, len(times)) == (Outcome.FRESH, 2)
    assert least(times) > DELAY - A_MOMENT


def test_a_refresh_right_after_a_check_waits_for_its_turn(process, loopback):
    times = log_of(loopback, "turn-before.test")
    url = "http://turn-before.test/rss"
    services = process(url)
    list(look_at(services, services.config.feeds, datetime.now(UTC)))
    visit(process(url), ALL, datetime.now(UTC))
    assert len(times) == 2
    assert least(times) > DELAY - A_MOMENT


def test_checks_one_after_another_are_a_pause_apart(process, loopback):
    times = log_of(loopback, "turn-twice.test")
    for _ in range(3):
        services = process("http://turn-twice.test/rss")
        list(look_at(services, services.config.feeds, datetime.now(UTC)))
    assert len(times) == 3
    assert least(times) > DELAY - A_MOMENT


class Noting:
    """Looks into the store at the moment at which hosts are about to be asked."""

    def __init__(self, reader: HttpFeedReader, store: Store) -> None:
        self._reader, self._store = reader, store
        self.rests: list[dict[str, timedelta]] = []

    def visit_many(self, feeds, now, rests=()):
        self.rests.append({host: rest.until - now for host, rest in self._store.feeds.rests().items()})
        yield from self._reader.visit_many(feeds, now, rests)


def test_the_turns_of_a_check_are_stored_before_a_host_is_asked(process, store):
    services = process("http://turn-stored.test/a", "http://turn-stored.test/b", "http://turn-other.test/")
    noting = Noting(services.reader, store)
    list(look_at(replace(services, reader=noting), services.config.feeds, NOON))
    assert noting.rests == [{"turn-stored.test": 2 * DELAY, "turn-other.test": DELAY}]


def test_every_place_in_which_a_feed_is_looked_for_is_a_turn(process, loopback):
    delay = timedelta(seconds=0.05)
    times: list[float] = []

    def nothing(exchange) -> None:
        times.append(time.monotonic())
        exchange.say(404, {}, b"")

    loopback.play({"turn-places.test": nothing})
    services = process(delay=delay)
    discover(services, "http://turn-places.test/", NOON)
    assert len(times) == 7
    assert least(times) >= delay
    assert services.store.feeds.rests()["turn-places.test"].until == NOON + 7 * delay


def test_a_check_beside_a_refresh_that_was_told_to_rest_asks_nothing_and_says_until_when(process, loopback):
    url = "http://turn-told.test/rss"
    loopback.play({"turn-told.test": (429, {"Retry-After": "7200"}, b"")})
    visit(process(url), ALL, NOON)
    services = process(url)
    (seen,) = look_at(services, services.config.feeds, NOON + HOUR)
    assert (seen.outcome, len(loopback.asked_of("turn-told.test"))) == (Outcome.LEFT, 1)
    assert abs(seen.rest.until - (NOON + 2 * HOUR)) < timedelta(minutes=1)
    # and the rest is as long as before
    assert abs(services.store.feeds.rests()["turn-told.test"].until - (NOON + 2 * HOUR)) < timedelta(
        minutes=1
    )


PAGE = b"<!doctype html><html><body><article><p>Japan withdrew from the talks on Monday.</p></article></body></html>"


@pytest.mark.parametrize(("hours", "times"), [(2, 1), (23, 1), (24, 2)])
def test_a_restart_does_not_ask_again_for_a_robots_txt_of_that_day(process, loopback, store, hours, times):
    host = f"turn-kept-{hours}.test"
    url = f"http://{host}/rss"
    loopback.play(
        {
            f"{host}/robots.txt": (200, {}, b"User-agent: *\nDisallow: /shut"),
            host: (200, {"Content-Type": "text/html"}, PAGE),
        }
    )
    for hour, name in ((0, "first"), (hours, "second")):
        now = NOON + hour * HOUR
        links = (
            f"<title>{name} {path}</title><link>http://{host}/{path}/{name}</link>"
            for path in ("open", "shut")
        )
        loopback.play({f"{host}/rss": (200, {}, rss(*links))})
        services = process(url, delay=timedelta())
        feed = replace(services.config.feeds[0], full_text=FullText.PAGE)
        services = replace(services, config=replace(services.config, feeds=(feed,)))
        visit(services, ALL, now)
        extract(services, ALL, now)
    asked = [path for path, _ in loopback.asked_of(host)]
    assert asked.count("/robots.txt") == times
    assert {path for path in asked if path.startswith("/shut")} == set()
    assert "/open/second" in asked
    assert [rules.site for rules in store.robots.all()] == [f"http://{host}"]


def test_what_sites_said_long_ago_is_forgotten(process, loopback, store):
    for day, host in ((0, "turn-old.test"), (1, "turn-new.test")):
        loopback.play({f"{host}/rss": (200, {}, rss(f"<title>T</title><link>http://{host}/1</link>"))})
        services = process(f"http://{host}/rss", delay=timedelta())
        feed = replace(services.config.feeds[0], full_text=FullText.PAGE)
        services = replace(services, config=replace(services.config, feeds=(feed,)))
        now = NOON + day * timedelta(hours=24.1)
        visit(services, ALL, now)
        extract(services, ALL, now)
    assert [rules.site for rules in store.robots.all()] == ["http://turn-new.test"]
