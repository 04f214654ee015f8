"""Where the labelled sets are, and how an article of theirs is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefs.domain.article import Article

TESTS = Path(__file__).resolve().parents[1]
OWN = TESTS / "newsroom"
"""The sets that are part of the project, in our own words."""

RECORDED = TESTS.parents[1] / "shared/data"
"""Sets of others, which are not part of the project: what needs them is skipped without them."""

UNDATED = datetime(2025, 6, 23, tzinfo=UTC)


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return map(json.loads, file.read_text(encoding="utf-8").splitlines())


def read(row: dict[str, Any], id: str, undated: datetime | None = UNDATED) -> Article:
    """An article of a labelled set, whatever the set calls its fields; without a date it gets this one."""
    told = row.get("published") or row.get("date")
    when = datetime.fromisoformat(told) if told else undated
    return Article(
        id,
        row.get("outlet") or row.get("source") or "",
        row.get("title") or "",
        row.get("text") or "",
        published=when.replace(tzinfo=when.tzinfo or UTC) if when else None,
        lang=row.get("lang") or "",
    )


def listed(cases: Iterable[object]) -> str:
    """All cases, one a line, for the message of a test."""
    return "\n".join(["", *map(str, cases)])
