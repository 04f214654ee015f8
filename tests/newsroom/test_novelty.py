"""What is new since a story was told; tests/quality has the labelled cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Article
from briefs.newsroom.novelty import Telling, new_passages
from briefs.newsroom.passages import split


@pytest.fixture
def known(article):
    return article(
        "k",
        "Reuters",
        "Ferry sinks off Elmholm",
        "Twelve people died when a ferry sank off Elmholm on Saturday night, the coast guard said.\n"
        "It will not be raised, its owner said.",
        -9,
    )


@pytest.fixture
def new(article, known, outlets):
    def found(text, hours=9, **more):
        later = article("n", "CNA", "A later report", text, hours, **more)
        keys = new_passages([later], split(later), Telling((known.title,), (known,)), outlets)
        return [passage.text for passage in split(later) if passage.key in keys and passage.start > 0]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen people died when a ferry sank off Elmholm on Saturday night, the coast guard said.",
        "It will be raised, its owner said.",
        "“She should never have left port in that wind,” the harbour master said.",
        "The coast guard of Elmholm said that twelve people died because cargo had shifted on the car deck.",
        "Parliament observed a minute of silence for the victims.",
        "The wreck of the ferry off Elmholm will be searched in September, the coast guard said.",
        "Officials could not confirm how many passengers had been aboard the wreck.",
    ],
)
def test_a_moved_figure_a_denial_a_quotation_a_cause_and_another_matter_are_new(new, text):
    assert new(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "A dozen people lost their lives when the ferry sank off Elmholm, the coast guard said.",
        "Reuters reported that a ferry sank off Elmholm and twelve people died.",
        "What do we know about the ferry?",
        "Sign up for our newsletter on shipping and trade.",
        "In 1987 another ferry burned out near Lindt with 40 lorries aboard.",
        "CNA could not confirm the Reuters report, and the harbour master did not comment on Sunday.",
    ],
)
def test_the_same_again_and_what_is_no_news_is_not_new(new, text):
    assert new(text) == []


def test_under_a_lead_that_only_retells_background_is_not_new_and_a_figure_is(new):
    lead = "Reuters reported that a ferry sank off Elmholm and twelve people died."
    background = "The strait beside the town is the narrowest passage of the whole eastern archipelago."
    counted = "Divers had brought up 340 life jackets from the hold by noon."
    assert new(background) == [background]
    assert new(f"{lead}\n{background}\n{counted}") == [counted]


def test_of_a_report_that_came_late_only_unknown_names_and_figures_are_new(new):
    old = "Ten people died when a ferry sank off Elmholm, the coast guard said."
    own = "Its tanks held 90 tonnes of oil, said Grenco, which runs the harbour."
    assert new(f"{old}\n{own}", hours=-12) == [own]
    assert new(f"{old}\n{own}", hours=12) == [old, own]


def test_between_languages_only_an_unknown_figure_is_new(new):
    again, more = "エルムホルム沖でフェリーが沈没し、12人が死亡した。", "船主は遺族に3500万円を支払う。"
    assert new(f"{again}\n{more}", lang="ja") == [more]


def test_a_title_is_new_when_the_sentence_under_it_is(article, known, outlets):
    def titled(text):
        later = article("n", "CNA", "Ferry sinks off Elmholm", text, 9)
        return {p.text for p in split(later)} & {
            p.text
            for p in split(later)
            if p.key in new_passages([later], split(later), Telling((), (known,)), outlets) and p.start == 0
        }

    assert titled("The captain was arrested in Lindt on Monday.\nTwelve people died.")
    assert not titled("Twelve people died when a ferry sank off Elmholm.\nThe captain was arrested in Lindt.")


def test_the_more_reports_were_told_the_less_an_unknown_word_is_only_another_word_for_it(
    article, known, outlets
):
    text = "A ferry that sank off Elmholm on Saturday night, killing twelve, had locked its rafts."
    later = article("n", "CNA", "Rafts", text, 9)
    others = tuple(
        replace(known, id=f"k{at}", outlet=name) for at, name in enumerate(["BBC News", "NHK", "Dawn"])
    )
    one, many = (
        new_passages([later], split(later), Telling((), told), outlets)
        for told in ((known,), (known, *others))
    )
    assert (bool(one), bool(many)) == (False, True)


def test_words_that_stand_far_apart_in_a_report_were_not_told_together(article, outlets):
    text = (
        "A ferry sank off Elmholm. Divers searched all night. The mayor opened a museum. Herring is cheap. "
        "Engineers mended a bridge. Snow closed a pass. Farmers sold a barn. A court jailed a smuggler."
    )
    known = (article("k", "Reuters", "Elmholm this week", text, -9),)
    later = article("n", "CNA", "Elmholm", "The mayor of Elmholm was jailed by a court over a bridge.", 9)
    assert new_passages([later], split(later), Telling((), known), outlets)


def test_what_only_the_brief_said_is_known_too(article, outlets):
    later = article("n", "CNA", "A bridge", "The bridge at Lindt has been closed for repairs.", 9)
    telling = Telling(("The bridge at Lindt was closed for repairs.",), ())
    assert new_passages([later], split(later), telling, outlets) == frozenset()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4), st.lists(st.text(max_size=80), max_size=4))
def test_whatever_reports_say_only_their_own_passages_can_be_new(outlets, before, after):
    known = tuple(Article(f"k{at}", "NHK", text, text) for at, text in enumerate(before))
    later = [Article(f"n{at}", "CNA", text, text) for at, text in enumerate(after)]
    passages = [passage for article in later for passage in split(article)]
    found = new_passages(later, passages, Telling((), known), outlets)
    assert found <= {passage.key for passage in passages}
    again = Telling((), (*known, *later))
    assert new_passages(later, passages, again, outlets) == frozenset()
