"""How the checks judge sentences of our own: docs/quality.md tells the result; it must say what happens here."""

from __future__ import annotations

import json

import labelled
import pytest

from briefs.cli.app import run

DOCUMENT = (labelled.TESTS.parent / "docs" / "quality.md").read_text(encoding="utf-8")
PROSE = " ".join(DOCUMENT.split())


@pytest.fixture
def measured(capsys):
    def measure(name: str, only: str) -> dict:
        file = labelled.OWN / "check" / name
        assert run(["eval", "claims", str(file), "--half", "second", "--only", only, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return measure


def row(name: str, found: dict) -> str:
    caught, blocked = (f"{found[what] / found['cases']:.1%}" for what in ("caught", "blocked"))
    return f"| {name} | {found['cases']} | {caught} | {blocked} |"


@pytest.mark.parametrize("only", ["clean", "given"])
def test_the_document_tells_how_pairs_of_a_right_and_a_wrong_sentence_are_told_apart(measured, only):
    found = measured("claims.jsonl", only)
    rows = [row(name.removeprefix("given: "), rate) for name, rate in found["faults"].items()]
    rows += [row("right sentences: false alarms", found["clean"])] if found["clean"] else []
    assert rows
    untold = [line for line in rows if line not in DOCUMENT.splitlines()]
    assert not untold, labelled.listed(untold)


def test_the_document_tells_how_many_sentences_of_an_honest_writer_pass(measured):
    clean = measured("honest.jsonl", "clean")["clean"]
    passed = 1 - clean["blocked"] / clean["cases"]
    assert f"{100 * passed:.1f} % of the sentences pass the gate ({100 * (1 - passed):.1f} % blocked" in PROSE
    assert f"{100 * clean['caught'] / clean['cases']:.0f} % are marked weak" in PROSE
