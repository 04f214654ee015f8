"""Entries of any dialect → articles with their passages and the keys by which they are known again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefs.adapters.feeds.plain import line_of, plain, text_of
from briefs.adapters.feeds.urls import absolute, canonical_url
from briefs.domain.article import Article, Found
from briefs.domain.feed import Feed
from briefs.newsroom.passages import sentences, split

MOST = 1000
"""Entries of one document that are read; feeds list tens, and the newest stand first."""

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Dates before the web are mistakes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed contains, before anything is believed of it."""

    guid: str = ""
    link: str = ""
    title: str = ""
    body: str = ""
    is_html: bool = True
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    lang: str = ""
    source: str = ""


def found_in(entries: Sequence[Entry], feed: Feed, base: str, now: datetime) -> tuple[Found, ...]:
    """The articles of a feed's entries; those with neither title nor text are left out."""
    entries = entries[:MOST]
    guids = Counter(entry.guid for entry in entries)
    links = Counter(_url(entry, base) for entry in entries)
    made = (_found(entry, feed, base, now, guids, links) for entry in entries)
    return tuple(found for found in made if found)


def _found(
    entry: Entry, feed: Feed, base: str, now: datetime, guids: Counter[str], links: Counter[str]
) -> Found | None:
    text = text_of(entry.body) if entry.is_html else plain(entry.body)
    title = line_of(entry.title) or _first_sentence(text)
    if not title:
        return None
    title, outlet = _outlet(title, entry, feed)
    url = _url(entry, base)
    keys = _keys(entry, feed, outlet, title, url, guids, links)
    article = Article(
        id="a" + hashlib.sha256(keys[0].encode()).hexdigest()[:12],
        outlet=outlet,
        title=title,
        text="" if text == title else text,
        url=url,
        published=_published(entry, now),
        updated=_believable(entry.updated, now),
        authors=tuple(name for author in entry.authors if (name := line_of(author))),
        lang=feed.lang or entry.lang,
        feed=feed.name,
        paywalled=feed.paywalled,
    )
    return Found(article, split(article), keys)


def _keys(
    entry: Entry, feed: Feed, outlet: str, title: str, url: str, guids: Counter[str], links: Counter[str]
) -> tuple[str, ...]:
    """The feed's own id, unless entries share it; the address, unless they share that; what it says."""
    keys = []
    if entry.guid:
        shared = guids[entry.guid] > 1
        keys.append(f"guid:{feed.name}:{entry.guid}" + (f"|{url}" if shared else ""))
    if url and links[url] == 1:
        keys.append(f"url:{url}")
    if not keys or (entry.guid and guids[entry.guid] > 1 and not url):
        day = entry.published.date().isoformat() if entry.published else ""
        keys = [f"text:{outlet}:{title}:{day}"]
    return tuple(key if len(key) <= 300 else _short(key) for key in keys)


def _short(key: str) -> str:
    return f"{key[:40]}:{hashlib.sha256(key.encode()).hexdigest()}"


def _url(entry: Entry, base: str) -> str:
    return canonical_url(absolute(entry.link, base)) if entry.link else ""


def _outlet(title: str, entry: Entry, feed: Feed) -> tuple[str, str]:
    """The outlet; an aggregator names it in `source` or at the title's end: "Talks are off - Reuters"."""
    if not feed.aggregator:
        return title, feed.outlet
    source = line_of(entry.source)
    head, dash, tail = title.rpartition(" - ")
    if dash and head and tail in {source, source or tail} and len(tail) <= 60:
        return head, source or tail
    return title, source or feed.outlet


def _first_sentence(text: str) -> str:
    spans = sentences(text)
    return line_of(text[spans[0][0] : spans[0][1]]) if spans else ""


def _published(entry: Entry, now: datetime) -> datetime:
    return _believable(entry.published, now) or _believable(entry.updated, now) or now


def _believable(date: datetime | None, now: datetime) -> datetime | None:
    """The date, but not later than now; None for one before the web."""
    if date is None or date < EARLIEST:
        return None
    return min(date, now)
