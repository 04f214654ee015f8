"""What every page of the site has around its content: language, colours, address, the links at its foot."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.adapters.pages.colour import DEFAULT, accents
from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.languages import search_words, site_words
from briefs.adapters.pages.links import clean, safe_language
from briefs.adapters.pages.search_words import SearchEnglish
from briefs.adapters.pages.site_words import SiteEnglish
from briefs.domain.brief import Document
from briefs.newsroom import paths
from briefs.web.site.library import Library

TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}
"""The media types of paths.FEEDS."""

NAMES = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}
"""What they are called in every language."""


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link of the page's foot, relative to the page; `here` is the page itself."""

    href: str
    text: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that the page names to feed readers: where it is, its media type, whose it is, its format."""

    href: str
    type: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Colours:
    """The accent as web/style.css.j2 asks for it."""

    accent: str
    accent_dark: str


@dataclass(frozen=True, slots=True)
class SearchForm:
    """Where a form that searches is sent, in which words it says so, and the newsletter of its page."""

    action: str
    words: SearchEnglish
    newsletter: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What web/base.html.j2 prints; `url` is the page's public address, empty on a site without one.

    An export has no search.
    """

    words: SiteEnglish
    lang: str
    dir: str
    title: str
    url: str
    colours: Colours
    links: tuple[SiteLink, ...]
    feeds: tuple[FeedLink, ...]
    search: SearchForm | None = None


def frame(
    library: Library, path: str, title: str, like: Document | None = None, newsletter: str = ""
) -> Frame:
    """The frame of the page at `path`, in the language and colours of a document; English without one.

    With a newsletter its archive and its feeds are linked too.
    """
    language = like.language if like else "en"
    light, dark = accents(like.accent if like else DEFAULT)
    words = site_words(language)
    return Frame(
        words=words,
        lang=language_of(language),
        dir=calendar(language, "UTC", like.date).direction if like else "ltr",
        title=title,
        url=paths.absolute(library.home, "" if path == paths.HOME else path),
        colours=Colours(light, dark),
        links=_links(library, path, words, newsletter),
        feeds=feeds(library, path, newsletter, clean(like.title) if like else newsletter),
        search=_search(library, path, language, newsletter),
    )


def language_of(tag: str) -> str:
    """The language tag as a page may print it: that of our own words where it is none."""
    return safe_language(tag) or site_words(tag).lang


def feeds(library: Library, path: str, newsletter: str, title: str) -> tuple[FeedLink, ...]:
    """A newsletter's feeds as a page links to them; none on a site without address, where feeds cannot be."""
    if not (newsletter and library.base):
        return ()
    return tuple(
        FeedLink(paths.between(path, paths.feed(newsletter, kind)), TYPES[kind], title, NAMES[kind])
        for kind in paths.FEEDS
    )


def _search(library: Library, path: str, language: str, newsletter: str) -> SearchForm | None:
    if not library.live:
        return None
    return SearchForm(paths.between(path, paths.SEARCH), search_words(language), newsletter)


def _links(library: Library, path: str, words: SiteEnglish, newsletter: str) -> tuple[SiteLink, ...]:
    fronts = [(kind.front, words.fronts.get(kind.name, kind.name)) for kind in library.kinds if kind.front]
    if newsletter:
        fronts.insert(1, (paths.newsletter_page(newsletter), words.archive))
    return tuple(SiteLink(paths.between(path, front), text, front == path) for front, text in fronts)
