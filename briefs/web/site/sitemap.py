"""What tells search engines of the site: sitemap.xml (sitemaps.org) and robots.txt (RFC 9309).

Both hold absolute addresses: there are none on a site without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from briefs.newsroom import paths
from briefs.web.site.library import Kind, Library, Listed, Page

ROBOTS = "robots.txt"

LARGEST = 50_000
"""Addresses in one file, as the protocol has it; each of ours is far below the 1 kB that 50 MB allow."""

MAX_AGE = 3600
"""Search engines ask once a day, or less."""

CLOSED = ("/desk", "/unsubscribe", "/preferences")
"""What no search engine should ask for."""

_PART = re.compile(r"sitemap-([1-9][0-9]{0,5})\.xml")


def page(library: Library, path: str) -> Page | None:
    """One of the files, None for another path and on a site without address."""
    if not library.home:
        return None
    if path == ROBOTS:
        return Page(_robots(library).encode(), "text/plain; charset=utf-8", MAX_AGE)
    found = _PART.fullmatch(path)
    parts = _parts(library) if found or path == paths.SITEMAP else []
    if found and len(parts) > 1 and int(found[1]) <= len(parts):
        return _map(library, "urlset", "url", parts[int(found[1]) - 1])
    if path != paths.SITEMAP or not parts:
        return None
    if len(parts) == 1:
        return _map(library, "urlset", "url", parts[0])
    return _map(library, "sitemapindex", "sitemap", _files(parts))


def _paths(library: Library) -> Iterator[Listed]:
    if library.home:
        parts = _parts(library)
        if len(parts) > 1:
            yield from _files(parts)
        if parts:
            yield Listed(paths.SITEMAP)
        yield Listed(ROBOTS)


def _parts(library: Library) -> list[Sequence[Listed]]:
    return [library.indexed[at : at + LARGEST] for at in range(0, len(library.indexed), LARGEST)]


def _files(parts: Sequence[Sequence[Listed]]) -> list[Listed]:
    """The files of a map that is too long for one, each with its last change."""
    return [
        Listed(f"sitemap-{number}.xml", max((one.changed for one in part if one.changed), default=None))
        for number, part in enumerate(parts, 1)
    ]


def _map(library: Library, whole: str, each: str, listed: Sequence[Listed]) -> Page:
    """The same form for a map and for a map of maps."""
    addresses = [(_address(library, one.path), one.changed) for one in listed]
    text = library.render("sitemap.xml", whole=whole, each=each, addresses=addresses)
    return Page(text.encode(), "application/xml", MAX_AGE)


def _address(library: Library, path: str) -> str:
    return paths.absolute(library.home, "" if path == paths.HOME else path)


def _robots(library: Library) -> str:
    """A site below a path is closed below that path; the file counts only at the top of its host."""
    below = urlsplit(library.home).path
    closed = [f"Disallow: {below}{path}" for path in CLOSED]
    return "\n".join(
        ["User-agent: *", *closed, "", f"Sitemap: {paths.absolute(library.home, paths.SITEMAP)}", ""]
    )


KIND = Kind("sitemap", page, _paths, of_all=True)
