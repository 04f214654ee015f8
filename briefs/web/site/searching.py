"""The search over published briefs, for visitors of a running program; an export has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.languages import search_words
from briefs.adapters.pages.links import clean
from briefs.domain.brief import Document
from briefs.domain.hit import Hit
from briefs.newsroom import paths
from briefs.newsroom.searching import TYPED, Query, parsed
from briefs.newsroom.snippets import Piece, snippet
from briefs.web.site.frame import frame, language_of
from briefs.web.site.library import Kind, Library, Page

ON_A_PAGE = 20
"""Hits on one page: what a reader looks through before asking in other words."""

LAST = 1000
"""Nobody turns further; what is asked for beyond it is the last page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor asks: the words as typed, a newsletter or all of them, which page of results."""

    typed: str = ""
    newsletter: str = ""
    page: int = 1

    def href(self, page: int) -> str:
        """The address of another page of these results."""
        asked = {"q": self.typed, "newsletter": self.newsletter, "page": str(page) if page > 1 else ""}
        return "?" + urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True, slots=True)
class HitView:
    """A story that was found, in the language of its newsletter; marked pieces are what was looked for."""

    lang: str
    headline: tuple[Piece, ...]
    href: str
    day: str
    brief: str
    newsletter: str
    story: str
    snippet: tuple[Piece, ...]


def asked(request: Request, library: Library) -> Asked:
    """What the address asks; of what makes no sense the nearest that does."""
    values = request.query_params
    typed = clean(values.get("q", ""))[:TYPED]
    newsletter = values.get("newsletter", "")
    number = values.get("page", "")
    page = min(int(number), LAST) if number.isascii() and number.isdecimal() and len(number) < 9 else 1
    return Asked(typed, newsletter if newsletter in library.newest else "", max(1, page))


def results(library: Library, wanted: Asked) -> Page:
    """One page of what was found, with the form; what to do where nothing was."""
    query = parsed(wanted.typed)
    found = library.services.store.briefs.find(
        wanted.typed, wanted.newsletter, ON_A_PAGE + 1, (wanted.page - 1) * ON_A_PAGE
    )
    like = _like(library, wanted.newsletter)
    words = search_words(like.language if like else "")
    title = words.titled(wanted.typed) if wanted.typed else words.title
    return library.html(
        "search.html",
        frame=frame(library, paths.SEARCH, title, like, wanted.newsletter),
        words=words,
        asked=wanted,
        wants=bool(query.wanted),
        newsletters=_titles(library),
        hits=tuple(_hits(library, found[:ON_A_PAGE], query)),
        newer=wanted.href(wanted.page - 1) if wanted.page > 1 else "",
        older=wanted.href(wanted.page + 1) if len(found) > ON_A_PAGE and wanted.page < LAST else "",
    )


def _like(library: Library, newsletter: str) -> Document | None:
    """The brief whose language the page has: the newsletter's newest one, or the first newsletter's."""
    newest = library.newest.get(newsletter) or next(iter(library.newest.values()), None)
    return library.document(newest.brief) if newest else None


def _titles(library: Library) -> dict[str, str]:
    """The newsletters to choose from, by name."""
    found = ((name, library.document(newest.brief)) for name, newest in library.newest.items())
    return {name: clean(document.title) for name, document in found if document}


def _hits(library: Library, found: tuple[Hit, ...], query: Query) -> Iterator[HitView]:
    for hit in found:
        like = _like(library, hit.newsletter)
        if like is not None:
            yield _view(hit, query, like)


def _view(hit: Hit, query: Query, like: Document) -> HitView:
    brief = paths.brief_page(hit.brief)
    headline = clean(hit.headline)
    return HitView(
        lang=language_of(like.language),
        headline=snippet(query, headline, len(headline)),
        href=paths.between(paths.SEARCH, f"{brief}#story-{hit.place}"),
        day=calendar(like.language, "UTC", hit.day).full(hit.day),
        brief=paths.between(paths.SEARCH, brief),
        newsletter=clean(like.title),
        story=paths.between(paths.SEARCH, paths.story_page(hit.story)),
        snippet=snippet(query, clean(hit.text)),
    )


KIND = Kind("search", lambda *_: None, front=paths.SEARCH, live=True)
