from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from feed_server import LoopbackServer, serving


def pytest_collection_finish() -> None:
    """Keeps the garbage collector from visiting thousands of collected tests again and again: a tenth of the time."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Tells the order of tests that failed, which `pytest -q` leaves out."""
    seed = config.getoption("randomly_seed", None)
    if exitstatus and seed:
        terminalreporter.write_line(f"in the order of --randomly-seed={seed}")


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
