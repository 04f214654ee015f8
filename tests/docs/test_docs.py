"""What the documents say is what the program does."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from briefs.cli.app import run

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
COMMAND = re.compile(r"(?:^|[`$ |])briefs ((?:config|feeds|subscribers) [a-z-]+|[a-z][a-z-]+)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
VERIFIED = re.compile(r"\$ echo '(?P<row>\{.*\})' \| briefs verify\n(?P<printed>\{.*\})")


def commands(text: str) -> set[str]:
    code = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
    return {found for part in code for found in COMMAND.findall(part)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_a_document_names_exists(document, capsys):
    for command in sorted(commands(document.read_text(encoding="utf-8"))):
        assert run([*command.split(), "--help"]) == 0, command
    capsys.readouterr()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_somewhere(document):
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def examples() -> list[tuple[str, str]]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return [(found["row"], found["printed"]) for found in VERIFIED.finditer(readme)]


def test_the_readme_shows_three_sentences_verified():
    assert [json.loads(printed)["verdict"] for _, printed in examples()] == [
        "supported",
        "unsupported",
        "unsupported",
    ]


@pytest.mark.parametrize(("row", "printed"), examples())
def test_verify_prints_what_the_readme_shows(row, printed, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(row))
    assert run(["verify"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(printed)


def test_the_readme_tells_what_the_gate_says_of_the_recorded_reply(capsys):
    reply = ROOT / "docs" / "sample" / "reply.jsonl"
    assert run(["verify", str(reply)]) == 0
    checked = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    sentences = [json.loads(line)["sentence"] for line in reply.read_text(encoding="utf-8").splitlines()]
    told = [
        "; ".join(f["detail"] for f in row["findings"] if f["severity"] != "note") or "—" for row in checked
    ]
    table = [
        f"| {sentence} | {row['verdict']} | {why} |"
        for sentence, row, why in zip(sentences, checked, told, strict=True)
    ]
    assert "\n".join(table) in (ROOT / "README.md").read_text(encoding="utf-8")


def test_each_sentence_of_the_sample_brief_is_supported_by_what_it_cites(monkeypatch, capsys):
    brief = json.loads((ROOT / "docs" / "sample" / "brief.json").read_text(encoding="utf-8"))
    rows = [row for item in brief["items"] for row in cited(item)]
    assert len(rows) > 20
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(json.dumps(row) + "\n" for row in rows)))
    assert run(["verify"]) == 0
    verdicts = [json.loads(line)["verdict"] for line in capsys.readouterr().out.splitlines()]
    assert verdicts == ["supported"] * len(rows)


def cited(item: dict) -> list[dict]:
    """Each sentence of a story with the passages that it cites, as `briefs verify` reads it."""
    outlets = {source["id"]: source["outlet"] for source in item["sources"]}
    passages = {(p["article"], p["start"]): p["text"] for p in item["passages"]}
    rows = []
    for number, sentence in enumerate((item["summary"]["headline"], *item["summary"]["sentences"])):
        sources = [
            {
                "id": f"{c['article']}:{c['start']}",
                "outlet": outlets[c["article"]],
                "text": passages[c["article"], c["start"]],
            }
            for c in sentence["citations"]
        ]
        cites = [source["id"] for source in sources]
        rows.append(
            {
                "id": f"{item['story']}.{number}",
                "sentence": sentence["text"],
                "sources": sources,
                "cites": cites,
            }
        )
    return rows


def test_the_pipeline_can_be_read_in_a_minute():
    lines = (ROOT / "briefs" / "pipeline.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 60


def test_the_glossary_holds_the_words_of_the_brief():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for word in (
        "article",
        "story",
        "passage",
        "citation",
        "brief",
        "finding",
        "held back",
        "delivery",
        "slot",
    ):
        assert f"| {word} |" in glossary
