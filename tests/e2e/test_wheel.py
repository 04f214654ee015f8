"""The wheel holds all that the program needs, and works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
RUN = "from briefs.cli import main; main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, *build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("briefs-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def briefs(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # -P keeps the checkout, which the tests run in, off the path
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(site)}
    command = [sys.executable, "-P", "-c", RUN, *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)


def test_it_ships_templates_migrations_data_and_the_example(installed):
    for name in (
        "templates/email/body.html.j2",
        "templates/web/brief.html.j2",
        "templates/web/desk/brief.html.j2",
        "data/outlets.jsonl",
        "data/feeds.example.yaml",
        "demo/week/ft.yaml",
        "demo/article.html.j2",
    ):
        assert (installed / "briefs" / name).is_file(), name
    assert list((installed / "briefs" / "adapters" / "store" / "migrations").rglob("*.py"))


def test_the_demo_runs_from_the_wheel(installed, tmp_path):
    done = briefs(installed, tmp_path, "demo", "--now", "2025-06-22T06:00+09:00")
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("demo-out/outbox/*.eml"))) == 3


def test_the_example_configuration_is_right_as_it_is_printed(installed, tmp_path):
    example = briefs(installed, tmp_path, "config", "example")
    (tmp_path / "feeds.yaml").write_text(example.stdout)
    assert briefs(installed, tmp_path, "config", "check").returncode == 0
