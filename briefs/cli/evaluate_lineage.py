"""`briefs eval lineage`: who reported first, who credits whom, who copies, against labelled stories."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefs.cli import rows
from briefs.cli.context import Failed

if TYPE_CHECKING:
    from rich.table import Table

    from briefs.domain.article import Outlets
    from briefs.domain.story import Role
    from briefs.newsroom.lineage_score import LabelledStory
    from briefs.newsroom.score import Agreement

HALVES = ("first half", "second half")


def lineage(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="YAML, or JSON lines; standard input for -.")
    ] = None,
    *,
    halves: Annotated[bool, typer.Option("--halves", help="Also each half, by a hash of the id.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Show what is wrong, on standard error.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, no table.")] = False,
) -> None:
    """Trace labelled stories: who reported on their own, who credits or copies whom, who was first.

    Rows {id, reports: [{outlet, title, text, published, role, credits, aside}], first, independent}.
    """
    from briefs.adapters.data import load_outlets
    from briefs.newsroom.lineage_score import half, mistakes, score_lineage

    outlets = load_outlets()
    stories = read_stories(file, outlets)
    if not stories:
        raise Failed("the file holds no stories")
    for story in stories if show else ():
        sys.stderr.writelines(f"{story.id}: {wrong}\n" for wrong in mistakes(story, outlets))
    parts = {"all": stories}
    if halves:
        parts |= {name: [s for s in stories if half(s) == at] for at, name in enumerate(HALVES)}
    found = {name: (len(part), score_lineage(part, outlets)) for name, part in parts.items()}
    if as_json:
        sys.stdout.write(json.dumps({name: _object(*got) for name, got in found.items()}) + "\n")
    else:
        _print(found)


def read_stories(file: Path | None, outlets: Outlets) -> list[LabelledStory]:
    """The labelled stories of a YAML list or of JSON lines; Failed names what is wrong, and where."""
    if file is None or file.suffix not in {".yaml", ".yml"}:
        return [_story(row, number, outlets) for number, row in rows.read(file)]
    return [_story(row, number, outlets) for number, row in enumerate(_yaml(file), 1)]


def _yaml(file: Path) -> list[rows.Row]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Failed(f"cannot read {file}: {error.strerror}") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise Failed(f"{file} is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Failed(f"{file} is not a list of stories")
    return found


def _story(row: rows.Row, number: int, outlets: Outlets) -> LabelledStory:
    from briefs.newsroom.lineage_score import LabelledStory

    reports = [
        {**report, "outlet": outlets.get(str(rows.needed(report, "outlet", number))).name}
        for report in rows.needed(row, "reports", number)
    ]
    articles = (rows.article({"id": f"a{at:03}", **one}, number) for at, one in enumerate(reports))
    return LabelledStory(
        id=str(rows.needed(row, "id", number)),
        articles=tuple(articles),
        roles={report["outlet"]: _role(report, number) for report in reports},
        credits=_named("credits", reports, outlets),
        asides=_named("aside", reports, outlets),
        first=outlets.get(str(row["first"])).name if row.get("first") else "",
        independent=frozenset(map(str, rows.needed(row, "independent", number))),
    )


def _role(report: rows.Row, number: int) -> Role:
    from briefs.domain.story import Role

    role = rows.needed(report, "role", number)
    if role not in set(Role):
        raise Failed(f"line {number} has the role {role!r}; it is own, credits or copy")
    return Role(role)


def _named(key: str, reports: Iterable[rows.Row], outlets: Outlets) -> dict[str, set[str]]:
    """By outlet, the canonical names that its reports hold under this key."""
    found: dict[str, set[str]] = {}
    for report in reports:
        names = (outlets.get(str(name)).name for name in report.get(key) or ())
        found.setdefault(report["outlet"], set()).update(names)
    return found


def _object(stories: int, scores: Mapping[str, Agreement]) -> dict[str, Any]:
    shares = {
        measure: {**asdict(got), "precision": got.precision, "recall": got.recall}
        for measure, got in scores.items()
    }
    return {"stories": stories, **shares}


def _print(found: Mapping[str, tuple[int, Mapping[str, Agreement]]]) -> None:
    from briefs.cli.reports import out

    for table in _tables(found):
        out().print(table)


def _tables(found: Mapping[str, tuple[int, Mapping[str, Agreement]]]) -> Iterator[Table]:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    for name, (stories, scores) in found.items():
        counted = "1 story" if stories == 1 else f"{stories} stories"
        table = Table(f"{name}: {counted}", box=SIMPLE_HEAD, pad_edge=False)
        for column in ("True", "Found", "Precision", "Recall"):
            table.add_column(column, justify="right")
        for measure, got in scores.items():
            shares = (f"{got.precision:.3f}", f"{got.recall:.3f}")
            table.add_row(measure, str(got.true), str(got.found), *shares)
        yield table
