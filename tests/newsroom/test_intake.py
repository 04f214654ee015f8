"""Which stored article a found one is, and when its text becomes a new revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Article, Found
from briefs.newsroom.intake import take_in
from briefs.newsroom.passages import split

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
ARTICLE = Article("a1", "Reuters", "Talks are off", "Japan withdrew. It gave no reason.", published=NOON)


def found(article: Article, *keys: str) -> Found:
    return Found(article, split(article), keys or (f"guid:{article.id}",))


def stored(*pairs: Found, known: dict[str, Article] | None = None) -> list[Article]:
    return [article for _, article in take_in(pairs, known or {})]


def test_a_new_article_is_taken_as_it_was_found():
    assert stored(found(ARTICLE)) == [ARTICLE]


def test_an_article_seen_before_is_not_taken_again():
    assert stored(found(ARTICLE), known={"guid:a1": ARTICLE}) == []


def test_it_is_recognised_by_any_of_its_keys():
    moved = found(replace(ARTICLE, id="a2"), "guid:new", "url:same")
    assert stored(moved, known={"url:same": ARTICLE}) == []


@pytest.mark.parametrize(
    ("title", "text", "changed"),
    [
        ("Talks are off", "Japan withdrew. It gave a reason.", True),
        ("Talks are still off", "Japan withdrew. It gave no reason.", True),
        ("Talks  are off", "Japan withdrew.\nIt gave no reason.", False),
        ("Talks are off", "Japan withdrew.  It gave no reason.", False),
    ],
)
def test_a_material_change_is_a_new_revision_under_the_old_id(title, text, changed):
    now = replace(ARTICLE, id="a9", title=title, text=text)
    revised = replace(now, id="a1", revision=2)
    assert stored(found(now, "guid:a1"), known={"guid:a1": ARTICLE}) == ([revised] if changed else [])


def test_the_first_publication_time_stays():
    later = replace(ARTICLE, text="Another text.", published=NOON + timedelta(hours=2))
    (revised,) = stored(found(later), known={"guid:a1": ARTICLE})
    assert revised.published == NOON


def test_an_article_whose_page_was_read_stays_as_it_was_read():
    read = replace(ARTICLE, text="The whole report. It is long.", revision=2, full_text=True)
    assert stored(found(ARTICLE), known={"guid:a1": read}) == []
    assert stored(found(replace(ARTICLE, title="Talks are on")), known={"guid:a1": read}) == []


LONGER = ARTICLE.text + " A minister confirmed it."


@pytest.mark.parametrize(
    ("before", "now", "taken"),
    [
        ({}, {"text": "Japan withdrew."}, False),
        ({}, {"text": ARTICLE.text.upper()}, False),
        ({}, {"text": LONGER}, True),
        ({"full_text": True}, {"text": LONGER}, False),
        ({}, {"text": LONGER, "outlet": "A copy"}, False),
    ],
    ids=["shorter", "as long", "longer", "page was read", "another outlet's"],
)
def test_another_feeds_version_counts_only_when_it_tells_more(before, now, taken):
    first = replace(ARTICLE, feed="reuters", **before)
    other = replace(first, feed="reuters-asia", full_text=False, **now)
    assert bool(stored(found(other, "url:u"), known={"url:u": first})) is taken


def test_two_feeds_versions_never_take_turns():
    one, two = replace(ARTICLE, feed="one"), replace(ARTICLE, feed="two", text=LONGER)
    (now,) = stored(found(two, "url:u"), known={"url:u": one})
    for again in (one, two, one):
        assert stored(found(again, "url:u"), known={"url:u": now}) == []


def test_of_one_article_found_twice_in_a_visit_the_first_counts():
    twice = replace(ARTICLE, id="a2", text="A shorter text.")
    assert stored(found(ARTICLE, "guid:1", "url:u"), found(twice, "guid:2", "url:u")) == [ARTICLE]


def test_the_same_article_from_another_feed_of_the_outlet_is_one_article():
    other = replace(ARTICLE, id="a2", feed="reuters-asia")
    assert stored(found(other, "guid:x", "url:u"), known={"url:u": ARTICLE}) == []


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(5)))
def test_what_is_stored_does_not_depend_on_the_order_of_distinct_articles(order):
    pairs = [found(replace(ARTICLE, id=f"a{n}", title=f"Title {n}")) for n in range(5)]
    articles = stored(*(pairs[n] for n in order))
    assert sorted(articles, key=lambda a: a.id) == [pair.article for pair in pairs]
