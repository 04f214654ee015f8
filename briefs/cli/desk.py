"""`briefs serve`: the clock, the desk and the public pages in one process; `briefs sign-in`: a new link."""

from __future__ import annotations

import getpass
import logging
import os
import socket
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import DATED, Failed, log_to_stderr, of

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

    from briefs.bootstrap import Live

Port = Annotated[int, typer.Option("--port", help="The port on this machine.")]
Host = Annotated[str, typer.Option("--host", help="The address to listen on; keep it behind a proxy.")]
Editor = Annotated[str, typer.Option("--as", help="The editor's name; it stands under every act.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.command()(serve)
    app.command("sign-in")(sign_in)


def serve(
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: Port = 8017,
    as_: Editor = "",
    *,
    clock: Annotated[bool, typer.Option(help="Run newsletters by the clock as well.")] = True,
) -> None:
    """Run the clock, the desk and the public pages.

    Prints a one-use link to sign in to the desk.
    """
    import uvicorn

    from briefs.bootstrap import open_live, session_secret
    from briefs.web import make_app

    with closing(_listen(host, port)) as listening, open_live(of(context).path, os.environ) as live:
        log_to_stderr(debug=of(context).debug, form=DATED)
        logging.getLogger("briefs").setLevel(logging.DEBUG if of(context).debug else logging.INFO)
        secret = session_secret(live.services.config.environment)
        app = make_app(lambda: live.services, secret, lambda: datetime.now(UTC))
        typer.echo(f"sign in once, within 15 minutes: {_link(secret, as_, f'http://{host}:{port}')}")
        scheduler = _clock(live, ticking=clock)
        try:
            uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listening])
        finally:
            scheduler.shutdown()
        if live.services.engine.failures:
            raise Failed


def sign_in(context: typer.Context, host: Host = "127.0.0.1", port: Port = 8017, as_: Editor = "") -> None:
    """Print a one-use sign-in link to the desk."""
    from briefs.bootstrap import make_folder, places, session_secret

    environment = places(of(context).path, os.environ)
    make_folder(environment.data)
    typer.echo(_link(session_secret(environment), as_, f"http://{host}:{port}"))


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket; named as TCP, or asyncio leaves Nagle's algorithm on and each answer waits 40 ms."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise Failed(
            f"cannot listen on {host}:{port}: {error.strerror}; choose another with --port"
        ) from error
    return listening


def _link(secret: str, editor: str, base_url: str) -> str:
    from briefs.web import sign_in_link

    return sign_in_link(secret, editor or getpass.getuser(), base_url, datetime.now(UTC))


def _clock(live: Live, *, ticking: bool) -> BackgroundScheduler:
    """Looks at feeds.yaml in any case: the desk and the public pages follow it as well."""
    from apscheduler.schedulers.background import BackgroundScheduler

    from briefs.clock import tick, wake

    def turn(now: datetime) -> None:
        services = live.renew(now)
        if ticking:
            tick(services, now)

    scheduler = BackgroundScheduler()
    wake(scheduler, turn)
    scheduler.start()
    return scheduler
