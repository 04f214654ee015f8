"""What an editor sees of a brief: each sentence beside the passages that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from briefs.adapters.pages.dates import Calendar, calendar
from briefs.adapters.pages.links import clean, safe_language, safe_url, text_fragment
from briefs.adapters.pages.words import English
from briefs.domain.article import Article, Passage
from briefs.domain.brief import Document, Item, SourceArticle
from briefs.domain.story import Disagreement, Lineage, Side
from briefs.domain.summary import Citation, Finding, Origin, Part, Sentence
from briefs.newsroom.rank import reasons
from briefs.web.left_out import LeftOut, left_out

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

AROUND = 220
"""Characters of the article shown before and after a passage: enough to see what it is about."""

PARTS = {
    Part.HEADLINE: "Headline",
    Part.NEW: "New",
    Part.SUMMARY: "",
    Part.BACKGROUND: "Background",
    Part.CONTEXT: "Context",
    Part.KEY_POINT: "Key point",
    Part.PERSPECTIVE: "Perspective",
    Part.QUOTE: "Quote",
    Part.TIMELINE: "Timeline",
    Part.UNKNOWN: "Not known",
    Part.SUBJECT: "Subject",
    Part.PREHEADER: "Preview line",
    Part.OPENING: "Opening",
}

ORIGINS = {Origin.EXTRACTIVE: "quoted", Origin.LLM: "written by the model", Origin.EDITOR: "by an editor"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage in its article: `note` says what an editor should know of it."""

    outlet: str
    when: str
    title: str
    url: str
    lang: str
    before: str
    passage: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence; `number` is its place in the summary, None for one that cannot be dropped alone."""

    text: str
    part: str
    origin: str
    verdict: str
    findings: tuple[Finding, ...]
    cited: tuple[Cited, ...]
    publishable: bool
    number: int | None = None
    overridden: str = ""


@dataclass(frozen=True, slots=True)
class Disputed:
    """Figures on which outlets disagree: each with the passages that say it; `note` says who is told."""

    figures: str
    sides: tuple[tuple[str, tuple[Cited, ...]], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """One story of the brief."""

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
    return tuple(
        replace(_told(item, articles, days), left_out=left_out(item, articles, passages))
        for item in document.items
    )


def opening(document: Document, articles: Mapping[str, Article]) -> tuple[Said, ...]:
    """The opening's sentences, and a model's subject and preview line, which cannot be dropped."""
    days = calendar("en", document.timezone, document.date)
    whole = tuple(passage for item in document.items for passage in item.passages)
    sources = tuple(source for item in document.items for source in item.sources)

    def say(sentence: Sentence, number: int | None = None) -> Said:
        cited = (_cited(sources, whole, citation, articles, days) for citation in sentence.citations)
        return _said(sentence, tuple(cited), number)

    lines = (say(sentence, number) for number, sentence in enumerate(document.opening))
    return (*map(say, document.titles), *lines)


def _told(item: Item, articles: Mapping[str, Article], days: Calendar) -> Told:
    def say(sentence: Sentence, number: int | None = None) -> Said:
        cited = tuple(
            _cited(item.sources, item.passages, citation, articles, days) for citation in sentence.citations
        )
        return _said(sentence, cited, number)

    summary = item.summary
    return Told(
        id=item.story,
        section=clean(item.section),
        headline=say(summary.headline),
        sentences=tuple(say(sentence, at) for at, sentence in enumerate(summary.said[1:])),
        held_back=tuple(say(sentence) for sentence in summary.held_back),
        reporting=_reporting(item.lineage, days),
        fallback=clean(summary.fallback),
        also=item.also,
        why=tuple(map(clean, reasons(item.score))),
        disputed=tuple(_disputed(item, found, articles, days) for found in item.disagreements),
    )


def _disputed(item: Item, found: Disagreement, articles: Mapping[str, Article], days: Calendar) -> Disputed:
    def cited(side: Side) -> tuple[Cited, ...]:
        points = (Citation(p.article, p.revision, p.start, p.end) for p in side.passages)
        return tuple(_cited(item.sources, item.passages, point, articles, days) for point in points)

    figures = [clean(English().hedged(side.text, side.hedge)) for side in found.sides]
    what = found.about or THINGS.get(found.thing, found.thing)
    return Disputed(
        figures=f"{' or '.join(figures)} ({what})",
        sides=tuple(zip(figures, map(cited, found.sides), strict=True)),
        note=f"{TOLD if found.sure else UNTOLD}{NEWER if found.later else ''}",
    )


def _said(sentence: Sentence, cited: tuple[Cited, ...], number: int | None) -> Said:
    overridden = ""
    if sentence.overridden_by:
        overridden = f"{sentence.overridden_by}: {sentence.override_note}"
    return Said(
        text=clean(f"{sentence.label}: {sentence.text}" if sentence.label else sentence.text),
        part=PARTS[sentence.part],
        origin=ORIGINS[sentence.origin],
        verdict=sentence.verdict.value,
        findings=sentence.findings,
        cited=cited,
        publishable=sentence.publishable,
        number=number,
        overridden=clean(overridden),
    )


def _cited(
    sources: Sequence[SourceArticle],
    passages: Sequence[Passage],
    citation: Citation,
    articles: Mapping[str, Article],
    days: Calendar,
) -> Cited:
    source = next((source for source in sources if source.id == citation.article), None)
    passage = next((passage.text for passage in passages if passage.key == citation.key), "")
    article = articles.get(citation.article)
    before, after, note = _around(citation, article)
    return Cited(
        outlet=clean(source.outlet) if source else citation.article,
        when=days.minute(source.published) if source and source.published else "",
        title=clean(source.title) if source else "",
        url=text_fragment(safe_url(source.url), passage) if source else "",
        lang=safe_language(source.lang) if source else "",
        before=before,
        passage=clean(passage),
        after=after,
        note=_note(source, article, note),
    )


def _around(citation: Citation, article: Article | None) -> tuple[str, str, str]:
    """What stands before and after the passage, and why nothing does."""
    if article is None:
        return "", "", "the article is no longer stored"
    if article.revision != citation.revision:
        return "", "", "the article was changed since this was drafted"
    text = article.document
    before = text[max(0, citation.start - AROUND) : citation.start]
    after = text[citation.end : citation.end + AROUND]
    if citation.start > AROUND:
        before = f"…{before.partition(' ')[2]}"
    if citation.end + AROUND < len(text):
        after = f"{after.rpartition(' ')[0]}…"
    return clean(before), clean(after), ""


def _note(source: SourceArticle | None, article: Article | None, changed: str) -> str:
    marks = (
        "subscription" if source and source.paywalled else "",
        "only a summary of it was read" if article and article.summary_only else "",
        changed,
    )
    return "; ".join(mark for mark in marks if mark)


def _reporting(lineage: Lineage, days: Calendar) -> str:
    """Who reported, first report first, and when that was."""
    outlets = [clean(outlet) for outlet in lineage.outlets]
    count = f"{len(outlets)} {'outlet' if len(outlets) == 1 else 'outlets'}: {', '.join(outlets)}"
    first = lineage.first
    if first is None or len(outlets) < 2:
        return count
    when = f", {days.minute(first.published)}" if first.published else ""
    return f"{count}; first {clean(first.outlet)}{when}"


def stopping(told: Sequence[Told], opening: Iterable[Sentence]) -> int:
    """How many sentences of the whole brief stop its approval."""
    return sum(story.stops for story in told) + sum(not sentence.publishable for sentence in opening)


def local_time(moment: datetime, timezone: str) -> str:
    """The moment on the newsletter's clock: "06:30 (Asia/Tokyo)"."""
    return f"{moment.astimezone(ZoneInfo(timezone)):%H:%M} ({timezone})"
