"""Short reports in languages of which little is read: small words say nothing of the event."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from briefs.newsroom.group import group
from briefs.newsroom.vocabulary import words

DAYS = YAML(typ="safe").load((Path(__file__).parent / "short_reports.yaml").read_text(encoding="utf-8"))


def day(article, lang, declared=True):
    """The reports of one language, and which belong together."""
    found = []
    for number, event in enumerate(DAYS[lang]):
        for place, told in enumerate(event):
            title, _, text = told.partition(" | ")
            name = f"{lang}{number}-{place}"
            more = {"lang": lang} if declared else {}
            found.append(article(name, f"Outlet {name}", title, text, number + place, **more))
    return found, [[f"{lang}{n}-{p}" for p in range(len(event))] for n, event in enumerate(DAYS[lang])]


def stories(articles, background, names):
    grouping, _ = group(articles, (), background, (), None, names)
    return sorted(sorted(story.articles) for story in grouping.stories)


@pytest.mark.parametrize("lang", DAYS)
def test_unrelated_short_reports_stay_apart_and_those_of_one_event_meet(article, background, names, lang):
    articles, events = day(article, lang)
    assert stories(articles, background, names) == sorted(events)


def test_days_in_eight_languages_at_once_stay_apart(article, background, names):
    days = [day(article, lang) for lang in DAYS]
    found = stories([a for articles, _ in days for a in articles], background, names)
    assert len(DAYS) >= 8
    for lang, (_, events) in zip(DAYS, days, strict=True):
        own = [[m for m in story if m.startswith(lang)] for story in found]
        assert sorted(story for story in own if story) == sorted(events)


@pytest.mark.parametrize("lang", ["fr", "de", "es"])
def test_a_language_that_no_feed_declares_is_told_by_the_words(article, background, names, lang):
    articles, events = day(article, lang, declared=False)
    untold = stories(articles, background, names)
    assert sum(story in untold for story in events) >= len(events) - 2


@pytest.mark.parametrize(
    ("lang", "text", "kept"),
    [
        ("fr", "L'Assemblée vote jusqu'à jeudi ; ce qu'il faut", "Assemblée vote jeudi"),
        ("fr-CA", "une loi sur l’eau", "loi eau"),
        ("it", "L'acqua dell'Aquila, un'altra frana", "acqua Aquila frana"),
        ("de", "Der Krieg war für die Stadt", "Krieg Stadt"),
        ("en", "The war for die L'eau", "war die L'eau"),
        ("nn", "Kva er eit fjell", "fjell"),
        ("eu", "the euskara", "euskara"),
        ("ru", "Ещё один закон о воде", "закон воде"),
        ("ko", "국회는 법을 위해 했다", "국회 회는 법을"),
    ],
)
def test_small_words_are_those_of_the_language(article, lang, text, kept):
    found = [word.surface for word in words(article("a1", "X", text, lang=lang))]
    assert found == kept.split()
