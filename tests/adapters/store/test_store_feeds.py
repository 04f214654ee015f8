from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefs.domain.errors import StoreError
from briefs.domain.feed import FeedState, Rest


def names(states):
    return [state.name for state in states]


def test_a_feed_never_visited_is_due_and_not_among_the_states(store, make, me):
    claimed = store.feeds.claim(["new"], me, make.now, make.hours(1))
    assert claimed == (FeedState("new", make.now),)
    assert store.feeds.states() == {}


def test_a_recorded_state_comes_back_whole(store, make):
    state = make.state(
        last_success=make.now, etag='W/"1"', last_modified="Tue", body_hash="h", errors=2, error="timeout",
        disabled=True, moved_to="https://example.org/feed", ttl=timedelta(minutes=90), max_age=timedelta(days=1),
        last_whole=make.hours(-200),
    )  # fmt: skip
    store.feeds.record(state, [])
    assert store.feeds.states() == {"dispatch": state}


def test_states_are_by_name(store, make):
    for name in ("b", "a"):
        store.feeds.record(make.state(name), [])
    assert list(store.feeds.states()) == ["a", "b"]


@pytest.mark.parametrize(
    ("hours", "disabled", "due"),
    [(-1, False, True), (0, False, True), (1, False, False), (-1, True, False)],
    ids=["past", "just now", "later", "disabled"],
)
def test_only_feeds_that_are_due_are_claimed(store, make, me, hours, disabled, due):
    store.feeds.record(make.state("a", hours, disabled=disabled), [])
    assert bool(store.feeds.claim(["a"], me, make.now, make.hours(1))) is due


def test_a_claim_pushes_the_next_visit_first_and_returns_the_state_from_before(store, make, me):
    before = make.state("a", -1, etag="e")
    store.feeds.record(before, [])
    assert store.feeds.claim(["a"], me, make.now, make.hours(1)) == (before,)
    assert store.feeds.states() == {"a": replace(before, next_visit=make.hours(1))}


def test_claims_keep_the_order_of_the_names_and_take_each_once(store, make, me):
    assert names(store.feeds.claim(["b", "a", "b"], me, make.now, make.hours(1))) == ["b", "a"]


def test_a_claimed_feed_is_not_claimed_again_even_by_its_owner(store, make, me, other):
    store.feeds.claim(["a"], me, make.now, make.hours(1))
    assert store.feeds.claim(["a"], me, make.now, make.hours(1)) == ()
    assert store.feeds.claim(["a"], other, make.now, make.hours(1)) == ()


def test_a_lease_that_ran_out_is_free(store, make, me, other):
    store.feeds.claim(["a"], other, make.now, make.hours(1))
    assert names(store.feeds.claim(["a"], me, make.hours(1), make.hours(2))) == ["a"]


def test_a_dead_owner_s_feed_is_retried_at_once_but_only_once(store, make, me, dead):
    store.feeds.claim(["a"], dead, make.now, make.hours(1))
    assert names(store.feeds.claim(["a"], replace(dead, pid=me.pid), make.now, make.hours(1))) == []
    assert names(store.feeds.claim(["a"], me, make.now, make.hours(1))) == ["a"]


def test_the_second_death_in_a_row_waits_for_the_lease_s_end(store, make, me, dead):
    again = replace(dead, started=dead.started - 1000)
    store.feeds.claim(["a"], dead, make.now, make.hours(1))
    assert store.feeds.claim(["a"], again, make.now, make.hours(2))
    assert store.feeds.claim(["a"], me, make.now, make.hours(3)) == ()
    assert names(store.feeds.claim(["a"], me, make.hours(2), make.hours(3))) == ["a"]


def test_a_record_frees_the_lease(store, make, me):
    store.feeds.claim(["a"], me, make.now, make.hours(1))
    store.feeds.record(make.state("a", 0.5), [])
    assert names(store.feeds.claim(["a"], me, make.hours(0.5), make.hours(1))) == ["a"]


def test_a_record_saves_state_articles_keys_and_passages(store, make):
    article = make.article("a1", revision=1)
    store.feeds.record(make.state(), [(make.found(article, "guid", "url", spans=((7, 9), (0, 5))), article)])
    assert store.articles.known(["guid", "url", "none"]) == {"guid": article, "url": article}
    (title, body) = store.articles.passages(["a1"])["a1"]
    assert (title.key, title.text, body.key) == ("a1.1:0-5", "Title", "a1.1:7-9")


def test_a_stored_revision_is_never_changed(store, make):
    first = make.article("a1")
    make.record(store, first)
    changed = replace(first, text="Another body.")
    store.feeds.record(make.state(), [(make.found(changed, "more", spans=((1, 3),)), changed)])
    assert store.articles.get(["a1"]) == {"a1": first}
    assert [p.start for p in store.articles.passages(["a1"])["a1"]] == [0]
    assert store.articles.known(["more"]) == {"more": first}


def test_a_new_revision_becomes_the_newest_with_passages_of_its_own(store, make):
    make.record(store, make.article("a1"))
    second = make.article("a1", revision=2, text="Corrected.", published=make.hours(1), feed="x")
    store.feeds.record(make.state(), [(make.found(second, spans=((2, 4),)), second)])
    assert store.articles.get(["a1"]) == {"a1": second}
    assert [p.key for p in store.articles.passages(["a1"])["a1"]] == ["a1.2:2-4"]


def test_a_stray_older_revision_does_not_hide_the_newest(store, make):
    third = make.article("a1", revision=3)
    make.record(store, third)
    make.record(store, make.article("a1", revision=2, text="Late."))
    assert store.articles.get(["a1"]) == {"a1": third}


def test_a_key_follows_the_newest_decision(store, make):
    for name in ("a1", "a2"):
        article = make.article(name)
        store.feeds.record(make.state(), [(make.found(article, "shared"), article)])
    assert store.articles.known(["shared"])["shared"].id == "a2"


def test_one_article_twice_in_a_visit_is_stored_once(store, make):
    make.record(store, make.article("a1"), make.article("a1"))
    assert len(store.articles.passages(["a1"])["a1"]) == 1


@pytest.mark.parametrize("published", [None, "naive"])
def test_an_article_without_an_aware_time_is_refused_and_nothing_is_stored(store, make, published):
    time = make.now.replace(tzinfo=None) if published else None
    with pytest.raises(StoreError):
        make.record(store, make.article("a1"), make.article("a2", published=time))
    assert (store.feeds.states(), store.articles.get(["a1"])) == ({}, {})


def test_naive_times_of_a_claim_are_refused(store, make, me):
    naive = make.now.replace(tzinfo=None)
    for now, until in ((naive, make.now), (make.now, naive)):
        with pytest.raises(StoreError):
            store.feeds.claim(["a"], me, now, until)


def test_more_names_than_a_statement_holds_are_claimed(store, make, me):
    many = [f"feed {number}" for number in range(1100)]
    assert len(store.feeds.claim(many, me, make.now, make.hours(1))) == 1100
    assert store.feeds.claim(many, me, make.now + timedelta(minutes=1), make.hours(1)) == ()


def test_a_claim_or_a_lease_that_no_run_can_have_made_is_free(store, make, me, other):
    year = timedelta(days=365)
    store.feeds.claim(["a"], other, make.now + year, make.hours(1) + year)
    assert names(store.feeds.claim(["a"], me, make.now, make.hours(1))) == ["a"]
    with (
        store.lease("refresh", other, make.now + year, make.hours(1) + year),
        store.lease("refresh", me, make.now, make.hours(1)) as mine,
    ):
        assert mine


def rest(make, host: str, hours: float, since: float = 0) -> Rest:
    return Rest(host, make.hours(since), make.hours(hours))


def test_rests_are_kept_by_host_and_a_new_one_replaces_the_old(store, make):
    assert store.feeds.rests() == {}
    first, second = rest(make, "b.example", 3, since=-1), rest(make, "a.example", 480)
    store.feeds.rest([first, second], make.now)
    assert list(store.feeds.rests().items()) == [("a.example", second), ("b.example", first)]
    shorter = rest(make, "b.example", 1)
    store.feeds.rest([shorter], make.now)
    assert store.feeds.rests() == {"a.example": second, "b.example": shorter}


def test_rests_that_are_over_are_forgotten(store, make):
    store.feeds.rest([rest(make, "a.example", 1), rest(make, "b.example", 3)], make.now)
    store.feeds.rest([rest(make, "c.example", 2)], make.hours(1))
    assert sorted(store.feeds.rests()) == ["b.example", "c.example"]
    store.feeds.rest([], make.hours(2))
    assert sorted(store.feeds.rests()) == ["b.example"]


def test_naive_times_of_a_rest_are_refused(store, make):
    naive = make.now.replace(tzinfo=None)
    for wrong, now in ((Rest("a", naive, make.now), make.now), (rest(make, "a", 1), naive)):
        with pytest.raises(StoreError):
            store.feeds.rest([wrong], now)
    assert store.feeds.rests() == {}
