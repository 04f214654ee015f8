from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from briefs.domain.errors import StoreError
from briefs.domain.feed import PageState, PageText


def ids(articles):
    return [article.id for article in articles]


def save(store, article, error="", spans=((0, 3),), **state):
    store.articles.save_page(PageText(article, spans, error), PageState(article.id, **state))


def wanted(store, make, *feeds):
    return ids(article for article, _ in store.articles.pages_open(feeds, make.now))


def test_an_article_comes_back_whole(store, make):
    article = make.article(
        text="“2+2” — 外务省\n\nü", url="https://example.org/1", updated=make.hours(1), authors=("A. N.", "B"),
        lang="ja", feed="dispatch", revision=1, paywalled=True, full_text=True, image="https://example.org/1.jpg",
    )  # fmt: skip
    make.record(store, article)
    assert store.articles.get(["a1"]) == {"a1": article}


def test_times_come_back_aware_whatever_their_zone_was(store, make):
    tokyo = make.now.astimezone(timezone(timedelta(hours=9)))
    make.record(store, make.article(published=tokyo))
    (found,) = store.articles.between(make.now, make.hours(1))
    assert found.published == tokyo
    assert found.published.tzinfo is not None


def test_articles_between_are_oldest_first_then_by_id_without_the_end(store, make):
    times = {"end": 3, "start": 1, "b": 2, "a": 2, "early": 0.99}
    make.record(store, *(make.article(name, published=make.hours(h)) for name, h in times.items()))
    assert ids(store.articles.between(make.hours(1), make.hours(3))) == ["start", "a", "b"]


def test_between_gives_the_newest_revisions_by_their_own_time(store, make):
    make.record(store, make.article("a1"))
    make.record(store, make.article("a1", revision=2, published=make.hours(5)))
    assert store.articles.between(make.now, make.hours(1)) == ()
    assert [a.revision for a in store.articles.between(make.hours(5), make.hours(6))] == [2]


def test_unknown_ids_and_keys_are_left_out(store, make):
    make.record(store, make.article("a1"))
    assert ids(store.articles.get(["none", "a1"]).values()) == ["a1"]
    assert store.articles.known(["none"]) == {}
    assert list(store.articles.passages(["none", "a1"])) == ["a1"]


def test_what_is_found_comes_in_the_order_of_the_ids(store, make):
    make.record(store, *(make.article(name) for name in ("a1", "a2", "a3")))
    wanted = ["a3", "a1", "a2"]
    assert list(store.articles.get(wanted)) == list(store.articles.passages(wanted)) == wanted
    assert list(store.articles.known([f"key of {name}" for name in wanted])) == [
        f"key of {n}" for n in wanted
    ]


def test_an_article_without_passages_has_none(store, make):
    article = make.article()
    store.feeds.record(make.state(), [(make.found(article, spans=()), article)])
    assert store.articles.passages(["a1"]) == {"a1": ()}


def test_more_ids_and_keys_than_a_statement_holds_are_found(store, make):
    many = [f"a{number}" for number in range(1100)]
    make.record(store, *(make.article(name) for name in many))
    assert list(store.articles.get(many)) == many
    assert len(store.articles.known([f"key of {name}" for name in many])) == 1100
    assert len(store.articles.passages(many)) == 1100


def test_pages_are_wanted_of_recent_articles_of_these_feeds_oldest_first(store, make):
    make.record(
        store,
        make.article("late", feed="ft", published=make.hours(2)),
        make.article("early", feed="scmp", published=make.now),
        make.article("old", feed="ft", published=make.hours(-1)),
        make.article("other", feed="bbc"),
    )
    assert wanted(store, make, "ft", "scmp") == ["early", "late"]
    assert wanted(store, make) == []


def test_a_page_becomes_the_newest_revision_and_is_not_wanted_again(store, make):
    article = make.article(feed="ft")
    make.record(store, article)
    full = replace(article, revision=2, text="The whole text.", full_text=True)
    save(store, full, spans=((4, 6), (0, 3)))
    assert store.articles.get(["a1"]) == {"a1": full}
    assert [p.key for p in store.articles.passages(["a1"])["a1"]] == ["a1.2:0-3", "a1.2:4-6"]
    assert wanted(store, make, "ft") == []


def test_a_failed_page_is_only_marked_as_tried(store, make):
    article = make.article(feed="ft")
    make.record(store, article)
    save(store, replace(article, revision=2, text="Log in"), error="403")
    assert store.articles.get(["a1"]) == {"a1": article}
    assert wanted(store, make, "ft") == []


def test_a_page_stays_tried_when_the_feed_brings_a_new_revision(store, make):
    make.record(store, make.article(feed="ft"))
    save(store, make.article(feed="ft"), error="timeout")
    make.record(store, make.article(feed="ft", revision=2))
    assert wanted(store, make, "ft") == []


def test_what_is_remembered_of_a_page_comes_back_whole(store, make):
    make.record(store, make.article(feed="ft"), make.article("a2", feed="ft"))
    state = PageState("a1", make.hours(1), make.now, 2, 1, "digest", make.hours(-1))
    store.articles.save_page(PageText(make.article(), error="500"), state)
    assert store.articles.pages(["a1", "a2", "none"]) == {"a1": state}
    found = store.articles.pages_open(["ft"], make.now)
    assert [(article.id, state) for article, state in found] == [("a1", state), ("a2", None)]


def test_a_visit_puts_a_page_that_was_read_on_the_list_again(store, make):
    make.record(store, make.article(feed="ft"))
    save(store, make.article(feed="ft", revision=2, full_text=True))
    again = PageState("a1", due=make.hours(1), said="digest")
    store.feeds.record(make.state(), [], [again])
    assert store.articles.pages(["a1"]) == {"a1": again}
    assert wanted(store, make, "ft") == ["a1"]


def test_a_label_changes_the_newest_revision_and_makes_none(store, make):
    article = make.article(revision=2)
    make.record(store, make.article())
    make.record(store, article)
    save(store, replace(article, paywalled=True), error="its page answers 402")
    label = replace(article, paywalled=True)
    assert store.articles.get(["a1"]) == {"a1": label}
    assert [each for each, _ in store.articles.history(["a1"])["a1"]] == [make.article(), label]
    save(store, article, error="its page answers 500")
    assert store.articles.get(["a1"]) == {"a1": label}


def test_history_is_every_revision_with_its_spans_oldest_first(store, make):
    first, second = make.article(), make.article(revision=2, text="Another body.")
    store.feeds.record(make.state(), [(make.found(first, "k", spans=((0, 5),)), first)])
    save(store, second, spans=((3, 4), (6, 9)))
    make.record(store, make.article("a2"))
    assert store.articles.history(["a1", "none"]) == {
        "a1": ((first, ((0, 5),)), (second, ((3, 4), (6, 9)))),
    }
    assert store.articles.history([]) == store.articles.pages([]) == {}


def test_a_page_whose_revision_the_feed_took_meanwhile_comes_after_it(store, make):
    make.record(store, make.article())
    make.record(store, make.article(revision=2, text="The feed's."))
    full = make.article(revision=2, text="The page's.", full_text=True)
    save(store, full)
    assert store.articles.get(["a1"]) == {"a1": replace(full, revision=3)}
    assert [p.key for p in store.articles.passages(["a1"])["a1"]] == ["a1.3:0-3"]


def test_a_page_saved_twice_is_one_revision(store, make):
    make.record(store, make.article())
    for _ in range(2):
        save(store, make.article(revision=2, text="The page's."))
    assert store.articles.get(["a1"])["a1"].revision == 2


def test_a_page_of_an_unknown_article_is_dropped(store, make):
    save(store, make.article("none", revision=2))
    assert store.articles.get(["none"]) == {}


def test_naive_times_are_refused_of_questions_too(store, make):
    naive = make.now.replace(tzinfo=None)
    for question in (
        lambda: store.articles.between(naive, make.now),
        lambda: store.articles.between(make.now, naive),
        lambda: store.articles.pages_open(["ft"], naive),
        lambda: store.stories.open_since(naive),
        lambda: store.briefs.told("asia", naive),
        lambda: store.accept_config("version: 1", naive),
    ):
        with pytest.raises(StoreError, match="time zone"):
            question()


def test_a_page_without_publication_time_is_refused(store, make):
    make.record(store, make.article())
    with pytest.raises(StoreError):
        save(store, make.article(revision=2, published=None))
