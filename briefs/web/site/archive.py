"""A newsletter's archive by month: the newest month at its front, each other month on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel.dates import format_date

from briefs.adapters.pages.dates import Calendar, calendar
from briefs.adapters.pages.links import clean
from briefs.domain.published import Published
from briefs.newsroom import paths
from briefs.web.site.address import segments
from briefs.web.site.frame import frame
from briefs.web.site.library import Kind, Library, Listed, Page, fitting
from briefs.web.site.listing import HEADLINES, listed

FEWER = (HEADLINES, 4, 2, 1, 0)
"""Headlines of each brief, fewer where a newsletter with several slots a day would make a page too long."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month as the others link to it; `here` is the one that is shown."""

    href: str
    text: str
    here: bool


@dataclass(frozen=True, slots=True)
class Year:
    """The months of one year that have briefs, in their order."""

    text: str
    months: tuple[Month, ...]


def page(library: Library, path: str) -> Page | None:
    """One month of a newsletter; None for another path and for a month without briefs."""
    place = segments(path)
    if len(place) != 3 or place[0] != "newsletters":  # newsletters/NAME/FILE
        return None
    months = _months(library.published(place[1]))
    name = next((month for month in months if _page(place[1], month, months) == path), "")
    return _shown(library, path, place[1], name, months) if name else None


def _shown(
    library: Library, path: str, newsletter: str, month: str, months: dict[str, list[Published]]
) -> Page | None:
    found = ((one, library.document(one.brief)) for one in months[month])
    documents = [(one, document) for one, document in found if document]
    if not documents:
        return None
    like = documents[0][1]
    names, title = calendar(like.language, "UTC", like.date), clean(like.title)
    around = frame(library, path, f"{title}, {_named(month, names)}", like, newsletter)
    return fitting(
        library.html(
            "archive.html",
            frame=around,
            title=title,
            month=_named(month, names),
            briefs=[listed(one, document, path, headlines) for one, document in documents],
            years=_years(path, newsletter, months, names),
        )
        for headlines in FEWER
    )


def _paths(library: Library) -> Iterator[Listed]:
    for newsletter in library.newest:
        months = _months(library.published(newsletter))
        for month, briefs in months.items():
            changed = max(one.approved_at for one in briefs)
            yield Listed(_page(newsletter, month, months), changed, indexed=True)


def _months(published: Iterable[Published]) -> dict[str, list[Published]]:
    """The briefs by month as YYYY-MM, both newest first."""
    return {month: list(briefs) for month, briefs in groupby(published, key=lambda one: f"{one.date:%Y-%m}")}


def _page(newsletter: str, month: str, months: Iterable[str]) -> str:
    newest = next(iter(months))
    return paths.newsletter_page(newsletter) if month == newest else paths.month_page(newsletter, month)


def _years(
    path: str, newsletter: str, months: dict[str, list[Published]], names: Calendar
) -> tuple[Year, ...]:
    def year(text: str, found: Iterator[str]) -> Year:
        pages = {month: _page(newsletter, month, months) for month in sorted(found)}
        shown = (
            Month(paths.between(path, where), _alone(month, names), where == path)
            for month, where in pages.items()
        )
        return Year(text, tuple(shown))

    return tuple(year(text, found) for text, found in groupby(months, key=lambda month: month[:4]))


def _named(month: str, names: Calendar) -> str:
    """The month with its year: "November 2026", 「2026年11月」."""
    # babel 2.17 prints stand-alone names (LLLL) of whatever language was loaded last: "11月" in German
    pattern = names.locale.datetime_skeletons["yMMMM"].pattern.replace("L", "M")
    return format_date(date.fromisoformat(f"{month}-01"), pattern, locale=names.locale)


def _alone(month: str, names: Calendar) -> str:
    """Without its year, which stands before the months."""
    return format_date(date.fromisoformat(f"{month}-01"), "MMMM", locale=names.locale)


KIND = Kind("archive", page, _paths)
