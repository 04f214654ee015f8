"""`briefs demo`: the program's main job on bundled sample feeds, with no key, no server, no internet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import Now

if TYPE_CHECKING:
    from briefs.demo.run import Morning

Folder = Annotated[Path, typer.Option("--out", help="Where the briefs, the mails and the database go.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command()(demo)


def demo(out: Folder = Path("demo-out"), now: Now = None) -> None:
    """Play three mornings on sample feeds, offline.

    Fetch, group, write, check, approve, mail, on invented reports of June 2025. With --now only the morning
    of that time. Run again it makes no second brief and sends nothing.
    """
    from briefs.adapters.engine.progress import Bars
    from briefs.cli.reports import out as console
    from briefs.demo.run import MORNINGS, SIGNED_BY, play
    from briefs.demo.week import NOTICE

    console().print(f"Sample feeds of 20–26 June 2025. {NOTICE} Approved by {SIGNED_BY}.\n")
    played = []
    for morning in play(out, (now,) if now else MORNINGS, Bars(sys.stderr)):
        _tell(morning)
        played.append(morning)
    _where(out, played)


def _tell(morning: Morning) -> None:
    from briefs.cli import tables
    from briefs.cli.reports import out as console

    console().print(tables.stories(morning.document))
    if morning.made_before:
        console().print(f"{morning.brief.id} was sent before: no second brief was made, nothing was sent.\n")
    else:
        console().print(tables.deliveries(morning.deliveries))


def _where(out: Path, played: list[Morning]) -> None:
    from briefs.cli.reports import out as console

    console().print("Look at:")
    for morning in played:
        console().print(f"  {morning.folder}/brief.html, brief.txt, brief.json", soft_wrap=True)
    console().print(f"  {out}/site/index.html, the public site: briefs, stories over days", soft_wrap=True)
    console().print(f"  {out}/outbox/ holds one .eml for each subscriber and brief", soft_wrap=True)
    console().print("  briefs verify checks any sentence against its source; see README.md", soft_wrap=True)
