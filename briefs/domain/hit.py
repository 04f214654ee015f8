"""What a search over the published briefs finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hit:
    """A story of a published brief; `place` is its number on the brief's page, `text` what it tells there."""

    brief: str
    newsletter: str
    day: date
    story: str
    place: int
    headline: str
    text: str
