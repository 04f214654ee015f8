"""JSON lines ↔ the words of the program, for the commands that are run alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefs.cli.context import Failed
from briefs.domain.article import Article
from briefs.domain.summary import Checked, Sentence, Source, Summary

Row = Mapping[str, Any]


def read(file: Path | None) -> Iterator[tuple[int, Row]]:
    """The objects of a JSON lines file, numbered from 1; standard input for none or "-"."""
    from_stdin = file is None or str(file) == "-"
    with nullcontext(sys.stdin) if from_stdin else _open(file or Path()) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield number, _object(line, number, "standard input" if from_stdin else str(file))


def _open(file: Path) -> Any:
    try:
        return file.open(encoding="utf-8")
    except OSError as error:
        raise Failed(f"cannot read {file}: {error.strerror}") from error


def _object(line: str, number: int, name: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise Failed(f"{name}:{number} is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise Failed(f"{name}:{number} is not a JSON object")
    return row


def write(rows: Iterable[Row]) -> None:
    """Prints each row as one line of JSON."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def article(row: Row, number: int) -> Article:
    """The article of a row; `date` stands in for `published` and `source` for `outlet`."""
    return Article(
        id=str(needed(row, "id", number)),
        outlet=str(row.get("outlet") or row.get("source") or ""),
        title=str(row.get("title") or ""),
        text=str(row.get("text") or ""),
        url=str(row.get("url") or ""),
        published=moment(row.get("published") or row.get("date"), number),
        updated=moment(row.get("updated"), number),
        authors=tuple(row.get("authors") or ()),
        lang=str(row.get("lang") or ""),
        feed=str(row.get("feed") or ""),
    )


def labelled(file: Path | None) -> tuple[list[Article], dict[str, str]]:
    """Articles, and for each id the true story (`cluster`); Failed names what is wrong, and where."""
    articles: list[Article] = []
    truth: dict[str, str] = {}
    for number, row in read(file):
        found = article(row, number)
        if found.id in truth:
            raise Failed(f"line {number} has the id {found.id!r} of an earlier line")
        if row.get("cluster") in {None, ""}:
            raise Failed(f"line {number} has no 'cluster', which names its true story")
        articles.append(found)
        truth[found.id] = str(row["cluster"])
    if not articles:
        raise Failed("the file holds no articles")
    return articles, truth


def article_row(found: Article) -> dict[str, Any]:
    """The row of an article, as `briefs parse` prints it."""
    return {
        "id": found.id,
        "title": found.title,
        "text": found.text,
        "url": found.url,
        "published": found.published.isoformat() if found.published else None,
        "updated": found.updated.isoformat() if found.updated else None,
        "authors": list(found.authors),
        "lang": found.lang,
        "feed": found.feed,
        "outlet": found.outlet,
    }


def source(row: Row, number: int) -> Source:
    """The source of a sentence to verify."""
    return Source(
        id=str(needed(row, "id", number)),
        outlet=str(row.get("outlet") or ""),
        text=str(needed(row, "text", number)),
        published=moment(row.get("published"), number),
        lang=str(row.get("lang") or ""),
    )


def checked_row(name: object, checked: Checked) -> dict[str, Any]:
    """What `briefs verify` prints of one sentence."""
    return {
        "id": name,
        "verdict": str(checked.verdict),
        "findings": [
            {"check": f.check, "severity": str(f.severity), "detail": f.detail} for f in checked.findings
        ],
        "evidence": [{"source": e.source, "passage": e.passage} for e in checked.evidence],
    }


def summary_row(summary: Summary) -> dict[str, Any]:
    """What `briefs write` prints of one story."""
    return {
        "story": summary.story,
        "headline": _sentence(summary.headline),
        "sentences": [_sentence(sentence) for sentence in summary.sentences],
        "sections": [_sentence(sentence) for sentence in summary.sections],
        "held_back": [_sentence(sentence) for sentence in summary.held_back],
        "writer": str(summary.writer),
        "model": summary.model,
        "fallback": summary.fallback,
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "part": str(sentence.part),
        "label": sentence.label,
        "text": sentence.text,
        "cites": [{"article": c.article, "start": c.start, "end": c.end} for c in sentence.citations],
        "verdict": str(sentence.verdict),
        "findings": [
            {"check": f.check, "severity": str(f.severity), "detail": f.detail} for f in sentence.findings
        ],
    }


def moment(text: object, number: int) -> datetime | None:
    """An ISO 8601 date or time; without an offset it is taken as UTC."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise Failed(f"line {number}: {text!r} is not an ISO 8601 date") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def needed(row: Row, key: str, number: int) -> Any:
    """The value of a key that a row must have; Failed names the line."""
    if key not in row:
        raise Failed(f"line {number} has no {key!r}")
    return row[key]
