"""Every way in which a feed can go wrong, through the step: its health, its next visit, and what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from feed_faults import EVERY, GOOD_TITLES, ROWS, Row, item, playing, rss
from feed_server import LoopbackServer
from real_services import make_services

from briefs.adapters.store.sql import open_store
from briefs.domain.article import Article
from briefs.domain.feed import Feed, FeedState, Fetching, FullText, Rest
from briefs.domain.health import Condition, Habits
from briefs.newsroom.health import health
from briefs.newsroom.visiting import JITTER
from briefs.ports import Services
from briefs.steps.refresh import ALL, extract, retry_failing, visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
A_MOMENT = timedelta(minutes=1)
"""A host that asked for a rest rests from its answer on, a little after the run began."""


@dataclass
class Told:
    """What the store holds after one visit to every host of ROWS, and what the run said."""

    states: dict[str, FeedState]
    articles: tuple[Article, ...]
    rests: dict[str, Rest]
    failures: tuple[object, ...]


@pytest.fixture(scope="module")
def services(loopback, tmp_path_factory) -> Iterator[Services]:
    address = f"sqlite:///{tmp_path_factory.mktemp('faults') / 'briefs.db'}"
    with closing(open_store(address)) as store, playing(loopback) as groups:
        *few, most = [make_services(store, reader, [row.feed for row in rows]) for reader, rows in groups]
        for services in few:
            visit(services, ALL, NOON)
        yield most


@pytest.fixture(scope="module")
def told(services) -> Told:
    visit(services, ALL, NOON)
    store = services.store
    articles = store.articles.between(NOON - 9 * DAY, NOON + DAY)
    return Told(store.feeds.states(), articles, store.feeds.rests(), services.engine.failures)


def rows() -> object:
    return pytest.mark.parametrize("row", EVERY, ids=lambda row: row.host)


@rows()
def test_its_health_says_what_is_wrong_and_what_to_do(told, row: Row):
    state = told.states[row.host]
    assert (row.error in state.error, row.mend in state.error) == (True, True), state.error
    assert (state.errors, state.disabled) == (bool(row.error), row.pause is None), state.error
    assert state.last_visit == NOON
    assert state.last_success == (None if row.error else NOON)
    found = health(row.feed, state, Habits(newest=NOON), NOON, 3 * DAY)
    assert found.kind is condition(row)
    assert row.error in found.words


def condition(row: Row) -> Condition:
    if row.pause is None:
        return Condition.GONE
    if row.error:
        return Condition.RESTING if row.pause > DAY else Condition.FAILING
    return Condition.OK


@rows()
def test_its_next_visit_is_as_late_as_the_rules_say_and_hardly_later(told, row: Row):
    if row.pause is None:
        return
    found = told.states[row.host].next_visit - NOON
    assert row.pause <= found <= row.pause * (1 + JITTER) + A_MOMENT


@rows()
def test_what_it_sent_is_stored_and_nothing_else(told, row: Row):
    stored = [article.title for article in told.articles if article.feed == row.host]
    if row.leads and row.titles:
        stored = [article.title for article in told.articles if article.feed == "good.test"]
    assert sorted(stored) == sorted(row.titles)


def test_every_host_rests_as_it_asked_to_and_no_other_but_for_a_moment(told):
    asked = {
        row.host: row.pause
        for row in ROWS
        if "Retry-After" in (row.headers or {}) and row.status in {429, 503}
    }
    found = {rest.host: rest.until - NOON for rest in told.rests.values()}
    for host, pause in asked.items():
        assert pause <= found.pop(host) <= pause + A_MOMENT
    assert {host for host, pause in found.items() if pause > A_MOMENT} == {
        "busy-cached.test",
        "busy-silent.test",
    }


def test_a_good_feed_of_the_same_run_is_unharmed_and_nothing_failed(told):
    assert sorted(a.title for a in told.articles if a.feed == "good.test") == sorted(GOOD_TITLES)
    assert told.failures == ()
    assert set(told.states) == {row.host for row in EVERY}


def test_nothing_stored_can_do_harm(told):
    for article in told.articles:
        assert article.title.isprintable()
        assert len(article.title) <= 300
        assert urlsplit(article.url).scheme in {"", "http", "https"}
        assert "root:" not in article.document
        assert "<script" not in article.document


def test_nothing_is_asked_again_before_its_time(services, told, loopback):
    before = len(loopback.asked)
    visit(services, ALL, NOON + timedelta(minutes=59))
    assert loopback.asked[before:] == []


# what takes more than one visit


@pytest.fixture
def play(loopback, tmp_path):
    with closing(open_store(f"sqlite:///{tmp_path / 'briefs.db'}")) as store:

        def made(*urls: str) -> Services:
            feeds = [Feed(url, url, urlsplit(url).hostname) for url in urls]
            return make_services(store, loopback.reader(), feeds)

        yield made


def answer(loopback: LoopbackServer, url: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
    parts = urlsplit(url)
    loopback.play({f"{parts.hostname}{parts.path}": (status, headers, body)})


def hours(count: float) -> datetime:
    return NOON + timedelta(hours=count)


def titles(services: Services) -> list[str]:
    return sorted(
        article.title for article in services.store.articles.between(NOON - 9 * DAY, NOON + 9 * DAY)
    )


def test_a_feed_that_changes_its_ids_each_visit_brings_each_report_once(play, loopback):
    url = "http://new-ids.test/"
    services = play(url)
    for number in range(3):
        reports = (item("Talks are off", 1), item("Talks are on", 2))
        body = rss(*(each.replace("tag:", f"visit-{number}:") for each in reports))
        answer(loopback, url, body)
        visit(services, ALL, hours(2 * number))
    assert titles(services) == ["Talks are off", "Talks are on"]
    assert services.store.feeds.states()[url].errors == 0


def test_duplicate_ids_are_two_reports_at_every_visit(play, loopback):
    url = "http://same-id.test/"
    services = play(url)
    two = [
        f"<title>{word}</title><guid>x</guid><link>http://same-id.test/{word}</link>"
        for word in ("One", "Two")
    ]
    for number, order in enumerate((two, two[::-1])):
        answer(loopback, url, rss(*order))
        visit(services, ALL, hours(2 * number))
    assert titles(services) == ["One", "Two"]


@pytest.mark.parametrize("ahead", [timedelta(hours=3), timedelta(days=365)])
def test_a_clock_that_jumps_back_neither_silences_a_feed_nor_forgets_a_rest(play, loopback, ahead):
    quiet, busy = "http://ahead.test/", "http://ahead-busy.test/"
    answer(loopback, quiet, rss(item("Talks")))
    answer(loopback, busy, status=429, **{"Retry-After": "1728000"})
    services = play(quiet, busy)
    visit(services, ALL, NOON + ahead)
    visit(services, ALL, NOON)
    states = services.store.feeds.states()
    assert timedelta(hours=1) <= states[quiet].next_visit - NOON <= timedelta(hours=1.2)
    assert timedelta(days=20) <= states[busy].next_visit - NOON <= timedelta(days=22.1)
    assert (
        timedelta(days=20)
        <= services.store.feeds.rests()["ahead-busy.test"].until - NOON
        < timedelta(days=20.1)
    )
    before = len(loopback.asked)
    visit(services, ALL, hours(2))
    assert [host for host, _, _ in loopback.asked[before:]] == ["ahead.test"]


def test_a_person_may_have_a_failing_feed_tried_at_once_but_not_a_host_that_rests(play, loopback):
    failing, busy = "http://retried.test/", "http://retried-busy.test/"
    answer(loopback, failing, status=500)
    answer(loopback, busy, status=429, **{"Retry-After": "7200"})
    services = play(failing, busy)
    visit(services, ALL, NOON)
    retry_failing(services, NOON)
    before = len(loopback.asked)
    visit(services, ALL, NOON)
    assert [host for host, _, _ in loopback.asked[before:]] == ["retried.test"]


def test_two_feeds_of_a_host_that_asks_for_a_rest_are_one_request(play, loopback):
    urls = [f"http://shared.test/{name}" for name in "abc"]
    answer(loopback, "http://shared.test", status=503, **{"Retry-After": "7200"})
    services = play(*urls)
    visit(services, ALL, NOON)
    assert len(loopback.asked_of("shared.test")) == 1
    states = services.store.feeds.states().values()
    assert sorted(state.errors for state in states) == [0, 0, 1]
    assert all(timedelta(hours=2) <= state.next_visit - NOON <= timedelta(hours=2.3) for state in states)
    answer(loopback, "http://shared.test", rss(item("Talks")))
    visit(services, ALL, hours(1.9))
    assert len(loopback.asked_of("shared.test")) == 1
    visit(services, ALL, hours(2.5))
    assert len(loopback.asked_of("shared.test")) == 4


def test_a_redirect_to_a_host_that_rests_is_not_asked_over_and_over(play, loopback):
    answer(loopback, "http://resting.test", status=429, **{"Retry-After": "600"})
    answer(loopback, "http://leads.test/", status=302, Location="http://resting.test/b")
    services = play("http://resting.test/a", "http://leads.test/")
    for minutes in (0, 1, 12, 30):
        visit(services, ALL, NOON + timedelta(minutes=minutes))
    assert len(loopback.asked_of("leads.test")) == 1


LONG_PAGE = b"""<!doctype html><html><body><article><h1>Talks are off</h1>
<p>Japan withdrew from the talks on Monday, a day before they were to begin.</p>
<p>It gave no reason for its step, officials said in the evening.</p></article></body></html>"""


@pytest.mark.parametrize("where", ["", "/robots.txt"])
@pytest.mark.parametrize(("status", "headers"), [(429, {}), (503, {"Retry-After": "1800"})])
def test_a_page_of_a_host_that_rests_is_read_in_a_later_run(play, loopback, where, status, headers):
    host = f"page-{status}-{len(where)}.test"
    url = f"http://feed-of-{host}/"
    services = play(url)
    feed = replace(services.config.feeds[0], full_text=FullText.PAGE)
    services = replace(services, config=replace(services.config, feeds=(feed,)))
    answer(loopback, url, rss(f"<title>Talks are off</title><link>http://{host}/1</link>"))
    answer(loopback, f"http://{host}/robots.txt", status=404)
    answer(loopback, f"http://{host}", LONG_PAGE, **{"Content-Type": "text/html"})
    answer(loopback, f"http://{host}{where or '/1'}", status=status, **headers)
    visit(services, ALL, NOON)
    extract(services, ALL, NOON)
    before = len(loopback.asked)
    services = replace(services, reader=loopback.reader())
    extract(services, ALL, NOON + timedelta(minutes=10))
    assert loopback.asked[before:] == []
    answer(loopback, f"http://{host}/robots.txt", status=404)
    answer(loopback, f"http://{host}/1", LONG_PAGE, **{"Content-Type": "text/html"})
    extract(services, ALL, hours(1.1))
    (article,) = services.store.articles.between(NOON - DAY, NOON + DAY)
    assert article.full_text
    assert "Japan withdrew" in article.text


class Looking:
    """Looks into the store at the moment at which hosts are about to be asked."""

    def __init__(self, services: Services) -> None:
        self._reader, self._store = services.reader, services.store
        self.rests: list[dict[str, timedelta]] = []
        self.next_visits: set[timedelta] = set()

    def visit_many(self, feeds, now, rests=()):
        self._look(now)
        yield from self._reader.visit_many(feeds, now, rests)

    def read_pages(self, articles, now, rests=(), rules=()):
        self._look(now)
        yield from self._reader.read_pages(articles, now, rests, rules)

    def _look(self, now: datetime) -> None:
        self.rests.append({host: rest.until - now for host, rest in self._store.feeds.rests().items()})
        self.next_visits |= {state.next_visit - now for state in self._store.feeds.states().values()}


def test_rests_and_next_visits_are_stored_before_a_host_is_asked(play, loopback):
    urls = [f"http://before.test/{name}" for name in "ab"]
    services = play(*urls)
    feeds = tuple(replace(feed, full_text=FullText.PAGE) for feed in services.config.feeds)
    config = replace(services.config, feeds=feeds, fetching=Fetching(timedelta(milliseconds=10)))
    looking = Looking(services)
    services = replace(services, config=config, reader=looking)
    for url in urls:
        report = f"<title>{url}</title><link>http://before.test/page-{url[-1]}</link>"
        answer(loopback, url, rss(report))
    visit(services, ALL, NOON)
    extract(services, ALL, NOON)
    visit(services, ALL, hours(2))
    after_two, after_four = timedelta(milliseconds=20), timedelta(milliseconds=40)
    assert looking.rests == [
        {"before.test": after_two},
        {"before.test": after_four},
        {"before.test": after_two},
    ]
    assert min(looking.next_visits) >= timedelta(minutes=15)
