"""`briefs costs`: every call of a language model, what it was for, and what it cost."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import Now, at, of
from briefs.domain.errors import NotFound

if TYPE_CHECKING:
    from rich.table import Table

    from briefs.domain.model import Call
    from briefs.newsroom.costs import Total

NOTHING = "no model was asked in this time"


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command("costs")(costs)


def costs(
    context: typer.Context,
    brief: Annotated[
        str, typer.Argument(metavar="[BRIEF]", help="Each call of this brief; left out, a line a brief.")
    ] = "",
    *,
    days: Annotated[int, typer.Option("--days", min=1, max=3660, help="How far back.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print each call as a line of JSON.")] = False,
    now: Now = None,
) -> None:
    """What the language model was asked, how that ended, and what it cost."""
    with of(context).services() as services:
        since = at(now) - timedelta(days=days)
        calls = services.store.replies.calls(brief)
        if brief and not calls:
            raise NotFound(f"no model was asked for a brief {brief!r}; briefs costs lists those with calls")
        shown = [call for call in calls if brief or call.at >= since]
    if as_json:
        for call in shown:
            sys.stdout.write(json.dumps({**asdict(call), "at": call.at.isoformat()}) + "\n")
    elif not shown:
        sys.stdout.write(f"{NOTHING}\n")
    else:
        _print(_calls(shown) if brief else _totals(shown))


def _totals(calls: Sequence[Call]) -> Table:
    from briefs.cli.tables import plain_table
    from briefs.newsroom.costs import total, totals

    table = plain_table("", "Brief", "Model", "Calls", "Ended", "Tokens", "USD", "Waited")
    found = totals(calls)
    for one in found:
        table.add_row(one.brief, ", ".join(one.models), *_counted(one))
    if len(found) > 1:
        table.add_section()
        table.add_row("all", "", *_counted(total("all", calls)))
    return _aligned(table, 2, 4, 5, 6)


def _counted(one: Total) -> tuple[str, str, str, str, str]:
    ended = ", ".join(f"{count} {outcome}" for outcome, count in one.outcomes.items())
    return str(one.calls), ended, f"{one.tokens:,}", f"{one.usd:.4f}", f"{one.seconds:.0f} s"


def _calls(calls: Sequence[Call]) -> Table:
    from briefs.cli.tables import plain_table

    table = plain_table(calls[0].brief, "At", "For", "Story", "Model", "Ended", "Tokens", "USD", "Waited")
    for call in calls:
        spent = (f"{call.tokens:,}", f"{call.usd:.4f}", f"{call.seconds:.1f} s")
        when = f"{call.at:%d %b %H:%M}"
        table.add_row(when, call.prompt_version, call.story or "—", call.model, call.outcome, *spent)
    return _aligned(table, 5, 6, 7)


def _aligned(table: Table, *numbers: int) -> Table:
    for place in numbers:
        table.columns[place].justify = "right"
    return table


def _print(table: Table) -> None:
    from briefs.cli.reports import out

    out().print(table)
