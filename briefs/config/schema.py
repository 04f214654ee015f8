"""The JSON Schema of feeds.yaml, for editors that complete and check it while it is written."""

from __future__ import annotations

import json
from typing import Any

from briefs.config.model import FeedsFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> str:
    """The schema as JSON text; docs/feeds.schema.json holds the same."""
    tidy = _tidy(FeedsFile.model_json_schema(by_alias=True))
    return (
        json.dumps({"$schema": DIALECT, **tidy, "title": "feeds.yaml"}, indent=2, ensure_ascii=False) + "\n"
    )


def _tidy(part: Any) -> Any:
    """Without pydantic's titles, without null, which no key takes, and with names held to their pattern."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept: dict[str, Any] = {
        key: _properties(value) if key in {"properties", "$defs"} else _tidy(value)
        for key, value in part.items()
        if not (key == "title" or (key == "default" and value in (None, "", [], {})))
    }
    choices = [choice for choice in kept.pop("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**kept, **choices[0]}
    if choices:
        kept.pop("minLength", None)  # pydantic puts it beside choices that are no texts
        kept["anyOf"] = choices
    return {**kept, "additionalProperties": False} if "patternProperties" in kept else kept


def _properties(part: dict[str, Any]) -> dict[str, Any]:
    return {name: _tidy(value) for name, value in part.items()}
