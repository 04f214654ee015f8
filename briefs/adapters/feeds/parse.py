"""A feed's bytes → its articles. Runs in a worker process only: the bytes are hostile."""

from __future__ import annotations

import io
import re
from calendar import timegm
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from time import struct_time
from typing import Any

import feedparser

from briefs.adapters.feeds.charset import to_utf8
from briefs.adapters.feeds.entries import MOST, Entry, found_in
from briefs.adapters.feeds.jsonfeed import is_json, read_json_feed
from briefs.adapters.feeds.webpage import is_page, no_feed
from briefs.domain.article import Found
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed

_START = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_END = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_TEXTS = frozenset({"text/plain", "text/html", "application/xhtml+xml"})
_CLOSED = {b"<rss": b"</channel></rss>", b"<rdf:RDF": b"</rdf:RDF>", b"<feed": b"</feed>"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document gave; `wait` is its own ttl, `title` what it calls itself."""

    found: tuple[Found, ...]
    title: str = ""
    wait: timedelta | None = None


def parse(data: bytes, content_type: str, feed: Feed, base: str, now: datetime) -> Parsed:
    """The articles of a feed in any dialect; FeedError with the mend when it is none.

    `base` is where the document was read; `now` stands for missing dates and bounds future ones.
    """
    if not data.strip():
        raise FeedError(
            "empty", "the answer was empty", "try again later; if it stays, look for another feed"
        )
    if is_json(data):
        title, entries = read_json_feed(data)
        return Parsed(found_in(entries, feed, base, now), title)
    document = _shortened(to_utf8(data, content_type))
    read = _read(document)
    if not read.entries and (not read.get("version") or is_page(document)):
        raise no_feed(document, base)
    return Parsed(
        found_in(_entries(read, document), feed, base, now),
        str(read.feed.get("title", "")),
        _ttl(read.feed.get("ttl")),
    )


def _read(document: bytes) -> Any:
    try:
        return feedparser.parse(
            # a stream, because feedparser opens what looks like a path or an address
            io.BytesIO(document),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except MemoryError:
        raise
    except Exception as error:
        # of many kinds: a namespace with a non-breaking space is a ValueError in its strict parser
        raise FeedError("broken", "the feed's XML is broken beyond reading", "ask its publisher") from error


def _shortened(document: bytes) -> bytes:
    """The document up to the most entries that are read: feedparser needs a second for every 3,000."""
    further = next(islice(_START.finditer(document), MOST, None), None)
    if further is None:
        return document
    closing = next((end for start, end in _CLOSED.items() if start in document[:2000]), b"")
    return document[: further.start()] + closing


def _entries(read: Any, document: bytes) -> list[Entry]:
    """The entries that are whole: what stands last in a document that breaks off is not."""
    raw = read.entries
    if read.bozo and not _END.search(document[-2000:]):
        raw = raw[:-1]
        if not raw:
            raise FeedError(
                "broken", "the feed's XML breaks off before its first entry ends", "ask its publisher"
            )
    own = str(read.feed.get("language", ""))
    entries = [_entry(each) for each in raw]
    return [entry if entry.lang else replace(entry, lang=own) for entry in entries]


def _entry(raw: Any) -> Entry:
    body = _body(raw)
    return Entry(
        guid=str(raw.get("id", "")),
        link=_link(raw),
        title=str(raw.get("title", "")),
        title_is_html=_is_html(raw.get("title_detail", {})),
        body=str(body.get("value", "")),
        body_is_html=_is_html(body),
        # feedparser's own `get` would give the publication date for a missing update
        published=_date(dict.get(raw, "published_parsed") or dict.get(raw, "created_parsed")),
        updated=_date(dict.get(raw, "updated_parsed")),
        authors=tuple(str(author.get("name", "")) for author in raw.get("authors", ())),
        lang=str(raw.get("title_detail", {}).get("language") or ""),
        source=str(raw.get("source", {}).get("title", "")),
    )


def _body(raw: Any) -> Any:
    """The longest text that the entry carries; Atom may also carry pictures."""
    parts = [*raw.get("content", ()), raw.get("summary_detail", {})]
    texts = [part for part in parts if part.get("type", "text/html") in _TEXTS]
    return max(texts, key=lambda part: len(str(part.get("value", ""))), default={})


def _is_html(part: Any) -> bool:
    """Whether markup is meant: feedparser calls a title plain as soon as one of its tags is unknown to it."""
    return part.get("type") != "text/plain" or "</" in str(part.get("value", ""))


def _link(raw: Any) -> str:
    original = raw.get("feedburner_origlink")
    named = (str(link.get("href", "")) for link in raw.get("links", ()) if link.get("rel") == "alternate")
    return str(original or next(named, "") or raw.get("link", ""))


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
