"""Grouping with vectors of an embeddings model, hand-made."""

from __future__ import annotations

import math

import pytest

from briefs.newsroom.group import group
from briefs.newsroom.group.dense import FEW, centred, reading

WORDS = (
    "harbour glacier tariff vaccine orchestra senate volcano cement lottery railway penguin mortgage "
    "parliament trombone asteroid cheese marathon refinery novel ballet tunnel lighthouse embargo census "
    "typhoon cricket bakery pipeline museum drought coral sculpture"
)
"""One word for each other report of the day, so that none shares any."""


def place(number, width=64):
    """A direction of its own for each number."""
    return tuple(1.0 if at == number % width else 0.0 for at in range(width))


def day(article, lang="en", prefix="x"):
    return [
        article(f"{prefix}{at}", f"Paper {at}", f"{word} {word[::-1]}", lang=lang)
        for at, word in enumerate(WORDS.split()[: FEW + 1])
    ]


def shapes(articles, background, names, dense):
    grouping, _ = group(articles, (), background, (), None, names, dense)
    return {frozenset(story.articles) for story in grouping.stories if len(story.articles) > 1}


def test_reports_that_share_few_words_meet_by_their_vectors(article, background, names):
    pair = [
        article("a1", "FT", "Beloved crooner Jasper Holloway leaves the stage for good, aged 91"),
        article("a2", "BBC", "Tributes pour in for a giant of song: Holloway mourned worldwide"),
    ]
    others = day(article)
    dense = {a.id: place(at) for at, a in enumerate(others)} | {"a1": place(50), "a2": place(50)}
    assert shapes([*pair, *others], background, names, None) == set()
    assert shapes([*pair, *others], background, names, dense) == {frozenset({"a1", "a2"})}


def test_reports_that_share_words_and_no_meaning_stay_apart(article, background, names):
    pair = [
        article("a1", "FT", "Police arrest man after attack in northern town"),
        article("a2", "BBC", "Police arrest man after fire in northern village"),
    ]
    others = day(article)
    dense = {a.id: place(at) for at, a in enumerate(others)} | {"a1": place(50), "a2": place(51)}
    assert shapes([*pair, *others], background, names, None) == {frozenset({"a1", "a2"})}
    assert shapes([*pair, *others], background, names, dense) == set()


def test_what_all_texts_of_a_model_share_makes_nothing_alike(article, background, names):
    others = day(article)
    dense = {a.id: tuple(9.0 + x for x in place(at)) for at, a in enumerate(others)}
    assert shapes(others, background, names, dense) == set()


@pytest.mark.parametrize("lost", ["vector", "articles", "length"])
def test_a_language_without_all_of_them_is_told_by_its_words(article, lost):
    articles = day(article)[: FEW if lost != "articles" else FEW - 1]
    dense = {a.id: place(at) for at, a in enumerate(articles)}
    if lost == "vector":
        del dense["x3"]
    if lost == "length":
        dense["x3"] = (1.0,)
    assert centred(articles, ["en"] * len(articles), dense) == {}
    full = {a.id: place(at) for at, a in enumerate(day(article))}
    assert len(centred(day(article), ["en"] * (FEW + 1), full)) == FEW + 1


def test_rows_have_unit_length_and_a_text_that_is_the_mean_has_none(article):
    articles = day(article)
    dense = {a.id: place(0) for a in articles}
    assert {float(row @ row) for row in centred(articles, ["en"] * len(articles), dense).values()} == {0.0}
    dense = {a.id: place(at) for at, a in enumerate(articles)}
    for row in centred(articles, ["en"] * len(articles), dense).values():
        assert math.isclose(float(row @ row), 1.0)


def two_languages(article, alike):
    """A day in English and in French with one pair, whose vectors are alike or not, and its vectors."""
    english, french = day(article), day(article, "fr", "f")
    pair = [
        article("a1", "FT", "Vandals wreck lanterns on the old quay of Brest, France"),
        article("a2", "Le Télégramme", "Des lampadaires saccagés sur les quais, en France", lang="fr"),
    ]
    dense = {a.id: place(at) for at, a in enumerate(english)} | {
        a.id: place(at + 8) for at, a in enumerate(french)
    }
    return [*english, *french, *pair], dense | {"a1": place(50), "a2": place(50 if alike else 51)}


@pytest.mark.parametrize(("alike", "meet"), [(True, False), (False, False)])
def test_between_languages_likeness_alone_is_not_enough(article, background, names, alike, meet):
    articles, dense = two_languages(article, alike)
    assert (frozenset({"a1", "a2"}) in shapes(articles, background, names, dense)) == meet


@pytest.mark.parametrize(
    ("title", "text", "alike", "meet"),
    [
        ("Incendie à Brest, en France", "", True, True),
        ("Incendie à Brest, en France", "", False, False),
        ("Incendie au Pérou", "", True, False),
        ("Incendie à Brest, en France", "Le feu du 3 mai a fait 900 sinistrés.", True, False),
    ],
)
def test_between_languages_likeness_with_agreement_is_and_a_contradiction_is_not(
    article, background, names, title, text, alike, meet
):
    articles, dense = two_languages(article, alike)
    pair = [
        article("a1", "FT", "House fire in France", "The blaze on 9 June left 40 homeless."),
        article("a2", "Le Télégramme", title, text, lang="fr"),
    ]
    assert shapes(pair, background, names, None) == set()
    found = shapes([*articles[:-2], *pair], background, names, dense)
    assert (frozenset({"a1", "a2"}) in found) == meet


def test_title_and_lead_are_what_a_model_reads(article):
    assert reading(article("a1", "FT", "Title", "x" * 400)) == "Title\n" + "x" * 300
    assert reading(article("a1", "FT", "Title")) == "Title"
