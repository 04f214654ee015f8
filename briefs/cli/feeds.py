"""`briefs feeds`: the health of every feed."""

from __future__ import annotations

from typing import Annotated

import typer

from briefs.cli.context import Failed, Now, at, of

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
