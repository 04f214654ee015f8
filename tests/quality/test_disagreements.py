"""Figures on which outlets differ: the labelled stories of disagreements.jsonl."""

from __future__ import annotations

import labelled
import pytest

from briefs.domain.article import Outlets
from briefs.newsroom.disagreements.score import LabelledStory, found_in, score
from briefs.newsroom.score import half

ROWS = list(labelled.rows(labelled.OWN / "disagreements.jsonl"))


def story(row) -> LabelledStory:
    reports = tuple(labelled.read(report, f"a{at}") for at, report in enumerate(row["reports"]))
    differ = frozenset(tuple(sorted(map(float, figures))) for figures in row["differ"])
    return LabelledStory(row["id"], reports, differ)


@pytest.fixture(scope="module")
def measured():
    stories = [story(row) for row in ROWS]
    return stories, {story.id: found_in(story, Outlets()) for story in stories}


def test_there_are_enough_labelled_stories_of_both_kinds_and_of_six_languages():
    langs = {report["lang"] for row in ROWS for report in row["reports"]}
    assert langs == {"en", "ja", "zh", "de", "fr", "es"}
    assert sum(bool(row["differ"]) for row in ROWS) >= 60
    assert sum(not row["differ"] for row in ROWS) >= 50


def test_precision_and_recall_are_published_and_hold_in_each_half(measured):
    stories, found = measured
    for part in (stories, [s for s in stories if half(s.id)], [s for s in stories if not half(s.id)]):
        got = score(part, found)
        assert got.precision >= 0.9
        assert got.recall >= 0.9


@pytest.mark.parametrize("lang", ["ja", "zh", "de", "fr", "es"])
def test_precision_and_recall_hold_in_each_language(measured, lang):
    spoken = {row["id"] for row in ROWS if lang in {report["lang"] for report in row["reports"]}}
    stories, found = measured
    got = score([story for story in stories if story.id in spoken], found)
    assert got.precision >= 0.85
    assert got.recall >= 0.85
