"""`briefs eval across`: how many reports in other languages meet the English story of their event."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli import rows
from briefs.cli.context import Failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefs.newsroom.across_score import Meeting


def across(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="JSON lines; standard input for -.")
    ] = None,
    *,
    langs: Annotated[str, typer.Option("--langs", help="Languages, as zh,ko,ru; all without it.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, no table.")] = False,
) -> None:
    """Group each language with English, and count pairs of a report in it and an English one.

    Lines as `briefs eval grouping` reads them. Fair counts labels that stand at one text as one.
    """
    found = dict(_meetings(file, langs))
    if not found:
        raise Failed("no article in another language has an English one with its label")
    if as_json:
        shares = {lang: _shares(score) for lang, score in found.items()}
        sys.stdout.write(json.dumps(shares) + "\n")
    else:
        _print(found)


def _meetings(file: Path | None, langs: str) -> Iterator[tuple[str, Meeting]]:
    from briefs.adapters.data import load_background, load_names
    from briefs.newsroom.across_score import languages, meeting
    from briefs.newsroom.group import group
    from briefs.newsroom.names import PIVOT

    articles, truth = rows.labelled(file)
    names, background = load_names(), load_background()
    for lang in langs.split(",") if langs else languages(articles, truth):
        both = [article for article in articles if article.lang in {lang, PIVOT}]
        grouping, _ = group(both, (), background, (), None, names)
        stories = {member: story.id for story in grouping.stories for member in story.articles}
        yield lang, meeting(articles, truth, stories, lang)


def _shares(score: Meeting) -> dict[str, float]:
    return {
        "linked": score.found,
        "true": score.true,
        "precision": score.precision,
        "fair": score.fairness,
        "recall": score.recall,
    }


def _print(found: dict[str, Meeting]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from briefs.cli.reports import out

    table = Table("Language", box=SIMPLE_HEAD, pad_edge=False)
    for name in ("Linked", "True", "Precision", "Fair", "Recall"):
        table.add_column(name, justify="right")
    for lang, score in found.items():
        shares = (f"{share:.3f}" for share in (score.precision, score.fairness, score.recall))
        table.add_row(lang, str(score.found), str(score.true), *shares)
    out().print(table)
