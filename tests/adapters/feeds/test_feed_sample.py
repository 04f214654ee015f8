"""The sample's fifteen feeds and its pages are read as they were written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from itertools import islice

import pytest
from ruamel.yaml import YAML

from briefs.adapters.feeds.plain import plain
from briefs.adapters.feeds.reader import HttpFeedReader
from briefs.demo.server import LONGEST_FEED, WEEK_END, SampleServer
from briefs.demo.week import Access, SampleOutlet, load_week
from briefs.domain.feed import Feed, FeedState, Outcome
from briefs.newsroom.visiting import after_visit

WEEK = {outlet.feed: outlet for outlet in load_week()}
CONFIG = YAML(typ="safe").load((files("briefs.demo") / "feeds.yaml").read_text(encoding="utf-8"))
FEEDS = {name: Feed(name, raw["url"], raw["outlet"]) for name, raw in CONFIG["feeds"].items()}
STATES = {name: FeedState(name, WEEK_END) for name in FEEDS}


@pytest.fixture(scope="module")
def reader():
    with SampleServer() as server:
        yield HttpFeedReader(
            "editor@briefs.example", ["127.0.0.0/8"], connect_to=[("*.example", server.address)]
        )


@pytest.fixture(scope="module")
def visits(reader):
    return {v.feed: v for v in reader.visit_many([(FEEDS[n], STATES[n]) for n in FEEDS], WEEK_END)}


def outlet_of(name: str) -> SampleOutlet:
    return WEEK[FEEDS[name].url]


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_read_as_it_was_written(visits, name):
    visit = visits[name]
    entries = list(islice(reversed(outlet_of(name).entries), LONGEST_FEED))
    articles = [found.article for found in visit.found]
    assert (visit.outcome, visit.error) == (Outcome.FRESH, "")
    assert [a.title for a in articles] == [plain(e.title) for e in entries]
    assert [a.text for a in articles] == [plain(e.summary) for e in entries]
    assert [(a.url, a.published) for a in articles] == [(e.link, e.at) for e in entries]
    assert {a.lang for a in articles} == {outlet_of(name).language}
    assert len({a.id for a in articles}) == len(articles)


def test_the_second_visit_finds_nothing_new(reader, visits):
    later = WEEK_END + timedelta(hours=1)
    seen = [(FEEDS[name], after_visit(STATES[name], FEEDS[name], visit)) for name, visit in visits.items()]
    again = list(reader.visit_many(seen, later))
    assert len(again) == 15
    assert {(visit.outcome, visit.found) for visit in again} == {(Outcome.UNCHANGED, ())}
    by_hash = [(feed, replace(state, etag="", last_modified="")) for feed, state in seen]
    assert {visit.outcome for visit in reader.visit_many(by_hash, later)} == {Outcome.UNCHANGED}


def test_pages_give_their_paragraphs(reader, visits):
    newest = {name: visit.found[0].article for name, visit in visits.items()}
    pages = {page.article.feed: page for page in reader.read_pages(tuple(newest.values()), WEEK_END)}
    assert set(pages) == set(FEEDS)
    for name, page in pages.items():
        entry = next(e for e in outlet_of(name).entries if e.link == page.article.url)
        if outlet_of(name).access is Access.OPEN:
            assert page.article.text == "\n\n".join(plain(text) for text in entry.paragraphs), name
        else:
            assert page.article == newest[name]
            assert page.error
