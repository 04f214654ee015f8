"""What was published: `briefs correct` says publicly what was wrong in it, `briefs search` finds it again."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli.context import Now, at, of
from briefs.cli.program import BriefId

if TYPE_CHECKING:
    from briefs.domain.brief import Document
    from briefs.ports import Services

SHOWN = 20
"""Hits that fit on a screen."""


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    app.command()(correct)
    app.command()(search)


def correct(
    context: typer.Context,
    brief: BriefId,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was wrong, and what is right.")],
    story: Annotated[
        str, typer.Option("--story", help="The story's number in the brief, or its id; without, the whole.")
    ] = "",
    as_: Annotated[str, typer.Option("--as", help="The name under the act; readers do not see it.")] = "",
    now: Now = None,
) -> None:
    """Say publicly that a published brief was wrong.

    What was approved and sent stays as it is. The correction stands above the page at once, and the next
    brief tells it. It cannot be taken back; a second one corrects it.
    """
    from briefs.steps.correcting import correct as publish

    with of(context).services() as services:
        before = services.store.corrections.of(brief)
        told = _story(services.store.briefs.document(brief), story) if story else ""
        publish(services, brief, told, text, as_ or getpass.getuser(), at(now))
        made = services.store.corrections.of(brief)[len(before) :]
        for one in made:
            typer.echo(f"corrected, as {one.actor}: {one.headline or brief}: {one.text}")
            typer.echo(f"readers see it: {_page(services, brief, one.anchor)}")
        if not made:
            typer.echo(f"{brief} says so already; nothing was changed")


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="Words to look for, best in one pair of 'quotation marks'."),
    ],
    newsletter: Annotated[str, typer.Option("--newsletter", help="Only in this newsletter.")] = "",
    most: Annotated[int, typer.Option("--most", min=1, help="How many stories are listed.")] = SHOWN,
) -> None:
    """Find stories of published briefs, the newest first.

    "A phrase" stands in quotation marks, -word must not be there, and the last word may be the beginning of
    a longer one.
    """
    from briefs.cli import tables
    from briefs.cli.reports import out
    from briefs.newsroom.searching import parsed

    query = parsed(" ".join(words))
    if not query.wanted:
        raise typer.BadParameter("there is no word to look for; write some letters or figures")
    with of(context).services() as services:
        _known(services, newsletter)
        hits = services.store.briefs.find(" ".join(words), newsletter, most + 1)
        out().print(tables.hits(hits[:most], query) if hits else "no published brief tells of that")
        if len(hits) > most:
            out().print(f"only the newest {most} are listed; more: --most {2 * most}")


def _story(document: Document, story: str) -> str:
    """The id of a story that is named by its number, as pages count, or by its id."""
    ids = [item.story for item in document.items]
    if story not in ids and story.isdecimal() and 0 < int(story) <= len(ids):
        return ids[int(story) - 1]
    return story


def _page(services: Services, brief: str, anchor: str) -> str:
    from briefs.newsroom import paths

    page = f"{paths.brief_page(brief)}#{anchor}"
    return paths.absolute(services.config.site.url, page) or page


def _known(services: Services, newsletter: str) -> None:
    """NotFound for a newsletter that is not configured and has no brief from when it was."""
    if newsletter and not services.store.briefs.all(newsletter):
        services.config.newsletter(newsletter)
