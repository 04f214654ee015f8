from __future__ import annotations

import pytest

from briefs.domain.story import Vocabulary
from briefs.newsroom import vocabulary
from briefs.newsroom.vocabulary import capitalised, fold, frequencies, learn, rarity, stem


@pytest.mark.parametrize(
    ("forms", "stem_"),
    [
        ("talk talks talked talking", "talk"),
        ("charge charges charged charging", "charg"),
        ("party parties", "party"),
        ("cancel cancels", "cancel"),
        ("plan plans planned planning", "plan"),
        ("class", "class"),
        ("bus", "bus"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms, stem_):
    assert {stem(form) for form in forms.split()} == {stem_}


@pytest.mark.parametrize(
    ("written", "plain"), [("Orbán’s", "orban"), ("Gisèle", "gisele"), ("JAPAN'S", "japan")]
)
def test_fold_drops_case_accents_and_possessive(written, plain):
    assert fold(written) == plain


def test_the_united_states_are_no_pronoun(article):
    terms = frequencies(article("a1", "X", "U.S. tells us: US and USA"))
    assert "u.s" in terms
    assert "us" not in terms


def test_japanese_and_chinese_become_pairs_of_characters_without_particles(article):
    terms = frequencies(article("a1", "X", "日本が会談を中止"))
    assert set(terms) == {"日本", "会談", "中止"}


def test_two_plus_two_is_one_term(article):
    assert "2+2" in frequencies(article("a1", "X", 'Japan cancels "2+2" talks'))


def test_names_are_capitals_inside_a_sentence_but_not_in_a_title_case_title():
    found = capitalised("Tokyo Cancels Talks With Washington", "Officials said that Ishiba was in Tokyo.")
    assert found == {"ishiba", "tokyo"}


def test_learning_counts_texts_not_words(article):
    learnt = learn(Vocabulary(3, 10, {"talk": 4}), [article("a1", "X", "Talks", "talks and talks")])
    assert learnt == Vocabulary(4, 11, {"talk": 5})
    assert learnt.counts["talk"] == 5


def test_an_old_memory_is_halved(article, monkeypatch):
    monkeypatch.setattr(vocabulary, "REMEMBERED", 9)
    learnt = learn(Vocabulary(1, 9, {"often": 8, "once": 1}), [article("a1", "X", "talks")])
    assert (learnt.documents, dict(learnt.counts)) == (5, {"often": 4})


def test_a_rare_term_weighs_more():
    known = Vocabulary(1, 100, {"often": 50, "seldom": 2})
    assert rarity(known, "often") < rarity(known, "seldom") < rarity(known, "never")
