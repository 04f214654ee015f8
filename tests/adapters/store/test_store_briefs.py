from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefs.domain.brief import Choice, ScorePart, Status
from briefs.domain.errors import Conflict, NotFound, StoreError
from briefs.domain.story import Told


@pytest.fixture
def brief(store, make):
    store.briefs.create(make.brief())
    return make.brief()


def test_a_brief_comes_back_whole(store, make):
    brief = make.brief(status=Status.PAUSED, revision=4, send_at=make.hours(1), note="the mail server")
    assert store.briefs.create(brief)
    assert store.briefs.get(brief.id) == brief


@pytest.mark.parametrize(
    ("change", "made"),
    [
        ({"note": "again"}, False),
        ({"id": "another"}, False),
        ({"id": "another", "slot": "1800"}, True),
        ({"id": "another", "date": date(2026, 11, 25)}, True),
        ({"id": "another", "newsletter": "europe"}, True),
    ],
)
def test_a_slot_has_one_brief(store, brief, change, made):
    assert store.briefs.create(replace(brief, **change)) is made
    assert store.briefs.get(brief.id) == brief
    assert len(store.briefs.all()) == 1 + made


def test_an_unknown_brief_is_not_found(store, make):
    for call in (
        lambda: store.briefs.get("none"),
        lambda: store.briefs.document("none"),
        lambda: store.briefs.choose("none", []),
        lambda: store.briefs.save_item("none", make.item()),
        lambda: store.briefs.add_revision(make.revision(1, "none"), Status.DRAFT),
    ):
        with pytest.raises(NotFound, match="none"):
            call()


def test_of_an_unknown_brief_there_is_nothing(store):
    briefs = store.briefs
    assert (briefs.choices("x"), briefs.items("x"), briefs.revisions("x"), briefs.frozen("x")) == (
        (),
        {},
        (),
        None,
    )


def test_all_briefs_are_newest_first(store, make):
    made = {"a1": ("asia", 1), "e1": ("europe", 2), "a2": ("asia", 3), "a3": ("asia", 3)}
    for name, (newsletter, hour) in made.items():
        store.briefs.create(make.brief(name, newsletter, slot=name, created=make.hours(hour)))
    assert [b.id for b in store.briefs.all()] == ["a3", "a2", "e1", "a1"]
    assert [b.id for b in store.briefs.all("asia")] == ["a3", "a2", "a1"]


def test_a_brief_moves_once(store, brief):
    drafted = brief.moved(Status.DRAFT)
    store.briefs.move(brief, drafted)
    assert store.briefs.get(brief.id) == drafted
    with pytest.raises(Conflict, match="somebody else"):
        store.briefs.move(brief, brief.moved(Status.CANCELLED))
    assert store.briefs.get(brief.id) == drafted


def test_a_brief_that_is_not_stored_cannot_move(store, make):
    with pytest.raises(Conflict):
        store.briefs.move(make.brief(), make.brief().moved(Status.DRAFT))


def test_choices_keep_their_running_order_and_are_replaced_as_a_whole(store, brief):
    first = (Choice("s2", (ScorePart("outlets", 2.5, "two"),), "Japan"), Choice("s1", (), also=True))
    store.briefs.choose(brief.id, first)
    assert store.briefs.choices(brief.id) == first
    store.briefs.choose(brief.id, first[1:])
    assert store.briefs.choices(brief.id) == first[1:]


def test_a_later_item_of_a_story_replaces_the_earlier_one(store, make, brief):
    for item in (make.item("s1", "First"), make.item("s2"), make.item("s1", "Second")):
        store.briefs.save_item(brief.id, item)
    assert store.briefs.items(brief.id) == {"s1": make.item("s1", "Second"), "s2": make.item("s2")}


def test_a_revision_comes_back_whole_and_moves_the_brief(store, make, brief):
    store.briefs.add_revision(make.revision(1), Status.DRAFT)
    assert store.briefs.get(brief.id) == replace(brief, revision=1, status=Status.DRAFT)
    assert store.briefs.document(brief.id) == make.document()
    assert store.briefs.revisions(brief.id) == (make.revision(1),)


def test_the_history_is_oldest_first_and_its_last_document_counts(store, make, brief):
    edited = make.document(subject="Edited")
    store.briefs.add_revision(make.revision(1), Status.DRAFT)
    store.briefs.add_revision(make.revision(2, document=edited), Status.DRAFT)
    assert [revision.number for revision in store.briefs.revisions(brief.id)] == [1, 2]
    assert store.briefs.document(brief.id) == edited


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_revision_that_is_not_the_next_one_conflicts(store, make, brief, number):
    store.briefs.add_revision(make.revision(1), Status.DRAFT)
    with pytest.raises(Conflict, match="revision 1"):
        store.briefs.add_revision(make.revision(number), Status.DRAFT)
    assert len(store.briefs.revisions(brief.id)) == 1


@pytest.mark.parametrize("status", [Status.SENDING, Status.PAUSED, Status.SENT, Status.CANCELLED])
def test_a_brief_past_editing_takes_no_revision(store, make, brief, status):
    store.briefs.add_revision(make.revision(1), Status.DRAFT)
    draft = store.briefs.get(brief.id)
    store.briefs.move(draft, replace(draft, status=status))
    with pytest.raises(Conflict, match=str(status)):
        store.briefs.add_revision(make.revision(2), Status.DRAFT)
    assert store.briefs.get(brief.id).status is status


def test_there_is_no_document_before_the_first_revision(store, brief):
    with pytest.raises(NotFound, match="no document"):
        store.briefs.document(brief.id)


def test_an_approval_stores_the_bytes_and_moves_the_brief(store, make, brief):
    after = replace(brief, status=Status.APPROVED, send_at=make.hours(1))
    store.briefs.approve(make.frozen(), brief, after)
    assert store.briefs.get(brief.id) == after
    assert store.briefs.frozen(brief.id) == make.frozen()


def test_an_approval_of_what_changed_meanwhile_stores_nothing(store, make, brief):
    store.briefs.add_revision(make.revision(1), Status.DRAFT)
    with pytest.raises(Conflict):
        store.briefs.approve(make.frozen(), brief, replace(brief, status=Status.APPROVED))
    assert store.briefs.frozen(brief.id) is None


def test_the_newest_approval_counts_and_stays_after_an_edit(store, make, brief):
    approved = replace(brief, status=Status.APPROVED)
    store.briefs.approve(make.frozen(1), brief, approved)
    store.briefs.approve(make.frozen(2), approved, approved)
    store.briefs.add_revision(make.revision(1), Status.DRAFT)
    assert store.briefs.frozen(brief.id) == make.frozen(2)


def test_naive_times_are_refused(store, make, brief):
    naive = make.now.replace(tzinfo=None)
    with pytest.raises(StoreError, match="time zone"):
        store.briefs.create(make.brief("n", slot="n", created=naive))
    with pytest.raises(StoreError, match="time zone"):
        store.briefs.add_revision(replace(make.revision(), at=naive), Status.DRAFT)
    assert store.briefs.revisions(brief.id) == ()


def brief_of(make, id, hour, status, newsletter="asia"):
    day = date(2026, 11, 10 + hour)
    return make.brief(id, newsletter, date=day, status=status, created=make.hours(hour))


@pytest.mark.parametrize("status", list(Status))
def test_only_what_readers_get_was_told(store, make, status):
    make.published(store, brief_of(make, "b1", 1, status), make.item())
    told = status in {Status.APPROVED, Status.SENDING, Status.PAUSED, Status.SENT}
    assert bool(store.briefs.told("asia", make.hours(2))) is told


def test_the_last_telling_counts_with_the_articles_of_all(store, make):
    make.published(store, brief_of(make, "b2", 2, Status.SENT), make.item("s1", "Second", ("a2", "a3")))
    make.published(
        store, brief_of(make, "b1", 1, Status.SENT), make.item("s1", "First", ("a1",)), make.item("s2")
    )
    assert store.briefs.told("asia", make.hours(3)) == {
        "s1": Told("s1", "b2", "2026-11-12", "Second", frozenset({"a1", "a2", "a3"})),
        "s2": Told("s2", "b1", "2026-11-11", "Talks are off", frozenset({"a1"})),
    }


def test_what_comes_later_or_elsewhere_was_not_told(store, make):
    make.published(store, brief_of(make, "b1", 1, Status.SENT), make.item("s1", "First"))
    make.published(store, brief_of(make, "b2", 2, Status.SENT), make.item("s1", "Second"))
    assert store.briefs.told("asia", make.hours(2))["s1"].headline == "First"
    assert store.briefs.told("asia", make.hours(1)) == {}
    assert store.briefs.told("europe", make.hours(9)) == {}


def test_a_story_edited_out_of_a_brief_was_not_told(store, make):
    make.published(store, brief_of(make, "b1", 1, Status.APPROVED), make.item("s1"), make.item("s2"))
    edited = make.revision(2, "b1", make.document("b1", make.item("s2", "Edited")))
    store.briefs.add_revision(edited, Status.DRAFT)
    draft = store.briefs.get("b1")
    store.briefs.move(draft, replace(draft, status=Status.APPROVED))
    told = store.briefs.told("asia", make.hours(2))
    assert {story: one.headline for story, one in told.items()} == {"s2": "Edited"}
