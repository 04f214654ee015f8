"""`briefs eval across`: the pairs of reports in two languages that share a story."""

from __future__ import annotations

import json

import pytest

from briefs.cli.app import run

ROWS = [
    ("e1", "en", "Fire in a hotel in Lima, Peru, kills 44 people", "A"),
    ("f1", "fr", "Pérou : un incendie dans un hôtel de Lima fait 44 morts", "A"),
    ("f2", "fr", "Grève des trains en Espagne", "B"),
]


@pytest.fixture
def file(tmp_path):
    lines = [
        json.dumps({"id": name, "lang": lang, "title": title, "cluster": cluster, "source": name})
        for name, lang, title, cluster in ROWS
    ]
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_table_by_language(file, capsys):
    assert run(["eval", "across", str(file)]) == 0
    out = capsys.readouterr().out
    assert out.split() == [
        "Language", "Linked", "True", "Precision", "Fair", "Recall", "─" * out.count("─"), "fr", "1", "1", "1.000", "1.000", "1.000",
    ]  # fmt: skip


def test_an_object_for_programs(file, capsys):
    assert run(["eval", "across", str(file), "--langs", "fr", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "fr": {"linked": 1, "true": 1, "precision": 1.0, "fair": 1.0, "recall": 1.0}
    }


def test_a_file_in_one_language_has_nothing_to_measure(file, capsys):
    file.write_text(file.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    assert run(["eval", "across", str(file)]) == 1
    assert "no article in another language" in capsys.readouterr().err
