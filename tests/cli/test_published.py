"""`briefs correct` and `briefs search`, on a database with one brief that was sent."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefs.bootstrap import open_services
from briefs.cli.app import run
from briefs.domain.brief import Brief, Coverage, Document, Frozen, Item, Revision, Status
from briefs.domain.story import Lineage
from briefs.domain.summary import Origin, Sentence, Summary

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
ID = "asia-2026-11-24-0530"


def item(story: str, headline: str) -> Item:
    summary = Summary(story, Sentence(headline, (), Origin.EDITOR), ())
    return Item(story, 1, summary, Lineage(None, (), ()), (), (), ())


def frozen(*items: tuple[str, str, str]) -> Frozen:
    told = [
        {
            "story": story,
            "summary": {"headline": {"text": headline}, "sentences": [{"text": text}]},
            "lineage": {"reports": []},
            "sources": [],
        }
        for story, headline, text in items
    ]
    return Frozen(ID, 1, "S", "h", "t", "p", json.dumps({"items": told}), "a@x.org", "en", "0", "Ada", NOW)


@pytest.fixture
def briefs(tmp_path, capsys, monkeypatch):
    """Runs a command; the database holds one sent brief of a newsletter that is not configured."""
    monkeypatch.chdir(tmp_path)
    feeds = tmp_path / "feeds.yaml"
    feeds.write_text(
        "version: 1\nsite: {url: https://briefs.example}\nfeeds: [https://example.com/feed]\n"
        "newsletters: {europe: {title: Europe}}\n"
    )
    day = date(2026, 11, 24)
    with open_services(feeds, os.environ) as services:
        store = services.store.briefs
        store.create(Brief(ID, "asia", day, "0530", Status.DRAFTING, NOW))
        items = (item("s-17", "Talks are off"), item("s-4", "Quake off Hokkaido"))
        coverage = Coverage(1, (), 2, 2, 2, 0, 0, "extractive")
        document = Document(1, ID, "asia", "Asia", "en", "UTC", day, "0530", "S", "", (), items, coverage)
        store.add_revision(Revision(ID, 1, document, "b", "c", NOW), Status.DRAFT)
        draft = store.get(ID)
        told = (
            ("s-17", "Talks are off", "Japan cancelled [red]them[/red]."),
            ("s-4", "Quake", "国会議員が訪れた。"),
        )
        store.approve(frozen(*told), draft, replace(draft, status=Status.SENT))

    def call(*arguments: str) -> tuple[int, str]:
        code = run(["-c", str(feeds), *arguments])
        told = capsys.readouterr()
        return code, " ".join((told.out + told.err).split())

    return call


def corrections(tmp_path) -> list[tuple[str, str, str]]:
    with open_services(tmp_path / "feeds.yaml", os.environ) as services:
        return [(one.story, one.text, one.actor) for one in services.store.corrections.of(ID)]


@pytest.mark.parametrize(
    ("options", "story", "about"),
    [
        (["--story", "2"], "s-4", "Quake off Hokkaido"),
        (["--story", "s-17"], "s-17", "Talks are off"),
        ([], "", ID),
    ],
)
def test_a_story_is_corrected_by_its_number_or_its_id(briefs, tmp_path, options, story, about):
    code, told = briefs("correct", ID, "It was\n12.", *options, "--as", "Ada")
    assert code == 0
    assert f"corrected, as Ada: {about}: It was 12." in told
    assert f"readers see it: https://briefs.example/briefs/{ID}.html#correction-1" in told
    assert corrections(tmp_path) == [(story, "It was 12.", "Ada")]
    code, told = briefs("correct", ID, "It was 12.", *options, "--as", "Bob")
    assert (code, "says so already; nothing was changed" in told) == (0, True)
    assert len(corrections(tmp_path)) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([ID, "It was 12.", "--story", "3"], 2, "has no story 3"),
        ([ID, "It was 12.", "--story", "0"], 2, "has no story 0"),
        ([ID, "It was 12.", "--story", "s-9"], 2, "has no story s-9"),
        ([ID, ""], 1, "write a sentence"),
        ([ID, "x" * 601], 1, "601 characters are too many"),
        (["other", "It was 12."], 2, "no brief 'other'; see: briefs list"),
        ([ID], 2, "Missing argument"),
    ],
)
def test_a_correction_that_is_none_names_the_mend(briefs, tmp_path, arguments, code, words):
    found, told = briefs("correct", *arguments)
    assert (found, words in told) == (code, True), told
    assert corrections(tmp_path) == []


@pytest.mark.parametrize("story", [[], ["--story", "1"]])
def test_a_draft_is_changed_and_not_corrected(briefs, tmp_path, story):
    with open_services(tmp_path / "feeds.yaml", os.environ) as services:
        sent = services.store.briefs.get(ID)
        services.store.briefs.move(sent, replace(sent, status=Status.DRAFT))
    code, told = briefs("correct", ID, "It was 12.", *story)
    assert (code, f"{ID} is draft; readers do not have it yet: change the draft itself" in told) == (1, True)


@pytest.mark.parametrize(
    ("words", "headlines"),
    [
        (["talks"], ["Talks are off"]),
        (["cancel"], ["Talks are off"]),
        (["japan", "cancelled"], ["Talks are off"]),
        (['"japan cancelled" -quake'], ["Talks are off"]),
        (["国会議員"], ["Quake"]),
        (["talks", "--newsletter", "asia"], ["Talks are off"]),
    ],
)
def test_a_search_lists_the_stories_that_it_found(briefs, words, headlines):
    code, told = briefs("search", *words)
    assert code == 0
    assert [headline for headline in ("Talks are off", "Quake") if headline in told] == headlines
    assert f"2026-11-24 {ID}" in told


def test_what_was_published_is_printed_as_it_is(briefs):
    assert "Japan cancelled [red]them[/red]." in briefs("search", "talks")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["wombats"], 0, "no published brief tells of that"),
        (["talks", "--newsletter", "europe"], 0, "no published brief tells of that"),
        (["talks", "--newsletter", "africa"], 2, "africa"),
        (["!?"], 2, "there is no word to look for"),
        (["--", "-talks"], 2, "there is no word to look for"),
        (["'; DROP TABLE briefs; --"], 0, "no published brief tells of that"),
        (["talks", "--most", "0"], 2, "--most"),
        ([], 2, "Missing argument"),
    ],
)
def test_a_search_that_finds_nothing_says_so(briefs, arguments, code, words):
    found, told = briefs("search", *arguments)
    assert (found, words in told) == (code, True), told


def test_a_long_list_says_that_there_is_more(briefs, tmp_path):
    with open_services(tmp_path / "feeds.yaml", os.environ) as services:
        store = services.store.briefs
        sent = store.get(ID)
        many = [(f"s{number}", f"Talks, part {number}", "Off.") for number in range(3)]
        store.approve(frozen(*many), sent, sent)
    _, told = briefs("search", "talks", "--most", "2")
    assert "part 1" in told
    assert "part 2" not in told
    assert "only the newest 2 are listed; more: --most 4" in told
    assert "only the newest" not in briefs("search", "talks", "--most", "3")[1]
