"""What was published of a newsletter: an archive by month, and feeds of its newest briefs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.links import clean, safe_url
from briefs.domain.brief import PUBLISHED, Brief, Frozen
from briefs.ports import Services

NEWEST = 20
"""Briefs in a feed: three weeks of a daily."""

MAX_AGE = {"Cache-Control": "max-age=900"}
"""Readers ask a feed a few times a day; a brief that is a quarter of an hour late is none."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One published brief: its subject, its day and how that is called, its approval, its headlines."""

    url: str
    title: str
    day: date
    named: str
    at: datetime
    headlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A newsletter's name, title, language and address, with some of its published briefs, newest first."""

    title: str
    language: str
    url: str
    briefs: tuple[Listed, ...]

    @property
    def updated(self) -> datetime:
        """When the newest of them was approved."""
        return max(brief.at for brief in self.briefs)


class Archive:
    """The handlers of a newsletter's archive and feeds; an unknown or unpublished one is not found."""

    def __init__(self, services: Services, render: Callable[..., str]) -> None:
        self._services = services
        self._render = render

    def archive(self, request: Request) -> Response:
        """One month of a newsletter, the newest where none is asked for, and its other months."""
        published = self._published(request)
        months = sorted({f"{brief.date:%Y-%m}" for brief in published}, reverse=True)
        month = request.query_params.get("month") or months[0]
        chosen = [brief for brief in published if f"{brief.date:%Y-%m}" == month]
        if not chosen:
            raise HTTPException(404)
        listing = self._listing(request, chosen)
        return HTMLResponse(self._render("archive.html", listing=listing, months=months, month=month))

    def atom(self, request: Request) -> Response:
        """The newest briefs as Atom (RFC 4287)."""
        return self._xml(request, "atom.xml", "application/atom+xml")

    def rss(self, request: Request) -> Response:
        """The newest briefs as RSS 2.0."""
        return self._xml(request, "rss.xml", "application/rss+xml")

    def json_feed(self, request: Request) -> Response:
        """The newest briefs as a JSON Feed 1.1."""
        listing = self._newest(request)
        items = [
            {
                "id": brief.url,
                "url": brief.url,
                "title": brief.title,
                "content_text": "\n".join(brief.headlines),
                "date_published": brief.at.isoformat(),
            }
            for brief in listing.briefs
        ]
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": listing.title,
            "home_page_url": listing.url,
            "feed_url": f"{listing.url}/feed.json",
            "language": listing.language,
            "items": items,
        }
        return JSONResponse(feed, headers=MAX_AGE, media_type="application/feed+json")

    def _xml(self, request: Request, name: str, kind: str) -> Response:
        return Response(self._render(name, listing=self._newest(request)), headers=MAX_AGE, media_type=kind)

    def _newest(self, request: Request) -> Listing:
        return self._listing(request, self._published(request)[:NEWEST])

    def _published(self, request: Request) -> list[Brief]:
        """The published briefs of the newsletter that is asked for, newest first."""
        found = self._services.store.briefs.all(request.path_params["name"])
        published = [brief for brief in found if brief.status in PUBLISHED]
        if not published:
            raise HTTPException(404)
        return sorted(published, key=lambda brief: (brief.date, brief.slot), reverse=True)

    def _listing(self, request: Request, briefs: list[Brief]) -> Listing:
        home = (safe_url(self._services.config.site.url) or str(request.base_url)).rstrip("/")
        newsletter = request.path_params["name"]
        newest = self._services.store.briefs.document(briefs[0].id)
        listed = tuple(self._listed(briefs, home, newest.language))
        if not listed:
            raise HTTPException(404)
        url = f"{home}/newsletters/{quote(newsletter, safe='')}"
        return Listing(clean(newest.title), newest.language, url, listed)

    def _listed(self, briefs: list[Brief], home: str, language: str) -> Iterator[Listed]:
        for brief in briefs:
            frozen = self._services.store.briefs.frozen(brief.id)
            if frozen is not None and frozen.revision == brief.revision:
                url = f"{home}/briefs/{quote(brief.id, safe='')}"
                day = calendar(language, "UTC", brief.date).full(brief.date)
                subject, told = clean(frozen.subject), _headlines(frozen)
                yield Listed(url, subject, brief.date, day, frozen.approved_at, told)


def _headlines(frozen: Frozen) -> tuple[str, ...]:
    """The headlines of the stories that were approved, in their order."""
    items = json.loads(frozen.json)["items"]
    return tuple(clean(item["summary"]["headline"]["text"]) for item in items)
