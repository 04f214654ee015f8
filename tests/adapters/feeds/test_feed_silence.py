"""A host that gives no answer is not asked again and again in one run."""

from __future__ import annotations

from datetime import UTC, datetime

from briefs.adapters.feeds.fetch import SILENCES, Limits
from briefs.domain.article import Article

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)


def test_after_two_timeouts_the_pages_of_a_host_are_left_alone(loopback):
    loopback.play({"silent.test": lambda exchange: exchange.server.over.wait(5)})
    loopback.play({"silent.test/robots.txt": (404, {}, b"")})
    articles = [Article(f"a{n}", "Outlet", "Title", url=f"http://silent.test/{n}") for n in range(6)]
    reader = loopback.reader(limits=Limits(connect=0.1, total=0.1))
    pages = list(reader.read_pages(articles, NOON))
    asked = [path for path, _ in loopback.asked_of("silent.test") if path != "/robots.txt"]
    assert len(asked) == SILENCES
    assert sorted({page.error for page in pages}) == ["its host gives no answer", "no answer within 0.1 s"]
