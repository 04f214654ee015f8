from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from briefs.cli.app import run
from briefs.demo.server import SampleServer

FIRST = datetime(2025, 6, 21, 21, tzinfo=UTC)


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample's feeds.yaml and a draft of its first morning: to be copied, not to be used."""
    folder = tmp_path_factory.mktemp("drafted")
    shutil.copy(str(files("briefs.demo") / "feeds.yaml"), folder / "feeds.yaml")
    with pytest.MonkeyPatch.context() as patch, SampleServer(FIRST) as server:
        for name in [name for name in os.environ if name.startswith(("BRIEFS_", "OPENAI_"))]:
            patch.delenv(name)
        patch.setenv("BRIEFS_ALLOWED_NETWORKS", "127.0.0.0/8")
        patch.setenv("BRIEFS_CONNECT_TO", f"*.example={server.address}")
        assert run(["-c", str(folder / "feeds.yaml"), "run", "--now", FIRST.isoformat()]) == 0
    return folder
