"""`briefs export`: the public site as files, for any web server or a disk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefs.cli.context import of

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Empty, new, or of an earlier export.", file_okay=False)
]


def register(app: typer.Typer) -> None:
    """Adds the command to the application."""
    app.command()(export)


def export(context: typer.Context, folder: Folder) -> None:
    """Write every public page into a folder.

    Run again, it changes what changed and removes what is gone; files of others in it stay.
    """
    from briefs.cli.reports import out
    from briefs.web.site.export import export as write
    from briefs.web.site.export import library as published

    with of(context).services() as services:
        library = published(services)
        done = write(library, folder, services.engine)
        for file in done.left:
            typer.echo(f"kept, because somebody changed it: {folder / file}", err=True)
        if not library.home:
            typer.echo("without site.url in feeds.yaml there are no feeds and no sitemap", err=True)
        if not library.newest:
            typer.echo("nothing is published yet; approve a brief: briefs approve BRIEF", err=True)
        pages = f"{done.pages:,} page{'' if done.pages == 1 else 's'}"
        counts = f"{pages}, {done.changed:,} changed, {done.removed:,} removed"
        out().print(f"{counts}: {folder}", soft_wrap=True)
