"""What a server of models sends, and what OpenAI's would take as a strict schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a server sends, whole or not; `pause` and `drip` are seconds before the answer and between bytes."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    chunked: bool = False
    cut: int | None = None
    """Bytes after which the connection ends; -1: before any header."""
    reset: bool = False
    pause: float = 0.0
    drip: float = 0.0


def as_json(body: object, status: int = 200, **headers: str) -> Sent:
    kind = {"content-type": "application/json"}
    return Sent(
        status, json.dumps(body).encode(), kind | {k.replace("_", "-"): v for k, v in headers.items()}
    )


def unstrict(schema: Any, where: str = "$") -> Iterator[str]:
    """What OpenAI's strict mode would not take in a schema: https://platform.openai.com/docs/guides/structured-outputs."""
    if not isinstance(schema, dict):
        return
    known = {
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "description",
        "anyOf",
        "$defs",
        "$ref",
    }
    if unknown := schema.keys() - known:
        yield f"{where}: {sorted(unknown)} is not permitted"
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            yield f"{where}: 'additionalProperties' is required to be supplied and to be false."
        if set(schema.get("required", ())) != set(schema.get("properties", ())):
            yield f"{where}: 'required' is required to be supplied and to be an array including every key"
    for key, value in schema.get("properties", {}).items():
        yield from unstrict(value, f"{where}.{key}")
    yield from unstrict(schema.get("items"), f"{where}[]")
