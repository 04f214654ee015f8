"""`briefs eval`: the numbers that are published of grouping and of the checks, from labelled files."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefs.cli import rows
from briefs.cli.evaluate_across import across
from briefs.cli.evaluate_claims import claims
from briefs.cli.evaluate_disagreements import disagreements
from briefs.cli.evaluate_lineage import lineage
from briefs.cli.evaluate_news import news
from briefs.cli.measuring import number_table, progress

if TYPE_CHECKING:
    from rich.table import Table

    from briefs.domain.article import Article
    from briefs.newsroom.score import GroupScore

app = typer.Typer(help="Measure grouping and the checks on labelled files.", no_args_is_help=True)
app.command()(across)
app.command()(claims)
app.command()(disagreements)
app.command()(lineage)
app.command()(news)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]


@app.command()
def grouping(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]…", help="JSON lines; standard input for -.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Put labelled articles into stories as `briefs group` does, and score the stories (B-cubed, pairwise).

    Lines as `briefs group` reads them, with `cluster` naming the true story.
    """
    sets = files or [Path("-")]
    scores = {}
    with progress("group", len(sets)) as done:
        for file in sets:
            scores[file.stem if str(file) != "-" else "all"] = _scored(file)
            done()
    if as_json:
        found = {name: {"all": asdict(a), "two_or_more": asdict(b)} for name, (a, b) in scores.items()}
        _print_json(found if len(sets) > 1 else next(iter(found.values())))
    else:
        _print(_groups(scores))


def _scored(file: Path) -> tuple[GroupScore, GroupScore]:
    """The scores over all articles, and over those of stories of two or more."""
    from briefs.newsroom.score import score_grouping

    articles, truth = rows.labelled(file)
    found = _stories(articles)
    return score_grouping(truth, found), score_grouping(truth, found, 2)


def _stories(articles: Sequence[Article]) -> dict[str, str]:
    from briefs.adapters.data import load_background, load_names
    from briefs.newsroom.group import group as group_articles

    grouping, _ = group_articles(articles, (), load_background(), (), None, load_names())
    return {member: story.id for story in grouping.stories for member in story.articles}


def _groups(scores: dict[str, tuple[GroupScore, GroupScore]]) -> Table:
    table = number_table("Articles", "", "Found", "True", "Precision", "Recall", "F1", "95 %", "Pairwise F1")
    for name, both in scores.items():
        for what, s in zip((name, "… of 2 or more"), both, strict=True):
            shares = (f"{share:.3f}" for share in (s.precision, s.recall, s.f1))
            counts = (str(s.articles), str(s.found), str(s.true))
            table.add_row(what, *counts, *shares, f"{s.low:.3f}-{s.high:.3f}", f"{s.pairwise:.3f}")
    return table


def _print(table: Table) -> None:
    from briefs.cli.reports import out

    out().print(table)


def _print_json(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
