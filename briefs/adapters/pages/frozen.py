"""The JSON of a brief, and the hash that an approval is bound to."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from hashlib import sha256

from briefs.domain.brief import Document, Frozen

HASHED = ("subject", "html", "text", "page", "json", "sender", "language")
"""What an approval vouches for: all bytes that leave, who sends them and in which language."""


def hash_of(frozen: Frozen) -> str:
    """SHA-256 over everything that is approved, each field with its length, as lower-case hex."""
    digest = sha256()
    for name in HASHED:
        data = str(getattr(frozen, name)).encode()
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def as_json(document: Document) -> str:
    """The document as indented UTF-8 JSON that reads back as the same Document."""
    text = json.dumps(asdict(document), default=_iso, ensure_ascii=False, indent=2)
    # a lone surrogate of a feed cannot be written as UTF-8
    return text.encode("utf-8", "replace").decode() + "\n"


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a document holds no {type(value).__name__}")
