"""`briefs eval disagreements`: the command that prints what is published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefs.cli.app import run

FIXTURE = Path(__file__).parents[1] / "newsroom" / "disagreements.jsonl"


def story(**more: object) -> str:
    reports = [
        {"outlet": "Harbour Post", "title": "Fire", "text": "A fire killed 12 people in Brevik."},
        {"outlet": "Coast Courier", "title": "Blaze", "text": "A fire killed 14 people in Brevik."},
    ]
    return json.dumps({"id": "fire", "reports": reports, "differ": [[14, 12]]} | more)


def test_the_published_halves_add_up(capsys):
    assert run(["eval", "disagreements", str(FIXTURE), "--halves", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["all"]["stories"] == found["first half"]["stories"] + found["second half"]["stories"] == 122
    assert min(part["precision"] for part in found.values()) >= 0.85
    assert min(part["recall"] for part in found.values()) >= 0.85


def test_what_is_missed_and_what_is_wrong_is_shown_on_standard_error(tmp_path, capsys):
    file = tmp_path / "stories.jsonl"
    file.write_text(story(differ=[[14, 16]]), encoding="utf-8")
    assert run(["eval", "disagreements", str(file), "--show"]) == 0
    printed = capsys.readouterr()
    assert "fire: not found (14.0, 16.0)" in printed.err
    assert "fire: wrongly found (12.0, 14.0)" in printed.err
    assert "0.000" in printed.out


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "holds no stories"),
        (story(differ=[["a dozen"]]), "[[12, 14]]"),
        (story(differ=12), "[[12, 14]]"),
        ('{"id": "fire", "differ": []}', "reports"),
    ],
)
def test_a_line_that_is_no_labelled_story_is_named(tmp_path, capsys, line, why):
    file = tmp_path / "stories.jsonl"
    file.write_text(line, encoding="utf-8")
    assert run(["eval", "disagreements", str(file)]) != 0
    assert why in capsys.readouterr().err
