from __future__ import annotations

import pytest

from briefs.newsroom.across_score import Meeting, languages, meeting


@pytest.fixture
def labelled(article):
    told = [
        ("e1", "en", "Fire in Lima", "A"),
        ("e2", "en", "Blaze in Lima", "A"),
        ("e3", "en", "Vote in Peru", "B"),
        ("f1", "fr", "Incendie", "A"),
        ("f2", "fr", "Scrutin", "B"),
        ("f3", "fr", "Scrutin", "C"),
        ("d1", "de", "Wahl", "D"),
    ]
    articles = [article(name, "X", title, lang=lang) for name, lang, title, _ in told]
    return articles, {name: label for name, _, _, label in told}


def test_languages_with_something_to_meet(labelled):
    assert languages(*labelled) == ("fr",)


def test_pairs_are_counted(labelled):
    articles, truth = labelled
    found = {"e1": "s1", "e2": "s2", "e3": "s3", "f1": "s1", "f2": "s3", "f3": "s3", "d1": "s4"}
    score = meeting(articles, truth, found, "fr")
    assert score == Meeting(found=3, right=2, fair=3, true=3)
    assert (score.precision, score.fairness, score.recall) == (2 / 3, 1.0, 2 / 3)


def test_nothing_linked_is_nothing_wrong(labelled):
    articles, truth = labelled
    score = meeting(articles, truth, {article.id: article.id for article in articles}, "fr")
    assert (score.precision, score.fairness, score.recall) == (1.0, 1.0, 0.0)
