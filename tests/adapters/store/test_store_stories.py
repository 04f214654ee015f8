from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefs.domain.errors import StoreError
from briefs.domain.ruling import Ruling, Says
from briefs.domain.story import Grouping, Lineage, Link, StoryAct, StoryEvent, Vocabulary


@pytest.fixture
def save(store):
    def saved(*stories, events=(), version=1, counts=None):
        vocabulary = Vocabulary(version, 10, counts or {"東京": 2})
        store.stories.save(Grouping(tuple(stories), tuple(events)), vocabulary)

    return saved


def test_a_story_comes_back_whole(store, make, save):
    story = make.story("s1", "a1", "a2", revision=3, related=("s2",))
    save(story)
    assert store.stories.get(["none", "s1"]) == {"s1": story}


def test_open_stories_are_those_updated_since_and_not_merged_by_id(store, make, save):
    save(
        make.story("s3"),
        make.story("s1", updated=make.hours(1)),
        make.story("old", updated=make.hours(-1)),
        make.story("gone", merged_into="s1"),
        make.story("timeless", updated=None),
    )
    assert [story.id for story in store.stories.open_since(make.now)] == ["s1", "s3"]
    assert store.stories.get(["gone"])["gone"].merged_into == "s1"


def test_a_later_grouping_replaces_a_story(store, make, save):
    save(make.story("s1"))
    save(make.story("s1", "a1", "a2", revision=2))
    assert store.stories.get(["s1"])["s1"].articles == ("a1", "a2")


def test_a_grouping_is_saved_whole_or_not_at_all(store, make, save):
    naive = StoryEvent("s1", StoryAct.OPENED, "a1", make.now.replace(tzinfo=None))
    with pytest.raises(StoreError):
        save(make.story("s1"), events=[naive])
    assert store.stories.get(["s1"]) == {}
    assert store.stories.vocabulary() is None


def test_every_event_is_kept(sqlite_store, make):
    from sqlalchemy import select

    from briefs.adapters.store.tables import STORY_EVENTS

    event = StoryEvent("s1", StoryAct.JOINED, "a2", make.now)
    for version in (1, 2):
        sqlite_store.stories.save(Grouping((), (event,)), Vocabulary(version, 1, {}))
    with sqlite_store._database.reading() as connection:
        rows = connection.execute(select(STORY_EVENTS)).all()
    assert [tuple(row)[1:] for row in rows] == [("s1", StoryAct.JOINED, "a2", make.now)] * 2


def test_there_is_no_vocabulary_before_the_first_grouping(store):
    assert store.stories.vocabulary() is None


def test_the_newest_vocabulary_counts(store, save):
    for version in (5, 7, 6, 8, 9, 10):
        save(version=version, counts={"tokyo": version})
    assert store.stories.vocabulary() == Vocabulary(10, 10, {"tokyo": 10})


def test_only_a_few_vocabularies_are_kept(sqlite_store):
    from sqlalchemy import select

    from briefs.adapters.store.tables import VOCABULARIES

    for version in range(1, 6):
        sqlite_store.stories.save(Grouping(()), Vocabulary(version, 1, {"a": 1}))
    with sqlite_store._database.reading() as connection:
        assert sorted(connection.scalars(select(VOCABULARIES.c.version))) == [3, 4, 5]


def test_links_come_in_the_order_of_the_editors_words(store):
    links = (Link("z", "b", same=True), Link("a", "c", same=False))
    for link in links:
        store.stories.add_link(link)
    assert store.stories.links() == links


@pytest.mark.parametrize(
    "later", [Link("a", "b", same=False), Link("b", "a", same=False)], ids=["same", "turned"]
)
def test_a_later_word_about_a_pair_replaces_the_earlier_one(store, later):
    for link in (Link("a", "b", same=True), Link("a", "c", same=True), later):
        store.stories.add_link(link)
    assert store.stories.links() == (Link("a", "c", same=True), later)


def test_rulings_of_the_window_come_oldest_first(store, make):
    old = Ruling("x", "y", Says.SAME, "m", make.now - timedelta(days=8))
    first = Ruling("b", "c", Says.DIFFERENT, "m", make.now)
    later = Ruling("a", "c", Says.RELATED, "m", make.now + timedelta(hours=1))
    store.stories.save_rulings([later, old])
    store.stories.save_rulings([first])
    assert store.stories.rulings(make.now) == (first, later)


@pytest.mark.parametrize("pair", [("a", "b"), ("b", "a")], ids=["same", "turned"])
def test_a_later_ruling_about_a_pair_replaces_the_earlier_one(store, make, pair):
    store.stories.save_rulings([Ruling("a", "b", Says.SAME, "m", make.now)])
    later = Ruling(*pair, Says.DIFFERENT, "n", make.now)
    store.stories.save_rulings([later])
    assert store.stories.rulings(make.now) == (later,)


def test_rulings_without_a_time_zone_are_refused_all_of_them(store, make):
    good = Ruling("a", "b", Says.SAME, "m", make.now)
    with pytest.raises(StoreError, match="no time zone"):
        store.stories.save_rulings([good, replace(good, one="c", at=make.now.replace(tzinfo=None))])
    assert store.stories.rulings(make.now) == ()


def test_stories_are_untraced_until_their_present_membership_is_traced(store, make, save):
    save(make.story("s2"), make.story("s1"), make.story("gone", merged_into="s1"))
    assert store.stories.untraced() == ("s1", "s2")
    store.stories.save_lineage("s1", 1, make.lineage())
    assert store.stories.untraced() == ("s2",)
    save(replace(make.story("s1"), revision=2))
    assert store.stories.untraced() == ("s1", "s2")


def test_the_newest_lineage_counts_also_when_an_older_one_comes_late(store, make):
    store.stories.save_lineage("s1", 2, make.lineage())
    store.stories.save_lineage("s1", 1, Lineage(None, (), ()))
    assert store.stories.lineages(["none", "s1"]) == {"s1": make.lineage()}


def test_a_lineage_of_the_same_revision_is_replaced(store, make):
    for lineage in (Lineage(None, (), ()), make.lineage()):
        store.stories.save_lineage("s1", 1, lineage)
    assert store.stories.lineages(["s1"]) == {"s1": make.lineage()}
