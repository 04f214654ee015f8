"""What readers were told is found again under any story id, and a known story is led by its news."""

from __future__ import annotations

import pytest

from briefs.domain.story import Dossier, Lineage, Story, Told
from briefs.domain.summary import Citation, Origin, Part, Sentence, Summary
from briefs.newsroom.told import led_by_news, remembered


def told(story, date, *articles, brief=""):
    return Told(story, brief or f"b-{date}", date, f"{story} on {date}", frozenset(articles))


def story(id, *articles):
    return Story(id, articles, None, None)


@pytest.mark.parametrize(
    ("stories", "tellings", "found"),
    [
        ([story("s1", "a", "b")], [told("s1", "2025-06-22", "a")], {"s1": ("2025-06-22", "s1", {"a"})}),
        ([story("s1", "a", "b")], [told("s2", "2025-06-22", "c")], {}),
        (
            [story("s1", "a", "b", "c")],
            [told("s1", "2025-06-22", "a"), told("s2", "2025-06-23", "b")],
            {"s1": ("2025-06-23", "s2", {"a", "b"})},
        ),
        (
            [story("s1", "a"), story("s3", "b", "c")],
            [told("s1", "2025-06-22", "a", "b")],
            {"s1": ("2025-06-22", "s1", {"a", "b"}), "s3": ("2025-06-22", "s1", {"a", "b"})},
        ),
        (
            [story("s1", "a", "b")],
            [told("s1", "2025-06-22", "a", brief="b"), told("s2", "2025-06-22", "b", brief="b")],
            {"s1": ("2025-06-22", "s1", {"a", "b"})},
        ),
    ],
    ids=["as told", "never told", "merged since", "split since", "two stories of one brief merged"],
)
def test_a_story_is_known_by_its_articles_whatever_its_id_was(stories, tellings, found):
    recalled = remembered(stories, tellings)
    assert {
        name: (one.date, one.headline.split()[0], set(one.articles)) for name, one in recalled.items()
    } == found
    assert all(one.story == name for name, one in recalled.items())


def sentence(text, part, *articles):
    citations = tuple(Citation(article, 1, 0, 9) for article in articles)
    return Sentence(text, citations, Origin.LLM, part)


@pytest.fixture
def dossier():
    known = told("s1", "2025-06-22", "old")
    return Dossier(
        story("s1", "old", "new"), (), (), Lineage(None, (), ()), known, fresh=frozenset({"new.1:0-9"})
    )


SAID = (
    sentence("It was cancelled.", Part.SUMMARY, "old"),
    sentence("It takes place in August.", Part.SUMMARY, "old", "new"),
    sentence("It is related.", Part.CONTEXT, "other"),
    sentence("It had been planned.", Part.NEW, "old"),
    sentence("An editor adds this.", Part.SUMMARY),
)


def test_what_cites_a_new_passage_comes_first_and_one_sentence_reminds(dossier):
    summary = led_by_news(Summary("s1", SAID[0], SAID), dossier)
    assert [(s.part, s.text) for s in summary.sentences] == [
        (Part.NEW, "It takes place in August."),
        (Part.SUMMARY, "An editor adds this."),
        (Part.BACKGROUND, "It was cancelled."),
        (Part.CONTEXT, "It is related."),
    ]


def test_a_story_that_readers_do_not_know_stays_as_it_was_written(dossier):
    summary = Summary("s1", SAID[0], SAID)
    unknown = Dossier(dossier.story, (), (), dossier.lineage)
    assert led_by_news(summary, unknown) is summary
