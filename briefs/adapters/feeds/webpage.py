"""What was sent instead of a feed, and where the feed may be. Runs in a worker process only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from briefs.adapters.feeds.faults import shown
from briefs.adapters.feeds.plain import line_of
from briefs.adapters.feeds.urls import LONGEST, absolute
from briefs.domain.errors import FeedError
from briefs.domain.feed import Candidate

MOST = 50
"""Feeds of one page that are told; a newspaper's list of its sections is about as long."""

LARGEST = 1_000_000
"""Bytes in which a page's links are looked for."""

FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
LOOSE_TYPES = frozenset({"application/json", "application/xml", "text/xml"})
"""Types that also stand for a feed, and for much else: the address must say that it is one."""

_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|channel)\b", re.IGNORECASE)
_FEEDLIKE = re.compile(r"(?:^|[^a-z])(?:rss|atom|feeds?)\d?(?:[^a-z]|$)|\.rdf(?:$|\?)", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:(feeds|rss)\.)?[^/]*", re.IGNORECASE)


def is_page(document: bytes) -> bool:
    """Whether the document says that it is HTML; a feed may have a page's doctype before it."""
    start = document[:1000].lower()
    return b"<html" in start or (b"<!doctype html" in start and not is_feed(document))


def is_feed(document: bytes) -> bool:
    """Whether it begins as a feed, with entries or without."""
    return bool(_FEED.search(document, 0, 1000))


def no_feed(document: bytes, base: str) -> FeedError:
    """Why the document is no feed; a web page's own word for where its feed is becomes the mend."""
    if not is_page(document):
        return FeedError("not-a-feed", "this is no RSS, Atom or JSON feed", "check the address in a browser")
    named = linked_feeds(document, base)
    mend = f"use {shown(named[0].url)}" if named else "look on it for an RSS or Atom link and use that"
    return FeedError("not-a-feed", "this is a web page, not a feed", mend, named)


def linked_feeds(document: bytes, base: str) -> tuple[Candidate, ...]:
    """The feeds that a page in UTF-8 names (HTML, 4.6.7.1), else those that it links to; comments last.

    `base` is where the page was read.
    """
    root = _root(document[:LARGEST])
    if root is None:
        return ()
    base = absolute(next((given for given in root.xpath("//base/@href")), ""), base) or base
    found: dict[str, Candidate] = {}
    for element in [*_alternates(root)] or [*_anchors(root)]:
        url = absolute(element.get("href"), base).replace(" ", "%20")
        if (
            url.startswith(("http://", "https://"))
            and url.isprintable()
            and len(url) <= LONGEST
            and url != base
        ):
            title = line_of(element.get("title") or element.text_content()[:LONGEST])
            found.setdefault(url, Candidate(url, title))
    return tuple(sorted(found.values(), key=lambda link: link.of_comments)[:MOST])


def _root(document: bytes) -> HtmlElement | None:
    try:
        return document_fromstring(document, parser=HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):  # nothing in it that a tree could be made of
        return None


def _alternates(root: HtmlElement) -> Iterator[HtmlElement]:
    for link in root.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        if link.get("href") and "stylesheet" not in rel and _names_feed(link, rel):
            yield link


def _names_feed(link: HtmlElement, rel: list[str]) -> bool:
    if "feed" in rel:
        return True
    kind = (link.get("type") or "").partition(";")[0].strip().lower()
    loose = kind in LOOSE_TYPES and _FEEDLIKE.search(f"{_telling(link)} {link.get('title') or ''}")
    return "alternate" in rel and (kind in FEED_TYPES or bool(loose))


def _anchors(root: HtmlElement) -> Iterator[HtmlElement]:
    """Links to what its address calls a feed: many papers list theirs on a page of its own."""
    return (link for link in root.iter("a") if link.get("href") and _FEEDLIKE.search(_telling(link)))


def _telling(link: HtmlElement) -> str:
    """Its address, of whose host only a "feeds." or "rss." before it says something."""
    return _HOST.sub(lambda host: f"{host[1] or ''}", link.get("href").strip(), count=1)
