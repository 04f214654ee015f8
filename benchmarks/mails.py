"""Briefs of twelve stories, no two of which share a sentence: the material of `benchmarks/render.py`.

Made of the repository's own stories: a sentence is the beginning of one, the middle of another and the end of
a third. Always the same for the same numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random

from told import Told

from briefs.domain.article import Article, Passage
from briefs.domain.brief import Coverage, Document, FailedFeed, Item, RelatedStory, SourceArticle
from briefs.domain.newsletter import Site
from briefs.domain.story import Disagreement, FirstReport, Lineage, Report, Role, Side
from briefs.domain.summary import (
    SECTIONS,
    Citation,
    Finding,
    Origin,
    Part,
    Sentence,
    Severity,
    Summary,
    Verdict,
)
from briefs.newsroom import passages

DAY = date(2026, 2, 20)
MORNING = datetime(2026, 2, 19, 21, tzinfo=UTC)
WINDOW = 36 * 60
STORIES, ALSO = 12, 8
ACCENTS = ("#9b1c1c", "#1a4f8b", "#0b6e4f", "#7a4b00", "#5b2a86")
"""Of as many newsletters; each brief has that of its own."""

SINGLE = Finding("notes", Severity.NOTE, "one outlet says so")

SITE = Site(
    "https://news.example",
    "Morning Brief <brief@news.example>",
    "desk@news.example",
    "Morning Brief\n1 Harbour Road\nSingapore 018989",
)


@dataclass(frozen=True)
class Press:
    """What the stories of one language are made of."""

    lang: str
    stories: Sequence[Told]
    chance: Random

    @cached_property
    def _articles(self) -> list[Article]:
        articles = (article for story in self.stories for article in story.articles)
        return [article for article in articles if article.lang == self.lang]

    @cached_property
    def _written(self) -> list[str]:
        texts = (text for story in self.stories for text, _ in story.sentences)
        return [text for text in texts if self.lang != "ja" or not text.isascii()]

    @cached_property
    def _quotes(self) -> list[str]:
        spans = ((a.document, span) for a in self._articles for span in passages.sentences(a.document))
        return [text[start:end] for text, (start, end) in spans if end - start > self._shortest]

    @cached_property
    def _titles(self) -> list[str]:
        return [article.title for article in self._articles]

    @cached_property
    def _outlets(self) -> list[str]:
        return sorted({article.outlet for article in self._articles})

    @property
    def _shortest(self) -> int:
        return 20 if self.lang == "ja" else 50

    def written(self) -> str:
        """What a model writes."""
        return self._mixed(self._written)

    def quote(self) -> str:
        """What stands in an article; half the outlets set typographic quotes."""
        text = self._mixed(self._quotes)
        return text.replace("'", "’") if self.chance.random() < 0.5 else text

    def title(self) -> str:
        """A headline."""
        return self._mixed(self._titles)

    def outlets(self, count: int) -> list[str]:
        """So many different ones, or as many as there are."""
        return self.chance.sample(self._outlets, min(count, len(self._outlets)))

    def _mixed(self, texts: Sequence[str]) -> str:
        """A third of each of three texts, in the order in which they stood there."""
        between = "" if self.lang == "ja" else " "
        thirds = []
        for place in range(3):
            text = self.chance.choice(texts)
            words = list(text) if self.lang == "ja" else text.split()
            thirds += words[len(words) * place // 3 : len(words) * (place + 1) // 3]
        return between.join(thirds)


def documents(lang: str, stories: Sequence[Told], count: int, seed: int) -> Iterator[Document]:
    """So many briefs in one language, made of its stories."""
    own = [story for story in stories if story.articles[0].lang == lang]
    chance = Random(seed)  # noqa: S311  # a sample, no secret
    for number in range(count):
        yield document(Press(lang, own, chance), seed * count + number)


def document(press: Press, number: int) -> Document:
    """Twelve stories in full and eight in a line, as a model and the gate leave them."""
    items = tuple(_item(press, f"s{number}x{place}", place) for place in range(STORIES + ALSO))
    opening = tuple(_said(press, item.passages[:1], Part.OPENING) for item in items[:2])
    headline = items[0].summary.headline.text
    return Document(
        version=1,
        brief=f"morning-{DAY.isoformat()}-{number}",
        newsletter="morning",
        title="朝のまとめ" if press.lang == "ja" else "Morning Brief",
        language=press.lang,
        timezone="Asia/Tokyo",
        date=DAY,
        slot="0600",
        subject=headline,
        preheader=" · ".join(item.summary.headline.text for item in items[1:4]),
        opening=opening,
        items=items,
        coverage=Coverage(
            60, (FailedFeed("daily", "Daily Outlet", "HTTP 503"),), 900 + number, 48, 20, 62, 3, "a model"
        ),
        accent=ACCENTS[number % len(ACCENTS)],
    )


def _item(press: Press, story: str, place: int) -> Item:
    chance, also = press.chance, place >= STORIES
    sources = tuple(_sources(press, story, 1 if also else chance.choice((2, 3, 3, 4, 4, 5))))
    heads = [_passage(source.id, source.title, 0) for source in sources]
    bodies = [_passage(s.id, press.quote(), 100 + 200 * at) for s in sources for at in range(2)]
    quoted = place % 6 == 5 or also  # what a model did not write well enough is quoted
    headline = (
        _quoted(heads[0], Part.HEADLINE) if quoted else _said(press, heads[:1], Part.HEADLINE, press.title())
    )
    told = place % 4 == 2 and not also
    return Item(
        story=story,
        revision=1,
        summary=Summary(
            story,
            headline,
            () if also else tuple(_sentences(press, bodies, quoted=quoted, told=told)),
            writer=Origin.EXTRACTIVE if quoted else Origin.LLM,
            sections=() if quoted else tuple(_sections(press, bodies)),
        ),
        lineage=_lineage(sources),
        sources=sources,
        passages=(*heads, *bodies),
        members=tuple(source.id for source in sources),
        also=also,
        told=press.title() if told else "",
        told_date="2026-02-19" if told else "",
        related=(RelatedStory("elsewhere", press.title(), "2026-02-18", "morning-2"),)
        if place % 3 == 0
        else (),
        disagreements=(_disagreement(bodies),) if place % 6 == 1 and len(sources) > 2 else (),
    )


def _sources(press: Press, story: str, count: int) -> Iterator[SourceArticle]:
    for at, outlet in enumerate(press.outlets(count)):
        title = press.title()
        host = re.sub(r"[^a-z]", "", outlet.lower()) or "outlet"
        slug = "-".join(re.findall(r"[a-z]+", title.lower())[:6]) or "article"
        yield SourceArticle(
            id=f"{story}a{at}",
            revision=1,
            outlet=outlet,
            title=title,
            url=f"https://www.{host}.example/world/2026/02/20/{slug}-{story}",
            published=MORNING - timedelta(minutes=press.chance.randrange(WINDOW)),
            lang=press.lang if press.chance.random() < 0.85 else "de",
            paywalled=press.chance.random() < 0.15,
            family=f"{outlet} Group",
            country=press.chance.choice(("GB", "US", "JP", "IN", "SG")),
            kind="state" if press.chance.random() < 0.05 else "private",
        )


def _passage(article: str, text: str, start: int) -> Passage:
    return Passage(article, 1, start, start + len(text), text)


def _said(press: Press, cited: Sequence[Passage], part: Part, text: str = "", label: str = "") -> Sentence:
    citations = tuple(Citation(p.article, p.revision, p.start, p.end) for p in cited)
    noted = (SINGLE,) if press.chance.random() < 0.3 else ()
    return Sentence(
        text or press.written(), citations, Origin.LLM, part, Verdict.SUPPORTED, noted, label=label
    )


def _quoted(passage: Passage, part: Part) -> Sentence:
    cited = (Citation(passage.article, passage.revision, passage.start, passage.end),)
    return Sentence(passage.text, cited, Origin.EXTRACTIVE, part, Verdict.SUPPORTED)


def _sentences(press: Press, bodies: Sequence[Passage], *, quoted: bool, told: bool) -> Iterator[Sentence]:
    """Three or four, each citing one or two passages."""
    for at in range(press.chance.choice((3, 4))):
        part = Part.NEW if told and not at else Part.SUMMARY
        if quoted:
            yield _quoted(bodies[at % len(bodies)], part)
        else:
            yield _said(press, press.chance.sample(bodies, press.chance.choice((1, 1, 2))), part)


def _sections(press: Press, bodies: Sequence[Passage]) -> Iterator[Sentence]:
    """Two of every other optional part, which stand on the page."""
    for part in SECTIONS:
        for _ in range(press.chance.choice((0, 2))):
            cited = press.chance.choice(bodies)
            text = cited.text if part is Part.QUOTE else press.written()
            yield _said(press, [cited], part, text, "" if part is Part.UNKNOWN else press.title()[:20])


def _lineage(sources: Sequence[SourceArticle]) -> Lineage:
    first = sources[0]
    roles = [Role.CREDITS if at == 2 else Role.OWN for at in range(len(sources))]
    reports = tuple(
        Report(s.id, s.outlet, s.family, role, (first.outlet,) if role is Role.CREDITS else (), s.published)
        for s, role in zip(sources, roles, strict=True)
    )
    own = tuple(report.family for report in reports if report.role is Role.OWN)
    return Lineage(FirstReport(first.outlet, first.published, first.id), reports, own)


def _disagreement(bodies: Sequence[Passage]) -> Disagreement:
    sides = (
        Side("12", 12, ("one",), (bodies[0],), MORNING),
        Side("14", 14, ("two",), (bodies[2],), MORNING),
    )
    return Disagreement("dead", sides, sure=True)
