"""What an editor sees of a brief: each sentence beside the passages that it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from briefs.adapters.pages.dates import Calendar, calendar
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.words import English
from briefs.domain.article import Article, Passage
from briefs.domain.brief import Document, Item
from briefs.domain.story import Disagreement, Lineage, Side
from briefs.domain.summary import Citation
from briefs.newsroom.order import DOWN, UP, kind_of_story, neighbour
from briefs.newsroom.places import Row, sentences_in
from briefs.newsroom.rank import reasons
from briefs.web.cited import Cited
from briefs.web.left_out import LeftOut, left_out
from briefs.web.said import Said, Teller

THINGS = {
    "share": "percentage",
    "money": "sum",
    "length": "distance",
    "time": "span of time",
    "count": "number",
}
TOLD = "Readers are told."
UNTOLD = "Readers are not told: it may be of two things."
NEWER = " The larger number came later and may only be newer."


@dataclass(frozen=True, slots=True)
class Disputed:
    """Figures on which outlets disagree: each with the passages that say it; `note` says who is told."""

    figures: str
    sides: tuple[tuple[str, tuple[Cited, ...]], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """One story of the brief; `up` and `down` say whether it may move there."""

    id: str
    section: str
    headline: Said
    sentences: tuple[Said, ...]
    held_back: tuple[Said, ...]
    reporting: str
    fallback: str
    also: bool
    why: tuple[str, ...]
    disputed: tuple[Disputed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    up: bool = False
    down: bool = False

    @property
    def stops(self) -> int:
        """How many sentences stop the approval."""
        return sum(not said.publishable for said in (self.headline, *self.sentences))

    @property
    def weak(self) -> int:
        """How many sentences an editor should read twice."""
        return sum(said.verdict == "weak" for said in (self.headline, *self.sentences))


def cited_articles(document: Document) -> tuple[str, ...]:
    """The articles whose text `stories` shows around the passages."""
    return tuple(dict.fromkeys(passage.article for item in document.items for passage in item.passages))


def stories(
    document: Document,
    articles: Mapping[str, Article],
    passages: Mapping[str, Sequence[Passage]] = MappingProxyType({}),
) -> tuple[Told, ...]:
    """The stories of a brief in running order; `articles` are the newest revisions of the cited ones.

    `passages` are those of the stories' articles, by article; without them nothing is `left_out`.
    """
    days = calendar("en", document.timezone, document.date)

    def may(at: int, step: int) -> bool:
        return neighbour(document.items, at, step, kind_of_story) is not None

    return tuple(
        replace(
            _told(item, Teller(item.sources, item.passages, articles, days)),
            left_out=left_out(item, articles, passages),
            up=may(at, UP),
            down=may(at, DOWN),
        )
        for at, item in enumerate(document.items)
    )


def opening(document: Document, articles: Mapping[str, Article]) -> tuple[Said, ...]:
    """The subject and preview line of the brief's own, and the opening's sentences."""
    whole = tuple(passage for item in document.items for passage in item.passages)
    sources = tuple(source for item in document.items for source in item.sources)
    days = calendar("en", document.timezone, document.date)
    teller = Teller(sources, whole, articles, days)
    return tuple(
        said for row in (Row.TITLE, Row.SAID) for said in teller.row(sentences_in(document, "", row), "", row)
    )


def _told(item: Item, teller: Teller) -> Told:
    summary = item.summary
    (headline,) = teller.row((summary.headline,), item.story, Row.TITLE)
    return Told(
        id=item.story,
        section=clean(item.section),
        headline=headline,
        sentences=teller.row(summary.said[1:], item.story),
        held_back=teller.row(summary.held_back, item.story, Row.HELD_BACK),
        reporting=_reporting(item.lineage, teller.days),
        fallback=clean(summary.fallback),
        also=item.also,
        why=tuple(map(clean, reasons(item.score))),
        disputed=tuple(_disputed(found, teller) for found in item.disagreements),
    )


def _disputed(found: Disagreement, teller: Teller) -> Disputed:
    def cited(side: Side) -> tuple[Cited, ...]:
        return teller.cited([Citation(p.article, p.revision, p.start, p.end) for p in side.passages])

    figures = [clean(English().hedged(side.text, side.hedge)) for side in found.sides]
    what = found.about or THINGS.get(found.thing, found.thing)
    return Disputed(
        figures=f"{' or '.join(figures)} ({what})",
        sides=tuple(zip(figures, map(cited, found.sides), strict=True)),
        note=f"{TOLD if found.sure else UNTOLD}{NEWER if found.later else ''}",
    )


def _reporting(lineage: Lineage, days: Calendar) -> str:
    """Who reported, first report first, and when that was."""
    outlets = [clean(outlet) for outlet in lineage.outlets]
    count = f"{len(outlets)} {'outlet' if len(outlets) == 1 else 'outlets'}: {', '.join(outlets)}"
    first = lineage.first
    if first is None or len(outlets) < 2:
        return count
    when = f", {days.minute(first.published)}" if first.published else ""
    return f"{count}; first {clean(first.outlet)}{when}"


def local_time(moment: datetime, timezone: str) -> str:
    """The moment on the newsletter's clock: "06:30 (Asia/Tokyo)"."""
    return f"{moment.astimezone(ZoneInfo(timezone)):%H:%M} ({timezone})"
