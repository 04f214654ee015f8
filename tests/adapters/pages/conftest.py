"""A brief with everything that a brief can hold, built by hand: the text is sample text, not the papers' words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefs.adapters.pages.jinja import JinjaPages
from briefs.domain.article import Passage
from briefs.domain.brief import (
    Coverage,
    Document,
    FailedFeed,
    Frozen,
    Item,
    RelatedStory,
    ScorePart,
    SourceArticle,
)
from briefs.domain.newsletter import Site
from briefs.domain.story import FirstReport, Lineage, Report, Role
from briefs.domain.summary import Citation, Finding, Origin, Part, Sentence, Severity, Summary, Verdict

NOW = datetime(2025, 6, 23, 21, 5, tzinfo=UTC)
SITE = Site(
    url="https://news.example",
    sender="Asia Brief <brief@news.example>",
    contact="desk@news.example",
    postal_address="Asia Brief\n1 Harbour Road\nSingapore 018989",
)
BLOCK = Finding("numbers", Severity.BLOCK, "3.7 is not in the passage")


def source(id: str, outlet: str, title: str, **more: object) -> SourceArticle:
    """An article of an outlet, published in the evening of 20 June."""
    known = {
        "id": id,
        "revision": 1,
        "outlet": outlet,
        "title": title,
        "url": f"https://{id}.example/story?id=1&part=2",
        "published": datetime(2025, 6, 20, 18, 45, tzinfo=UTC),
        "lang": "en",
    }
    return SourceArticle(**{**known, **more})


def passage(article: str, text: str, start: int = 0) -> Passage:
    return Passage(article, 1, start, start + len(text), text)


def cite(*passages: Passage) -> tuple[Citation, ...]:
    return tuple(Citation(p.article, p.revision, p.start, p.end) for p in passages)


def said(text: str, *passages: Passage, origin: Origin = Origin.LLM, **more: object) -> Sentence:
    return Sentence(text, cite(*passages), origin, **{"verdict": Verdict.SUPPORTED, **more})


def quote(passage: Passage, **more: object) -> Sentence:
    return said(passage.text, passage, origin=Origin.EXTRACTIVE, **more)


def lineage(
    sources: Sequence[SourceArticle], roles: Sequence[Role], credits: Sequence[tuple[str, ...]]
) -> Lineage:
    reports = tuple(
        Report(s.id, s.outlet, s.family or s.outlet, role, credited, s.published)
        for s, role, credited in zip(sources, roles, credits, strict=True)
    )
    own = tuple(dict.fromkeys(report.family for report in reports if report.role is Role.OWN))
    first = reports[0]
    return Lineage(FirstReport(first.outlet, first.published, first.article), reports, own)


def item(
    story: str,
    summary: Summary,
    sources: Sequence[SourceArticle],
    passages: Sequence[Passage],
    **more: object,
) -> Item:
    known = {
        "story": story,
        "revision": 1,
        "summary": summary,
        "lineage": lineage(sources, [Role.OWN] * len(sources), [()] * len(sources)),
        "sources": tuple(sources),
        "passages": tuple(passages),
        "members": tuple(s.id for s in sources),
        "score": (ScorePart("independent reports", 3.0, "one family"),),
    }
    return Item(**{**known, **more})


def talks() -> Item:
    """Written by a model, told before, with a Japanese source, a held-back sentence and one never to be seen."""
    ft = source(
        "ft1", "Financial Times", "Japan scraps US talks", paywalled=True, family="Nikkei", kind="private"
    )
    st = source("st1", "The Straits Times", "Report: Japan calls off two-plus-two", family="SPH Media")
    nhk = source("nhk1", "NHK", "日米２プラス２　見送りへ", lang="ja", family="NHK", kind="public")
    kcna = source("kcna1", "KCNA", "Talks in disarray", kind="state", lang="ko")
    first = passage(
        "ft1",
        "Tokyo has withdrawn from the annual “2+2” security talks planned for July 1 in Washington.",
        23,
    )
    second = passage(
        "ft1", "The US raised its demand for Japanese defence spending to 3.5 per cent of GDP.", 113
    )
    other = passage("st1", "A new date is being looked for, a report said.", 40)
    japanese = passage(
        "nhk1", "政府は、７月１日に予定していた日米の外務・防衛の閣僚協議を見送る方向で調整に入りました。", 14
    )
    unseen = passage("kcna1", "This passage is cited by a hidden sentence only.", 20)
    summary = Summary(
        story="talks",
        headline=said("Japan calls off its “2+2” talks with the United States", first),
        sentences=(
            said("A new date in August is being weighed.", other, part=Part.NEW),
            said(
                "Japan withdrew from talks planned for 1 July after the US asked it to spend 3.5 per cent of GDP on defence.",
                first,
                second,
            ),
            quote(japanese),
            said(
                "HIDDEN-BLOCKED spending would reach 3.7 per cent.",
                unseen,
                findings=(BLOCK,),
                verdict=Verdict.UNSUPPORTED,
            ),
            said(
                "OVERRIDDEN the date was never fixed.",
                other,
                findings=(BLOCK,),
                overridden_by="chief@news.example",
                override_note="confirmed by phone",
                verdict=Verdict.UNSUPPORTED,
            ),
            said("We will follow this story.", origin=Origin.EDITOR),
            said("The two countries have held such talks since 1990.", first, part=Part.BACKGROUND),
        ),
        held_back=(said("HIDDEN-HELD-BACK", unseen, findings=(BLOCK,)),),
        writer=Origin.LLM,
        model="model-x",
    )
    sources = (ft, st, nhk, kcna)
    reports = lineage(
        sources, (Role.OWN, Role.CREDITS, Role.OWN, Role.COPY), ((), ("Financial Times",), (), ("Reuters",))
    )
    return item(
        "talks",
        summary,
        sources,
        (first, second, other, japanese, unseen),
        lineage=reports,
        section="Japan and its allies",
        told="Tokyo weighs skipping “2+2” talks",
        told_date="2025-06-20",
        related=(RelatedStory("nato", "Prime minister to miss NATO summit"), RelatedStory("oil", "Oil")),
    )


def nato() -> Item:
    """Chosen by the extractive writer: adjoining and separate quotations of two outlets."""
    rtr = source("rtr2", "Reuters", "Prime minister to miss NATO summit", kind="wire")
    jt = source("jt2", "The Japan Times", "Hague trip in doubt")
    title = passage("rtr2", "Prime minister to miss NATO summit")
    one = passage("rtr2", "Japan’s prime minister will not attend the NATO summit in The Hague.", 36)
    two = passage("rtr2", "The foreign minister goes instead.", one.end + 1)
    far = passage("rtr2", "It would have been the fourth summit in a row with a Japanese leader.", 400)
    spoken = passage("jt2", "“The circumstances have changed,” the government said.", 30)
    summary = Summary(
        "nato", quote(title, part=Part.HEADLINE), (quote(one), quote(two), quote(far), quote(spoken))
    )
    return item(
        "nato",
        summary,
        (rtr, jt),
        (title, one, two, far, spoken),
        section="Japan and its allies",
        related=(RelatedStory("talks", "Japan calls off talks"),),
    )


def single(story: str, outlet: str, title: str, text: str, **more: object) -> Item:
    """A story of one outlet, quoted."""
    article = source(f"{story}-a", outlet, title)
    head, body = passage(article.id, title), passage(article.id, text, len(title) + 2)
    summary = Summary(story, quote(head, part=Part.HEADLINE), () if more.get("also") else (quote(body),))
    return item(story, summary, (article,), (head, body), **more)


def rich() -> Document:
    items = (
        talks(),
        nato(),
        single(
            "oil",
            "CNA",
            "Oil at five-month high",
            "Brent rose above 79 dollars a barrel in early trading.",
            section="Markets",
        ),
        single(
            "kospi",
            "Yonhap News Agency",
            "Kospi closes above 3,000",
            "The index passed 3,000 points for the first time since 2022.",
        ),
        single("rice", "Nikkei Asia", "Rice falls below 4,000 yen", "", also=True),
        single("heat", "The Guardian", "Maebashi records 38C", "", also=True),
    )
    coverage = Coverage(
        feeds=12,
        failed=(FailedFeed("scmp-asia", "South China Morning Post", "HTTP 503"),),
        articles=1243,
        outlets=11,
        stories=6,
        sentences=13,
        held_back=1,
        writer="model-x (1 of 4 stories are quoted instead)",
    )
    return Document(
        version=1,
        brief="asia-2025-06-24-0530",
        newsletter="asia",
        title="Asia Brief",
        language="en",
        timezone="Asia/Tokyo",
        date=date(2025, 6, 24),
        slot="0530",
        subject="Asia Brief: Japan calls off its “2+2” talks with the United States",
        preheader="Prime minister to miss NATO summit · Oil at five-month high",
        opening=(
            said(
                "A cancelled meeting and a missed summit mark a cool week between allies.",
                talks().passages[0],
            ),
        ),
        items=items,
        coverage=coverage,
        notice="Sample text, not these papers’ words.",
    )


def hostile(text: str, url: str = "") -> Document:
    """The rich document with a string of a feed in every place that a feed can reach."""
    base = rich()
    items = []
    for one in base.items:
        sources = tuple(
            replace(
                s, title=text, outlet=text, lang=text, kind=text, family=text, country=text, url=url or s.url
            )
            for s in one.sources
        )
        passages = tuple(replace(p, text=text) for p in one.passages)
        reports = tuple(
            replace(r, outlet=text, family=text, credits=(text,) if r.credits else ())
            for r in one.lineage.reports
        )
        first = replace(one.lineage.first, outlet=text) if one.lineage.first else None
        sentences = tuple(replace(s, text=text) for s in one.summary.sentences)
        headline = replace(one.summary.headline, text=text)
        items.append(
            replace(
                one,
                sources=sources,
                passages=passages,
                section=text,
                told=text and one.told,
                told_date=one.told_date and text,
                lineage=replace(one.lineage, reports=reports, first=first),
                summary=replace(one.summary, headline=headline, sentences=sentences),
                related=tuple(replace(r, headline=text) for r in one.related),
            )
        )
    failed = (FailedFeed(text, text, text),)
    return replace(
        base,
        items=tuple(items),
        title=text or "Asia Brief",
        subject=text,
        preheader=text,
        notice=text,
        coverage=replace(base.coverage, failed=failed, writer=text or "extractive"),
    )


def many(stories: int, *, also: int = 0, sentences: int = 5) -> Document:
    """A long brief: every story quotes several outlets."""
    text = (
        "The ministry said that the figures for the month would be published later than planned, on Friday."
    )
    items = []
    for number in range(stories):
        articles = [
            source(f"m{number}-{k}", f"Outlet {k}", f"Headline {number} by outlet {k}")
            for k in range(sentences)
        ]
        spans = [passage(article.id, f"{text} ({number}, {article.outlet}.)", 30) for article in articles]
        title = passage(articles[0].id, f"Headline {number} by outlet 0")
        summary = Summary(f"m{number}", quote(title), tuple(quote(span) for span in spans))
        items.append(item(f"m{number}", summary, articles, [title, *spans]))
    lines = [
        single(f"also{n}", "Reuters", f"Short item number {n} of the day", "", also=True) for n in range(also)
    ]
    return replace(rich(), items=(*items, *lines), opening=())


@pytest.fixture(scope="session")
def pages() -> JinjaPages:
    return JinjaPages()


@pytest.fixture(scope="session")
def document() -> Document:
    return rich()


@pytest.fixture(scope="session")
def site() -> Site:
    return SITE


@pytest.fixture(scope="session")
def freeze(pages: JinjaPages) -> Callable[..., Frozen]:
    """Freezes a document with the packaged templates."""
    return lambda document, site=SITE: pages.freeze(document, 3, site, "editor", NOW)


@pytest.fixture(scope="session")
def frozen(freeze: Callable[..., Frozen], document: Document) -> Frozen:
    return freeze(document)


@pytest.fixture(scope="session")
def with_hostile() -> Callable[..., Document]:
    return hostile


@pytest.fixture(scope="session")
def long_document() -> Callable[..., Document]:
    return many
