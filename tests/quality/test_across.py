"""Stories across languages: what must meet, what must stay apart."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import labelled
from ruamel.yaml import YAML

from briefs.domain.article import Article
from briefs.domain.story import Link
from briefs.newsroom.group import group

CASES = YAML(typ="safe").load((labelled.OWN / "across.yaml").read_text(encoding="utf-8"))


def report(name, lang, told, hours=0):
    title, _, text = told.partition(" | ")
    published = labelled.UNDATED + timedelta(hours=hours)
    return Article(name, f"Outlet {name}", title, text, published=published, lang=lang)


def pair(case, name=""):
    return [
        report(f"e{name}", "en", case["en"]),
        report(f"o{name}", case["lang"], case["other"], case.get("hours", 3)),
    ]


def stories(articles, background, names, links=()):
    grouping, _ = group(articles, (), background, links, None, names)
    return sorted(sorted(story.articles) for story in grouping.stories)


def test_reports_of_one_event_meet_and_of_two_events_do_not(background, names):
    wrong = [
        f"{case['lang']}: {case['en']} / {case['other']}"
        for case in CASES
        if (stories(pair(case), background, names) == [["e", "o"]]) != case["join"]
    ]
    assert not wrong, labelled.listed(wrong)


def test_there_are_cases_of_both_kinds_in_every_language():
    joined = {case["lang"] for case in CASES if case["join"]}
    assert len(CASES) >= 60
    assert joined >= {"ja", "zh", "ko", "ru", "fr", "de", "es", "pt", "it", "uk", "ar"}
    assert {case["lang"] for case in CASES if not case["join"]} >= {"ja", "zh", "ko", "ru", "fr", "de"}


def test_on_one_day_each_meets_its_own_in_any_order(background, names):
    cases = [case for case in CASES if case["join"] and case["lang"] in {"ja", "zh", "ko", "ru", "ar"}]
    english = {case["en"]: f"e{number}" for number, case in enumerate(cases)}
    day = [report(name, "en", told) for told, name in english.items()]
    wanted = {name: {name} for name in english.values()}
    for number, case in enumerate(cases):
        day.append(report(f"o{number}", case["lang"], case["other"], 3))
        wanted[english[case["en"]]].add(f"o{number}")
    found = stories(day, background, names)
    Random(7).shuffle(day)
    assert stories(day, background, names) == found
    home = {member: set(story) for story in found for member in story}
    mixed = [story for story in found if len([m for m in story if m[0] == "e"]) > 1]
    linked = [(name, other) for name in wanted for other in home[name] if other[0] == "o"]
    right = [pair for pair in linked if pair[1] in wanted[pair[0]]]
    assert mixed == []
    assert len(right) == len(linked) >= 25


def test_of_two_stories_that_fit_alike_none_is_chosen(background, names):
    twins = [
        report("e1", "en", "Fire at a mill near Lima, Peru, kills 44 | A fire in Peru killed 44 people."),
        report(
            "e2",
            "en",
            "Warehouse blaze near Lima, Peru, kills 44 | A fire in Peru killed 44 people.",
        ),
    ]
    other = report("o", "fr", "Pérou : un incendie près de Lima fait 44 morts | Un incendie au Pérou.")
    apart = (Link("e1", "e2", same=False),)
    assert stories([*twins, other], background, names, apart) == [["e1"], ["e2"], ["o"]]
    assert stories([twins[0], other], background, names) == [["e1", "o"]]


def test_what_was_judged_is_not_judged_again(background, names):
    """A gazetteer that has grown moves no stored story; a new report of either may."""
    case = next(case for case in CASES if case["join"])
    both = pair(case)
    before, learnt = group(both, (), background, (), None)
    assert len(before.stories) == 2
    after, _ = group(both, before.stories, learnt, (), None, names)
    assert after.stories == ()
    other = report("x", "fr", "Grève à Séville | Une grève en Espagne.", 4)
    after, _ = group([*both, other], before.stories, learnt, (), None, names)
    assert [story.articles for story in after.stories] == [("x",)]
    later = report("o2", case["lang"], case["other"], 4)
    joined, _ = group([*both, later], before.stories, learnt, (), None, names)
    assert {"e", "o", "o2"} in [set(story.articles) for story in joined.stories]


def test_shared_points_explain_a_bridge(background, names):
    case = next(case for case in CASES if case["join"] and case["lang"] == "ko")
    grouping, _ = group(pair(case), (), background, (), None, names)
    (why,) = [why for why in grouping.stories[0].why if why.nearest]
    assert {"46", "croatia", "train"} <= set(why.terms)
