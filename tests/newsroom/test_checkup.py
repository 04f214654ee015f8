"""What one fetch of each feed shows, and how to mend it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefs.domain.article import Article, Found
from briefs.domain.feed import Candidate, Feed, Outcome, Rest, Visit
from briefs.domain.health import Checkup, Result
from briefs.newsroom.checkup import check_up

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FEED = Feed("harbour", "https://harbour.example/rss", "Harbour Dispatch")
WORLD = Candidate("https://harbour.example/world.xml", "World")
ASIA = Candidate("https://harbour.example/asia.xml", "Asia")
MORE = (Candidate("https://harbour.example/3"), Candidate("https://harbour.example/4"))
COMMENTS = Candidate("https://harbour.example/comments/feed", "Comments on Harbour")


def listing(*pages: int | str, ago: timedelta = DAY, dated: bool = True) -> tuple[Found, ...]:
    return tuple(
        Found(
            Article(f"a{n}", "o", f"T{n}", url=f"https://o.example/{n}", published=NOON - ago, dated=dated),
            (),
            (),
        )
        for n in pages
    )


def read(*pages: int | str, url: str = "", moved_to: str = "", **more) -> Visit:
    return Visit("harbour", NOON, Outcome.FRESH, listing(*pages, **more), url=url, moved_to=moved_to)


def failed(
    kind: str, error: str = "it fails", mend: str = "mend it", links: tuple[Candidate, ...] = ()
) -> Visit:
    return Visit("harbour", NOON, Outcome.FAILED, error=error, mend=mend, kind=kind, links=links)


def checked(visit: Visit, feed: Feed = FEED) -> Checkup:
    (found,) = check_up([(feed, visit)], NOON)
    return found


@pytest.mark.parametrize(
    ("visit", "result", "detail", "mend"),
    [
        (read(1, 2), Result.OK, "", ""),
        (read(1, ago=30 * DAY), Result.OK, "", ""),
        (read(1, ago=40 * DAY), Result.STALE, "nothing new for 40 days", "look for a newer one: briefs feeds add https://harbour.example/"),
        (read(1, dated=False), Result.UNDATED, "", "its articles count from when they are first seen"),
        (read(), Result.EMPTY, "no article in it", "try again later; if it stays, look for another feed"),
        (read(1, moved_to="https://new.example/rss"), Result.MOVED, "permanent", "use https://new.example/rss"),
        (failed("empty"), Result.EMPTY, "it fails", "mend it"),
        (failed("blocked"), Result.BLOCKED, "it fails", "mend it"),
        (failed("gone"), Result.GONE, "it fails", "mend it"),
        (failed("missing"), Result.MISSING, "it fails", "find its new address: briefs feeds add https://harbour.example/"),
        (failed("too-big"), Result.TOO_BIG, "it fails", "mend it"),
        (failed("too-slow"), Result.UNREADABLE, "it fails", "mend it"),
        (failed("broken"), Result.UNREADABLE, "it fails", "mend it"),
        *((failed(kind), Result.UNREACHABLE, "it fails", "mend it") for kind in ("dns", "tls", "timeout", "connection", "silent", "private", "")),
        *((failed(kind), Result.ERROR, "it fails", "mend it") for kind in ("status", "redirects")),
        *((failed(kind), Result.UNREADABLE, "it fails", "mend it") for kind in ("broken-answer", "encoding")),
        (failed("not-a-feed"), Result.NOT_A_FEED, "it fails", "mend it"),
        (failed("not-a-feed", links=(COMMENTS,)), Result.NOT_A_FEED, "it fails", "mend it"),
        (failed("not-a-feed", links=(WORLD, COMMENTS)), Result.NOT_A_FEED, "a web page", f"use {WORLD.url}"),
        (failed("not-a-feed", links=(WORLD, ASIA)), Result.NOT_A_FEED, "a web page", f"use one of {WORLD.url}, {ASIA.url}"),
        (failed("not-a-feed", links=(WORLD, ASIA, *MORE)), Result.NOT_A_FEED, "a web page", f"use one of {WORLD.url}, {ASIA.url}, {MORE[0].url} or 1 more"),
    ],
)  # fmt: skip
def test_every_visit_has_its_result_and_its_mend(visit, result, detail, mend):
    found = checked(visit)
    assert (found.result, found.detail, found.mend) == (result, detail, mend)


@pytest.mark.parametrize(
    ("visit", "to"),
    [
        (read(1), ""),
        (read(1, moved_to="https://new.example/rss"), "https://new.example/rss"),
        (failed("not-a-feed", links=(WORLD,)), WORLD.url),
        (failed("not-a-feed", links=(WORLD, COMMENTS)), WORLD.url),
        (failed("not-a-feed", links=(WORLD, ASIA)), ""),
        (failed("not-a-feed"), ""),
    ],
)
def test_only_one_possible_address_is_sure(visit, to):
    assert checked(visit).to == to


def test_all_is_wrong_that_a_person_can_mend():
    right = {result for result in Result if not Checkup(FEED, read(1), result).wrong}
    assert right == {Result.OK, Result.UNDATED, Result.BUSY, Result.LEFT}


def test_the_newest_article_is_the_newest_that_has_a_date():
    found = (*listing(1, ago=9 * DAY), *listing(2, ago=3 * DAY), *listing(3, dated=False, ago=DAY))
    assert replace(read(), found=found).newest == NOON - 3 * DAY


A, B, C = (Feed(name, f"https://{name}.example/rss", name) for name in "abc")


@pytest.mark.parametrize(
    ("visits", "others"),
    [
        # the same place after redirects: the one that is there already stays
        ([(A, read(1, url=A.url)), (B, read(2, url=A.url))], ["", "a"]),
        ([(A, read(1, url=B.url, moved_to=B.url)), (B, read(2, url=B.url))], ["b", ""]),
        ([(A, read(1, url=C.url)), (B, read(2, url="http://www.c.example/rss/"))], ["", "a"]),
        # the same articles
        ([(A, read(1, 2, 3)), (B, read(3, 2, 1)), (C, read(1, 2, 3))], ["", "a", "a"]),
        ([(A, read(*range(10))), (B, read(*range(1, 11)))], ["", "a"]),
        # too few, or only a part of the larger
        ([(A, read(1, 2)), (B, read(1, 2))], ["", ""]),
        ([(A, read(*range(10))), (B, read(*range(3)))], ["", ""]),
        ([(A, read(*range(10))), (B, read(*range(2, 12)))], ["", ""]),
        ([(A, failed("timeout")), (B, failed("timeout"))], ["", ""]),
    ],
)
def test_a_feed_that_repeats_another_is_named(visits, others):
    assert [found.other for found in check_up(visits, NOON)] == others


def test_a_duplicate_tells_of_what():
    _, found = check_up([(A, read(1, 2, 3)), (B, read(1, 2, 3, moved_to="https://x.example"))], NOON)
    assert (found.words, found.mend) == ("duplicate of a", "take one of the two out")


@pytest.mark.parametrize("error", ["it answers 429 Too Many Requests", "it answers 503 Service Unavailable"])
def test_a_host_that_asks_to_be_left_alone_was_reached_and_says_until_when(error):
    rest = Rest("harbour.example", NOON, NOON + timedelta(hours=2))
    found = checked(replace(failed("status", error), rest=rest))
    assert (found.words, found.wrong) == (f"asked to wait: {error}", False)
    assert found.mend == "its host is left alone until 2025-06-23 14:00 UTC; check it again then"


def test_a_feed_whose_host_rests_is_not_judged():
    rest = Rest("harbour.example", NOON, NOON + timedelta(hours=2))
    found = checked(Visit("harbour", NOON, Outcome.LEFT, rest=rest))
    assert (found.result, found.detail) == (Result.LEFT, "its host rests until 2025-06-23 14:00 UTC")
