"""Close calls of grouping, and what a referee's word changes."""

from __future__ import annotations

from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefs.domain.ruling import Doubt, Ruling, Says
from briefs.domain.story import Link, Story, StoryAct
from briefs.newsroom.group import close_calls, group

VIKBY = {
    "b1": "Power cut darkens Vikby for six hours | A fault at a substation left homes and a hospital without light "
    "on Monday evening, the grid operator said.",
    "b2": "Surgeons worked by torchlight in Vikby | A hospital switched to emergency generators when its supply "
    "failed; nobody came to harm.",
    "b3": "Orchestra plays Sibelius to a full house | The season in Vikby opened with the second symphony on Monday "
    "evening.",
    "b4": "Rail link to Tornholm opens | The first train reached Tornholm after nine years of building.",
    "b5": "Tornholm celebrates its first train in nine years | The mayor of Tornholm welcomed the first train after "
    "nine years of work on the rail link.",
}
"""b1 and b2 are one event and nearly meet."""

ELMHOLM = {
    "a1": "Ferry strike strands thousands in Elmholm | Ferry crews in Elmholm stopped work on Monday over pay, and "
    "thousands of travellers were left on the quay.",
    "a2": "Elmholm harbour at a standstill as crews demand more pay | No ship left the harbour of Elmholm on Monday; "
    "a union leader spoke of a first warning.",
    "a3": "Elmholm elects a new mayor | Voters in Elmholm chose Ida Brandt, a teacher, as their mayor.",
    "a4": "Bakery in Lund wins prize | A bakery in Lund was named the best of the year for its rye bread.",
}
"""a3 is another event and barely meets a1 and a2."""


@pytest.fixture
def day(article):
    def made(told):
        parts = {name: text.partition(" | ") for name, text in told.items()}
        return [
            article(name, f"Outlet {name}", title, text, hours, lang="en")
            for hours, (name, (title, _, text)) in enumerate(parts.items())
        ]

    return made


@pytest.fixture
def run(background, monday):
    def grouped(articles, rulings=(), stories=(), links=(), vocabulary=background):
        return group(articles, stories, vocabulary, links, monday, None, None, rulings)

    return grouped


@pytest.fixture
def say(monday):
    def said(one, other, says=Says.SAME):
        return Ruling(one, other, says, "scripted", monday)

    return said


def shape(grouping):
    return sorted("+".join(story.articles) for story in grouping.stories if not story.merged_into)


def test_without_a_referee_nothing_is_in_doubt(day, run):
    assert run(day(VIKBY), None)[0].doubts == ()


def test_what_nearly_met_and_what_barely_met_is_in_doubt(day, run):
    assert run(day(VIKBY))[0].doubts == (Doubt(("b1",), ("b2",), joined=False),)
    assert run(day(ELMHOLM))[0].doubts == (Doubt(("a2", "a1"), ("a3",), joined=True),)


def test_doubts_do_not_depend_on_the_order_of_articles(day, run):
    found = {run(list(order))[0].doubts for order in permutations(day(ELMHOLM))}
    assert len(found) == 1


def test_the_same_event_is_joined_and_says_who_said_so(day, run, say):
    grouping, _ = run(day(VIKBY), [say("b1", "b2")])
    assert shape(grouping) == ["b1+b2", "b3", "b4+b5"]
    assert [(e.story, e.other) for e in grouping.events if e.act is StoryAct.RULED] == [("sb1", "b2")]
    (joined,) = [why for story in grouping.stories for why in story.why if why.article == "b2"]
    assert str(joined) == "0.19 to b1 (the referee's word, Vikby, hospital, 1 h apart)"
    assert grouping.doubts == ()


@pytest.mark.parametrize("says", [Says.DIFFERENT, Says.RELATED])
def test_another_event_is_kept_apart(day, run, say, says):
    grouping, _ = run(day(ELMHOLM), [say("a2", "a3", says)])
    assert shape(grouping) == ["a1+a2", "a3", "a4"]
    assert grouping.doubts == ()


def test_related_stories_are_linked_both_ways(day, run, say):
    grouping, _ = run(day(VIKBY), [say("b1", "b3", Says.RELATED)])
    related = {story.id: story.related for story in grouping.stories}
    assert "sb3" in related["sb1"]
    assert "sb1" in related["sb3"]


def test_an_editors_word_is_stronger_than_the_referees(day, run, say):
    apart = [Link("b1", "b2", same=False)]
    assert "b1+b2" not in shape(run(day(VIKBY), [say("b1", "b2")], links=apart)[0])
    together = [Link("a1", "a3", same=True)]
    rulings = [say("a2", "a3", Says.DIFFERENT), say("a1", "a3", Says.DIFFERENT)]
    assert "a1+a3" in "".join(shape(run(day(ELMHOLM), rulings, links=together)[0]))


def test_pairs_on_which_an_editor_spoke_are_in_no_doubt(day, run):
    assert run(day(VIKBY), links=[Link("b1", "b2", same=False)])[0].doubts == ()


def test_editor_and_referee_may_each_keep_something_apart(day, run, say):
    links = [Link("b4", "b5", same=False)]
    grouping, _ = run(day({**VIKBY, **ELMHOLM}), [say("a2", "a3", Says.DIFFERENT)], links=links)
    place = {one: story.id for story in grouping.stories for one in story.articles}
    assert place["b4"] != place["b5"]
    assert place["a2"] != place["a3"]


def test_two_stored_stories_without_news_are_in_no_doubt(day, run, monkeypatch):
    monkeypatch.setattr(close_calls, "CLOSE", (0.5, 1.2))
    articles = day(ELMHOLM)
    stored = [Story(f"s{a.id}", (a.id,), a.published, a.published) for a in (articles[0], articles[2])]
    some = [articles[0], articles[2]]
    assert run(some, stories=stored[:1])[0].doubts
    assert run(some, stories=stored)[0].doubts == ()


def test_rulings_that_contradict_one_another_join_as_far_as_none_forbids(day, run, say):
    rulings = [say("b1", "b2"), say("b2", "b3"), say("b1", "b3", Says.DIFFERENT)]
    assert shape(run(day(VIKBY), rulings)[0]) == ["b1+b2", "b3", "b4+b5"]


def test_a_ruling_about_articles_that_are_gone_changes_nothing(day, run, say):
    plain, _ = run(day(VIKBY))
    assert run(day(VIKBY), [say("b1", "gone"), say("x", "y", Says.RELATED)])[0].stories == plain.stories


def test_a_stored_story_is_neither_asked_about_again_nor_parted(day, run, say):
    before, vocabulary = run(day(ELMHOLM))
    rulings = [say("a1", "a3", Says.DIFFERENT), say("a2", "a3", Says.DIFFERENT)]
    after, _ = run(day(ELMHOLM), rulings, before.stories, vocabulary=vocabulary)
    assert (after.stories, after.events, after.doubts) == ((), (), ())


def test_what_a_referee_joined_stays_and_its_reason_too(day, run, say, article):
    rulings = [say("b1", "b2")]
    before, vocabulary = run(day(VIKBY), rulings)
    news = article("b6", "Late", "Vikby power cut: substation fault repaired", "Homes have light again.", 9)
    after, _ = run([*day(VIKBY), news], rulings, before.stories, vocabulary=vocabulary)
    (story,) = [story for story in after.stories if story.id == "sb1"]
    assert story.articles == ("b1", "b2", "b6")
    assert [why.terms[0] for why in story.why if why.article == "b2"] == ["the referee's word"]
    assert StoryAct.RULED not in {event.act for event in after.events}


def test_doubts_are_bounded_and_the_closest_come_first(day, run, monkeypatch):
    both = day({**VIKBY, **ELMHOLM})
    everything = run(both)[0].doubts
    assert len(everything) > 1
    monkeypatch.setattr(close_calls, "MOST", 1)
    assert run(both)[0].doubts == everything[:1]


NAMES = sorted((*VIKBY, *ELMHOLM))
PAIRS = st.sampled_from(list(combinations(NAMES, 2)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spoken=st.dictionaries(PAIRS, st.sampled_from(list(Says)), max_size=12),
    linked=st.dictionaries(PAIRS, st.booleans(), max_size=2),
    seed=st.integers(),
)
def test_whatever_a_referee_says_the_editor_holds_and_every_article_has_one_story(
    day, run, say, spoken, linked, seed
):
    assume(len({name for pair in linked for name in pair}) == 2 * len(linked))
    links = [Link(*pair, same) for pair, same in linked.items()]
    rulings = [say(*pair, says) for pair, says in spoken.items()]
    articles = day({**VIKBY, **ELMHOLM})
    grouping, _ = run(articles, rulings, links=links)
    place = {one: story.id for story in grouping.stories for one in story.articles}
    assert sorted(one for story in grouping.stories for one in story.articles) == NAMES
    assert all((place[link.one] == place[link.other]) == link.same for link in links)
    for doubt in grouping.doubts:
        assert not any(tuple(sorted((one, other))) in spoken for one in doubt.one for other in doubt.other), (
            "spoken of already"
        )
    Random(seed).shuffle(articles)
    Random(seed).shuffle(rulings)
    assert run(articles, rulings, links=links)[0] == grouping
