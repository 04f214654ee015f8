"""The command line: parse, call, render."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command that was typed, and ends the process with its exit code."""
    from briefs.cli.app import run

    sys.exit(run(sys.argv[1:]))
