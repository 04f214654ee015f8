"""Summaries become a document that stands on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from briefs.domain.article import Article, Outlet, Outlets, Passage
from briefs.domain.brief import Brief, Choice, RelatedStory, ScorePart, Status
from briefs.domain.feed import Feed, FeedState
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Dossier, FirstReport, Lineage, Report, Role, Story, Told
from briefs.domain.summary import Citation, Origin, Sentence, Summary
from briefs.newsroom import compose

NOW = datetime(2025, 6, 23, 21, tzinfo=UTC)
OUTLETS = Outlets((Outlet("Nikkei Asia", "Nikkei", "JP", "en", "private"),))
BRIEF = Brief("asia-2025-06-24-0600", "asia", date(2025, 6, 24), "0600", Status.DRAFTING, NOW)
NEWSLETTER = Newsletter("asia", "Asia Morning Brief", ("nikkei",), notice="Sample text.")


def sentence(text: str, article: str, start: int, end: int) -> Sentence:
    return Sentence(text, (Citation(article, 1, start, end),), Origin.EXTRACTIVE)


def dossier(told: Told | None = None) -> Dossier:
    articles = (
        Article("a1", "Nikkei Asia", "Talks are off", "Japan withdrew. It gave no reason.", published=NOW),
        Article("a2", "Reuters", "Japan withdraws", "Officials said so.", published=NOW),
        Article("a3", "CNA", "Also CNA", published=NOW),
    )
    passages = (
        Passage("a1", 1, 0, 13, "Talks are off"),
        Passage("a1", 1, 15, 30, "Japan withdrew."),
        Passage("a2", 1, 0, 15, "Japan withdraws"),
    )
    reports = (
        Report("a1", "Nikkei Asia", "Nikkei", Role.OWN),
        Report("a2", "Reuters", "Thomson Reuters", Role.OWN),
    )
    lineage = Lineage(FirstReport("Nikkei Asia", NOW, "a1"), reports, ("Nikkei", "Thomson Reuters"))
    story = Story("s1", ("a1", "a2", "a3"), NOW, NOW, revision=2, related=("s2", "s9"))
    return Dossier(story, articles, passages, lineage, told)


SUMMARY = Summary(
    "s1",
    sentence("Talks are off", "a1", 0, 13),
    (sentence("Japan withdrew.", "a1", 15, 30),),
    held_back=(sentence("Japan fled.", "a2", 0, 15),),
)
CHOICE = Choice("s1", (ScorePart("freshness", 2.0),), "Security")


def made(told: Told | None = None):
    return compose.item(CHOICE, dossier(told), SUMMARY, OUTLETS)


def document(*items):
    coverage = compose.coverage((), {}, (), NOW)
    return compose.document(BRIEF, NEWSLETTER, items or (made(),), coverage)


def test_a_document_keeps_how_its_newsletter_looks_so_that_a_later_change_leaves_it_alone():
    look = {"accent": "#00ff00", "logo": "ASIA | BRIEF", "wording": (("also", "More"),), "images": True}
    made_so = compose.document(
        BRIEF, replace(NEWSLETTER, **look), (made(),), compose.coverage((), {}, (), NOW)
    )
    assert {name: getattr(made_so, name) for name in look} == look
    assert (document().logo, document().wording, document().images) == ("", (), False)


def test_a_source_keeps_the_picture_of_its_article():
    read = dossier()
    pictured = replace(read.articles[0], image="https://a.example/1.jpg")
    item = compose.item(CHOICE, replace(read, articles=(pictured, *read.articles[1:])), SUMMARY, OUTLETS)
    assert [source.image for source in item.sources] == ["https://a.example/1.jpg", ""]


def test_a_source_keeps_whether_only_a_summary_of_it_was_read():
    read = dossier()
    whole = replace(read.articles[0], full_text=True)
    item = compose.item(CHOICE, replace(read, articles=(whole, *read.articles[1:])), SUMMARY, OUTLETS)
    assert [source.summary_only for source in item.sources] == [False, True]


@pytest.mark.parametrize(
    ("text", "full_text", "summary"),
    [
        ("", False, True),
        ("x" * 399, False, True),
        ("x" * 399, True, False),
        ("x" * 400, False, False),
        ("会" * 199, False, True),
        ("会" * 200, False, False),
        ("회" * 200, False, False),
    ],
)
def test_a_teaser_is_shorter_than_a_report_and_half_as_long_in_chinese_japanese_and_korean(
    text, full_text, summary
):
    assert Article("a1", "NHK", "T", text, full_text=full_text).summary_only is summary


def test_an_item_keeps_the_passages_that_it_cites_held_back_ones_included():
    assert [passage.text for passage in made().passages] == [
        "Talks are off",
        "Japan withdrew.",
        "Japan withdraws",
    ]


def test_an_item_lists_cited_articles_and_every_outlets_first_report_with_what_is_known_of_the_outlet():
    sources = made().sources
    assert [source.id for source in sources] == ["a1", "a2"]
    assert (sources[0].family, sources[0].country, sources[1].family) == ("Nikkei", "JP", "Reuters")


def test_a_document_links_only_related_stories_that_are_in_it():
    second = replace(made(), story="s2", summary=replace(SUMMARY, story="s2"), related=())
    first, _ = document(made(), second).items
    assert [(other.story, other.headline) for other in first.related] == [("s2", "Talks are off")]


def test_a_related_story_of_an_earlier_morning_is_linked_with_its_day():
    told = {"s2": Told("s2", "asia-2025-06-22-0600", "2025-06-22", "Talks wobble", frozenset())}
    coverage = compose.coverage((), {}, (), NOW)
    (item,) = compose.document(BRIEF, NEWSLETTER, [made()], coverage, told).items
    earlier = RelatedStory("s2", "Talks wobble", "2025-06-22", "asia-2025-06-22-0600")
    assert item.related == (earlier,)
    edited = compose.with_items(document(made()), [item])
    assert edited.items[0].related == (earlier,)


def test_a_related_story_that_is_told_again_is_linked_inside_the_brief():
    told = {"s2": Told("s2", "asia-2025-06-22-0600", "2025-06-22", "Talks wobble", frozenset())}
    coverage = compose.coverage((), {}, (), NOW)
    second = replace(made(), story="s2", summary=replace(SUMMARY, story="s2"), related=())
    first, _ = compose.document(BRIEF, NEWSLETTER, [made(), second], coverage, told).items
    assert first.related == (RelatedStory("s2", "Talks are off"),)


def test_an_item_remembers_its_membership_and_what_readers_were_told():
    item = made(Told("s1", "asia-2025-06-22-0600", "2025-06-22", "Talks wobble", frozenset({"a1"})))
    assert (item.members, item.revision) == (("a1", "a2", "a3"), 2)
    assert (item.told, item.told_date) == ("Talks wobble", "2025-06-22")


def test_the_document_is_named_for_its_first_story():
    made_of_it = document()
    assert made_of_it.subject == "Asia Morning Brief: Talks are off"
    assert (made_of_it.brief, made_of_it.notice, made_of_it.date) == (BRIEF.id, "Sample text.", BRIEF.date)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (None, "was never read"),
        (FeedState("f", NOW, error="timed out after 20 s", errors=2), "timed out after 20 s"),
        (FeedState("f", NOW, last_success=NOW, error="status 500", errors=1), "status 500"),
        (FeedState("f", NOW, last_success=NOW - timedelta(hours=30)), "was not read in time"),
        (FeedState("f", NOW, last_success=NOW - timedelta(hours=3)), None),
    ],
)
def test_the_coverage_names_each_feed_that_the_brief_could_not_see(state, reason):
    feed = Feed("f", "https://example.com/feed", "Reuters")
    coverage = compose.coverage((feed,), {"f": state} if state else {}, (), NOW)
    assert [failed.reason for failed in coverage.failed] == ([reason] if reason else [])


def test_the_coverage_counts_only_articles_of_the_newsletters_feeds():
    feed = Feed("f", "https://example.com/feed", "Reuters")
    recent = [
        Article("a1", "Reuters", "One", feed="f"),
        Article("a2", "Reuters", "Two", feed="f"),
        Article("a3", "CNA", "Three", feed="other"),
    ]
    coverage = compose.coverage((feed,), {}, recent, NOW)
    assert (coverage.articles, coverage.outlets) == (2, 1)


def test_what_a_document_counts_follows_from_its_items():
    counted = document().coverage
    assert (counted.stories, counted.sentences, counted.held_back, counted.writer) == (1, 1, 1, "extractive")


def test_the_writer_is_the_model_and_how_many_stories_it_did_not_write():
    written = Summary("s1", SUMMARY.headline, (), writer=Origin.LLM, model="gpt-5-mini")
    assert compose.writer((written, written)) == "gpt-5-mini"
    assert compose.writer((written, SUMMARY)) == "gpt-5-mini (1 of 2 stories are quoted instead)"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("short", "short"),
        ("a headline of several words", "a headline of…"),
        ("x" * 30, "x" * 14 + "…"),
    ],
)
def test_a_long_subject_is_cut_at_a_word(text, short):
    assert compose.shortened(text, 15) == short
