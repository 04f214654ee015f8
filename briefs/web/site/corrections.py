"""Corrections where readers see them: above a brief, on a story's page, and all on a page of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from briefs.adapters.pages.correction_words import CorrectionEnglish
from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.languages import correction_words
from briefs.adapters.pages.links import clean
from briefs.domain.brief import Document
from briefs.domain.correction import Correction
from briefs.domain.published import Published
from briefs.newsroom import correcting, paths
from briefs.web.site.frame import frame, language_of
from briefs.web.site.library import Kind, Library, Listed, Page


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One correction; `href` leads to what it corrects, "" to nowhere, `brief` to the brief as a whole."""

    anchor: str
    words: CorrectionEnglish
    lang: str
    text: str
    about: str
    href: str
    told_in: str
    brief: str
    at: datetime
    when: str


def above(library: Library, one: Published) -> str:
    """The corrections of a brief, to be put around its frozen page; "" where there are none."""
    made = library.services.store.corrections.of(one.brief)
    document = library.document(one.brief) if made else None
    if document is None:
        return ""
    path, places = paths.brief_page(one.brief), _places(document)
    shown = [_view(correction, document, path, places.get(correction.story, "")) for correction in made]
    return library.render(
        "corrected.html",
        words=correction_words(one.language),
        corrections=shown,
        # one that was edited and approved again after a correction may have been mended meanwhile
        unchanged=all(correction.at >= one.approved_at for correction in made),
    )


def of_stories(library: Library, stories: Collection[str], page: str) -> tuple[CorrectionView, ...]:
    """The corrections of a story under any of its ids, newest first, as the page at `page` links to them."""
    made = [one for one in library.corrections if one.story in stories]
    return tuple(_views(library, made, page)) if made else ()


def changed(library: Library) -> dict[str, datetime]:
    """When the page of each published brief last changed, by the brief's id."""
    when = {one.brief: one.approved_at for one in library.published()}
    for one in library.corrections:
        if one.brief in when:
            when[one.brief] = correcting.updated(when[one.brief], [one])
    return when


def page(library: Library, path: str) -> Page | None:
    """All corrections, newest first; None for another path and before anything is published."""
    if path != paths.CORRECTIONS or not library.newest:
        return None
    like = library.document(next(iter(library.newest.values())).brief)
    words = correction_words(like.language if like else "")
    shown = tuple(_views(library, library.corrections, path))
    around = frame(library, path, words.title, like)
    return library.html("corrections.html", frame=around, words=words, corrections=shown)


def _paths(library: Library) -> Iterator[Listed]:
    if library.newest:
        made = library.corrections
        yield Listed(paths.CORRECTIONS, max((one.at for one in made), default=None), indexed=True)


def _views(library: Library, made: Iterable[Correction], page: str) -> Iterator[CorrectionView]:
    """As lists show them: in the language and the time zone that the newsletter's newest brief has."""
    shown = {one.brief for one in library.published()}
    known: dict[str, Document | None] = {}
    for one in made:
        if one.brief not in shown:
            continue
        if one.newsletter not in known:
            known[one.newsletter] = library.document(library.newest[one.newsletter].brief)
        if document := known[one.newsletter]:
            place = f"{paths.brief_page(one.brief)}#{one.anchor}"
            yield _view(one, document, page, paths.between(page, place))


def _view(one: Correction, like: Document, page: str, href: str) -> CorrectionView:
    """A correction in the language and the time zone of a document."""
    words = correction_words(like.language)
    days = calendar(like.language, like.timezone, like.date)
    return CorrectionView(
        anchor=one.anchor,
        words=words,
        lang=language_of(like.language),
        text=clean(one.text),
        about=clean(one.headline) or words.whole,
        href=href,
        told_in=words.told_in(clean(like.title), days.full(one.day)),
        brief=paths.between(page, paths.brief_page(one.brief)),
        at=one.at,
        when=words.made(days.minute(one.at)),
    )


def _places(document: Document) -> dict[str, str]:
    return {item.story: f"#story-{number}" for number, item in enumerate(document.items, 1)}


KIND = Kind("corrections", page, _paths, front=paths.CORRECTIONS)
