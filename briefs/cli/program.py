"""The program's main commands: run, refresh, draft, list, show, approve, send, tick."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import Now, at, of
from briefs.domain.brief import Status
from briefs.domain.errors import NotFound

if TYPE_CHECKING:
    from briefs.domain.newsletter import Newsletter, Slot
    from briefs.ports import Services

BriefId = Annotated[str, typer.Argument(metavar="BRIEF", help="A brief's id, as `briefs list` shows it.")]
Newsletters = Annotated[
    list[str] | None, typer.Argument(metavar="[NEWSLETTER]…", help="All of feeds.yaml where none is named.")
]


class Format(StrEnum):
    """How `show` renders a brief."""

    HTML = "html"
    PAGE = "page"
    TEXT = "text"
    EML = "eml"
    JSON = "json"
    MD = "md"


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    for command in (run, refresh, draft, list_, show, approve, send, tick):
        app.command(command.__name__.rstrip("_"))(command)


def run(context: typer.Context, newsletters: Newsletters = None, now: Now = None) -> None:
    """Read the feeds that are due and draft each newsletter's latest slot; stops at a draft for review."""
    from briefs import pipeline
    from briefs.cli.reports import announce, failing_feeds

    with of(context).services() as services:
        chosen = _chosen(services, newsletters)
        announce(services, chosen)
        pipeline.refresh(services, at(now))
        failing_feeds(services)
        for newsletter in chosen:
            _draft(services, newsletter, at(now))


def refresh(context: typer.Context, now: Now = None) -> None:
    """Read the feeds that are due: articles, stories, who reported first."""
    from briefs import pipeline
    from briefs.cli.reports import failing_feeds

    with of(context).services() as services:
        pipeline.refresh(services, at(now))
        failing_feeds(services)


def draft(context: typer.Context, newsletters: Newsletters = None, now: Now = None) -> None:
    """Draft each newsletter's latest slot from what was read before."""
    from briefs.cli.reports import announce

    with of(context).services() as services:
        chosen = _chosen(services, newsletters)
        announce(services, chosen)
        for newsletter in chosen:
            _draft(services, newsletter, at(now))


def list_(context: typer.Context, newsletter: str = "") -> None:
    """List the briefs, newest first, with their states."""
    from briefs.cli import tables
    from briefs.cli.reports import out

    with of(context).services() as services:
        out().print(tables.briefs(services.store.briefs.all(newsletter)))


def show(
    context: typer.Context,
    brief: BriefId,
    format: Annotated[
        Format | None, typer.Option("--format", help="Without it, a table of the stories.")
    ] = None,
    now: Now = None,
) -> None:
    """Show one brief: the approved bytes where there are some, else the draft as it would be approved."""
    from briefs.cli.reports import rendered, summary_of

    with of(context).services() as services:
        if format is None:
            summary_of(services, brief)
        else:
            typer.echo(rendered(services, brief, format, at(now)), nl=False)


def approve(
    context: typer.Context,
    brief: BriefId,
    as_: Annotated[str, typer.Option("--as", help="The name under the approval.")] = "",
    now: Now = None,
) -> None:
    """Approve a draft: its bytes are rendered, hashed and kept; only these will be sent."""
    from briefs.steps.review import approve as sign

    with of(context).services() as services:
        sign(services, brief, as_ or getpass.getuser(), at(now))
        frozen = services.store.briefs.frozen(brief)
        typer.echo(
            f"{brief} is approved by {as_ or getpass.getuser()}: sha256 {frozen.hash if frozen else ''}"
        )
        typer.echo(f"next: briefs send {brief}")


def send(context: typer.Context, brief: BriefId, now: Now = None) -> None:
    """Mail an approved brief once to each confirmed subscriber; run again, it only goes on."""
    from briefs import pipeline
    from briefs.cli import tables
    from briefs.cli.reports import out

    with of(context).services() as services:
        before = services.store.briefs.get(brief)
        if before.status is Status.SENT:
            typer.echo(f"{brief} was sent before; nothing is sent twice")
            return
        pipeline.send(services, brief, at(now))
        ledger = services.store.audience.deliveries(brief)
        if not ledger:
            typer.echo(
                f"{brief.rpartition('-')[0]}: no confirmed subscriber; add one: briefs subscribers add"
            )
        out().print(tables.deliveries(ledger))


def tick(context: typer.Context, now: Now = None) -> None:
    """Do once what the clock does every half minute: refresh, draft due slots, send what is due."""
    from briefs.clock import tick as turn

    with of(context).services() as services:
        turn(services, at(now))


def _chosen(services: Services, names: Iterable[str] | None) -> list[Newsletter]:
    if not names:
        return list(services.config.newsletters)
    return [services.config.newsletter(name) for name in names]


def _draft(services: Services, newsletter: Newsletter, now: datetime) -> None:
    from briefs import pipeline
    from briefs.cli.reports import outcome
    from briefs.newsroom.slots import latest_slot

    slot: Slot = latest_slot(newsletter, now)
    drafted_before = _exists(services, slot.brief)
    pipeline.draft(services, slot, now)
    outcome(services, slot.brief, drafted_before=drafted_before)


def _exists(services: Services, brief: str) -> bool:
    try:
        return services.store.briefs.get(brief).status not in {
            Status.DRAFTING,
            Status.SKIPPED,
            Status.FAILED,
        }
    except NotFound:
        return False
