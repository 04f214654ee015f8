"""Labelled days of others, grouped with one fixed setting."""

from __future__ import annotations

import labelled
import pytest

from briefs.newsroom.group import group
from briefs.newsroom.score import bcubed


@pytest.mark.parametrize(("name", "floor"), [("realday_dev.jsonl", 0.90), ("triplets_en.jsonl", 0.77)])
def test_labelled_days_are_grouped_well(name, floor, background, names):
    file = labelled.RECORDED / "grouping" / name
    if not file.exists():
        pytest.skip(f"{file.name} is not here")
    rows = list(labelled.rows(file))
    articles = [labelled.read(row, row["id"], undated=None) for row in reversed(rows)]
    grouping, _ = group(articles, (), background, (), None, names)
    found = {one: story.id for story in grouping.stories for one in story.articles}
    assert bcubed({row["id"]: row["cluster"] for row in rows}, found)[2] >= floor
