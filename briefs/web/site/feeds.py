"""The feeds of a newsletter's newest briefs: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.

A feed is read away from the site, so its addresses are absolute: a site without address has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from briefs.adapters.pages.links import clean
from briefs.domain.brief import Document
from briefs.newsroom import paths
from briefs.web.site.address import segments
from briefs.web.site.corrections import changed
from briefs.web.site.frame import TYPES, language_of
from briefs.web.site.library import Kind, Library, Listed, Page
from briefs.web.site.listing import ListedBrief, listed

NEWEST = 20
"""Briefs in a feed: three weeks of a daily."""

MAX_AGE = 900
"""Readers ask a feed a few times a day; a brief that is a quarter of an hour late is none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief as a feed tells it, with its absolute address; `changed` is later when it was corrected."""

    url: str
    title: str
    at: datetime
    changed: datetime
    headlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A newsletter's newest briefs, newest first, and the absolute addresses of the feed and the archive."""

    title: str
    language: str
    home: str
    url: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """When one of them was approved or corrected last."""
        return max(entry.changed for entry in self.entries)


def page(library: Library, path: str) -> Page | None:
    """A feed; None for another path, for a newsletter without briefs and on a site without address."""
    place = segments(path)
    kinds = [kind for kind in paths.FEEDS if len(place) == 3 and path == paths.feed(place[1], kind)]
    if not (kinds and library.base):
        return None
    feed = _feed(library, place[1], path)
    if not feed.entries:
        return None
    text = _json(feed) if kinds == ["json"] else library.render(f"{kinds[0]}.xml", feed=feed)
    return Page(text.encode(), TYPES[kinds[0]], MAX_AGE)


def _paths(library: Library) -> Iterator[Listed]:
    for newsletter in library.newest if library.base else ():
        yield from (Listed(paths.feed(newsletter, kind)) for kind in paths.FEEDS)


def _feed(library: Library, newsletter: str, path: str) -> Feed:
    found = [(one, library.document(one.brief)) for one in library.published(newsletter)[:NEWEST]]
    shown = [(listed(one, document, paths.HOME), document) for one, document in found if document]
    like: Document | None = shown[0][1] if shown else None
    when = changed(library)
    return Feed(
        title=clean(like.title) if like else newsletter,
        language=language_of(like.language if like else ""),
        home=paths.absolute(library.base, paths.newsletter_page(newsletter)),
        url=paths.absolute(library.base, path),
        entries=tuple(_entry(library, brief, when[document.brief]) for brief, document in shown),
    )


def _entry(library: Library, brief: ListedBrief, changed: datetime) -> Entry:
    headlines = tuple(headline.text for headline in brief.headlines)
    return Entry(paths.absolute(library.base, brief.path), brief.subject, brief.at, changed, headlines)


def _json(feed: Feed) -> str:
    items = [
        {
            "id": entry.url,
            "url": entry.url,
            "title": entry.title,
            "content_text": "\n".join(entry.headlines) or entry.title,
            "date_published": entry.at.isoformat(),
            "date_modified": entry.changed.isoformat(),
        }
        for entry in feed.entries
    ]
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "language": feed.language,
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


KIND = Kind("feeds", page, _paths)
