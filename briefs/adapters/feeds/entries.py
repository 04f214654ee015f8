"""Entries of any dialect → articles with their passages and the keys by which they are known again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefs.adapters.feeds.identity import Marks, article_id, keys_of
from briefs.adapters.feeds.plain import line_of, plain, text_of, visible
from briefs.adapters.feeds.urls import absolute, canonical_url
from briefs.domain.article import Article, Found
from briefs.domain.feed import Feed
from briefs.newsroom.injection import suspicion
from briefs.newsroom.passages import sentences, split

MOST = 2000
"""Entries of one document that are read; feeds list tens, and the newest stand first."""

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Dates before the web are mistakes."""

MOST_AUTHORS = 10

LONGEST_NAME = 60
"""Characters of an outlet's name; the longest in the packaged table has half as many."""

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?:[-_].{1,20})?")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed contains, before anything is believed of it."""

    guid: str = ""
    link: str = ""
    title: str = ""
    title_is_html: bool = True
    body: str = ""
    body_is_html: bool = True
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    lang: str = ""
    source: str = ""


def found_in(entries: Sequence[Entry], feed: Feed, base: str, now: datetime) -> tuple[Found, ...]:
    """The articles of a feed's entries, each once; those with neither title nor text are left out."""
    drafts = [(entry, _article(entry, feed, base, now)) for entry in entries[:MOST]]
    told = [(entry, article) for entry, article in drafts if article.title]
    keys = keys_of([_marks(entry, article, feed) for entry, article in told])
    found: dict[str, Found] = {}
    for (_, article), known_by in zip(told, keys, strict=True):
        named = replace(article, id=article_id(known_by[0]))
        other = found.get(named.id)
        # of two copies the later and longer one, in whatever order they are listed
        if other is None or _weight(other.article) < _weight(named):
            found[named.id] = Found(named, (), known_by)
    return tuple(replace(each, passages=split(each.article)) for each in found.values())


def _article(entry: Entry, feed: Feed, base: str, now: datetime) -> Article:
    text = text_of(entry.body) if entry.body_is_html else plain(entry.body)
    own = line_of(entry.title, is_html=entry.title_is_html)
    title, outlet = _outlet(own or _first_sentence(text), entry, feed)
    published, updated = _believable(entry.published, now), _believable(entry.updated, now)
    return Article(
        id="",
        outlet=outlet,
        title=title,
        text="" if text == title else text,
        url=canonical_url(absolute(entry.link, base)) if entry.link else "",
        published=published or updated or now,
        updated=updated,
        authors=tuple(dict.fromkeys(filter(None, map(line_of, entry.authors[:MOST_AUTHORS])))),
        lang=feed.lang or language_tag(entry.lang),
        feed=feed.name,
        paywalled=feed.paywalled,
    )


def _marks(entry: Entry, article: Article, feed: Feed) -> Marks:
    date = entry.published or entry.updated
    guid = visible(entry.guid).strip()
    return Marks(feed.name, article.outlet, guid, article.url, article.title, date)


def _weight(article: Article) -> tuple[float, int, str, str]:
    date = article.updated or article.published
    return (date.timestamp() if date else 0, len(article.text), article.text, article.title)


def _outlet(title: str, entry: Entry, feed: Feed) -> tuple[str, str]:
    """The outlet; an aggregator names it in `source` or at the title's end: "Talks are off - Reuters"."""
    if not feed.aggregator:
        return title, feed.outlet
    source = _name(entry.source)
    head, _, tail = title.rpartition(" - ")
    if head and tail == (source or tail) and _name(tail):
        return head.rstrip(), tail
    return title, source or feed.outlet


def _name(markup: str) -> str:
    """An outlet's name as an aggregator gives it; "" for what is too long for one, or speaks to a program."""
    name = line_of(markup)
    return name if len(name) <= LONGEST_NAME and not suspicion(name) else ""


def _first_sentence(text: str) -> str:
    spans = sentences(text)
    return line_of(text[spans[0][0] : spans[0][1]], is_html=False) if spans else ""


def _believable(date: datetime | None, now: datetime) -> datetime | None:
    """The date, but not later than now; None for one before the web."""
    if date is None or date < EARLIEST:
        return None
    return min(date, now)


def language_tag(declared: str) -> str:
    """A declared language as a BCP 47 tag ("en_us" → "en-US"); "" when it is none."""
    found = _LANGUAGE.fullmatch(declared.strip())
    if not found:
        return ""
    language, region = found[1].lower(), found[2] or ""
    if not region:
        return language
    return f"{language}-{region.upper() if len(region) == 2 else region.title()}"
