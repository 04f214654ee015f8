"""JSON Feed 1.x (jsonfeed.org/version/1.1) → entries."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from briefs.adapters.feeds.dates import with_offset
from briefs.adapters.feeds.entries import MOST, Entry
from briefs.adapters.feeds.media import pictures
from briefs.domain.errors import FeedError

VERSION = re.compile(r"(?:https?://(?:www\.)?jsonfeed\.org/version/)?1(?:\.\d)?/?")
"""An address; some feeds give its last part only."""


def is_json(data: bytes) -> bool:
    """Whether the bytes can only be JSON: no XML document starts with a brace."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def read_json_feed(data: bytes) -> tuple[str, list[Entry]]:
    """The feed's title and its entries; FeedError when it is another kind of JSON."""
    try:
        # not strict, because many write line breaks into their strings as they are
        feed = json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        raise FeedError("broken", f"the JSON is broken: {error}", "ask its publisher") from error
    version = _text(feed.get("version")).strip()
    if not VERSION.fullmatch(version):
        raise FeedError("not-a-feed", "this JSON is not a JSON Feed", "check the address in a browser")
    items = feed.get("items")
    own, makers = _text(feed.get("language")), _names(_people(feed))
    rows = [item for item in items[:MOST] if isinstance(item, dict)] if isinstance(items, list) else []
    return _text(feed.get("title")), [_entry(item, own, makers) for item in rows]


def _entry(item: dict[str, Any], language: str, makers: tuple[str, ...]) -> Entry:
    html, text = _text(item.get("content_html")).strip(), _text(item.get("content_text"))
    people = _people(item)
    return Entry(
        guid=_text(item.get("id")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=_text(item.get("title")),
        body=html or text or _text(item.get("summary")),
        title_is_html=False,
        body_is_html=bool(html),
        published=_date(item.get("date_published")),
        updated=_date(item.get("date_modified")),
        authors=_names(people) if people else makers,
        lang=_text(item.get("language")) or language,
        pictures=_pictures(item),
    )


def _pictures(item: dict[str, Any]) -> tuple[str, ...]:
    """The picture of the item, its banner, and the pictures that are attached to it."""
    listed = item.get("attachments")
    links = [
        {"rel": "enclosure", "href": _text(each.get("url")), "type": _text(each.get("mime_type"))}
        for each in (listed if isinstance(listed, list) else ())
        if isinstance(each, dict)
    ]
    named = [item.get(name) for name in ("image", "banner_image")]
    own = [{"medium": "image", "url": url} for url in named if isinstance(url, str)]
    return pictures({"media_content": own, "links": links})


def _people(item: dict[str, Any]) -> list[dict[str, Any]]:
    """The authors of an item, or of a feed for the items without; version 1.1 has a list, 1.0 had one."""
    listed = item.get("authors") or item.get("author")
    people = listed if isinstance(listed, list) else [listed]
    return [person for person in people if person and isinstance(person, dict)]


def _names(people: list[dict[str, Any]]) -> tuple[str, ...]:
    names = (_text(person.get("name")) for person in people)
    return tuple(name for name in names if name)


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _date(value: object) -> datetime | None:
    """A time without an offset is taken as UTC."""
    try:
        found = _written(with_offset(_text(value).strip()))
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _written(text: str) -> datetime:
    """RFC 3339, or what some have from their RSS, RFC 822."""
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        return parsedate_to_datetime(text)
