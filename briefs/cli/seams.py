"""The stages of the program, each alone: JSON lines in, JSON lines out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefs.cli import rows
from briefs.cli.context import Failed, Now, at

if TYPE_CHECKING:
    from briefs.domain.article import Article
    from briefs.domain.story import Dossier, Story
    from briefs.ports import Services

Lines = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="JSON lines; standard input for none or -.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands to the application."""
    for command in (parse, group, write, verify):
        app.command()(command)


def parse(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", help="Feeds, or .txt articles with the title first; - for standard input."
        ),
    ],
    now: Now = None,
) -> None:
    """Read feed files or .txt articles."""
    from briefs.adapters.feeds.files import read_articles
    from briefs.adapters.feeds.workers import Workers
    from briefs.domain.errors import FeedError

    failed = []
    with closing(Workers(1)) as workers:
        for file in files:
            try:
                found = read_articles(workers, file.name, _bytes(file), at(now))
            except OSError as error:
                failed.append(f"cannot read {file}: {error.strerror}")
            except FeedError as error:
                failed.append(f"{file}: " + "; ".join(filter(None, (str(error), error.mend))))
            else:
                rows.write(rows.article_row(article) for article in found)
    if failed:
        raise Failed("\n".join(failed))


def _bytes(file: Path) -> bytes:
    return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()


def group(
    file: Lines = None,
    *,
    full: Annotated[bool, typer.Option("--full", help="Pass each article through, for `write`.")] = False,
) -> None:
    """Put articles into stories.

    Prints {id, story, why} for each, in the order of the file.
    """
    from briefs.adapters.data import load_background, load_names
    from briefs.newsroom.group import group as group_articles

    given = [(row, rows.article(row, number)) for number, row in rows.read(file)]
    articles = [article for _, article in given]
    grouping, _ = group_articles(articles, (), load_background(), (), None, load_names())
    where = {why.article: (story.id, str(why)) for story in grouping.stories for why in story.why}
    rows.write(
        {
            **(row if full else {}),
            "id": article.id,
            "story": where[article.id][0],
            "why": where[article.id][1],
        }
        for row, article in given
    )


def write(file: Lines = None, now: Now = None) -> None:
    """Write a cited, checked summary of each story.

    Reads what `group --full` prints. A story that cannot be written is named, and the others are.
    """
    from briefs.bootstrap import without_store
    from briefs.steps.writing import summarise

    services = without_store(os.environ)
    newsletter = services.config.newsletters[0]
    for dossier in _dossiers(services, file):
        with services.engine.item("write", dossier.story.id):
            rows.write([rows.summary_row(summarise(services, newsletter, dossier, "files", at(now)))])
    if services.engine.failures:
        raise Failed


def verify(file: Lines = None) -> None:
    """Check sentences against the sources that they cite.

    Prints verdict, findings and evidence of each.
    """
    from briefs.adapters.data import load_outlets
    from briefs.newsroom.check import check

    outlets = load_outlets()
    for number, row in rows.read(file):
        sources = [rows.source(source, number) for source in row.get("sources") or ()]
        cites = [str(cite) for cite in row.get("cites") or ()]
        known = {source.id for source in sources}
        if unknown := [cite for cite in cites if cite not in known]:
            raise Failed(f"line {number} cites {unknown[0]!r}, which is not among its sources")
        cited = [source for source in sources if source.id in cites]
        others = [source for source in sources if source.id not in cites]
        checked = check(str(rows.needed(row, "sentence", number)), cited, outlets, others)
        rows.write([rows.checked_row(row.get("id"), checked)])


def _dossiers(services: Services, file: Path | None) -> Iterator[Dossier]:
    """One dossier a story, in the order in which the stories first appear."""
    members: dict[str, list[Article]] = {}
    for number, row in rows.read(file):
        story = str(row.get("story") or row.get("id"))
        for article in _articles(row, number):
            members.setdefault(story, []).append(article)
    for story, articles in members.items():
        yield _dossier(services, story, articles)


def _articles(row: dict[str, Any] | Any, number: int) -> list[Article]:
    """A row is an article with its story, or a story with its articles."""
    if "articles" in row:
        return [rows.article(article, number) for article in row["articles"]]
    return [rows.article(row, number)]


def _dossier(services: Services, name: str, articles: list[Article]) -> Dossier:
    from briefs.domain.story import Dossier, Story
    from briefs.newsroom.lineage import trace
    from briefs.newsroom.passages import split
    from briefs.steps.dossiers import compared

    latest = datetime.max.replace(tzinfo=UTC)
    ordered = tuple(sorted(articles, key=lambda article: (article.published or latest, article.id)))
    story: Story = Story(name, tuple(a.id for a in ordered), ordered[0].published, ordered[-1].published)
    passages = tuple(passage for article in ordered for passage in split(article))
    dossier = Dossier(story, ordered, passages, trace(ordered, services.outlets))
    return compared(services, dossier)
