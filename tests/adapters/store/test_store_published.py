"""What is published, and which stories it tells: asked without the frozen bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefs.domain.brief import Status
from briefs.domain.published import Published
from briefs.domain.story import Grouping, Vocabulary

READERS_HAVE = {Status.APPROVED, Status.SENDING, Status.PAUSED, Status.SENT}


@pytest.fixture
def publish(store, make):
    """A brief with the stories named, approved as it stands, then moved to a status."""

    def published(id, *stories, day=24, slot="0530", newsletter="asia", status=Status.APPROVED):
        items = [make.item(story) for story in stories or ("s1",)]
        brief = make.brief(id, newsletter, date=date(2026, 11, day), slot=slot, status=status)
        make.published(store, replace(brief, status=Status.DRAFT), *items)
        draft = store.briefs.get(id)
        store.briefs.approve(make.frozen(1, id), draft, replace(draft, status=Status.APPROVED))
        approved = store.briefs.get(id)
        store.briefs.move(approved, replace(approved, status=status))

    return published


def ids(found):
    return [one.brief for one in found]


def test_a_published_brief_is_listed_with_what_lists_show(store, make, publish):
    publish("b1")
    expected = Published("b1", "asia", date(2026, 11, 24), "0530", "subject 1", "en", make.now)
    assert store.briefs.published() == (expected,)


@pytest.mark.parametrize("status", list(Status))
def test_only_what_readers_have_is_published(store, publish, status):
    publish("b1", status=status)
    assert ids(store.briefs.published()) == (["b1"] if status in READERS_HAVE else [])
    assert store.briefs.tellings() == ({"s1": ("b1",)} if status in READERS_HAVE else {})


def test_an_edit_after_the_approval_unpublishes_until_the_next_approval(store, make, publish):
    publish("b1", "s1", "s2")
    store.briefs.add_revision(make.revision(2, "b1", make.document("b1", make.item("s2"))), Status.DRAFT)
    draft = store.briefs.get("b1")
    moved = replace(draft, status=Status.APPROVED)
    store.briefs.move(draft, moved)
    assert (store.briefs.published(), store.briefs.tellings()) == ((), {})
    store.briefs.approve(make.frozen(2, "b1"), moved, moved)
    assert [one.subject for one in store.briefs.published()] == ["subject 2"]
    assert store.briefs.tellings() == {"s2": ("b1",)}


def test_of_two_approvals_of_one_revision_the_newest_is_listed(store, make, publish):
    publish("b1")
    approved = store.briefs.get("b1")
    again = replace(make.frozen(1, "b1"), subject="Approved again", approved_at=make.hours(3))
    store.briefs.approve(again, approved, approved)
    assert [one.subject for one in store.briefs.published()] == ["Approved again"]
    assert store.briefs.tellings() == {"s1": ("b1",)}


def test_the_newest_day_and_slot_stand_first(store, publish):
    for name, day, slot in (("b1", 24, "1800"), ("b2", 25, "0530"), ("b3", 24, "0530")):
        publish(name, day=day, slot=slot)
    publish("e1", day=26, newsletter="europe")
    assert ids(store.briefs.published()) == ["e1", "b2", "b1", "b3"]
    assert ids(store.briefs.published("asia")) == ["b2", "b1", "b3"]
    assert store.briefs.published("nobody") == ()


def test_the_oldest_telling_of_a_story_stands_first(store, publish):
    publish("b2", "s1", "s2", day=25)
    publish("b1", "s1", day=24)
    publish("e1", "s1", day=26, newsletter="europe")
    assert store.briefs.tellings() == {"s1": ("b1", "b2", "e1"), "s2": ("b2",)}
    assert store.briefs.tellings(["s2", "s9"]) == {"s2": ("b2",)}
    assert store.briefs.tellings([]) == {}


def test_more_stories_than_fit_one_statement_are_found(store, publish):
    publish("b1", "s1")
    assert store.briefs.tellings([f"s{number}" for number in range(2500)]) == {"s1": ("b1",)}


@pytest.fixture
def merged(store, make):
    """a and b were merged into c, and c into d; e stands alone."""
    into = {"a": "c", "b": "c", "c": "d", "d": "", "e": ""}
    stories = tuple(make.story(name, merged_into=other) for name, other in into.items())
    store.stories.save(Grouping(stories), Vocabulary(1, 0, {}))


@pytest.mark.parametrize(
    ("story", "found"),
    [("d", ("a", "b", "c")), ("c", ("a", "b")), ("a", ()), ("e", ()), ("unknown", ())],
)
def test_what_was_merged_into_a_story_is_found_however_far_it_went(store, merged, story, found):
    assert store.stories.merged(story) == found


def test_a_circle_of_mergers_ends(store, make):
    stories = (make.story("a", merged_into="b"), make.story("b", merged_into="a"))
    store.stories.save(Grouping(stories), Vocabulary(1, 0, {}))
    assert store.stories.merged("a") == ("a", "b")


def test_where_stories_went_is_told_one_step_at_a_time(store, merged):
    assert store.stories.merged_into(["a", "d", "unknown"]) == {"a": "c"}
    assert store.stories.merged_into() == {"a": "c", "b": "c", "c": "d"}
    assert store.stories.merged_into([]) == {}
