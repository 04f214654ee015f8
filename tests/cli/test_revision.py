"""`briefs doctor` says whether feeds.yaml is what is in force; an editor gets in while it is broken."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from briefs.bootstrap import open_services
from briefs.cli.app import run
from briefs.cli.revision import compared
from briefs.config import Config, Environment
from briefs.domain.feed import Feed
from briefs.domain.newsletter import Site

FT = Feed("ft", "https://ft.example/rss", "FT")
ACCEPTED = Config(Site(), (FT,), (), Environment(), "old")
TEXT = "version: 1\nfeeds: {ft: https://ft.example/rss}\n"


@pytest.mark.parametrize(
    ("accepted", "standing", "level", "words"),
    [
        (ACCEPTED, ACCEPTED, "ok", "revision 7 is in force, and feeds.yaml is the same"),
        (
            ACCEPTED,
            replace(ACCEPTED, feeds=(FT, replace(FT, name="scmp")), text="new"),
            "warn",
            "revision 7 is in force, feeds.yaml differs: 1 feed added",
        ),
        (ACCEPTED, None, "warn", "revision 7 is in force: a running clock and desk keep to it"),
        (
            None,
            ACCEPTED,
            "warn",
            "revision 7 is in force, feeds.yaml differs: an older Briefs took that one",
        ),
    ],
    ids=["same", "changed", "broken", "older"],
)
def test_the_file_is_compared_with_what_is_in_force(accepted, standing, level, words):
    line = compared("feeds.yaml", 7, accepted, standing)
    assert line.level == level
    assert line.found.startswith(words)


@pytest.fixture
def file(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith(("BRIEFS_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    path = tmp_path / "feeds.yaml"
    path.write_text(TEXT)
    return path


def test_doctor_tells_what_is_in_force_beside_a_broken_file(file, capsys):
    run(["-c", str(file), "doctor"])
    assert "none yet; the first command" in capsys.readouterr().out
    with open_services(file, {}):
        pass
    run(["-c", str(file), "doctor"])
    assert "revision 1 is in force" in capsys.readouterr().out
    file.write_text(TEXT[:20])
    assert run(["-c", str(file), "doctor"]) == 1
    assert "revision 1 is in force: a running clock" in capsys.readouterr().out


def test_an_editor_can_sign_in_while_the_file_is_broken_but_not_while_it_is_missing(file, capsys):
    file.write_text(TEXT[:20])
    assert run(["-c", str(file), "sign-in"]) == 0
    assert "/desk/sign-in?token=" in capsys.readouterr().out
    file.unlink()
    assert run(["-c", str(file), "sign-in"]) == 2
    assert "does not exist" in capsys.readouterr().err
