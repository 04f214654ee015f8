"""The fixed phrases of a brief that a newsletter may say in words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefs.domain.summary import Part

Wording = tuple[tuple[str, str], ...]
"""What a newsletter says for a phrase, by the phrase's name; a tuple, so that a newsletter can be hashed."""

PHRASES = (
    "contents",
    "background",
    "context",
    "related",
    "also",
    "more_news",
    "sources",
    "reported_by",
    "follow",
    "picture",
    "close",
    "archive",
    "corrections",
    "preferences",
    "made",
    "unsubscribe",
    "on_the_web",
    "first_report",
    "paywalled",
    "summary_only",
    "state",
    "editors_note",
    "written_by_extract",
    "quoted",
    "not_checked",
)
"""The phrases that every language has, as its wording calls them."""

HEADINGS: Mapping[str, Part] = MappingProxyType(
    {
        "key_points": Part.KEY_POINT,
        "perspectives": Part.PERSPECTIVE,
        "quote": Part.QUOTE,
        "timeline": Part.TIMELINE,
        "unknown": Part.UNKNOWN,
    }
)
"""The headings of a story's optional sections."""

NAMES = (*PHRASES, *HEADINGS)
"""Everything that can be said in other words."""
