"""What was sent instead of a feed, and where the feed may be."""

from __future__ import annotations

import re
from html import unescape

from briefs.adapters.feeds.faults import shown
from briefs.adapters.feeds.urls import absolute, canonical_url
from briefs.domain.errors import FeedError

_LINK = re.compile(r"<link\s[^<>]{1,1000}>", re.IGNORECASE)
_TYPE = re.compile(r"type\s*=\s*[\"']?application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s>]+))", re.IGNORECASE)


def is_page(document: bytes) -> bool:
    """Whether the document says that it is HTML."""
    start = document[:1000].lower()
    return b"<!doctype html" in start or b"<html" in start


def no_feed(document: bytes, base: str) -> FeedError:
    """Why the document is no feed; a web page's own word for where its feed is becomes the mend."""
    if not is_page(document):
        return FeedError("not-a-feed", "this is no RSS, Atom or JSON feed", "check the address in a browser")
    named = _named(document[:200_000].decode("utf-8", "replace"), base)
    mend = f"use {named}" if named else "look on it for an RSS or Atom link and use that"
    return FeedError("not-a-feed", "this is a web page, not a feed", mend)


def _named(page: str, base: str) -> str:
    for link in _LINK.finditer(page):
        href = _HREF.search(link[0])
        if href and _TYPE.search(link[0]):
            address = unescape(href[1] or href[2] or href[3])
            return shown(canonical_url(absolute(address, base)))
    return ""
