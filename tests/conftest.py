from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Finds a system program; without it the test is skipped, or fails where CI should have installed it."""

    def find(name: str) -> str:
        if path := shutil.which(name):
            return path
        message = f"needs the program {name}; .ci/run installs it"
        if os.environ.get("BRIEFS_TESTS_NEED_PROGRAMS"):
            pytest.fail(message)
        pytest.skip(message)

    return find
