from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefs.domain.feed import Feed
from briefs.domain.newsletter import Filter, Newsletter, Section, Selection
from briefs.domain.story import Story, Told
from briefs.newsroom.lineage import trace
from briefs.newsroom.rank import choose

FEEDS = {
    "world": Feed("world", "https://w.example", "NHK", tags=("world",)),
    "tech": Feed("tech", "https://t.example", "CNA", tags=("technology",)),
}


@pytest.fixture
def desk(article, outlets, monday):
    """Builds a day of stories, each from (id, outlets, hours ago, more), and chooses from it."""

    class Desk:
        def __init__(self):
            self.articles, self.stories = {}, []

        def story(self, id, names, *, ago=1.0, title="Something happened", feed="world", text="", related=()):
            members = []
            for at, name in enumerate(names):
                one = article(f"{id}-{at}", name, title, text, -ago, feed=feed)
                self.articles[one.id] = one
                members.append(one.id)
            self.stories.append(Story(id, tuple(members), monday, monday, related=related))

        def choose(self, told=(), sections=(), feeds=("world", "tech"), since=24, **select):
            newsletter = Newsletter("n", "N", feeds, select=Selection(**select), sections=sections)
            lineages = {s.id: trace([self.articles[a] for a in s.articles], outlets) for s in self.stories}
            known = {one.story: one for one in told}
            start = monday - timedelta(hours=since)
            return choose(
                self.stories, self.articles, lineages, newsletter, FEEDS, outlets, known, monday, start
            )

    return Desk()


def order(choices, also=False):
    return [choice.story for choice in choices if choice.also is also]


def test_more_independent_families_come_first(desk):
    desk.story("s1", ["NHK", "CNA"])
    desk.story("s2", ["NHK", "CNA", "Reuters", "Dawn"])
    desk.story("s3", ["NHK", "CNA", "Reuters"])
    assert order(desk.choose()) == ["s2", "s3", "s1"]


def test_one_family_is_no_corroboration(desk):
    desk.story("s1", ["Financial Times", "Nikkei Asia"])
    desk.story("s2", ["Financial Times", "NHK"])
    assert order(desk.choose()) == ["s2", "s1"]


def test_retelling_counts_less_than_reporting(desk):
    desk.story("s1", ["NHK", "CNA"], text="The Financial Times reported it.")
    desk.story("s2", ["NHK", "CNA"])
    assert order(desk.choose()) == ["s2", "s1"]


def test_of_equals_the_fresher_leads(desk):
    desk.story("s1", ["NHK", "CNA"], ago=20)
    desk.story("s2", ["NHK", "CNA"], ago=2)
    assert order(desk.choose()) == ["s2", "s1"]


def test_stories_of_one_outlet_follow_those_of_two(desk):
    desk.story("s1", ["NHK"], ago=0)
    desk.story("s2", ["NHK", "CNA"], ago=23, text="The Financial Times reported it.")
    assert order(desk.choose()) == ["s2", "s1"]


def test_single_reports_get_a_line_when_two_outlets_are_asked_for(desk):
    desk.story("s1", ["NHK"])
    desk.story("s2", ["NHK", "CNA"])
    choices = desk.choose(min_outlets=2)
    assert (order(choices), order(choices, also=True)) == (["s2"], ["s1"])


def test_full_places_and_lines_are_limited(desk):
    for number in range(9):
        desk.story(f"s{number}", ["NHK", "CNA"], ago=number)
    choices = desk.choose(max_stories=3, max_also=2)
    assert order(choices) == ["s0", "s1", "s2"]
    assert order(choices, also=True) == ["s3", "s4"]


def test_old_reports_and_other_feeds_bring_no_story(desk):
    desk.story("s1", ["NHK", "CNA"], ago=25)
    desk.story("s2", ["NHK", "CNA"], feed="elsewhere")
    desk.story("s3", ["NHK", "CNA"])
    assert order(desk.choose()) == ["s3"]


def test_filters_decide_by_article(desk):
    desk.story("s1", ["NHK", "CNA"], title="Football final tonight")
    desk.story("s2", ["NHK", "CNA"], title="Cabinet resigns")
    assert order(desk.choose(exclude=Filter(keywords=("football",)))) == ["s2"]


def test_a_story_told_before_needs_something_new(desk):
    desk.story("s1", ["NHK", "CNA"])
    desk.story("s2", ["NHK", "CNA"])
    told = [
        Told("s1", "b1", "2025-06-22", "Old", frozenset({"s1-0", "s1-1"})),
        Told("s2", "b1", "2025-06-22", "Old", frozenset({"s2-0"})),
    ]
    (choice,) = desk.choose(told)
    assert choice.story == "s2"
    assert "readers know it from 2025-06-22" in [part.detail for part in choice.score]


def test_a_new_story_goes_before_a_told_one(desk):
    desk.story("s1", ["NHK", "CNA"])
    desk.story("s2", ["NHK", "CNA"])
    told = [Told("s1", "b1", "2025-06-22", "Old", frozenset({"s1-0"}))]
    assert order(desk.choose(told)) == ["s2", "s1"]


def test_one_saga_fills_two_full_places(desk):
    desk.story("s1", ["NHK", "CNA", "Reuters", "Dawn"])
    desk.story("s2", ["NHK", "CNA", "Reuters"], related=("s1",))
    desk.story("s3", ["NHK", "CNA"], ago=1, related=("s2",))
    desk.story("s4", ["NHK", "CNA"], ago=9)
    choices = desk.choose()
    assert order(choices) == ["s1", "s2", "s4"]
    assert order(choices, also=True) == ["s3"]


def test_sections_come_in_the_newsletters_order_and_the_strongest_leads_in_each(desk):
    desk.story("s1", ["NHK", "CNA", "Reuters"], title="Chip maker expands", feed="tech")
    desk.story("s2", ["NHK", "CNA"], title="Parliament votes")
    desk.story("s3", ["NHK", "CNA"], title="Another chip plant", ago=9, feed="tech")
    desk.story("s4", ["NHK", "CNA", "Reuters", "Dawn"], title="Fits nowhere", feed="other")
    sections = (Section("World", tags=("world",)), Section("Technology", keywords=("chip",)))
    choices = desk.choose(sections=sections, feeds=("world", "tech", "other"))
    assert [(c.story, c.section) for c in choices] == [
        ("s2", "World"),
        ("s1", "Technology"),
        ("s3", "Technology"),
        ("s4", ""),
    ]


def test_an_exclusive_that_everybody_retells_goes_before_two_lone_reports(desk):
    credit = "The Financial Times reported it first."
    desk.story("s1", ["Financial Times"])
    desk.story("s2", ["Financial Times", "NHK", "CNA", "Reuters", "Dawn"])
    desk.story("s3", ["NHK", "CNA"])
    for name in ("NHK", "CNA", "Reuters", "Dawn"):
        retold = next(a for a, one in desk.articles.items() if a.startswith("s2") and one.outlet == name)
        desk.articles[retold] = replace(desk.articles[retold], text=credit)
    assert order(desk.choose()) == ["s2", "s3", "s1"]


def test_of_a_story_that_readers_know_a_retelling_is_no_news(desk):
    desk.story("s1", ["Financial Times", "NHK"])
    desk.articles["s1-1"] = replace(desk.articles["s1-1"], text="The Financial Times reported it first.")
    told = Told("s1", "b1", "2025-06-22", "Old", frozenset({"s1-0"}))
    assert desk.choose([told]) == ()
    assert order(desk.choose()) == ["s1"]


def test_a_keyword_beats_a_feeds_tag(desk):
    desk.story("s1", ["NHK", "CNA"], title="Chip maker expands", feed="world")
    sections = (Section("World", tags=("world",)), Section("Technology", keywords=("chip",)))
    assert desk.choose(sections=sections)[0].section == "Technology"


def test_what_fits_no_section_has_none(desk):
    desk.story("s1", ["NHK", "CNA"])
    assert desk.choose(sections=(Section("Sport", keywords=("football",)),))[0].section == ""


def test_every_part_of_the_score_is_explained(desk):
    desk.story("s1", ["NHK", "CNA"], ago=12, title="Chip maker expands")
    (choice,) = desk.choose(sections=(Section("Technology", keywords=("chip",)),))
    assert {part.name: (part.points, part.detail) for part in choice.score} == {
        "independent reports": (pytest.approx(4.755, abs=0.001), "2 independent families: NHK, Mediacorp"),
        "freshness": (1.0, "newest report 12 h old"),
        "section": (1.0, "belongs under Technology"),
    }


def test_roundups_and_merged_stories_are_never_chosen(desk):
    desk.story("s1", ["NHK"], title="News quiz of the week")
    desk.story("s2", ["NHK", "CNA"])
    desk.stories[-1] = Story("s2", desk.stories[-1].articles, None, None, merged_into="s9")
    assert desk.choose() == ()


def test_the_order_of_stories_does_not_matter(desk):
    for number in range(6):
        desk.story(f"s{number}", ["NHK", "CNA"])
    first = desk.choose()
    desk.stories.reverse()
    assert desk.choose() == first
