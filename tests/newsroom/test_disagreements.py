from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.domain.article import Article, Outlets
from briefs.domain.brief import Choice
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Dossier, Lineage, Story
from briefs.domain.summary import Origin, Sentence, Summary
from briefs.newsroom import compose
from briefs.newsroom.disagreements import disagreements
from briefs.newsroom.disagreements.notation import noted
from briefs.newsroom.passages import split
from briefs.newsroom.prompt import ask


def find(*articles: Article):
    return disagreements(articles, [p for one in articles for p in split(one)], Outlets())


@pytest.fixture
def differ(article):
    """The figures of both sides when two outlets write these sentences at one hour."""

    def told(one: str, other: str, lang: str = "en", later: str = "") -> list[list[str]]:
        pair = [article("a", "Harbour Post", "Report", one, lang=lang)]
        pair.append(article("b", "Coast Courier", "News", other, lang=later or lang))
        return [[side.text for side in found.sides] for found in find(*pair)]

    return told


KILLED = "A flood killed {} people in Brevik on Monday."


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("12", "14", True),
        ("12", "twelve", False),
        ("a dozen", "15", True),
        ("about 12", "13", False),
        ("about 12", "16", True),
        ("at least 12", "14", False),
        ("at least 12", "30", True),
        ("at least 14", "12", True),
        ("at least 12", "at least 14", True),
        ("more than 10", "at least 12", False),
        ("more than 100", "114", False),
        ("up to 20", "18", False),
        ("up to 20", "24", True),
        ("between 10 and 15", "13", False),
        ("between 10 and 15", "19", True),
        ("1,200", "1,234", False),
        ("1,200", "1,300", True),
        ("12", "600", False),
    ],
)
def test_figures_differ_when_they_cannot_both_be_true(differ, one, other, apart):
    assert bool(differ(KILLED.format(one), KILLED.format(other))) is apart
    assert bool(differ(KILLED.format(other), KILLED.format(one))) is apart


@pytest.mark.parametrize(
    "other",
    [
        "A flood injured 14 people in Brevik on Monday.",
        "A flood killed 14 people in Dara on Monday.",
        "A flood killed 14 children in Brevik on Monday.",
        "Another 14 people were killed by a flood in Brevik on Monday.",
        "A flood killed 14 people in Brevik in 2011.",
        "Floods have killed 14 people in Brevik so far this year.",
        "The flood in Brevik destroyed 14 houses and killed people.",
        "A flood killed 14 people in Brevik, up from 12 on Sunday.",
        "A flood killed 10 villagers and 2 soldiers in Brevik.",
        "A flood killed 9 people in Brevik and 5 people in the hills.",
        "The dead man, 14, lived in Brevik.",
        "A flood in Brevik killed people at 14 Mill Street.",
    ],
)
def test_another_number_of_something_else_is_no_disagreement(differ, other):
    assert differ(KILLED.format(12), other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fine on the bank is €1.2bn.", "The bank must pay a fine of 1.2 billion euros."),
        ("The fine on the bank is $1.2bn.", "The bank must pay a fine of €1.1bn."),
        ("The ship ran aground 16 km off Brevik.", "The ship ran aground 10 miles off Brevik."),
        ("Inflation was 3% in March.", "Inflation was 2.9% in March."),
        ("Inflation was 3.4% in March.", "Inflation was 2.9% in April."),
        ("Core inflation was 3.4% in March.", "Inflation was 2.9% in March."),
        ("Inflation rose from 2.9% to 3.4%.", "Inflation rose from 2.9%."),
        ("The vote was 152-48 in the senate.", "The senate voted 152 to 48."),
        ("Calder beat Greve 3-1 in the final.", "Calder beat Greve 2-1 in the final."),
        ("Spending is 3.5% on arms and 1.5% on roads.", "Spending on arms and roads is 5%."),
    ],
)
def test_other_units_times_and_kinds_are_no_disagreement(differ, one, other):
    assert differ(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        ("The fine on the bank is €1.2bn.", "The bank must pay a fine of €1.5bn.", ["€1.2bn", "€1.5bn"]),
        ("Inflation was 3.4% in March.", "Inflation was 2.9% in March.", ["3.4%", "2.9%"]),
        ("Some 900 homes lost power.", "About 1,400 homes lost power.", ["900 homes", "1,400 homes"]),
        ("The vote was 52 votes to 48 in the senate.", "The senate vote was 54 to 46.", None),
        ("The talks in Brevik are on 3 May.", "The talks in Brevik are on 5 May.", ["3 May", "5 May"]),
        ("Magnitude 6.1 was measured.", "It was a 6.5-magnitude quake.", ["6.1", "6.5"]),
    ],
)
def test_each_side_is_told_as_its_outlet_writes_it(differ, one, other, sides):
    assert differ(one, other) == [sides or ["52 votes to 48", "54 to 46"]]


def test_an_outlet_stands_by_its_newest_report(article):
    old = article("a", "Harbour Post", "Flood", KILLED.format(12), 0)
    new = article("b", "Harbour Post", "Flood", KILLED.format(14), 3)
    other = article("c", "Coast Courier", "Flood", KILLED.format(14), 4)
    assert find(old, new, other) == ()
    (found,) = find(old, new, replace(other, text=KILLED.format(16)))
    assert [side.amount for side in found.sides] == [14, 16]


def test_a_larger_toll_hours_later_is_marked_and_one_a_day_later_is_an_update(article):
    first = article("a", "Harbour Post", "Flood", KILLED.format(12), 0)

    def after(hours: float, count: int = 14):
        return find(first, article("b", "Coast Courier", "Flood", KILLED.format(count), hours))

    assert [found.later for found in after(1)] == [False]
    assert [found.later for found in after(5)] == [True]
    assert [found.later for found in after(5, count=9)] == [False]
    assert after(30) == ()


def test_sides_name_every_outlet_once_in_the_order_of_time(article):
    reports = [
        article(name, outlet, "Flood", KILLED.format(count), hour)
        for name, outlet, count, hour in [
            ("c", "Daily Ledger", 14, 1),
            ("a", "Harbour Post", 12, 0),
            ("b", "Coast Courier", 14, 0.5),
        ]
    ]
    (found,) = find(*reports)
    assert [(side.text, side.outlets) for side in found.sides] == [
        ("12", ("Harbour Post",)),
        ("14", ("Coast Courier", "Daily Ledger")),
    ]
    assert [p.text for _, p in found.sides[0].told] == [KILLED.format(12)]
    assert find(*reversed(reports)) == (found,)


def test_only_what_is_clear_and_near_the_top_is_sure(article):
    def sure(one: str, other: str) -> list[bool]:
        pair = article("a", "Harbour Post", "R", one), article("b", "Coast Courier", "N", other)
        return [found.sure for found in find(*pair)]

    assert sure(KILLED.format(12), KILLED.format(14)) == [True]
    assert sure(KILLED.format(12), f"It rained. It was dark. It was cold. {KILLED.format(14)}") == [False]
    assert sure("Inflation was 3.4% in March.", "Inflation was 2.9% in March.") == [True]
    assert sure("Some 900 homes lost power.", "About 1,400 homes lost power.") == [False]


def test_lives_are_told_first(article):
    text = "Police arrested {} people in Brevik. The flood left {} people missing."
    one = article("a", "Harbour Post", "Flood", text.format(20, 5))
    other = article("b", "Coast Courier", "Flood", text.format(31, 8))
    assert [found.thing for found in find(one, other)] == ["missing", "arrested"]


def test_one_outlet_or_a_copy_of_its_feed_disagrees_with_nobody(article):
    pair = [article(name, "Harbour Post", "Flood", KILLED.format(n)) for name, n in (("a", 12), ("b", 14))]
    assert find(*pair) == ()
    assert find() == ()


@pytest.mark.parametrize(
    ("lang", "text", "noted_as"),
    [
        ("de", "von 4,25 auf 4,5 Prozent", "from 4.25 to 4.5 percent"),
        ("de", "mindestens zwölf Tote, 1.200 Verletzte", "at least 12 Tote, 1,200 Verletzte"),
        ("fr", "plus de 1 200 blessés", "more than 1,200 blessés"),
        ("fr", "deux cents morts", "deux cents morts"),
        ("es", "1.200 millones de euros", "1,200 million euros"),
        ("ja", "少なくとも十二人", "at least 12人"),
        ("zh", "约三十五人", "约35人"),
        ("en", "an M6.4 quake", "an magnitude 6.4 quake"),
    ],
)
def test_numbers_of_other_languages_are_read_and_found_again(lang, text, noted_as):
    note = noted(text, lang)
    assert note.text == noted_as
    assert note.written(0, len(note.text)) == text


TEXTS = st.text(st.sampled_from("12 45.,-%€$ killed dead people from to 人死亡 März votes May"), max_size=120)


@given(
    st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["en", "de", "fr", "es", "ja", "zh", ""])), max_size=4)
)
def test_whatever_is_written_sides_are_of_different_outlets_and_order_does_not_matter(texts):
    articles = [
        Article(f"a{at}", f"Outlet {at}", title, text, lang=lang)
        for at, (title, text, lang) in enumerate(texts)
    ]
    found = find(*articles)
    assert found == find(*reversed(articles))
    for one in found:
        outlets = [outlet for side in one.sides for outlet in side.outlets]
        assert len(one.sides) >= 2
        assert len(outlets) == len(set(outlets))


def test_a_brief_keeps_the_passages_and_articles_of_both_sides(article):
    articles = tuple(
        article(name, outlet, "Flood", KILLED.format(count), hour)
        for name, outlet, count, hour in [
            ("a", "Harbour Post", 12, 0),
            ("b", "Harbour Post", 13, 1),
            ("c", "Coast Courier", 16, 2),
        ]
    )
    passages = tuple(p for one in articles for p in split(one))
    found = disagreements(articles, passages, Outlets())
    dossier = Dossier(Story("s", ("a", "b", "c"), None, None), articles, passages, Lineage(None, (), ()))
    headline = Sentence("Flood", (), Origin.EXTRACTIVE)
    summary, choice = Summary("s", headline, ()), Choice("s", ())
    item = compose.item(choice, replace(dossier, disagreements=found), summary, Outlets())
    assert item.disagreements == found
    assert [source.id for source in item.sources] == ["b", "c"]
    assert [passage.article for passage in item.passages] == ["b", "c"]


def test_the_model_is_told_both_sides_with_their_passages(article):
    articles = (
        article("a", "Harbour Post", "Flood in Brevik", KILLED.format(12)),
        article("b", "Coast Courier", "Brevik flooded", KILLED.format(14), 1),
    )
    passages = tuple(p for one in articles for p in split(one))
    dossier = Dossier(Story("s", ("a", "b"), None, None), articles, passages, Lineage(None, (), ()))
    newsletter = Newsletter("asia", "Asia", ("ft",))
    plain = ask(dossier, newsletter, Outlets())
    disputed = replace(dossier, disagreements=disagreements(articles, passages, Outlets()))
    asked = ask(disputed, newsletter, Outlets())
    assert "disagree:" not in plain.user
    line = (
        "Outlets disagree: 12 (Harbour Post A1.2); 14 (Coast Courier A2.2). Say who says which and cite both"
    )
    assert line in asked.user
    assert asked.passages["A2.2"] == passages[3].key
