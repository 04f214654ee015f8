"""The sample week is complete, believable in shape, and puts no words into anybody's mouth."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from briefs.demo.week import Access, Dialect, SampleEntry, SampleOutlet, load_expected, load_week

WEEK = load_week()
EXPECTED = load_expected()
BY_SLUG: dict[str, tuple[SampleOutlet, SampleEntry]] = {e.slug: (o, e) for o in WEEK for e in o.entries}
MORNINGS = [datetime(2025, 6, day, 21, tzinfo=UTC) for day in (21, 23, 25)]
LATIN = ("Rubio", "Hegseth", "Iwaya", "Nakatani", "Sato", "Corben", "Ishiba")
CJK = ("ルビオ", "ヘグセス", "岩屋", "中谷", "石破", "鲁比奥", "赫格塞思", "佐藤")
NAMED = (*LATIN, *CJK)
TITLES = r"(?:Mr|Ms|Mrs|Dr|Prof|President|Chancellor|Secretary|Minister|General|Premier|Professor)\.?"
ENTITLED = ("Marco", "Pete", "Takeshi", "Gen", "Shigeru")
QUOTE = re.compile(r"[“\"「]([^”\"」]+)[”\"」]")


def sentences_of_week() -> list[tuple[str, str]]:
    texts = [(e.slug, text) for o in WEEK for e in o.entries for text in (e.title, *e.paragraphs)]
    return [(slug, s) for slug, text in texts for s in re.split(r"(?<=[.!?。])(?:\s+|(?=[^」]))", text) if s]


def is_direct_speech(quoted: str) -> bool:
    return len(quoted.split()) > 2 or len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]", quoted)) > 4


def outlets_of(slugs: tuple[str, ...]) -> set[str]:
    return {BY_SLUG[slug][0].outlet for slug in slugs}


def test_it_is_a_whole_week_from_many_outlets_in_every_dialect_and_three_languages():
    assert len(WEEK) >= 12
    assert {o.dialect for o in WEEK} == set(Dialect)
    assert {o.language for o in WEEK} == {"en", "ja", "zh-Hans"}
    assert 110 <= sum(len(o.entries) for o in WEEK) <= 150
    days = {entry.at.date() for _, entry in BY_SLUG.values()}
    assert days == {datetime(2025, 6, day, tzinfo=UTC).date() for day in range(20, 27)}


def test_slugs_and_guids_are_unique_and_every_time_is_utc():
    entries = [entry for o in WEEK for entry in o.entries]
    assert Counter(e.slug for e in entries).most_common(1)[0][1] == 1
    assert Counter(e.guid for e in entries).most_common(1)[0][1] == 1
    assert all(e.at.utcoffset() == timedelta(0) for e in entries)


def test_every_address_is_plain_http_on_an_example_host():
    addresses = [a for o in WEEK for a in (o.feed, *(e.link for e in o.entries))]
    assert [a for a in addresses if not re.match(r"http://[a-z0-9.]+\.example/\S+$", a)] == []


def test_feeds_are_as_thin_as_the_real_ones():
    by_name = {o.name: o for o in WEEK}
    assert all(not e.summary and len(e.paragraphs) >= 2 for e in by_name["nikkei"].entries)
    assert all(e.paragraphs == (e.summary,) for e in by_name["ft"].entries)
    assert all(e.summary.count(". ") == 0 for e in by_name["ft"].entries)
    assert by_name["ft"].access == Access.ROBOTS


def test_everything_that_is_expected_exists_and_belongs_to_one_story():
    slugs = [s for story in EXPECTED.stories for s in (*story.entries, *story.other_languages)]
    assert set(slugs) <= set(BY_SLUG)
    assert Counter(slugs).most_common(1)[0][1] == 1
    assert len(BY_SLUG) - len(slugs) >= 35, "singletons"


def test_at_least_eight_stories_have_three_outlets():
    assert sum(len(outlets_of(story.entries)) >= 3 for story in EXPECTED.stories) >= 8


def test_near_misses_exist_and_are_in_different_stories():
    home = {s: story.name for story in EXPECTED.stories for s in story.entries}
    assert len(EXPECTED.near_misses) >= 12
    for miss in EXPECTED.near_misses:
        assert {miss.one, miss.other} <= set(BY_SLUG)
        assert home.get(miss.one) != home.get(miss.other), miss


@pytest.mark.parametrize("morning", MORNINGS)
def test_every_morning_has_six_stories_of_two_outlets(morning):
    start = morning - timedelta(hours=36)

    def fresh(slugs: tuple[str, ...]) -> set[str]:
        return {BY_SLUG[s][0].outlet for s in slugs if start <= BY_SLUG[s][1].at <= morning}

    assert sum(len(fresh(story.entries)) >= 2 for story in EXPECTED.stories) >= 6


def test_the_talks_break_with_the_financial_times_and_have_news_on_the_third_morning():
    talks = next(story for story in EXPECTED.stories if story.name == "talks")
    times = {BY_SLUG[s][0].outlet: BY_SLUG[s][1].at for s in reversed(talks.entries)}
    assert min(times, key=lambda outlet: times[outlet]) == talks.first == "Financial Times"
    ats = [BY_SLUG[slug][1].at for slug in talks.entries]
    assert sum(at <= MORNINGS[0] for at in ats) >= 4
    assert sum(MORNINGS[1] < at <= MORNINGS[2] for at in ats) >= 3


@pytest.mark.parametrize(
    "fact",
    [
        "July 1",
        "3.5 per cent of GDP",
        "3 per cent",
        "Yoichiro Sato of Ritsumeikan Asia-Pacific University",
        "Tom Corben of the United States Studies Centre in Sydney",
        "more than a weak government could handle",
        "Upper House vote of July 20",
        "25 per cent on Japanese cars and steel",
        "24 per cent on all remaining exports",
        "July 9",
        "Marco Rubio and Pete Hegseth together with Takeshi Iwaya and Gen Nakatani",
    ],
)
def test_the_central_report_tells_every_fact(fact):
    assert fact in " ".join(BY_SLUG["scmp-tactical-retreat"][1].paragraphs)


def test_outlets_tell_a_story_in_their_own_words():
    for story in EXPECTED.stories:
        told = [s for slug in story.entries if slug != "st-guizhou-wire" for s in BY_SLUG[slug][1].paragraphs]
        assert Counter(told).most_common(1)[0][1] == 1, story.name
        titles = [BY_SLUG[slug][1].title for slug in story.entries]
        assert len(set(titles)) == len(titles)


def test_named_people_are_never_quoted():
    sentences = [
        (slug, s)
        for slug, s in sentences_of_week()
        if any(n in s for n in NAMED) and any(map(is_direct_speech, QUOTE.findall(s)))
    ]
    assert sentences == []


def test_direct_speech_comes_from_officials_or_invented_reporters_only():
    speakers = re.compile(r"officials?|our reporter|関係者|担当者|government cited")
    sentences = [(slug, s) for slug, s in sentences_of_week() if any(map(is_direct_speech, QUOTE.findall(s)))]
    assert len(sentences) >= 15
    assert [pair for pair in sentences if not speakers.search(pair[1])] == []
    reporters = {BY_SLUG[slug][0].name for slug, s in sentences if "our reporter" in s}
    assert reporters == {"pacificledger"}


def test_no_other_person_is_named_with_a_title():
    found = {
        (slug, m) for slug, s in sentences_of_week() for m in re.findall(rf"\b{TITLES} ([A-Z][a-z]+)", s)
    }
    assert {pair for pair in found if pair[1] not in ENTITLED} == set()


def test_english_leads_stand_alone():
    leads = [(e.slug, e.paragraphs[0]) for o in WEEK for e in o.entries if o.language == "en"]
    assert [lead for lead in leads if re.match(r"(He|She|It|They|This|That|These|But|And)\b", lead[1])] == []
    assert [(len(text.split()), slug) for slug, text in leads if not 10 <= len(text.split()) <= 45] == []
