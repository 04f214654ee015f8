"""`briefs eval news`: what is new since a story was told, against labelled passages."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefs.cli import rows
from briefs.cli.context import Failed

if TYPE_CHECKING:
    from briefs.domain.article import Article
    from briefs.newsroom.novelty_score import NewsScore, ToldCase

HALVES = ("first half", "second half")
SUNDAY = datetime(2025, 6, 22, 21, tzinfo=UTC)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MARKS = {"+ ": True, "= ": False}


def news(
    file: Annotated[Path, typer.Argument(help="YAML: a list of cases.")],
    *,
    halves: Annotated[bool, typer.Option("--halves", help="Also each half, by a hash of the id.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Show what is wrong, on standard error.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, no table.")] = False,
) -> None:
    """Tell new passages from repeated ones in later reports of stories that readers know.

    Cases {id, day, told: [sentence], known: [{outlet, hours, lang, text: [passage]}], reports: the same};
    hours count from the brief, on the evening of `day`; passages of reports begin with "+ " (new) or "= ".
    """
    from briefs.adapters.data import load_outlets
    from briefs.newsroom.novelty_score import judged, score_news
    from briefs.newsroom.score import half

    outlets = load_outlets()
    cases = read_cases(file)
    for case in cases if show else ():
        wrong = [(text, new) for text, new, found in judged(case, outlets) if new is not found]
        sys.stderr.writelines(f"{case.id}: {'missed' if new else 'not new'}: {text}\n" for text, new in wrong)
    parts = {"all": cases}
    if halves:
        parts |= {name: [case for case in cases if half(case.id) == at] for at, name in enumerate(HALVES)}
    found = {name: score_news(part, outlets) for name, part in parts.items()}
    if as_json:
        sys.stdout.write(json.dumps({name: _object(score) for name, score in found.items()}) + "\n")
    else:
        _print(found)


def read_cases(file: Path) -> list[ToldCase]:
    """The cases of a YAML list; Failed names what is wrong, and where."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Failed(f"cannot read {file}: {error.strerror}") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise Failed(f"{file} is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(found, list) or not found or not all(isinstance(row, dict) for row in found):
        raise Failed(f"{file} is not a list of cases")
    return [_case(row, number) for number, row in enumerate(found, 1)]


def _case(row: rows.Row, number: int) -> ToldCase:
    from briefs.newsroom.novelty import Telling
    from briefs.newsroom.novelty_score import ToldCase

    known, reports = (rows.needed(row, key, number) for key in ("known", "reports"))
    day = str(row.get("day", DAYS[-1]))
    if day not in DAYS:
        raise Failed(f"case {number} has the day {day!r}; it is one of {', '.join(DAYS)}")
    evening = SUNDAY - timedelta(days=6 - DAYS.index(day))
    before = tuple(_article(f"k{at}", report, evening, number) for at, report in enumerate(known))
    marked = [str(line) for report in reports for line in rows.needed(report, "text", number)]
    if unmarked := [line for line in marked if line[:2] not in MARKS]:
        raise Failed(f'case {number} has a passage without "+ " or "= ": {unmarked[0]}')
    later = tuple(
        _article(f"n{at}", {**report, "text": [line[2:] for line in report["text"]]}, evening, number)
        for at, report in enumerate(reports)
    )
    said = tuple(map(str, rows.needed(row, "told", number)))
    return ToldCase(
        str(rows.needed(row, "id", number)),
        Telling(said, before),
        later,
        tuple(MARKS[line[:2]] for line in marked),
    )


def _article(id: str, report: rows.Row, evening: datetime, number: int) -> Article:
    from briefs.domain.article import Article

    title, *body = rows.needed(report, "text", number)
    published = evening + timedelta(hours=float(rows.needed(report, "hours", number)))
    outlet, lang = str(rows.needed(report, "outlet", number)), str(report.get("lang", "en"))
    return Article(id, outlet, title, "\n".join(body), published=published, lang=lang)


def _object(score: NewsScore) -> dict[str, Any]:
    counts = {"cases": score.cases, "passages": score.passages, "new": score.true, "found": score.found}
    return counts | {"right": score.right, "precision": score.precision, "recall": score.recall}


def _print(found: dict[str, NewsScore]) -> None:
    from briefs.cli.reports import out
    from briefs.cli.tables import plain_table

    table = plain_table("New passages", "Cases", "", "Passages", "New", "Precision", "Recall")
    for name, score in found.items():
        counts = (str(score.cases), name, str(score.passages), str(score.true))
        table.add_row(*counts, f"{score.precision:.3f}", f"{score.recall:.3f}")
    out().print(table)
