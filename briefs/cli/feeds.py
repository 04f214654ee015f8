"""`briefs feeds`: the health of every feed, and lists of feeds from and for other programs."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import Failed, Now, at, of

if TYPE_CHECKING:
    from briefs.config import Config
    from briefs.domain.feed import Feed

app = typer.Typer(help="The feeds of feeds.yaml and their health.", no_args_is_help=True)


@app.command("list")
def list_(context: typer.Context) -> None:
    """Show every feed with its health, last success and next visit."""
    from briefs.cli import tables
    from briefs.cli.reports import out

    with of(context).services() as services:
        out().print(tables.feeds(services.config.feeds, services.store.feeds.states()))


@app.command()
def check(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[FEED]…", help="All where none is named.")
    ] = None,
    now: Now = None,
) -> None:
    """Fetch each feed once, store nothing, and report what it brought or what is wrong, with the mend."""
    from briefs.cli import tables
    from briefs.cli.reports import out
    from briefs.domain.feed import FeedState, Outcome

    moment = at(now)
    with of(context).services() as services:
        config = services.config
        feeds = [config.feed(name) for name in names] if names else list(config.feeds)
        asked = [(feed, FeedState(feed.name, moment)) for feed in feeds]
        with services.engine.track("check feeds", len(feeds)) as done:
            visits = []
            for visit in services.reader.visit_many(asked, moment):
                visits.append(visit)
                done()
        out().print(tables.visits(visits))
    if failed := [visit.feed for visit in visits if visit.outcome is Outcome.FAILED]:
        raise Failed(f"{len(failed)} of {len(feeds)} feeds could not be read: {', '.join(sorted(failed))}")


@app.command()
def export(context: typer.Context) -> None:
    """Print the feeds of feeds.yaml as OPML 2.0, which other programs for feeds read."""
    from briefs.adapters.feeds.opml import write_opml

    config = of(context).config()
    typer.echo(write_opml(config.feeds, f"Feeds of {config.path.name}"), nl=False)


@app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An OPML file; - for standard input.")],
) -> None:
    """Add the feeds of an OPML file that feeds.yaml lacks; folders become tags, nothing else is changed."""
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
    from briefs.config import load
    from briefs.config.editing import with_feeds
    from briefs.domain.errors import ConfigError

    path = config.path.resolve()
    text = with_feeds(config.text, new, path.name)
    try:
        with TemporaryDirectory(prefix=".briefs-", dir=path.parent) as folder:
            part = Path(folder) / path.name  # under its own name, so that problems name it
            _write(part, text, like=path)
            accepted = load(part, {})
            part.replace(path)
    except ConfigError as error:
        raise Failed(f"nothing was added, since {path.name} would be wrong then:\n{error}") from error
    except OSError as error:
        raise Failed(f"cannot write {path}: {error.strerror}; nothing was added") from error
    return accepted.feeds[len(config.feeds) :]


def _write(part: Path, text: str, like: Path) -> None:
    """The text with the marks of the file that it replaces, on the disk when this returns."""
    mark = b"\xef\xbb\xbf" if like.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    with part.open("wb") as stream:
        stream.write(mark + text.encode())
        stream.flush()
        os.fsync(stream.fileno())
    shutil.copymode(like, part)
