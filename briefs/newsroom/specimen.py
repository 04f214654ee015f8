"""Made-up briefs to try templates with: one of everything that a brief can hold, one with next to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from briefs.domain.article import Passage
from briefs.domain.brief import (
    Brief,
    Coverage,
    Document,
    FailedFeed,
    Item,
    RelatedStory,
    SourceArticle,
    Status,
)
from briefs.domain.correction import Correction
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Disagreement, FirstReport, Lineage, Report, Role, Side
from briefs.domain.summary import SECTIONS, Citation, Origin, Part, Sentence, Summary, Verdict
from briefs.newsroom.compose import document

STORIES = 4
"""Enough for a list of contents."""

QUOTED = "story1"
"""The one of them whose headline is that of an outlet."""

_MODEL = "a language model"


def specimens(newsletter: Newsletter, now: datetime) -> tuple[Document, ...]:
    """A full and a bare brief of the newsletter, of today; no outlet, person or event in them exists."""
    brief = Brief(f"{newsletter.name}-specimen", newsletter.name, now.date(), "manual", Status.DRAFT, now)
    full = [_full(f"story{number}", now) for number in range(STORIES)]
    full.append(replace(_quoted("line", now), also=True))
    rich = document(
        brief,
        newsletter,
        full,
        Coverage(3, (FailedFeed("third", "Third Outlet", "HTTP 503"),), 9, 3, 0, 0, 0, ""),
    )
    bare = document(brief, newsletter, [_quoted("only", now)], Coverage(1, (), 1, 1, 0, 0, 0, ""))
    return (_furnished(rich, now), replace(bare, notice="", logo="", wording=(), images=False, preheader=""))


def _furnished(rich: Document, now: datetime) -> Document:
    """With what editors, a model and earlier briefs add to a draft."""
    first = rich.items[0]
    opening = (_said("Two sentences open the brief.", first.passages[:1], Part.OPENING), _note(Part.OPENING))
    wrong = Correction(
        "specimen.1",
        "specimen",
        rich.newsletter,
        first.story,
        "It was Tuesday.",
        "desk",
        now,
        now.date(),
        "A headline",
    )
    return replace(
        rich, notice="A notice.", images=True, mail_parts=SECTIONS, opening=opening, corrections=(wrong,)
    )


def _full(story: str, now: datetime) -> Item:
    """Written by a model, told before, reported by three outlets that differ."""
    sources = (
        _source(f"{story}a", "First Outlet", now, country="GB", family="One Family", paywalled=True),
        _source(f"{story}b", "Second Outlet", now, country="CN", kind="state", lang="zh", summary_only=True),
        _source(f"{story}c", "Third Outlet", now, country="US", url=""),
    )
    passages = [_passage(source, f"The sentence of {source.outlet} that is cited.") for source in sources]
    first = _said(f"Headline of {story}", passages[:1], Part.HEADLINE)
    headline = _quote(passages[1], Part.HEADLINE) if story == QUOTED else first
    sides = (
        Side("12", 12, ("one",), (passages[0],), now, hedge="about"),
        Side("14", 14, ("two",), (passages[1],), now),
    )
    return Item(
        story=story,
        revision=1,
        summary=_summary(story, headline, passages),
        lineage=_lineage(sources, now),
        sources=sources,
        passages=tuple(passages),
        members=tuple(source.id for source in sources),
        section="A section" if story != "story0" else "",
        told="What was told before",
        told_date=str(now.date() - timedelta(days=1)),
        related=(
            RelatedStory("story0", "In this brief"),
            RelatedStory("old", "In an earlier brief", str(date(2025, 1, 2)), "old-brief"),
        ),
        disagreements=(Disagreement("dead", sides, sure=True, later=True),),
    )


def _summary(story: str, headline: Sentence, passages: Sequence[Passage]) -> Summary:
    """With a sentence of every part and origin, and every optional section."""
    parts = (Part.NEW, Part.SUMMARY, Part.SUMMARY, Part.BACKGROUND)
    sentences = [_said(f"A sentence of the {part}.", passages[:2], part) for part in parts]
    quotes = (_quote(passages[1], Part.SUMMARY), _quote(passages[2], Part.CONTEXT))
    return Summary(
        story,
        headline,
        (*sentences, *quotes, _note(Part.SUMMARY)),
        writer=Origin.LLM,
        model=_MODEL,
        sections=tuple(_section(part, passages[1]) for part in SECTIONS),
    )


def _quoted(story: str, now: datetime) -> Item:
    """Of one outlet, word for word."""
    source = _source(story, "Only Outlet", now, lang="de", paywalled=True)
    headline, sentence = (
        _passage(source, source.title),
        _passage(source, "The only sentence that is quoted.", 100),
    )
    return Item(
        story=story,
        revision=1,
        summary=Summary(story, _quote(headline, Part.HEADLINE), (_quote(sentence, Part.SUMMARY),)),
        lineage=Lineage(None, (Report(source.id, source.outlet, source.outlet, Role.OWN, (), None),), ()),
        sources=(source,),
        passages=(headline, sentence),
        members=(source.id,),
    )


def _source(id: str, outlet: str, now: datetime, **more: object) -> SourceArticle:
    url = f"https://{id}.example"
    known = {"url": f"{url}/report", "published": now, "lang": "en", "image": f"{url}/picture.jpg"} | more
    return SourceArticle(id, 1, outlet, f"Title of {outlet}", **known)  # type: ignore[arg-type]  # fields by name


def _passage(source: SourceArticle, text: str, start: int = 0) -> Passage:
    return Passage(source.id, 1, start, start + len(text), text)


def _cited(passages: Sequence[Passage]) -> tuple[Citation, ...]:
    return tuple(Citation(p.article, p.revision, p.start, p.end) for p in passages)


def _said(text: str, passages: Sequence[Passage], part: Part, label: str = "") -> Sentence:
    return Sentence(text, _cited(passages), Origin.LLM, part, Verdict.SUPPORTED, label=label)


def _quote(passage: Passage, part: Part) -> Sentence:
    return Sentence(passage.text, _cited([passage]), Origin.EXTRACTIVE, part, Verdict.SUPPORTED)


def _note(part: Part) -> Sentence:
    return Sentence("A note of the desk.", (), Origin.EDITOR, part, Verdict.SUPPORTED)


def _section(part: Part, passage: Passage) -> Sentence:
    return _said(passage.text, [passage], part, label="" if part is Part.UNKNOWN else "A label")


def _lineage(sources: Sequence[SourceArticle], now: datetime) -> Lineage:
    first, second, third = sources
    reports = (
        Report(first.id, first.outlet, "One Family", Role.OWN, (), now),
        Report(second.id, second.outlet, second.outlet, Role.CREDITS, (first.outlet,), now),
        Report(third.id, third.outlet, third.outlet, Role.COPY, (first.outlet,), now),
    )
    return Lineage(FirstReport(first.outlet, now, first.id), reports, ("One Family",))
