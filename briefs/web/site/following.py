"""A story over days, from what published briefs told of it: who reported what, and in which part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefs.domain.brief import Document, Item, SourceArticle
from briefs.domain.published import Published
from briefs.domain.story import FirstReport, Lineage, Report

LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Telling:
    """One brief that tells the story: the brief, its document, its items of the story, and their numbers."""

    brief: Published
    document: Document
    items: tuple[tuple[int, Item], ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What all tellings together know; `articles` are the story's own, the oldest first, undated ones last.

    `cited` are articles of other stories that a telling cites for background or context.
    """

    lineage: Lineage
    articles: tuple[SourceArticle, ...]
    cited: tuple[SourceArticle, ...]

    def report(self, article: str) -> Report | None:
        """The report that an article is; None for a further article of an outlet that had reported."""
        return next((report for report in self.lineage.reports if report.article == article), None)


def telling(brief: Published, document: Document, stories: Iterable[str]) -> Telling | None:
    """What a brief tells of a story under any of its ids; None when it tells nothing of it."""
    wanted = frozenset(stories)
    items = tuple((at, item) for at, item in enumerate(document.items, 1) if item.story in wanted)
    return Telling(brief, document, items) if items else None


def followed(tellings: Sequence[Telling]) -> Followed:
    """The story as its tellings (oldest first, at least one) together know it."""
    items = [item for telling in tellings for _, item in telling.items]
    known = {source.id: source for item in items for source in item.sources}
    members = {member for item in items for member in item.members}
    ordered = sorted(known.values(), key=lambda source: (source.published or LATEST, source.id))
    return Followed(
        lineage=joined([item.lineage for item in items]),
        articles=tuple(source for source in ordered if source.id in members),
        cited=tuple(source for source in ordered if source.id not in members),
    )


def joined(lineages: Sequence[Lineage]) -> Lineage:
    """Lineages of one story, oldest first, laid over one another with the fullest on top.

    A newsletter sees only the outlets that it takes: what it says of who was first is less well founded than
    what one says that sees more of them.
    """
    fullest = sorted(enumerate(lineages), key=lambda pair: (len(pair[1].reports), pair[0]), reverse=True)
    reports: dict[str, Report] = {}
    for _, lineage in fullest:
        for report in lineage.reports:
            reports.setdefault(report.outlet, report)
    firsts: list[FirstReport] = [lineage.first for _, lineage in fullest if lineage.first]
    independent = dict.fromkeys(family for _, lineage in fullest for family in lineage.independent)
    ordered = sorted(reports.values(), key=lambda report: (report.published or LATEST, report.article))
    top = fullest[0][1]
    return replace(
        top,
        first=firsts[0] if firsts else None,
        reports=tuple(ordered),
        independent=tuple(independent),
    )
