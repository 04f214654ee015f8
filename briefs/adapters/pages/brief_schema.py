"""The JSON Schema of a brief's JSON, so that other programs can rely on it; docs/formats.md says how far."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from briefs.domain.brief import Document

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = 1
"""Within a version fields are only added, never taken away, renamed or given another meaning."""


def brief_schema() -> str:
    """The schema as JSON text; docs/brief.schema.json holds the same."""
    whole = _tidy(TypeAdapter(Document).json_schema(mode="serialization"))
    whole["properties"]["version"] = {"const": VERSION}
    head = {"$schema": DIALECT, "title": f"A brief of Briefs, version {VERSION}"}
    return json.dumps({**head, **whole}, indent=2, ensure_ascii=False) + "\n"


def _tidy(part: Any) -> Any:
    """Without the titles that pydantic makes of names, and with descriptions on one line."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: _tidy(value) for key, value in part.items() if not (key == "title" and isinstance(value, str))
    }
    if isinstance(kept.get("description"), str):
        kept["description"] = " ".join(kept["description"].split())
    return kept


if __name__ == "__main__":
    print(brief_schema(), end="")  # noqa: T201  # `python -m` prints the file that docs/ holds
