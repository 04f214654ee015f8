"""`briefs config`: checking feeds.yaml, and what may stand in it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import typer

from briefs.cli.context import of

app = typer.Typer(help="The configuration: check it, see an example, its schema.", no_args_is_help=True)


@app.command()
def check(context: typer.Context) -> None:
    """Name every mistake of feeds.yaml, with its line.

    The environment variables are looked at as well.
    """
    from briefs.config.words import counted

    config = of(context).config()
    newsletters = ", ".join(newsletter.name for newsletter in config.newsletters)
    typer.echo(f"{config.path} is right: {counted(len(config.feeds), 'feed')}; newsletters: {newsletters}")


@app.command()
def example() -> None:
    """Print the example feeds.yaml, which is its own documentation."""
    packaged = files("briefs").joinpath("data", "feeds.example.yaml")
    in_checkout = Path(__file__).resolve().parents[2] / "feeds.yaml"
    typer.echo((packaged if packaged.is_file() else in_checkout).read_text(encoding="utf-8"), nl=False)


@app.command()
def schema() -> None:
    """Print the JSON Schema of feeds.yaml, for editors."""
    from briefs.config import schema as json_schema

    typer.echo(json_schema(), nl=False)
