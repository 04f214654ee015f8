"""The commands, and what becomes of an error: one line that names the mend, and an exit code."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

import briefs
from briefs.cli import (
    configure,
    costs,
    demo,
    desk,
    doctor,
    evaluate,
    export,
    feeds,
    people,
    program,
    published,
    seams,
)
from briefs.cli.context import Context, Failed, log_to_stderr
from briefs.domain.errors import BriefsError, ConfigError, NotFound

DONE, FAILED, WRONG_USE = 0, 1, 2

app = typer.Typer(
    name="briefs",
    help="News feeds in, a daily brief out: every sentence cites the passage that supports it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
for part in (program, published, desk, export, demo, seams, doctor, costs):
    part.register(app)
app.add_typer(feeds.app, name="feeds")
app.add_typer(people.app, name="subscribers")
app.add_typer(configure.app, name="config")
app.add_typer(evaluate.app, name="eval")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefs {briefs.__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[
        Path,
        # a file that cannot be read is told of as a broken one is, by who reads it
        typer.Option("--config", "-c", envvar="BRIEFS_CONFIG", help="The feeds.yaml to use.", readable=False),
    ] = Path("feeds.yaml"),
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[  # noqa: ARG001  # its callback answers before any command runs
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of every command; they stand before its name."""
    log_to_stderr(debug=debug)
    context.obj = Context(config, debug)


def run(arguments: Sequence[str]) -> int:
    """Runs one command; 0 done, 1 something failed and is named, 2 wrong use or wrong configuration."""
    debug = "--debug" in arguments
    rest = [argument for argument in arguments if argument != "--debug"]
    try:
        app(["--debug", *rest] if debug else rest, prog_name="briefs")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else DONE
    except BrokenPipeError:
        return FAILED
    except Exception as error:  # noqa: BLE001  # the last place: a bug is one line too, its traceback on demand
        return _fail(error, debug=debug)
    return DONE


def _fail(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    if isinstance(error, ConfigError | NotFound):
        return _say(str(error), WRONG_USE)
    if isinstance(error, BriefsError | Failed):
        return _say(str(error), FAILED)
    return _say(f"unexpected {type(error).__name__}: {error}; --debug shows where", FAILED)


def _say(text: str, code: int) -> int:
    for line in text.splitlines():
        sys.stderr.write(f"briefs: {line}\n")
    return code
