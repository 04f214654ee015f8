"""A brief as it was approved: its page, its text and its JSON byte for byte, and the same in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefs.adapters.pages.dates import Calendar, calendar
from briefs.adapters.pages.languages import site_words
from briefs.domain.brief import Frozen
from briefs.domain.published import Published
from briefs.newsroom import paths
from briefs.newsroom.ledger import for_show
from briefs.web.site.address import segments
from briefs.web.site.corrections import above, changed
from briefs.web.site.library import HTML, Kind, Library, Listed, Page, document_of
from briefs.web.site.wrapping import wrapped

Piece = Callable[[Library, Published], str]
"""Makes something to put around a shown page, as HTML; "" for nothing."""

TYPES = {
    "html": HTML,
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
"""The kinds of `paths.brief_page`, with their media types."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The brief before or after: where it is, what its day is called."""

    href: str
    day: str


def page(library: Library, path: str) -> Page | None:
    """A published brief in one of TYPES, None for another path."""
    place = segments(path)
    brief, dot, kind = place[-1].rpartition(".")
    if not dot or kind not in TYPES or path != paths.brief_page(brief, kind):
        return None
    found = library.approved(brief)
    return Page(_text(library, *found, kind).encode(), TYPES[kind]) if found else None


def _text(library: Library, one: Published, frozen: Frozen, kind: str) -> str:
    site = library.services.config.site
    if kind == "md":
        return library.services.pages.markdown(document_of(frozen.json), site)
    if kind == "html":
        return wrapped(frozen.page, [piece(library, one) for piece in PIECES])
    return frozen.json if kind == "json" else for_show(frozen.text, site)


def around(library: Library, one: Published) -> str:
    """The way to the newsletter's brief before and after, and to its archive."""
    listed = library.published(one.newsletter)
    at = next((at for at, other in enumerate(listed) if other.brief == one.brief), None)
    if at is None:
        return ""  # withdrawn this moment
    path, names = paths.brief_page(one.brief), calendar(one.language, "UTC", one.date)
    return library.render(
        "around.html",
        words=site_words(one.language),
        archive=paths.between(path, paths.newsletter_page(one.newsletter)),
        before=_neighbour(path, listed[at + 1 : at + 2], names),
        after=_neighbour(path, listed[max(0, at - 1) : at], names),
    )


def _neighbour(path: str, found: Sequence[Published], names: Calendar) -> Neighbour | None:
    where = (Neighbour(paths.between(path, paths.brief_page(o.brief)), names.day(o.date)) for o in found)
    return next(where, None)


def _paths(library: Library) -> Iterator[Listed]:
    when = changed(library)
    for one in library.published():
        for kind in TYPES:
            at = when[one.brief] if kind == "html" else one.approved_at
            yield Listed(paths.brief_page(one.brief, kind), at, indexed=kind == "html")


PIECES: tuple[Piece, ...] = (above, around)
"""What is put around a page, in this order; who has something to say of a published brief adds it here."""

KIND = Kind("brief", page, _paths)
