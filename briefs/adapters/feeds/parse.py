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
from briefs.adapters.feeds.dates import NEVER
from briefs.adapters.feeds.entries import MOST, Entry, found_in
from briefs.adapters.feeds.jsonfeed import is_json, read_json_feed
from briefs.adapters.feeds.media import CAPTION, captioned, pictures, shows_only_photos
from briefs.adapters.feeds.plain import line_of
from briefs.adapters.feeds.quick import read as read_quickly
from briefs.adapters.feeds.webpage import is_feed, is_page, no_feed
from briefs.domain.article import Found
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed

_START = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ENTRY_END = re.compile(rb"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
_END = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,255}")
_CUT = re.compile(r"\A[\w.]{1,30} \((?=[^()]{1,300}\Z)")
"""Before a name: the end of a mail address that feedparser cut after four letters of its last label."""

_MARKUP = re.compile(r"</|<(?:br|img) ?[^<>]*>|&(?:amp|quot|nbsp|#\d{2,5}|[lr][sd]quo|[mn]dash|hellip);")
"""What is not meant to be read, in a text that is called plain: podcasts' second descriptions are."""

_BINARY = "application/octet-stream"
_HTML = frozenset({"text/html", "application/xhtml+xml", "application/xml"})
_SPARE = (CAPTION, "media_text", "subtitle")
"""Where the text of an entry without one may stand: a video's description, a podcast's subtitle."""

LONGEST = 2000
"""Characters in which a feed's title is looked for."""

_CLOSED = {b"<rss": b"</channel></rss>", b"<rdf:RDF": b"</rdf:RDF>", b"<feed": b"</feed>"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document gave; `wait` is its own ttl, `title` what it calls itself."""

    found: tuple[Found, ...]
    title: str = ""
    wait: timedelta | None = None


def parse(
    data: bytes, content_type: str, feed: Feed, base: str, now: datetime, *, bare: bool = False
) -> Parsed:
    """The articles of a feed in any dialect; FeedError with the mend when it is none.

    `base` is where the document was read; `now` stands for missing dates and bounds future ones; entries with
    neither title nor text are left out unless `bare`.
    """
    if not data.strip():
        raise FeedError(
            "empty", "the answer was empty", "try again later; if it stays, look for another feed"
        )
    document = to_utf8(data, content_type)
    if is_json(document):
        title, entries = read_json_feed(document)
        return Parsed(found_in(entries, feed, base, now, bare=bare), line_of(title[:LONGEST]))
    document = _shortened(document)
    read = read_quickly(document) or read_patiently(document)
    if not read.entries and (not (read.get("version") or is_feed(document)) or is_page(document)):
        raise no_feed(document, base)
    return Parsed(
        found_in(entries_of(read, document), feed, base, now, bare=bare),
        line_of(str(read.feed.get("title", ""))[:LONGEST]),
        _ttl(read.feed.get("ttl")),
    )


def read_patiently(document: bytes) -> Any:
    """What feedparser says of a document; FeedError when it cannot."""
    try:
        return feedparser.parse(
            # a stream, because feedparser opens what looks like a path or an address
            io.BytesIO(captioned(document)),
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


def entries_of(read: Any, document: bytes) -> list[Entry]:
    """The entries that are whole: what stands last in a document that breaks off is not."""
    raw = read.entries
    if read.bozo and not _END.search(document[-2000:]):
        raw = raw[:-1] if _ends_within_entry(document) else raw
        if not raw:
            raise FeedError(
                "broken", "the feed's XML breaks off before its first entry ends", "ask its publisher"
            )
    own = str(read.feed.get("language", ""))
    entries = [_entry(each) for each in raw]
    return [entry if entry.lang else replace(entry, lang=own) for entry in entries]


def _ends_within_entry(document: bytes) -> bool:
    starts, ends = (
        max((found.start() for found in mark.finditer(document)), default=-1) for mark in (_START, _ENTRY_END)
    )
    return starts > ends


def _entry(raw: Any) -> Entry:
    body = _body(raw)
    return Entry(
        guid=str(raw.get("id", "")),
        link=_link(raw),
        title=str(raw.get("title") or raw.get("itunes_title", "")),
        title_is_html=_is_html(raw.get("title_detail", {})),
        body=str(body.get("value", "")),
        body_is_html=_is_html(body),
        # feedparser's own `get` would give the publication date for a missing update
        published=_date(dict.get(raw, "published_parsed")) or _date(dict.get(raw, "created_parsed")),
        updated=_date(dict.get(raw, "updated_parsed")),
        authors=_authors(raw),
        lang=str(
            body.get("language") or raw.get("title_detail", {}).get("language") or raw.get("language") or ""
        ),
        # Bing's News:Source
        source=str(raw.get("source", {}).get("title") or raw.get("news_source", "")),
        pictures=pictures(raw),
    )


def _body(raw: Any) -> Any:
    """The longest text that the entry carries, else what stands beside a video; a photo's caption is none."""
    parts = [*raw.get("content", ()), raw.get("summary_detail", {})]
    texts = [part for part in parts if part.get("value") and _is_text(part)]
    if texts:
        return max(texts, key=lambda part: len(str(part["value"])))
    told = (name for name in _SPARE if raw.get(name))
    return next(({"value": raw[name]} for name in told if name != CAPTION or not shows_only_photos(raw)), {})


def _is_text(part: Any) -> bool:
    kind = str(part.get("type", "text/html"))
    # feedparser decodes base64 where that gives a text, which unlike base64 has spaces
    decoded = kind == _BINARY and " " in str(part.get("value", ""))
    return decoded or kind.startswith("text/") or kind in _HTML


def _authors(raw: Any) -> tuple[str, ...]:
    """The authors' names; one known by a mail address only has none."""
    names = [_CUT.sub("", str(author.get("name", ""))) for author in raw.get("authors", ())]
    if names and "@" not in names[-1] and _ADDRESS.fullmatch(str(raw.get("author", ""))):
        names.pop()
    return tuple(names)


def _is_html(part: Any) -> bool:
    """Whether markup is meant: feedparser calls a title plain as soon as one of its tags is unknown to it."""
    return part.get("type", "text/html") in _HTML or bool(_MARKUP.search(str(part.get("value", ""))))


def _link(raw: Any) -> str:
    original = raw.get("feedburner_origlink")
    named = (str(link.get("href", "")) for link in raw.get("links", ()) if link.get("rel") == "alternate")
    return str(original or raw.get("link") or next(named, ""))


def _date(parsed: struct_time | None) -> datetime | None:
    """A UTC date, as feedparser gives it; years beyond what Python's dates hold are no dates."""
    if parsed is None or parsed == NEVER:
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
