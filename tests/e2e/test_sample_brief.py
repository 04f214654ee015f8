"""The committed sample brief is what the program makes today; `make sample` makes it anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "sample"
RUN = "from briefs.cli import main; main()"


def test_the_sample_brief_is_made_again_byte_for_byte(tmp_path):
    arguments = ["demo", "--out", str(tmp_path), "--now", "2025-06-22T06:00+09:00"]
    subprocess.run([sys.executable, "-c", RUN, *arguments], check=True, capture_output=True)
    for name in ("brief.html", "brief.txt", "brief.json"):
        made = (tmp_path / "2025-06-22" / name).read_text(encoding="utf-8")
        assert made == (SAMPLE / name).read_text(encoding="utf-8"), name
