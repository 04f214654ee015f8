"""`briefs eval disagreements`: on which figures outlets differ, against labelled stories."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefs.cli import rows
from briefs.cli.context import Failed

if TYPE_CHECKING:
    from briefs.newsroom.disagreements.score import LabelledStory, Score

HALVES = ("first half", "second half")


def disagreements(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="JSON lines; standard input for -.")
    ] = None,
    *,
    halves: Annotated[bool, typer.Option("--halves", help="Also each half, by a hash of the id.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Show what is wrong, on standard error.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, no table.")] = False,
) -> None:
    """Find the figures on which the reports of labelled stories differ.

    Lines {id, reports: [{outlet, published, lang, title, text}], differ: [[12, 14]]}; July 1 is 701.
    """
    from briefs.adapters.data import load_outlets
    from briefs.newsroom.disagreements.score import found_in, score
    from briefs.newsroom.score import half

    outlets = load_outlets()
    stories = [_story(row, number) for number, row in rows.read(file)]
    if not stories:
        raise Failed("the file holds no stories")
    found = {story.id: found_in(story, outlets) for story in stories}
    for story in stories if show else ():
        _tell(story, found[story.id])
    parts = {"all": stories}
    if halves:
        parts |= {name: [s for s in stories if half(s.id) == at] for at, name in enumerate(HALVES)}
    scores = {name: score(part, found) for name, part in parts.items()}
    if as_json:
        sys.stdout.write(json.dumps({name: _object(one) for name, one in scores.items()}) + "\n")
    else:
        _print(scores)


def _story(row: rows.Row, number: int) -> LabelledStory:
    from briefs.newsroom.disagreements.score import LabelledStory

    reports = enumerate(rows.needed(row, "reports", number))
    try:
        differ = frozenset(
            tuple(sorted(map(float, figures))) for figures in rows.needed(row, "differ", number)
        )
    except (TypeError, ValueError) as error:
        raise Failed(f"line {number} has no list of figures in 'differ', such as [[12, 14]]") from error
    articles = tuple(rows.article({"id": f"a{at:03}", **report}, number) for at, report in reports)
    return LabelledStory(str(rows.needed(row, "id", number)), articles, differ)


def _tell(story: LabelledStory, found: frozenset[tuple[float, ...]]) -> None:
    for figures in sorted(story.differ - found):
        sys.stderr.write(f"{story.id}: not found {figures}\n")
    for figures in sorted(found - story.differ):
        sys.stderr.write(f"{story.id}: wrongly found {figures}\n")


def _object(one: Score) -> dict[str, float]:
    return {**asdict(one), "precision": one.precision, "recall": one.recall}


def _print(scores: dict[str, Score]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from briefs.cli.reports import out

    table = Table("Disagreements", box=SIMPLE_HEAD, pad_edge=False)
    for column in ("Stories", "True", "Found", "Precision", "Recall"):
        table.add_column(column, justify="right")
    for name, one in scores.items():
        shares = (f"{one.precision:.3f}", f"{one.recall:.3f}")
        table.add_row(name, str(one.stories), str(one.true), str(one.found), *shares)
    out().print(table)
