from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from briefs.domain.feed import Feed
from briefs.domain.newsletter import Filter, Newsletter, Section, Selection
from briefs.domain.story import Story, Told
from briefs.newsroom.lineage import trace
from briefs.newsroom.novelty import Telling, new_passages
from briefs.newsroom.passages import split
from briefs.newsroom.rank import choose, reasons

FEEDS = {
    "world": Feed("world", "https://w.example", "NHK", tags=("world",)),
    "tech": Feed("tech", "https://t.example", "CNA", tags=("technology",)),
    "specialist": Feed("specialist", "https://s.example", "CNA", weight=1),
    "noisy": Feed("noisy", "https://n.example", "CNA", weight=-2),
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

        def says(self, id, text):
            self.articles[id] = replace(self.articles[id], text=text)

        def choose(self, told=(), sections=(), feeds=("world", "tech"), since=24, **select):
            newsletter = Newsletter("n", "N", feeds, select=Selection(**select), sections=sections)
            lineages = {s.id: trace([self.articles[a] for a in s.articles], outlets) for s in self.stories}
            known = {one.story: one for one in told}
            start = monday - timedelta(hours=since)
            added = {s.id: self.additions(s, known[s.id]) for s in self.stories if s.id in known}
            return choose(
                self.stories, self.articles, lineages, newsletter, FEEDS, outlets, known, added, monday, start
            )

        def additions(self, story, told):
            later = [self.articles[one] for one in story.articles if one not in told.articles]
            before = tuple(self.articles[one] for one in story.articles if one in told.articles)
            passages = [passage for one in later for passage in split(one)]
            new = new_passages(later, passages, Telling((told.headline,), before), outlets)
            return frozenset(passage.article for passage in passages if passage.key in new)

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


FILTERS = [
    ({"include": Filter(keywords=("cabinet",))}, ["s2", "s3"]),
    ({"exclude": Filter(keywords=("football",))}, ["s2", "s3"]),
    ({"include": Filter(tags=("technology",))}, ["s3"]),
    ({"exclude": Filter(tags=("technology",))}, ["s1", "s2"]),
    ({"include": Filter(outlets=("Le Monde",))}, ["s3"]),
    ({"exclude": Filter(outlets=("Le Monde", "Reuters"))}, ["s1", "s2"]),
    ({"include": Filter(countries=("FR",))}, ["s3"]),
    ({"exclude": Filter(countries=("FR", "GB"))}, ["s1", "s2"]),
    ({"include": Filter(languages=("fr",))}, ["s3"]),
    ({"exclude": Filter(languages=("ja",))}, ["s1", "s3"]),
    ({"include": Filter(sections=("Politics",))}, ["s2", "s3"]),
    ({"exclude": Filter(sections=("Politics",))}, ["s1"]),
    ({"include": Filter(keywords=("cabinet",)), "exclude": Filter(countries=("JP",))}, ["s3"]),
    ({"min_outlets": 3}, []),
    ({"max_stories": 1, "max_also": 0}, ["s2"]),
]


@pytest.mark.parametrize(("select", "chosen"), FILTERS)
def test_a_filter_chooses_stories_by_what_is_known_of_their_reports_and_outlets(desk, select, chosen):
    desk.story("s1", ["CNA", "The Straits Times"], title="Football final tonight")
    desk.story("s2", ["NHK", "Asahi Shimbun"], title="Cabinet resigns", ago=2)
    desk.story("s3", ["Le Monde", "Reuters"], title="New cabinet in Lormont", ago=3, feed="tech")
    for member, lang in {"s2-0": "ja", "s2-1": "ja-JP", "s3-0": "fr", "s3-1": "en"}.items():
        desk.articles[member] = replace(desk.articles[member], lang=lang)
    sections = (Section("Politics", keywords=("cabinet",)),)
    assert sorted(order(desk.choose(sections=sections, **select))) == chosen


def test_a_story_half_of_whose_reports_are_about_what_is_excluded_is_left_out(desk):
    for name, about in (("s1", 2), ("s2", 1)):
        desk.story(name, ["NHK", "CNA", "Dawn"], title="The match of the year")
        for at in range(about):
            desk.says(f"{name}-{at}", "Football fans filled the streets.")
    assert order(desk.choose(exclude=Filter(keywords=("football",)))) == ["s2"]


def test_a_story_told_before_needs_something_new(desk):
    desk.story("s1", ["NHK", "CNA"])
    desk.story("s2", ["NHK", "CNA"])
    told = [
        Told("s1", "b1", "2025-06-22", "Old", frozenset({"s1-0", "s1-1"})),
        Told("s2", "b1", "2025-06-22", "Old", frozenset({"s2-0"})),
    ]
    desk.says("s2-1", "The minister of transport resigned over it.")
    (choice,) = desk.choose(told)
    assert choice.story == "s2"
    assert "readers know it from 2025-06-22; new by CNA" in [part.detail for part in choice.score]


def test_a_new_story_goes_before_a_told_one(desk):
    desk.story("s1", ["NHK", "CNA"])
    desk.story("s2", ["NHK", "CNA"])
    desk.says("s1-1", "The minister of transport resigned over it.")
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


def test_a_saga_gets_two_lines_beside_its_two_places(desk):
    desk.story("s0", ["NHK", "CNA", "Reuters"])
    for number in range(1, 7):
        desk.story(f"s{number}", ["NHK", "CNA"], ago=number, related=("s0",))
    desk.story("s7", ["NHK"], ago=9)
    choices = desk.choose()
    assert order(choices) == ["s0", "s1", "s7"]
    assert order(choices, also=True) == ["s2", "s3"]


def test_of_several_feeds_that_bring_a_story_the_heaviest_counts(desk):
    desk.story("s1", ["NHK", "CNA"], feed="noisy")
    desk.articles["s1-1"] = replace(desk.articles["s1-1"], feed="specialist")
    (choice,) = desk.choose(feeds=("noisy", "specialist"))
    assert [part.points for part in choice.score if part.name == "feed weight"] == [1]


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
        desk.says(retold, credit)
    assert order(desk.choose()) == ["s2", "s3", "s1"]


def test_of_a_story_that_readers_know_a_retelling_is_no_news(desk):
    desk.story("s1", ["Financial Times", "NHK"])
    desk.says("s1-1", "The Financial Times reported it first.")
    told = Told("s1", "b1", "2025-06-22", "Old", frozenset({"s1-0"}))
    assert desk.choose([told]) == ()
    assert order(desk.choose()) == ["s1"]


def test_a_retelling_that_adds_something_is_news(desk):
    desk.story("s1", ["Financial Times", "NHK"])
    credit = "The Financial Times reported it first."
    desk.says("s1-1", f"{credit}\nOfficials in Nagoya said that 4,000 homes were without water.")
    told = Told("s1", "b1", "2025-06-22", "Old", frozenset({"s1-0"}))
    assert order(desk.choose([told])) == ["s1"]


def test_a_keyword_beats_a_feeds_tag(desk):
    desk.story("s1", ["NHK", "CNA"], title="Chip maker expands", feed="world")
    sections = (Section("World", tags=("world",)), Section("Technology", keywords=("chip",)))
    assert desk.choose(sections=sections)[0].section == "Technology"


def test_what_fits_no_section_has_none(desk):
    desk.story("s1", ["NHK", "CNA"])
    assert desk.choose(sections=(Section("Sport", keywords=("football",)),))[0].section == ""


def test_every_part_of_the_score_is_explained(desk):
    desk.story("s1", ["NHK", "CNA"], ago=12, title="Chip maker expands", feed="noisy")
    sections = (Section("Technology", keywords=("chip",), weight=1.5),)
    (choice,) = desk.choose(sections=sections, feeds=("noisy",))
    assert {part.name: (part.points, part.detail) for part in choice.score} == {
        "independent reports": (pytest.approx(4.755, abs=0.001), "2 independent families: NHK, Mediacorp"),
        "freshness": (1.0, "newest report 12 h old"),
        "section": (1.5, "belongs under Technology"),
        "feed weight": (-2, "noisy weighs -2 in feeds.yaml"),
    }


def test_the_reasons_tell_the_points_and_what_they_are_made_of(desk):
    desk.story("s1", ["NHK", "CNA"], ago=12)
    (choice,) = desk.choose()
    assert reasons(choice.score) == (
        "5.8 points",
        "+4.8 independent reports: 2 independent families: NHK, Mediacorp",
        "+1.0 freshness: newest report 12 h old",
    )
    assert reasons(()) == ()


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


def _orders():
    return YAML(typ="safe").load(Path(__file__).with_name("orders.yaml").read_text("utf-8"))


@pytest.mark.parametrize("day", [pytest.param(day, id=day["id"]) for day in _orders()])
def test_the_running_order_is_as_an_editor_would_have_it(desk, day):
    told = []
    for story, asked in day["stories"].items():
        names = [*asked["outlets"], *asked.get("retold", ())]
        told += tell(desk, story, asked, names)
    sections = tuple(
        Section(s["title"], (), tuple(s["keywords"]), s.get("weight", 1.0)) for s in day.get("sections", ())
    )
    select = {name: day[name] for name in ("max_stories", "min_outlets") if name in day}
    choices = desk.choose(told, sections, ("world", "specialist", "noisy"), day.get("since", 24), **select)
    assert order(choices) == day["order"], day["why"]
    assert order(choices, also=True) == day.get("also", []), day["why"]


def tell(desk, story, asked, names):
    """Puts one story of an order on the desk, and returns what readers were told of it, if they were."""
    related = tuple(asked.get("related", ()))
    desk.story(story, names, ago=asked["ago"], title=asked.get("title", f"{story} happened"), related=related)
    feeds = asked.get("feeds", [asked.get("feed", "world")])
    for at, name in enumerate(names):
        member = f"{story}-{at}"
        credit = f"{names[0]} reported it first." if name in asked.get("retold", ()) else ""
        adds = f"{name} found out that minister number {at + 40} of Lormont resigned."
        text = adds if name in asked.get("new", ()) else credit
        desk.articles[member] = replace(desk.articles[member], feed=feeds[at % len(feeds)], text=text)
    if "told" not in asked:
        return []
    known = frozenset(f"{story}-{at}" for at, name in enumerate(names) if name not in asked["new"])
    return [Told(story, "b1", "2025-06-22", "Old", known)]
