"""New passages told from repeated ones: the labelled cases of whats_new.yaml."""

from __future__ import annotations

import labelled
import pytest

from briefs.cli.evaluate_news import read_cases
from briefs.newsroom.novelty_score import score_news
from briefs.newsroom.score import half

CASES = read_cases(labelled.OWN / "whats_new.yaml")


@pytest.mark.parametrize("part", [0, 1], ids=["seen while the rules were made", "held out"])
def test_new_passages_are_told_from_repeated_ones(part, outlets):
    score = score_news([case for case in CASES if half(case.id) == part], outlets)
    assert (score.precision >= 0.9, score.recall >= 0.9) == (True, True), score
