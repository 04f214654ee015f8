"""`briefs eval lineage`: labelled stories in, precision and recall out."""

from __future__ import annotations

import io
import json

import pytest

from briefs.cli.app import run

RIGHT = {
    "id": "talks",
    "reports": [
        {
            "outlet": "The Guardian",
            "published": "2026-03-02T06:00Z",
            "title": "Talks off",
            "text": "The talks are off, the Financial Times reported.",
            "role": "credits",
            "credits": ["FT"],
        },
        {
            "outlet": "CNA",
            "published": "2026-03-02T07:00Z",
            "title": "Talks off",
            "text": "The talks are off, officials told CNA.",
            "role": "own",
        },
    ],
    "first": "Financial Times",
    "independent": ["Mediacorp"],
}
WRONG = {**RIGHT, "id": "other", "first": "CNA", "independent": ["Mediacorp", "Guardian Media Group"]}


@pytest.fixture
def call(monkeypatch, capsys):
    def call(*arguments: str, rows: list[dict], code: int = 0):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(json.dumps(row) + "\n" for row in rows)))
        assert run(["eval", "lineage", *arguments]) == code
        return capsys.readouterr()

    return call


def test_what_is_right_counts_for_both_shares(call):
    found = json.loads(call("--json", rows=[RIGHT]).out)["all"]
    assert found["stories"] == 1
    assert found["credits"] == {"right": 1, "found": 1, "true": 1, "precision": 1.0, "recall": 1.0}
    assert found["first"]["precision"] == found["independent families"]["recall"] == 1.0


def test_what_is_wrong_lowers_them_and_is_shown(call):
    told = call("--json", "--show", rows=[RIGHT, WRONG])
    found = json.loads(told.out)["all"]
    assert found["first"]["precision"] == found["first"]["recall"] == 0.5
    assert (found["independent families"]["right"], found["independent families"]["true"]) == (2, 3)
    assert "other: first: found Financial Times, true CNA" in told.err
    assert "talks:" not in told.err


def test_halves_hold_every_story_once(call):
    rows = [{**RIGHT, "id": f"s{number}"} for number in range(20)]
    found = json.loads(call("--json", "--halves", rows=rows).out)
    assert found["all"]["stories"] == 20
    assert found["first half"]["stories"] + found["second half"]["stories"] == 20
    assert min(found["first half"]["stories"], found["second half"]["stories"]) > 0


def test_a_table_names_the_measures(call):
    told = call(rows=[RIGHT]).out
    assert "independent families" in told
    assert "1 stories" not in told


def test_yaml_is_read_too(tmp_path, capsys):
    file = tmp_path / "stories.yaml"
    file.write_text(json.dumps([RIGHT]))
    assert run(["eval", "lineage", "--json", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["all"]["stories"] == 1


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "the file holds no stories"),
        ([{"id": "x", "first": None, "independent": []}], "line 1 has no 'reports'"),
        ([{**RIGHT, "reports": [{"outlet": "CNA", "role": "mine"}]}], "line 1 has the role 'mine'"),
    ],
)
def test_a_broken_file_is_named(call, rows, told):
    assert told in call(rows=rows, code=1).err


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "is not YAML"), ("a: b", "is not a list of stories")],
)
def test_broken_yaml_is_named(tmp_path, capsys, text, told):
    file = tmp_path / "stories.yaml"
    file.write_text(text)
    assert run(["eval", "lineage", str(file)]) == 1
    assert told in capsys.readouterr().err


def test_a_missing_file_is_named(tmp_path, capsys):
    assert run(["eval", "lineage", str(tmp_path / "none.yaml")]) == 1
    assert "cannot read" in capsys.readouterr().err
