from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from feed_server import LoopbackServer, serving


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


@pytest.fixture(scope="session")
def loopback() -> Iterator[LoopbackServer]:
    """A server that plays every outlet of the internet."""
    with serving() as server:
        yield server
