"""Every way in which an article's page can go wrong, and what is read again, through the steps."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from feed_faults import item, rss
from feed_server import LoopbackServer
from page_faults import PAGE_ROWS, PAGE_TEXT, TEASER, PageRow, page
from real_services import make_services

from briefs.adapters.feeds.fetch import Limits
from briefs.adapters.store.sql import open_store
from briefs.domain.article import Article
from briefs.domain.feed import Feed, FullText
from briefs.newsroom.page_reading import MOST_REREADS
from briefs.newsroom.passages import split
from briefs.ports import Services, Store
from briefs.steps.refresh import ALL, extract, visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def hours(count: float) -> datetime:
    return NOON + timedelta(hours=count)


def answer(loopback: LoopbackServer, url: str, body: bytes) -> None:
    parts = urlsplit(url)
    loopback.play({f"{parts.hostname}{parts.path}": (200, {}, body)})


# what each page answers in ten hours in which all of them are wanted every five minutes


@dataclass
class Read:
    """The minutes at which each host's page was asked, and what is stored of its article, in the end."""

    asked: dict[str, tuple[int, ...]]
    articles: dict[str, tuple[Article, ...]]
    failures: tuple[object, ...]


IMPATIENT = Limits(connect=0.3, total=0.3)
"""For the page that never comes; for all others that would be a gamble."""


@pytest.fixture(scope="module")
def read(loopback, tmp_path_factory) -> Read:
    """Every hour in a new process, so to speak: nothing may rest on what a reader remembers."""
    loopback.play({row.host: row.answer for row in PAGE_ROWS})
    loopback.play({f"{row.host}/robots.txt": row.robots for row in PAGE_ROWS})
    slow = [row for row in PAGE_ROWS if row.host == "page-hanging.test"]
    quick = [row for row in PAGE_ROWS if row not in slow]
    asked: defaultdict[str, list[int]] = defaultdict(list)
    with closing(open_store(f"sqlite:///{tmp_path_factory.mktemp('pages') / 'briefs.db'}")) as store:
        failures = [
            *ten_hours(loopback, store, quick, asked),
            *ten_hours(loopback, store, slow, asked, limits=IMPATIENT),
        ]
        stored = store.articles.between(NOON - DAY, NOON + DAY)
        history = store.articles.history(article.id for article in stored)
    return Read(
        {host: tuple(minutes) for host, minutes in asked.items()},
        {article.title: tuple(each for each, _ in history[article.id]) for article in stored},
        tuple(failures),
    )


def ten_hours(
    loopback: LoopbackServer,
    store: Store,
    rows: list[PageRow],
    asked: defaultdict[str, list[int]],
    **settings,
) -> tuple[object, ...]:
    """Reads the pages of a feed with an article at each of these hosts, and notes when they are asked."""
    feed = Feed(rows[0].host, f"http://of-{rows[0].host}/", "Outlet", full_text=FullText.PAGE)
    entries = [item(row.host, 1, f"<description>{TEASER}</description>") for row in rows]
    links = [e.replace("outlet.example/1", f"{r.host}/1") for e, r in zip(entries, rows, strict=True)]
    answer(loopback, feed.url, rss(*(e.replace("tag:1", r.host) for e, r in zip(links, rows, strict=True))))
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        refused = ("page-refused.test", f"127.0.0.1:{closed.getsockname()[1]}")
        for minute in range(0, 600, 5):
            if minute % 60 == 0:
                services = make_services(store, loopback.reader(refused, **settings), [feed])
            before = len(loopback.asked)
            if minute == 0:
                visit(services, ALL, NOON)
            extract(services, ALL, NOON + timedelta(minutes=minute))
            # aiohttp asks once more by itself when the connection is dropped
            for host in {host for host, path, _ in loopback.asked[before:] if path == "/1"}:
                asked[host].append(minute)
    return services.engine.failures


@pytest.mark.parametrize("row", PAGE_ROWS, ids=lambda row: row.host)
def test_a_page_is_asked_again_only_where_its_failure_may_be_over(read, row: PageRow):
    assert read.asked.get(row.host, ()) == row.asked
    assert read.failures == ()


@pytest.mark.parametrize("row", PAGE_ROWS, ids=lambda row: row.host)
def test_an_article_tells_what_was_read_of_its_page_and_who_may_read_it(read, row: PageRow):
    *earlier, newest = read.articles[row.host]
    assert newest.paywalled is row.paywalled
    assert newest.full_text is bool(row.text)
    assert newest.text == (row.text or TEASER)
    assert newest.summary_only is not newest.full_text
    # a label alone is no edit
    assert len(earlier) == bool(row.text)


# what is read again


@dataclass
class Corrected:
    """A feed whose one article's page is read, hour by hour; each of them can be told anew."""

    services: Services
    loopback: LoopbackServer
    host: str

    def tell(self, title: str = "Talks are off", text: str = TEASER, updated: str = "") -> None:
        dated = f"<a:updated xmlns:a='http://www.w3.org/2005/Atom'>{updated}</a:updated>" if updated else ""
        entry = f"<title>{title}</title><link>http://{self.host}/1</link><guid>1</guid>"
        more = f"<pubDate>Mon, 23 Jun 2025 11:00:00 GMT</pubDate>{dated}<description>{text}</description>"
        answer(self.loopback, f"http://of-{self.host}/", rss(entry + more))

    def page(self, *paragraphs: str, status: int = 200) -> None:
        where = {
            f"{self.host}/1": (status, *page(*paragraphs)[1:]),
            f"{self.host}/robots.txt": (404, {}, b""),
        }
        self.loopback.play(where)

    def run(self, hour: float) -> tuple[int, Article]:
        """How often the page is asked in a run of that hour, and the article as it then is."""
        before = len(self.loopback.asked)
        visit(self.services, ALL, hours(hour))
        extract(self.services, ALL, hours(hour))
        asked = [path for host, path, _ in self.loopback.asked[before:] if (host, path) == (self.host, "/1")]
        (article,) = self.services.store.articles.between(NOON - 9 * DAY, NOON + 9 * DAY)
        return len(asked), article

    @property
    def texts(self) -> list[str]:
        """The texts of the revisions, oldest first."""
        (article,) = self.services.store.articles.between(NOON - 9 * DAY, NOON + 9 * DAY)
        return [each.text for each, _ in self.services.store.articles.history([article.id])[article.id]]


@pytest.fixture
def corrected(loopback, tmp_path, request) -> Iterator[Corrected]:
    host = f"corrected-{abs(hash(request.node.name))}.test"
    feed = Feed("f", f"http://of-{host}/", "Outlet", full_text=FullText.PAGE)
    with closing(open_store(f"sqlite:///{tmp_path / 'briefs.db'}")) as store:
        told = Corrected(make_services(store, loopback.reader(), [feed]), loopback, host)
        told.tell()
        told.page(*PAGE_TEXT)
        assert told.run(0)[0] == 1
        yield told


MENDED = PAGE_TEXT[1].replace("no reason", "a reason")


@pytest.mark.parametrize(
    "edit",
    [{"title": "Talks are off after all"}, {"text": f"{TEASER} It gave a reason."}, {"updated": "2025-06-23T13:00:00Z"}],
    ids=["title", "teaser", "date"],
)  # fmt: skip
def test_a_correction_reaches_an_article_whose_page_was_read_and_the_earlier_text_stays(corrected, edit):
    corrected.tell(**edit)
    corrected.page(PAGE_TEXT[0], MENDED)
    asked, article = corrected.run(2)
    assert (asked, article.text) == (1, f"{PAGE_TEXT[0]}\n\n{MENDED}")
    assert article.full_text
    assert article.title == edit.get("title", "Talks are off")
    assert "\n\n".join(PAGE_TEXT) in corrected.texts[:-1]
    passages = corrected.services.store.articles.passages([article.id])[article.id]
    assert passages == split(article)
    assert [corrected.run(hour)[0] for hour in (4, 6)] == [0, 0]


def test_a_page_is_not_read_again_while_its_feed_tells_the_same(corrected):
    corrected.page(PAGE_TEXT[0], MENDED)
    corrected.tell(text=f"{TEASER} 12 comments")
    assert corrected.run(2)[0] == 0


def test_a_retraction_on_the_page_is_stored_and_a_page_that_asks_for_a_browser_is_not(corrected):
    corrected.tell(title="Report on talks withdrawn")
    corrected.page("Please switch on JavaScript.")
    assert corrected.run(2)[1].text == "\n\n".join(PAGE_TEXT)
    corrected.tell(title="Report on the talks withdrawn")
    corrected.page("The report on talks was withdrawn.")
    assert corrected.run(4)[1].text == "The report on talks was withdrawn."


def test_a_page_that_fails_when_it_is_read_again_leaves_the_text_and_is_tried_again(corrected):
    corrected.tell(title="Talks are off after all")
    corrected.page(status=503)
    asked, article = corrected.run(2)
    assert (asked, article.text) == (1, "\n\n".join(PAGE_TEXT))
    corrected.page(PAGE_TEXT[0], MENDED)
    assert corrected.run(2.2)[0] == 0
    assert corrected.run(2.3)[1].text == f"{PAGE_TEXT[0]}\n\n{MENDED}"


def test_a_feed_that_dates_every_visit_as_an_edit_has_a_page_read_a_few_times_and_old_ones_never(corrected):
    asked = []
    for hour in range(2, 60, 2):
        corrected.tell(updated=f"{hours(hour):%Y-%m-%dT%H:%M:%SZ}")
        asked.append(corrected.run(hour)[0])
    assert asked == [1] * MOST_REREADS + [0] * (len(asked) - MOST_REREADS)
    assert len(corrected.texts) == 2


def test_the_page_of_an_article_older_than_any_brief_reaches_is_not_read_again(corrected):
    corrected.tell(title="Talks are off after all")
    assert corrected.run(47.5)[0] == 0


def test_an_undated_retraction_in_the_feed_is_a_revision(loopback, tmp_path):
    feed = Feed("f", "http://retracts.test/", "Outlet")
    with closing(open_store(f"sqlite:///{tmp_path / 'briefs.db'}")) as store:
        services = make_services(store, loopback.reader(), [feed])
        full = f"{' '.join(PAGE_TEXT)} Its partners were told. More talks are unlikely."
        for hour, text in enumerate(
            (full, TEASER.replace("on Monday.", "on Monday, a day before they were to begin."))
        ):
            answer(loopback, feed.url, rss(item("Talks", 1, f"<description>{text}</description>")))
            visit(services, ALL, hours(2 * hour))
        (article,) = store.articles.between(NOON - DAY, NOON + DAY)
        assert (article.revision, article.text) == (2, PAGE_TEXT[0])
