"""JSON Feed 1.x (jsonfeed.org/version/1.1) → entries."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from briefs.adapters.feeds.entries import MOST, Entry
from briefs.domain.errors import FeedError

VERSION = re.compile(r"(?:https?://(?:www\.)?jsonfeed\.org/version/)?1(?:\.\d)?/?")
"""An address; some feeds give its last part only."""


def is_json(data: bytes) -> bool:
    """Whether the bytes can only be JSON: no XML document starts with a brace."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def read_json_feed(data: bytes) -> tuple[str, list[Entry]]:
    """The feed's title and its entries; FeedError when it is another kind of JSON."""
    try:
        feed = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise FeedError("broken", f"the JSON is broken: {error}", "ask its publisher") from error
    version = _text(feed.get("version")).strip()
    if not VERSION.fullmatch(version):
        raise FeedError("not-a-feed", "this JSON is not a JSON Feed", "check the address in a browser")
    items = feed.get("items")
    own, makers = _text(feed.get("language")), _authors(feed)
    rows = [item for item in items[:MOST] if isinstance(item, dict)] if isinstance(items, list) else []
    return _text(feed.get("title")), [_entry(item, own, makers) for item in rows]


def _entry(item: dict[str, Any], language: str, makers: tuple[str, ...]) -> Entry:
    html, text = _text(item.get("content_html")), _text(item.get("content_text"))
    return Entry(
        guid=_text(item.get("id")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=_text(item.get("title")),
        body=html or text or _text(item.get("summary")),
        title_is_html=False,
        body_is_html=bool(html),
        published=_date(item.get("date_published")),
        updated=_date(item.get("date_modified")),
        authors=_authors(item) or makers,
        lang=_text(item.get("language")) or language,
    )


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    """Of an item, or of a feed for the items that name none; version 1.1 has a list, 1.0 had one."""
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    names = (_text(person.get("name")) for person in people if isinstance(person, dict))
    return tuple(name for name in names if name)


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _date(value: object) -> datetime | None:
    """RFC 3339; a time without an offset is taken as UTC."""
    try:
        found = datetime.fromisoformat(_text(value).strip())
    except ValueError:
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None
