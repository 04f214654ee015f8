"""Looking at feeds for an operator."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from real_services import make_services

from briefs.adapters.feeds.scripted import ScriptedReader
from briefs.adapters.store.memory import MemoryStore
from briefs.domain.feed import Candidate, Feed, Outcome, Rest, Visit
from briefs.steps.looking import HOPELESS, PLACES, discover, look_at

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
SITE = "https://quay.example"
WORLD = Candidate(f"{SITE}/world.xml", "World")


def scripted(visits: dict[str, Visit]):
    return make_services(MemoryStore(), ScriptedReader(visits), [])


def fresh(url: str) -> Visit:
    return Visit(url, NOON, Outcome.FRESH)


def failed(url: str, kind: str, links: tuple[Candidate, ...] = ()) -> Visit:
    return Visit(url, NOON, Outcome.FAILED, error="it fails", kind=kind, links=links)


def test_looking_stores_no_feed_and_no_article():
    with_feed = scripted({"a": fresh("a")})
    assert [visit.outcome for visit in look_at(with_feed, [Feed("a", SITE, "A")], NOON)] == [Outcome.FRESH]
    assert with_feed.store.feeds.states() == {}


def test_what_a_host_demands_is_kept_and_heeded():
    rest = Rest("quay.example", NOON, NOON + timedelta(hours=2))
    busy = Visit("a", NOON, Outcome.FAILED, error="it answers 429 Too Many Requests", rest=rest)
    told = scripted({"a": busy})
    feeds = [Feed("a", SITE, "A")]
    assert [visit.outcome for visit in look_at(told, feeds, NOON)] == [Outcome.FAILED]
    assert told.store.feeds.rests() == {"quay.example": rest}
    later = NOON + timedelta(hours=1)
    assert [visit.outcome for visit in look_at(told, feeds, later)] == [Outcome.LEFT]


def test_an_address_that_is_a_feed_is_found_with_one_request():
    told = scripted({SITE: fresh(SITE)})
    assert discover(told, SITE, NOON).feed == fresh(SITE)
    assert told.reader.asked == [SITE]


def test_what_a_page_names_is_told_and_not_yet_asked():
    told = scripted({SITE: failed(SITE, "not-a-feed", (WORLD,))})
    found = discover(told, SITE, NOON)
    assert (found.feed, found.links) == (None, (WORLD,))
    assert told.reader.asked == [SITE]


@pytest.mark.parametrize(
    ("url", "places"),
    [
        (SITE, [f"{SITE}{place}" for place in PLACES]),
        (f"{SITE}/blog/?a=1", [f"{SITE}/blog/feed", *(f"{SITE}{place}" for place in PLACES)]),
        (f"{SITE}/index.html", [f"{SITE}{place}" for place in PLACES]),
        (f"{SITE}/rss.xml", [f"{SITE}{place}" for place in PLACES if place != "/rss.xml"]),
    ],
)
def test_the_usual_places_are_tried_where_a_page_names_none(url, places):
    told = scripted({url: failed(url, "not-a-feed")})
    assert discover(told, url, NOON).feed is None
    assert told.reader.asked == [url, *places]


def test_the_first_place_that_is_a_feed_is_the_last_that_is_asked():
    place = f"{SITE}/rss"
    told = scripted({SITE: failed(SITE, "missing"), place: fresh(place)})
    assert discover(told, SITE, NOON).feed == fresh(place)
    assert told.reader.asked == [SITE, f"{SITE}/feed", place]


def test_a_host_that_wants_to_rest_while_its_places_are_tried_is_asked_no_more_and_told():
    rest = Rest("quay.example", NOON, NOON + timedelta(hours=2))
    busy = replace(failed(f"{SITE}/rss", "status"), rest=rest)
    told = scripted({SITE: failed(SITE, "missing"), f"{SITE}/rss": busy})
    assert discover(told, SITE, NOON).asked == busy
    assert told.reader.asked == [SITE, f"{SITE}/feed", f"{SITE}/rss"]


@pytest.mark.parametrize("kind", sorted(HOPELESS))
def test_a_host_that_does_not_answer_is_not_asked_again(kind):
    told = scripted({SITE: failed(SITE, kind)})
    assert discover(told, SITE, NOON).feed is None
    assert told.reader.asked == [SITE]
