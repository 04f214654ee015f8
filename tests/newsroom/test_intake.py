"""Which stored article a found one is, and when its text becomes a new revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Article, Found, Version
from briefs.newsroom.edits import A_HABIT, MOST_UNTOLD
from briefs.newsroom.intake import in_doubt, take_in
from briefs.newsroom.passages import spans_of

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)
ARTICLE = Article("a1", "Reuters", "Talks are off", "Japan withdrew. It gave no reason.", published=NOON)


def found(article: Article, *keys: str) -> Found:
    return Found(article, spans_of(article), keys or (f"guid:{article.id}",))


def taken(
    *pairs: Found, known: dict[str, Article], earlier: tuple[Article, ...] = ()
) -> tuple[tuple[Found, Article], ...]:
    """What is taken when the store holds these articles, one of them with earlier revisions."""
    history: dict[str, tuple[Version, ...]] = {}
    for name in in_doubt(pairs, known):
        newest = next(article for article in known.values() if article.id == name)
        history[name] = tuple((each, spans_of(each)) for each in (*earlier, newest))
    return take_in(pairs, known, history)


def stored(*pairs: Found, known: dict[str, Article] | None = None, earlier: tuple[Article, ...] = ()):
    return [article for _, article in taken(*pairs, known=known or {}, earlier=earlier)]


def test_a_new_article_is_taken_as_it_was_found():
    assert stored(found(ARTICLE)) == [ARTICLE]


def test_an_article_seen_before_is_not_taken_again():
    assert stored(found(ARTICLE), known={"guid:a1": ARTICLE}) == []


def test_it_is_recognised_by_any_of_its_keys():
    moved = found(replace(ARTICLE, id="a2"), "guid:new", "url:same")
    assert stored(moved, known={"url:same": ARTICLE}) == []


@pytest.mark.parametrize(
    ("url", "text", "same"),
    [
        ("https://o.example/asia/1", "Rain in the north, sun in the south of the island.", False),
        ("https://o.example/asia/1", "Japan withdrew. No reason was given.", True),
        ("https://o.example/asia/1", "", True),
        ("https://o.example/1", "Rain in the north, sun in the south of the island.", True),
    ],
    ids=["another page and text", "another page", "no text", "the same page"],
)
def test_a_title_and_a_time_are_one_article_unless_page_and_text_are_others(url, text, same):
    before = replace(ARTICLE, url="https://o.example/1", feed="world", dated=True)
    now = replace(before, id="a2", url=url, text=text, feed="asia")
    ids = {article.id for article in stored(found(now, "title:t"), known={"title:t": before})}
    assert ("a1" in ids or not ids) is same


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


def test_an_article_whose_page_was_read_keeps_that_text_under_a_new_title_too():
    read = replace(ARTICLE, text="The whole report. It is long.", revision=2, full_text=True, paywalled=True)
    assert stored(found(ARTICLE), known={"guid:a1": read}) == []
    retitled = replace(ARTICLE, title="Talks are on", text="Japan comes back.")
    ((again, now),) = taken(found(retitled, "guid:a1"), known={"guid:a1": read})
    assert now == replace(read, title="Talks are on", revision=3)
    told = [passage.text for passage in now.passages(again.spans)]
    assert told == ["Talks are on", "The whole report.", "It is long."]
    elsewhere = replace(retitled, feed="reuters-asia")
    assert stored(found(elsewhere, "url:u"), known={"url:u": read}) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Updated 3 minutes ago. Japan withdrew.", "Updated 4 minutes ago. Japan withdrew."),
        ("Japan withdrew. 12 comments", "Japan withdrew. 1,013 comments"),
        ("Last updated: Mon, 23 Jun 2025 12:00 GMT Japan withdrew.", "Last updated: Tue, 24 Jun 2025 09:30 GMT Japan withdrew."),
        ("Vor 3 Minuten: Japan zieht zurück.", "Vor 2 Stunden: Japan zieht zurück."),
        ("Il y a 3 minutes, le Japon.", "Il y a 2 heures, le Japon."),
        ("Hace 3 minutos, Japón.", "Hace 2 horas, Japón."),
        ("3分前 日本は中止した。", "2時間前 日本は中止した。"),
        ("2小时前 日本取消会谈。", "3小时前 日本取消会谈。"),
    ],
)  # fmt: skip
def test_a_running_clock_or_count_is_no_edit(before, now):
    first = replace(ARTICLE, text=before)
    assert stored(found(replace(first, text=now)), known={"guid:a1": first}) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Three died.", "Four died."),
        ("It killed 3 people.", "It killed 4 people."),
        ("Shares rose 3 points.", "Shares rose 4 points."),
        ("He did it.", "He did not do it."),
    ],
)
def test_a_changed_figure_or_word_is_an_edit(before, now):
    first = replace(ARTICLE, text=before)
    (revised,) = stored(found(replace(first, text=now)), known={"guid:a1": first})
    assert (revised.text, revised.revision) == (now, 2)


def test_a_later_update_without_another_text_is_no_edit():
    moved = replace(ARTICLE, updated=NOON + timedelta(hours=1))
    assert stored(found(moved), known={"guid:a1": ARTICLE}) == []


def visited(texts: list[str], every: timedelta | None = None) -> Article:
    """The article after a visit for each text, its feed dating each update or none."""
    now = ARTICLE
    for hour, text in enumerate(texts):
        updated = NOON + every * hour if every else None
        seen = stored(found(replace(ARTICLE, text=text, updated=updated)), known={"guid:a1": now})
        now = seen[0] if seen else now
    return now


def test_a_text_that_differs_at_each_visit_has_an_end_unless_its_feed_dates_the_edits():
    texts = [f"Japan withdrew. Visitors now: {number}" for number in range(1, 100)]
    assert visited(texts).revision == MOST_UNTOLD
    assert visited(texts, timedelta(hours=1)).revision == 100


FULL = "Japan withdrew from the talks. It gave no reason. Its partners were told on Monday. More talks are unlikely."


@pytest.mark.parametrize(
    ("text", "updated", "kept"),
    [
        ("", None, True),
        ("", NOON, True),
        ("Japan withdrew from the", None, True),
        ("Japan withdrew from the talks. It gave no…", None, True),
        ("Japan withdrew from the talks. It gave no reason. Its partners were told […]", NOON, True),
        ("Japan withdrew from the talks. It gave no reason. Its partners were told on Monday. Read more", None, True),
        ("Japan withdrew from the talks.", None, False),
        ("Japan withdrew from the talks.", NOON, False),
        ("Japan withdrew from the talks. It gave no reason. Its partners were told on Monday.", None, False),
        ("Japan stayed away.", None, False),
    ],
    ids=["nothing", "nothing, dated", "cut in a sentence", "cut", "cut and dated", "read more", "struck",
         "struck, dated", "one sentence struck", "rewritten"],
)  # fmt: skip
def test_the_fuller_text_is_not_given_up_for_its_own_teaser(text, updated, kept):
    full = replace(ARTICLE, text=FULL)
    now = stored(found(replace(full, text=text, updated=updated)), known={"guid:a1": full})
    assert [article.text for article in now] == ([] if kept else [text])


def test_a_teaser_under_a_new_title_leaves_the_text_and_changes_the_title():
    full = replace(ARTICLE, text=FULL)
    retitled = replace(full, title="Talks are off for good", text="Japan withdrew from the talks…")
    ((again, now),) = taken(found(retitled, "guid:a1"), known={"guid:a1": full})
    assert now == replace(full, title="Talks are off for good", revision=2)
    assert again.spans == spans_of(now)


def entry(number: int, length: int, hours: float = 1) -> Article:
    """Another report of the feed, as it stands in the same visit."""
    text = ("A sentence about something else. " * 200)[: length - 1] + "."
    return replace(
        ARTICLE, id=f"b{number}", title=f"Report {number}", text=text, published=NOON - timedelta(hours=hours)
    )


STRUCK = "Japan withdrew from the talks."


@pytest.mark.parametrize(
    ("others", "is_edit"),
    [
        ([], True),
        ([entry(n, len(FULL)) for n in range(9)], True),
        ([entry(n, len(STRUCK)) for n in range(A_HABIT - 1)], True),
        ([entry(n, len(STRUCK)) for n in range(A_HABIT)], False),
        ([entry(n, len(FULL), hours=-1) for n in range(9)] + [entry(n, len(STRUCK)) for n in range(10, 16)], False),
        ([entry(n, len(STRUCK), hours=-1) for n in range(9)] + [entry(n, len(FULL)) for n in range(10, 16)], True),
    ],
    ids=["alone", "others are long", "a few are short", "others are short", "older ones are short",
         "only newer ones are short"],
)  # fmt: skip
def test_what_a_feed_does_to_all_that_grows_old_is_no_retraction(others, is_edit):
    full = replace(ARTICLE, text=FULL)
    known = {"guid:a1": full} | {f"guid:{other.id}": other for other in others}
    visit = [found(each) for each in (*others, replace(full, text=STRUCK))]
    assert [article.text for article in stored(*visit, known=known)] == [STRUCK] * is_edit


def test_a_feed_that_shortens_several_at_one_time_retracts_none_of_them():
    two = [replace(ARTICLE, id=name, title=name, text=FULL) for name in ("a1", "a2")]
    known = {f"guid:{article.id}": article for article in two}
    assert stored(*(found(replace(article, text=STRUCK)) for article in two), known=known) == []


def test_another_feeds_first_sentence_is_its_teaser():
    full = replace(ARTICLE, text=FULL, feed="one")
    assert stored(found(replace(full, text=STRUCK, feed="two"), "url:u"), known={"url:u": full}) == []


@pytest.mark.parametrize("first", [FULL, STRUCK])
def test_a_feed_that_alternates_between_a_long_and_a_short_text_makes_few_revisions(first):
    texts = [text for _ in range(10) for text in ((FULL, STRUCK) if first == FULL else (STRUCK, FULL))]
    revisions = [replace(ARTICLE, text=first)]
    for text in texts:
        visit = found(replace(ARTICLE, text=text))
        revisions += stored(visit, known={"guid:a1": revisions[-1]}, earlier=tuple(revisions[:-1]))
    assert revisions[-1].text == FULL
    assert len(revisions) <= 3


def test_a_japanese_retraction_is_an_edit_too():
    full = replace(
        ARTICLE,
        text="日本は会談を中止した。理由は示されていない。関係国には月曜日に伝えられた。再開の見通しはない。",
    )
    struck = replace(full, text="日本は会談を中止した。")
    assert [article.text for article in stored(found(struck), known={"guid:a1": full})] == [struck.text]


LINES = st.text(alphabet="ab .\n“”A3。…", max_size=60).map(str.strip)


@settings(max_examples=100, deadline=None)
@given(LINES.filter(bool), LINES, LINES, LINES.filter(bool), st.sampled_from(["", "de", "en"]), st.booleans())
def test_the_passages_of_a_kept_text_are_those_of_cutting_it_again(title, text, teaser, retitled, lang, full):
    before = replace(ARTICLE, title=title, text=text, lang=lang, full_text=full)
    now = replace(ARTICLE, title=retitled, text=teaser, lang="fr")
    for again, article in taken(found(now), known={"guid:a1": before}):
        assert again.spans == spans_of(article)


def test_a_kept_text_keeps_its_language_by_which_it_was_cut():
    read = replace(ARTICLE, text="Der 3. Versuch gelang. Es war der letzte.", lang="de", full_text=True)
    retitled = replace(ARTICLE, title="Talks are on", text="Sie begannen.", lang="en")
    ((again, now),) = taken(found(retitled), known={"guid:a1": read})
    assert now.lang == "de"
    assert [p.text for p in now.passages(again.spans)][1:] == ["Der 3. Versuch gelang.", "Es war der letzte."]


def test_a_second_copy_in_one_visit_whose_own_keys_are_new_is_passed_over():
    read = replace(ARTICLE, text=FULL, full_text=True)
    copy = replace(ARTICLE, id="a2", title="Talks are off for good")
    visit = (found(ARTICLE, "guid:a1", "url:u"), found(copy, "guid:a2", "url:u"))
    assert stored(*visit, known={"guid:a1": read}) == []


def test_earlier_revisions_are_asked_for_only_of_what_is_shortened_or_retitled():
    full = replace(ARTICLE, id="f", title="F", full_text=True)
    longer = replace(ARTICLE, text=LONGER)
    known = {"guid:a1": ARTICLE, "guid:f": full}
    assert in_doubt([found(ARTICLE), found(longer), found(replace(full, text="T."))], known) == frozenset()
    shorter, retitled = replace(ARTICLE, text="Japan withdrew."), replace(full, title="G")
    assert in_doubt([found(shorter), found(retitled)], known) == {"a1", "f"}


@pytest.mark.parametrize(
    "later", [timedelta(minutes=1), timedelta(hours=20), timedelta(days=400), -timedelta(hours=3)]
)
def test_a_date_that_moves_at_every_visit_never_makes_the_article_younger(later):
    moved = replace(ARTICLE, text=ARTICLE.text + " A minister confirmed it.", published=NOON + later)
    (revised,) = stored(found(moved), known={"guid:a1": ARTICLE})
    assert revised.published == min(NOON, NOON + later)


FIRST = Article(
    "a1", "Reuters", "Talks are off", "Japan withdrew from the meeting.", "http://r.example/1", NOON
)
OTHER = replace(
    FIRST, title="Quake strikes Chile", text="Houses fell in Santiago.", published=NOON + timedelta(days=1)
)
REWRITTEN = replace(
    FIRST,
    title="Tokyo cancels summit",
    text="The cabinet named no cause.",
    published=NOON + timedelta(hours=1),
)


@pytest.mark.parametrize(
    ("now", "keys", "same"),
    [
        (replace(OTHER, url="http://r.example/2"), ("guid:1",), False),
        (OTHER, ("guid:1", "guid:1|u", "url:u"), False),
        (OTHER, ("guid:2", "url:u"), False),
        (REWRITTEN, ("guid:1", "guid:1|u", "url:u"), True),
        (REWRITTEN, ("guid:2", "url:u"), False),
        (replace(REWRITTEN, url="http://r.example/slug"), ("guid:1",), False),
        (replace(FIRST, title="Talks are off, says Tokyo", url="http://r.example/slug"), ("guid:1",), True),
        (replace(FIRST, title="Tokyo cancels summit"), ("guid:2", "url:u"), True),
        (replace(OTHER, feed="reuters-asia"), ("guid:2", "url:u"), False),
        (replace(OTHER, dated=False), ("guid:1", "guid:1|u"), True),
        (replace(FIRST, text="Rain.", published=NOON + timedelta(days=1)), ("guid:1", "url:u"), False),
        (replace(FIRST, text="Rain.", published=NOON + timedelta(hours=2)), ("guid:1", "url:u"), True),
    ],
    ids=["id and another address", "everything used again, a day later", "address used again", "rewritten within hours",
         "new id, address used again", "all is new but the id", "moved and retitled", "new id and title, same text", "another feed, a day later",
         "no dates to tell by", "daily under one title", "shortened within hours"],
)  # fmt: skip
def test_an_id_or_address_that_is_used_again_for_something_else_is_another_article(now, keys, same):
    known = dict.fromkeys(("guid:1", "guid:1|u", "url:u"), FIRST)
    (article,) = stored(found(now, *keys), known=known)
    assert (article.id == FIRST.id) is same
    assert article.revision == (2 if same else 1)


def test_two_feeds_of_an_outlet_may_tell_of_one_page_in_other_words():
    other = replace(REWRITTEN, feed="reuters-asia", text="No cause.")
    assert stored(found(other, "guid:2", "url:u"), known={"url:u": FIRST}) == []


def test_an_id_without_an_address_is_believed_only_for_the_same_date():
    first, other = replace(FIRST, url=""), replace(OTHER, url="")
    (new,) = stored(found(other, "guid:1"), known={"guid:1": first})
    assert new.id != first.id
    (again,) = stored(found(replace(other, published=NOON), "guid:1"), known={"guid:1": first})
    assert again.id == first.id


def test_a_home_page_is_no_address_to_tell_by():
    first = replace(FIRST, url="http://r.example/")
    (new,) = stored(found(replace(REWRITTEN, url=first.url), "guid:1"), known={"guid:1": first})
    assert new.id != first.id


def test_one_id_for_every_days_article_makes_an_article_a_day():
    known: dict[str, Article] = {}
    ids = []
    for day, (title, text) in enumerate([("Quake in Chile", "Houses fell."), ("Vote in Ghana", "Polls opened."), ("Fire on Crete", "Olive groves burned.")]):  # fmt: skip
        now = replace(FIRST, title=title, text=text, published=NOON + timedelta(days=day))
        (article,) = stored(found(now, "guid:latest"), known=known)
        known["guid:latest"] = article
        ids.append(article.id)
        assert stored(found(now, "guid:latest"), known=known) == []
    assert len(set(ids)) == 3


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


@pytest.mark.parametrize(
    ("before", "now", "kept"),
    [
        ("", "https://a.example/1.jpg", "https://a.example/1.jpg"),
        ("https://a.example/1.jpg", "", "https://a.example/1.jpg"),
        ("https://a.example/1.jpg", "https://a.example/2.jpg", "https://a.example/2.jpg"),
    ],
)
def test_a_revision_has_the_newest_picture_that_its_feed_named(before, now, kept):
    earlier = replace(ARTICLE, image=before)
    edited = replace(ARTICLE, text=f"{ARTICLE.text} Tokyo said so on Monday evening.", image=now)
    (revision,) = stored(found(edited), known={"guid:a1": earlier})
    assert (revision.revision, revision.image) == (2, kept)


def test_another_picture_alone_is_no_revision():
    other = replace(ARTICLE, image="https://a.example/2.jpg")
    assert stored(found(other), known={"guid:a1": replace(ARTICLE, image="https://a.example/1.jpg")}) == []
