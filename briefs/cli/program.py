"""The program's main commands: run, refresh, draft, list, show, approve, send, tick."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import Failed, Now, at, of
from briefs.domain.brief import Status
from briefs.domain.errors import NotFound

if TYPE_CHECKING:
    from briefs.domain.newsletter import Newsletter, Slot
    from briefs.ports import Services

BriefId = Annotated[str, typer.Argument(metavar="BRIEF", help="A brief's id, as `briefs list` shows it.")]
Newsletters = Annotated[
    list[str] | None, typer.Argument(metavar="NEWSLETTER", help="All of feeds.yaml where none is named.")
]
Failing = Annotated[
    bool, typer.Option("--failing", help="Try failing feeds at once, though their pause is not over.")
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
    for command in (run, refresh, draft, list_, show, approve, send, cancel, tick):
        app.command(command.__name__.rstrip("_"))(command)


def run(
    context: typer.Context, newsletters: Newsletters = None, now: Now = None, *, failing: Failing = False
) -> None:
    """Read due feeds and draft each newsletter's latest slot.

    It names the writer and what that may cost first, and stops at a draft for review.
    """
    from briefs.cli.reports import announce

    with of(context).services() as services:
        chosen = _chosen(services, newsletters)
        announce(services, chosen)
        _refresh(services, at(now), failing=failing)
        for newsletter in chosen:
            _draft(services, newsletter, at(now))


def refresh(context: typer.Context, now: Now = None, *, failing: Failing = False) -> None:
    """Read due feeds: articles, stories, who reported first."""
    with of(context).services() as services:
        _refresh(services, at(now), failing=failing)


def draft(context: typer.Context, newsletters: Newsletters = None, now: Now = None) -> None:
    """Draft each newsletter's latest slot."""
    from briefs.cli.reports import announce

    with of(context).services() as services:
        chosen = _chosen(services, newsletters)
        announce(services, chosen)
        for newsletter in chosen:
            _draft(services, newsletter, at(now))


def list_(context: typer.Context, newsletter: str = "") -> None:
    """List the briefs with their states."""
    from briefs.cli import tables
    from briefs.cli.reports import out

    with of(context).services() as services:
        if newsletter:
            services.config.newsletter(newsletter)
        out().print(tables.briefs(services.store.briefs.all(newsletter)))


def show(
    context: typer.Context,
    brief: BriefId,
    format: Annotated[
        Format | None, typer.Option("--format", help="Without it, a table of the stories.")
    ] = None,
    now: Now = None,
    *,
    why: Annotated[bool, typer.Option("--why", help="Why each story stands where it does.")] = False,
) -> None:
    """Show one brief, as a table or rendered.

    Rendered, it is the approved bytes where there are some, else the draft as it would be approved.
    """
    from briefs.cli.reports import order_of, rendered, summary_of

    with of(context).services() as services:
        if why:
            order_of(services, brief)
        elif format is None:
            summary_of(services, brief)
        else:
            typer.echo(rendered(services, brief, format, at(now)), nl=False)


def approve(
    context: typer.Context,
    brief: BriefId,
    as_: Annotated[str, typer.Option("--as", help="The name under the approval.")] = "",
    now: Now = None,
) -> None:
    """Approve a draft.

    Its bytes are rendered, hashed and kept; only these will be sent.
    """
    from briefs.steps.review import approve as sign

    with of(context).services() as services:
        sign(services, brief, as_ or getpass.getuser(), at(now))
        frozen = services.store.briefs.frozen(brief)
        typer.echo(
            f"{brief} is approved by {as_ or getpass.getuser()}: sha256 {frozen.hash if frozen else ''}"
        )
        typer.echo(f"next: briefs send {brief}")


def send(context: typer.Context, brief: BriefId, now: Now = None) -> None:
    """Mail an approved brief once to each confirmed subscriber.

    Run again, it only goes on: nothing is sent twice.
    """
    from briefs import pipeline
    from briefs.cli.reports import tell_deliveries

    with of(context).services() as services:
        status = services.store.briefs.get(brief).status
        if status is Status.SENT:
            typer.echo(f"{brief} was sent before; nothing is sent twice")
        elif status not in {Status.APPROVED, Status.SENDING, Status.PAUSED}:
            raise Failed(f"{brief} is {status}; approve it first: briefs approve {brief}")
        else:
            pipeline.send(services, brief, at(now))
            tell_deliveries(services, brief)


def cancel(
    context: typer.Context,
    brief: BriefId,
    as_: Annotated[str, typer.Option("--as", help="The name under the act.")] = "",
) -> None:
    """Give a brief up: it is not sent, and its slot stays empty."""
    from briefs.steps.review import cancel as give_up

    with of(context).services() as services:
        give_up(services, brief, as_ or getpass.getuser(), at(None))
        stopped = services.store.briefs.get(brief).status is Status.SENT
        what = "stopped; some readers have it, so its page stays" if stopped else "cancelled"
        typer.echo(f"{brief} is {what}")


def tick(context: typer.Context, now: Now = None) -> None:
    """Do once what the clock does each half minute.

    Refresh, draft due slots, send what is due.
    """
    from briefs.clock import tick as turn

    with of(context).services() as services:
        turn(services, at(now))


def _chosen(services: Services, names: Iterable[str] | None) -> list[Newsletter]:
    if not names:
        return list(services.config.newsletters)
    return [services.config.newsletter(name) for name in names]


def _refresh(services: Services, now: datetime, *, failing: bool) -> None:
    from briefs import pipeline
    from briefs.cli.reports import failing_feeds, nothing_due
    from briefs.steps.refresh import retry_failing

    if failing:
        retry_failing(services, now)
    nothing_due(services, now)
    pipeline.refresh(services, now)
    failing_feeds(services, now)


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
