"""`briefs subscribers`: who is mailed."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Annotated

import typer

from briefs.cli.context import Now, at, of
from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.errors import MailError, NotFound

app = typer.Typer(help="The subscribers of a newsletter.", no_args_is_help=True)

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="An e-mail address.")]
NewsletterName = Annotated[str, typer.Argument(metavar="NEWSLETTER", help="A newsletter of feeds.yaml.")]


@app.command()
def add(context: typer.Context, newsletter: NewsletterName, address: Address, now: Now = None) -> None:
    """Add an address that has agreed to be mailed; one that left before stays away."""
    email = _address(address)
    with of(context).services() as services:
        services.config.newsletter(newsletter)
        subscriber = Subscriber(secrets.token_urlsafe(16), email, newsletter, Subscription.CONFIRMED, at(now))
        if services.store.audience.add(subscriber):
            typer.echo(f"{email} will get {newsletter}")
        else:
            status = _find(services.store.audience.subscribers(newsletter), email).status
            typer.echo(f"{email} is on {newsletter} already, as {status}; nothing was changed")


@app.command()
def remove(context: typer.Context, newsletter: NewsletterName, address: Address, now: Now = None) -> None:
    """Unsubscribe an address; it is kept as unsubscribed, so that no later list can bring it back."""
    with of(context).services() as services:
        audience = services.store.audience
        found = _find(audience.subscribers(newsletter), _address(address))
        audience.save_subscriber(replace(found, status=Subscription.UNSUBSCRIBED, since=at(now)))
        typer.echo(f"{found.email} will get no more mails of {newsletter}")


@app.command("list")
def list_(context: typer.Context, newsletter: str = "") -> None:
    """List the subscribers with their status."""
    with of(context).services() as services:
        if newsletter:
            services.config.newsletter(newsletter)
        for subscriber in services.store.audience.subscribers(newsletter):
            typer.echo(f"{subscriber.newsletter}\t{subscriber.email}\t{subscriber.status}")


def _address(text: str) -> str:
    """The address as mail can be sent to it (RFC 5321: 64 signs before the @, plain ASCII)."""
    from briefs.adapters.mail.mime import address

    try:
        spec = address(text.strip(), "it").addr_spec
    except MailError:
        spec = ""
    local, _, domain = spec.rpartition("@")
    if not local.isascii() or not 0 < len(local) <= 64 or "." not in domain:
        raise typer.BadParameter(f"{text!r} is not an e-mail address like name@example.com")
    return f"{local}@{domain.lower()}"


def _find(subscribers: tuple[Subscriber, ...], email: str) -> Subscriber:
    for subscriber in subscribers:
        if subscriber.email.casefold() == email.casefold():
            return subscriber
    raise NotFound(f"{email} is not among the subscribers; see: briefs subscribers list")
