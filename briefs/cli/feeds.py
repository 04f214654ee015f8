"""`briefs feeds`: the health of every feed, a look at each, and lists from and for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli import rows
from briefs.cli.context import Failed, Now, at, of
from briefs.cli.feed_add import add
from briefs.cli.feed_check import AsJson, check

if TYPE_CHECKING:
    from briefs.config import Config
    from briefs.domain.feed import Feed

app = typer.Typer(help="The feeds of feeds.yaml and their health.", no_args_is_help=True)


@app.command("list")
def list_(
    context: typer.Context,
    now: Now = None,
    *,
    failing: Annotated[bool, typer.Option("--failing", help="Only feeds that fail or are silent.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show how every feed fares.

    Health, last success, next visit, the median of articles a day, and how many of them have dates and full
    texts, counted over fourteen days; feeds in trouble first.
    """
    from briefs.cli.feed_tables import health_row, health_table
    from briefs.cli.reports import out, standing_feeds

    moment = at(now)
    with of(context).services() as services:
        found = standing_feeds(services, moment)
    shown = [one for one in found if one.health.troubled] if failing else found
    if as_json:
        rows.write(health_row(one, moment) for one in shown)
    elif not shown:
        typer.echo("no feed fails or is silent")
    else:
        out().print(health_table(shown, moment))


app.command()(check)
app.command()(add)


@app.command()
def export(context: typer.Context) -> None:
    """Print the feeds as OPML 2.0, for other programs."""
    from briefs.adapters.feeds.opml import write_opml

    config = of(context).config()
    typer.echo(write_opml(config.feeds, f"Feeds of {config.path.name}"), nl=False)


@app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An OPML file; - for standard input.")],
) -> None:
    """Add the feeds of an OPML file that feeds.yaml lacks.

    Folders become tags; nothing else is changed in feeds.yaml.
    """
    from briefs.config.editing import additions

    config = of(context).config()
    found = additions(_outlines(file), config.feeds)
    added = _add(config, found.new) if found.new else ()
    for feed in added:
        tags = f", tags: {', '.join(feed.tags)}" if feed.tags else ""
        typer.echo(f"added {feed.name}: {feed.outlet}{tags}")
    typer.echo(f"added to {config.path}: {len(added)}; known already: {', '.join(found.known) or 'none'}")
    if found.refused:
        raise Failed("\n".join(f"not added: {line}" for line in found.refused))


def _outlines(file: Path) -> tuple[Feed, ...]:
    from briefs.adapters.feeds.opml import read_opml
    from briefs.domain.errors import FeedError

    try:
        return read_opml(sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes())
    except OSError as error:
        raise Failed(f"cannot read {file}: {error.strerror}") from error
    except FeedError as error:
        raise Failed(f"{file} {error}; {error.mend}") from error


def _add(config: Config, new: tuple[Feed, ...]) -> tuple[Feed, ...]:
    """Writes the new feeds into feeds.yaml, whole or not at all; returns them as they now stand there."""
    from briefs.cli.rewriting import rewrite
    from briefs.config.editing import with_feeds

    text = with_feeds(config.text, new, config.path.name)
    return rewrite(config, text, "nothing was added").feeds[len(config.feeds) :]
