"""`briefs eval news`: labelled passages in, precision and recall out."""

from __future__ import annotations

import json

import pytest

from briefs.cli.app import run

CASE = """
- id: ferry
  day: tuesday
  told: ["Twelve people died when a ferry sank off Elmholm."]
  known:
    - {outlet: Reuters, hours: -6, text: ["Ferry sinks", "Twelve people died when a ferry sank off Elmholm."]}
  reports:
    - outlet: CNA
      hours: 9
      text: ["+ Ferry: more dead", "+ Fourteen people died when a ferry sank off Elmholm.", "MARK A dozen people died."]
"""


@pytest.fixture
def call(tmp_path, capsys):
    def call(text: str, *options: str, code: int = 0):
        file = tmp_path / "cases.yaml"
        file.write_text(text, encoding="utf-8")
        assert run(["eval", "news", str(file), *options]) == code
        return capsys.readouterr()

    return call


def test_precision_and_recall_are_told(call):
    told = json.loads(call(CASE.replace("MARK", "="), "--json").out)
    assert told == {
        "all": {"cases": 1, "passages": 3, "new": 2, "found": 2, "right": 2, "precision": 1.0, "recall": 1.0}
    }


def test_a_mistake_is_shown_and_each_half_has_its_line(call):
    told = call(CASE.replace("MARK", "+"), "--show", "--halves")
    assert told.err == "ferry: missed: A dozen people died.\n"
    assert "second half" in told.out
    assert "0.667" in told.out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CASE, 'case 1 has a passage without "+ " or "= ": MARK A dozen people died.'),
        (
            CASE.replace("MARK", "=").replace("tuesday", "noon"),
            "case 1 has the day 'noon'; it is one of monday",
        ),
        (CASE.replace("told:", "said:"), "has no 'told'"),
        ("a: [", "is not YAML"),
        ("[]", "is not a list of cases"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(call, text, says):
    assert says in call(text.replace("MARK", "=") if "said:" in text else text, code=1).err
