"""A newsletter's archive and feeds: what was approved and nothing else, readable by any feed reader."""

from __future__ import annotations

from dataclasses import replace

import feedparser
import lxml.html
import pytest

from briefs.domain.brief import Status
from briefs.steps.review import approve

ID = "asia-2026-11-24-0530"
HOME = "https://briefs.example/newsletters/asia"
PATHS = ["/newsletters/asia", *(f"/newsletters/asia/feed.{kind}" for kind in ("atom", "rss", "json"))]


@pytest.fixture
def approved(services, clock, clean_draft):
    approve(services, ID, "Ada", clock())


@pytest.mark.parametrize("path", PATHS)
def test_a_newsletter_without_a_published_brief_is_not_found(visitor, path):
    assert visitor.get(path).status_code == 404
    assert visitor.get(path.replace("asia", "nobody")).status_code == 404


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize("path", PATHS)
def test_what_was_withdrawn_is_gone(visitor, services, path):
    assert visitor.get(path).status_code == 200
    brief = services.store.briefs.get(ID)
    services.store.briefs.move(brief, replace(brief, status=Status.CANCELLED))
    assert visitor.get(path).status_code == 404


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize(("kind", "version"), [("atom", "atom10"), ("rss", "rss20")])
def test_a_feed_reader_finds_the_brief_with_its_headlines(visitor, services, kind, version):
    answer = visitor.get(f"/newsletters/asia/feed.{kind}")
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.version, found.feed.title) == (False, version, "Asia Morning Brief")
    assert answer.headers["content-type"].startswith(f"application/{kind}+xml")
    (entry,) = found.entries
    frozen = services.store.briefs.frozen(ID)
    assert (entry.title, entry.link) == (frozen.subject, f"https://briefs.example/briefs/{ID}")
    assert entry.id == entry.link
    assert "Quake off Hokkaido" in entry.summary


@pytest.mark.usefixtures("approved")
def test_the_json_feed_says_the_same(visitor, services):
    feed = visitor.get("/newsletters/asia/feed.json").json()
    assert (feed["version"], feed["home_page_url"]) == ("https://jsonfeed.org/version/1.1", HOME)
    (item,) = feed["items"]
    assert item["title"] == services.store.briefs.frozen(ID).subject
    assert "Quake off Hokkaido" in item["content_text"].splitlines()


@pytest.mark.usefixtures("approved")
def test_the_archive_lists_a_month_and_names_its_feeds(visitor):
    page = lxml.html.fromstring(visitor.get("/newsletters/asia").text)
    links = {link.get("href") for link in page.iter("a")}
    assert f"https://briefs.example/briefs/{ID}" in links
    assert "Tuesday, 24 November 2026" in page.text_content()
    named = [link.get("href") for link in page.iter("link")]
    assert named == [f"{HOME}/feed.{kind}" for kind in ("atom", "rss", "json")]
    assert visitor.get("/newsletters/asia?month=2026-11").status_code == 200
    assert visitor.get("/newsletters/asia?month=2020-01").status_code == 404


@pytest.mark.usefixtures("approved")
@pytest.mark.parametrize("path", PATHS[:-1])
def test_what_a_feed_wrote_stays_text(visitor, path):
    body = visitor.get(path).text
    assert "alert(1)" in body
    assert "<script" not in body
