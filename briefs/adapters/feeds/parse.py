"""A feed's bytes → its entries. Runs in a worker process only: the bytes are hostile."""

from __future__ import annotations

import io
from calendar import timegm
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from time import struct_time
from typing import Any

import feedparser

from briefs.adapters.feeds.entries import MOST, Entry, found_in
from briefs.adapters.feeds.jsonfeed import is_json, read_json_feed
from briefs.domain.article import Found
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document gave; `wait` is its own ttl, `title` what it calls itself."""

    found: tuple[Found, ...]
    title: str = ""
    wait: timedelta | None = None


def parse(data: bytes, content_type: str, feed: Feed, base: str, now: datetime) -> Parsed:
    """The articles of a feed in any dialect; FeedError with the mend when it is none."""
    if not data.strip():
        raise FeedError(
            "empty", "the answer was empty", "try again later; if it stays, look for another feed"
        )
    if is_json(data):
        title, entries = read_json_feed(data)
        return Parsed(found_in(entries, feed, base, now), title)
    return _parse_xml(data, content_type, feed, base, now)


def _parse_xml(data: bytes, content_type: str, feed: Feed, base: str, now: datetime) -> Parsed:
    headers = {"content-type": content_type} if content_type else {}
    read = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not read.entries and (not read.version or _is_page(data)):
        raise _not_a_feed(data)
    if not read.entries and read.bozo:
        raise FeedError("broken", "the feed's XML is broken and holds no entry", "ask its publisher")
    entries = [_entry(raw) for raw in read.entries[:MOST]]
    own = str(read.feed.get("language", ""))
    found = found_in([_in_language(entry, own) for entry in entries], feed, base, now)
    return Parsed(found, str(read.feed.get("title", "")), _ttl(read.feed.get("ttl")))


def _not_a_feed(data: bytes) -> FeedError:
    if _is_page(data):
        return FeedError(
            "not-a-feed", "this is a web page, not a feed", "look on it for an RSS or Atom link and use that"
        )
    return FeedError("not-a-feed", "this is no RSS, Atom or JSON feed", "check the address in a browser")


def _is_page(data: bytes) -> bool:
    start = data[:1000].lower()
    return b"<!doctype html" in start or b"<html" in start


def _entry(raw: Any) -> Entry:
    body, is_html = _body(raw)
    return Entry(
        guid=str(raw.get("id", "")),
        link=_link(raw),
        title=str(raw.get("title", "")),
        body=body,
        is_html=is_html,
        published=_date(dict.get(raw, "published_parsed") or dict.get(raw, "created_parsed")),
        # feedparser's own `get` would give the publication date for a missing update
        updated=_date(dict.get(raw, "updated_parsed")),
        authors=_authors(raw),
        lang=_language(raw),
        source=str(raw.get("source", {}).get("title", "")),
    )


def _body(raw: Any) -> tuple[str, bool]:
    """The longest text that the entry carries."""
    parts = [*raw.get("content", ()), raw.get("summary_detail", {})]
    best = max(parts, key=lambda part: len(str(part.get("value", ""))))
    return str(best.get("value", "")), best.get("type", "text/html") != "text/plain"


def _link(raw: Any) -> str:
    links = [str(link.get("href", "")) for link in raw.get("links", ()) if link.get("rel") == "alternate"]
    return links[0] if links else str(raw.get("link", ""))


def _authors(raw: Any) -> tuple[str, ...]:
    names = (str(author.get("name", "")) for author in raw.get("authors", ()))
    return tuple(name for name in names if name)


def _language(raw: Any) -> str:
    return str(raw.get("title_detail", {}).get("language") or "")


def _in_language(entry: Entry, own: str) -> Entry:
    return entry if entry.lang or not own else replace(entry, lang=own)


def _date(parsed: struct_time | None) -> datetime | None:
    """A UTC date, as feedparser gives it; years beyond what Python's dates hold are no dates."""
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _ttl(text: object) -> timedelta | None:
    """RSS ttl, in minutes."""
    try:
        minutes = int(str(text))
    except ValueError:
        return None
    return timedelta(minutes=minutes) if 0 < minutes < 60 * 24 * 31 else None
