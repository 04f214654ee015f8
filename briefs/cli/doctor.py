"""`briefs doctor`: whether everything is in place, a line a check, each with its mend."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import Failed, Now, at, of

if TYPE_CHECKING:
    from rich.table import Table

    from briefs.cli.diagnosis import Line

COLOURS = {"ok": "green", "warn": "yellow", "fail": "bold red"}


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command()(doctor)


def doctor(
    context: typer.Context,
    *,
    online: Annotated[
        bool, typer.Option("--online", help="Also ask the model (costs next to nothing) and the mail server.")
    ] = False,
    now: Now = None,
) -> None:
    """Check that everything is in place, with the mend.

    Looks at configuration, data, writer, mail, feeds and briefs; changes nothing, and shows no secret.
    """
    from briefs.cli.probes import examination
    from briefs.cli.reports import out

    lines = list(examination(of(context).path, os.environ, at(now), online=online))
    out().print(_table(lines))
    if failed := [line.name for line in lines if line.level == "fail"]:
        raise Failed(f"{len(failed)} of {len(lines)} checks failed: {', '.join(failed)}")


def _table(lines: Sequence[Line]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table("Check", "", "Found", "Mend", box=SIMPLE_HEAD, pad_edge=False)
    table.columns[0].no_wrap = True
    for line in lines:
        level = Text(str(line.level), style=COLOURS[line.level])
        table.add_row(line.name, level, Text(line.found), Text(line.mend))
    return table
