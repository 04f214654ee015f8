"""The page that follows a story over days, made of what published briefs told of it and of nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from briefs.adapters.pages.links import clean
from briefs.domain.brief import RelatedStory
from briefs.newsroom import paths
from briefs.web.site.address import segments
from briefs.web.site.corrections import of_stories
from briefs.web.site.following import Telling, telling
from briefs.web.site.frame import SiteLink, frame
from briefs.web.site.library import Kind, Library, Listed, Page, document_of, fitting
from briefs.web.site.story_view import MEASURES, Measure, story_view

RELATED = 12
"""Related stories that a page links to, the newest first."""


def page(library: Library, path: str) -> Page | None:
    """The page of a story that a published brief tells; of one merged away, the way to where it goes on."""
    place = segments(path)
    story = place[-1].removesuffix(".html")
    if path != paths.story_page(story):
        return None
    survivor = library.stories.survivors([story])[story]
    tellings = _tellings(library, survivor)
    if not tellings:
        return None
    if survivor != story:
        return _moved(library, path, survivor, tellings)
    return fitting(_shown(library, path, survivor, tellings, measure) for measure in MEASURES)


def _shown(library: Library, path: str, survivor: str, tellings: Sequence[Telling], measure: Measure) -> Page:
    newest = tellings[-1]
    archive = paths.between(path, paths.newsletter_page(newest.brief.newsletter))
    return library.html(
        "story.html",
        frame=frame(library, path, _headline(newest), newest.document, newest.brief.newsletter),
        masthead=SiteLink(archive, clean(newest.document.title)),
        story=story_view(tellings, path, measure),
        related=_related(library, path, survivor, tellings),
        corrections=of_stories(library, {item.story for one in tellings for _, item in one.items}, path),
    )


def _moved(library: Library, path: str, survivor: str, tellings: Sequence[Telling]) -> Page:
    newest = tellings[-1]
    around = frame(library, path, _headline(newest), newest.document, newest.brief.newsletter)
    survivor_page = paths.story_page(survivor)
    return library.html(
        "moved.html",
        frame=around,
        to=paths.between(path, survivor_page),
        url=paths.absolute(library.home, survivor_page),
    )


def _paths(library: Library) -> Iterator[Listed]:
    """Every story that is told, and what it was merged into; those of one brief next to one another."""
    told = library.stories.all_told
    survivors = library.stories.survivors(told)
    approved = {one.brief: one.approved_at for one in library.published()}
    changed: dict[str, datetime] = {}
    for story, briefs in told.items():
        times = [approved[brief] for brief in briefs if brief in approved]
        for one in {story, survivors[story]} if times else ():
            changed[one] = max(*times, changed.get(one, times[0]))
    for story, at in changed.items():
        yield Listed(paths.story_page(story), at, indexed=survivors.get(story, story) == story)


def _tellings(library: Library, survivor: str) -> list[Telling]:
    """The published briefs that tell a story, or one that was merged into it, the oldest first."""
    stories = (survivor, *library.stories.merged(survivor))
    briefs = {brief for those in library.stories.told(stories).values() for brief in those}
    found = filter(None, (library.approved(brief) for brief in briefs))
    shown = (telling(one, document_of(frozen.json), stories) for one, frozen in found)
    return sorted(filter(None, shown), key=lambda telling: telling.brief.order)


def _headline(newest: Telling) -> str:
    return clean(newest.items[0][1].summary.headline.text)


def _related(library: Library, path: str, survivor: str, tellings: Sequence[Telling]) -> tuple[SiteLink, ...]:
    """The related stories that have a page, by their newest headline, the last named first."""
    named: dict[str, RelatedStory] = {}
    for one in reversed(tellings):
        for _, item in one.items:
            for other in item.related:
                named.setdefault(other.story, other)
    survivors = library.stories.survivors(named)
    told = library.stories.told({*named, *survivors.values()})
    return tuple(_links(path, survivor, named, survivors, told))[:RELATED]


def _links(
    path: str,
    survivor: str,
    named: dict[str, RelatedStory],
    survivors: dict[str, str],
    told: Collection[str],
) -> Iterator[SiteLink]:
    seen = {survivor}
    for story, other in named.items():
        last = survivors[story]
        if last not in seen and (story in told or last in told):
            seen.add(last)
            yield SiteLink(paths.between(path, paths.story_page(last)), clean(other.headline))


KIND = Kind("story", page, _paths)
