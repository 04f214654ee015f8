"""The home page: every newsletter with its newest brief."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr

from briefs.adapters.pages.languages import site_words
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.site_words import SiteEnglish
from briefs.newsroom import paths
from briefs.web.site.frame import FeedLink, feeds, frame, language_of
from briefs.web.site.library import Kind, Library, Listed, Page
from briefs.web.site.listing import ListedBrief, listed


@dataclass(frozen=True, slots=True)
class Newest:
    """A newsletter, its newest brief, and where its archive is."""

    words: SiteEnglish
    title: str
    lang: str
    archive: str
    brief: ListedBrief
    feeds: tuple[FeedLink, ...]


def page(library: Library, path: str) -> Page | None:
    """The home page, None for another path and before anything is published."""
    if path != paths.HOME or not library.newest:
        return None
    shown = [found for name in library.newest if (found := _newest(library, name))]
    titles = list(dict.fromkeys(newest.title for newest in shown))
    title = titles[0] if len(titles) == 1 else _publisher(library) or " · ".join(titles)
    like = library.document(next(iter(library.newest.values())).brief)
    desk = "desk" if library.live else ""
    around = frame(library, path, title, like)
    return library.html("home.html", frame=around, newest=shown, desk=desk)


def _paths(library: Library) -> Iterator[Listed]:
    if library.newest:
        changed = max(one.approved_at for one in library.newest.values())
        yield Listed(paths.HOME, changed, indexed=True)


def _newest(library: Library, newsletter: str) -> Newest | None:
    one = library.newest[newsletter]
    document = library.document(one.brief)
    if document is None:
        return None
    return Newest(
        words=site_words(document.language),
        title=clean(document.title),
        lang=language_of(document.language),
        archive=paths.between(paths.HOME, paths.newsletter_page(newsletter)),
        brief=listed(one, document, paths.HOME),
        feeds=feeds(library, paths.HOME, newsletter, clean(document.title)),
    )


def _publisher(library: Library) -> str:
    """Who publishes several newsletters: the name under which mails are sent."""
    return clean(parseaddr(library.services.config.site.sender)[0])


KIND = Kind("home", page, _paths, front=paths.HOME)
