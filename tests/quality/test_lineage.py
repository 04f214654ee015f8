"""The lineage of labelled stories in several languages; rules were made while looking at the first half only."""

from __future__ import annotations

import labelled
import pytest

from briefs.adapters.data import load_outlets
from briefs.cli.evaluate_lineage import read_stories
from briefs.domain.story import Role
from briefs.newsroom.lineage_score import half, mistakes, score_lineage

STORIES = read_stories(labelled.OWN / "lineage.yaml", load_outlets())
AT_LEAST = 0.85


def test_there_are_enough_cases_and_every_role_among_them():
    assert len({story.id for story in STORIES}) == len(STORIES) >= 80
    roles = [role for story in STORIES for role in story.roles.values()]
    assert min(roles.count(role) for role in Role) >= 25
    assert sum(len(story.articles) > 1 for story in STORIES) >= 25


def test_a_label_does_not_contradict_another(outlets):
    for story in STORIES:
        own = {outlets.get(name).family for name, role in story.roles.items() if role is Role.OWN}
        assert story.independent == own, story.id
        assert not any(story.credits[name] & story.asides[name] for name in story.credits), story.id
        assert all(story.credits[name] for name, role in story.roles.items() if role is Role.COPY), story.id


@pytest.mark.parametrize("which", [0, 1])
def test_each_half_is_right_often_enough(outlets, which):
    scores = score_lineage([story for story in STORIES if half(story) == which], outlets)
    assert set(scores) >= {"own", "credits", "copy", "first", "credited outlets", "independent families"}
    weak = {name: got for name, got in scores.items() if min(got.precision, got.recall) < AT_LEAST}
    assert weak == {}


def test_a_mistake_is_told_by_what_was_found_and_what_is_true(outlets):
    story = next(story for story in STORIES if not mistakes(story, outlets) and len(story.roles) == 1)
    outlet, role = next(iter(story.roles.items()))
    wrong = type(story)(
        story.id,
        story.articles,
        {outlet: Role.COPY if role is Role.OWN else Role.OWN},
        story.credits,
        story.asides,
        story.first,
        story.independent,
    )
    assert any(outlet in line and line.startswith(f"{role}: ") for line in mistakes(wrong, outlets))
