"""Published briefs made to measure: stories with any reports, told by any newsletter on any day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.pages.environment import environment
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.pages.templates import Templates
from briefs.adapters.store.memory import MemoryStore
from briefs.adapters.store.owner import this_process
from briefs.config import Config, Environment
from briefs.domain.article import Outlets, Passage
from briefs.domain.brief import Brief, Coverage, Document, Item, RelatedStory, Revision, SourceArticle, Status
from briefs.domain.newsletter import Newsletter, Site
from briefs.domain.story import FirstReport, Lineage, Report, Role, Story
from briefs.domain.summary import Citation, Origin, Part, Sentence, Summary, Verdict
from briefs.ports import Services, Store
from briefs.steps.review import approve
from briefs.web.site.kinds import KINDS
from briefs.web.site.library import Library

DAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
SITE = Site(
    "https://briefs.example", "The Morning Desk <brief@briefs.example>", "ed@briefs.example", "1 Street"
)


@dataclass(frozen=True, slots=True)
class Reported:
    """One outlet's report: hours before MORNING (None: no date), its role, whom it credits."""

    outlet: str
    hours: float | None
    role: Role = Role.OWN
    credits: tuple[str, ...] = ()
    title: str = ""
    country: str = ""
    kind: str = ""
    paywalled: bool = False
    lang: str = "en"

    @property
    def id(self) -> str:
        return f"a-{self.outlet or 'nobody'}-{self.hours}".replace(" ", "-").lower()

    @property
    def published(self) -> datetime | None:
        return None if self.hours is None else MORNING - timedelta(hours=self.hours)


def story(
    id: str,
    headline: str,
    reports: Sequence[Reported],
    first: str | None = None,
    said: Sequence[str] = ("Something happened, people said.",),
    later: Sequence[Reported] = (),
    **more: object,
) -> Item:
    """A story of these reports, the first of which (or `first`) was first; `later` ones are cited only."""
    every = (*reports, *later)
    sources = tuple(_source(report) for report in every)
    head = reports[0]
    name = head.outlet if first is None else first
    found = next((report for report in reports if report.outlet == name), None)
    cited = Citation(every[-1].id, 1, 0, 10)
    sentences = tuple(Sentence(text, (cited,), Origin.LLM, Part.SUMMARY, Verdict.SUPPORTED) for text in said)
    lineage = Lineage(
        first=FirstReport(name, found and found.published, found.id if found else ""),
        reports=tuple(Report(r.id, r.outlet, r.outlet, r.role, r.credits, r.published) for r in reports),
        independent=tuple(r.outlet for r in reports if r.role is Role.OWN),
    )
    return Item(
        story=id,
        revision=1,
        summary=Summary(
            id, Sentence(headline, (cited,), Origin.LLM, Part.HEADLINE, Verdict.SUPPORTED), sentences
        ),
        lineage=lineage,
        sources=sources,
        passages=(Passage(every[-1].id, 1, 0, 10, "Passage of the report."),),
        members=tuple(report.id for report in every),
        **more,
    )


def _source(report: Reported) -> SourceArticle:
    return SourceArticle(
        id=report.id,
        revision=1,
        outlet=report.outlet,
        title=report.title or f"What {report.outlet} reported",
        url=f"https://example.org/{report.id}",
        published=report.published,
        lang=report.lang,
        paywalled=report.paywalled,
        family=report.outlet,
        country=report.country,
        kind=report.kind,
    )


def related(story: str, headline: str = "A related story") -> RelatedStory:
    return RelatedStory(story, headline, "2026-11-20", "asia-2026-11-20-0530")


def make_services(
    store: Store | None = None,
    site: Site = SITE,
    newsletters: Sequence[str] = ("asia",),
    pages: JinjaPages | None = None,
) -> Services:
    """Services with a store of published briefs; nothing else of them is used."""
    known = tuple(Newsletter(name, title_of(name), (), timezone="Asia/Tokyo") for name in newsletters)
    return Services(
        config=Config(site, (), known, Environment()),
        store=store or MemoryStore(),
        reader=None,
        model=None,
        mailer=MemoryMailer(),
        pages=pages or renderer(),
        engine=InProcess(Silent()),
        owner=this_process(),
        outlets=Outlets(),
        prices=(),
    )


def title_of(newsletter: str) -> str:
    return f"{newsletter.capitalize()} Morning Brief"


def publish(
    services: Services,
    *items: Item,
    days: int = 0,
    newsletter: str = "asia",
    slot: str = "0530",
    **more: object,
) -> str:
    """Approves a brief of these items, so many days after DAY; its id."""
    day = DAY + timedelta(days=days)
    now = datetime.combine(day, time(5, 40), UTC)
    brief = f"{newsletter}-{day.isoformat()}-{slot}"
    values = {
        "version": 1,
        "title": title_of(newsletter),
        "language": "en",
        "timezone": "Asia/Tokyo",
        "subject": f"{title_of(newsletter)}: {items[0].summary.headline.text}",
        "preheader": "",
        "opening": (),
        "coverage": Coverage(15, (), 210, 14, len(items), 3, 1, "extractive"),
    }
    document = Document(brief=brief, newsletter=newsletter, date=day, slot=slot, items=items, **values | more)
    services.store.briefs.create(Brief(brief, newsletter, day, slot, Status.DRAFTING, now))
    services.store.briefs.add_revision(Revision(brief, 1, document, "briefs", "composed", now), Status.DRAFT)
    sender = services.config.site.sender or SITE.sender
    signed = replace(
        services, config=replace(services.config, site=replace(services.config.site, sender=sender))
    )
    approve(signed, brief, "Ada", now)
    return brief


def withdraw(services: Services, brief: str) -> None:
    """Cancels a brief that was approved."""
    found = services.store.briefs.get(brief)
    services.store.briefs.move(found, replace(found, status=Status.CANCELLED))


def merge(services: Services, story: str, into: str) -> None:
    """Has a story go on under another one."""
    from briefs.domain.story import Grouping, Vocabulary

    merged = Story(story, (), MORNING, MORNING, merged_into=into)
    survivor = Story(into, ("a1",), MORNING, MORNING)
    services.store.stories.save(Grouping((merged, survivor)), Vocabulary(1, 0, {}))


@cache
def renderer() -> JinjaPages:
    """The packaged templates of briefs, compiled once."""
    return JinjaPages()


@cache
def templates() -> Templates:
    """The packaged templates, compiled once."""
    return Templates(None, environment)


def library(services: Services, *, live: bool = False) -> Library:
    """The site's pages, as an export or a visitor sees them."""
    return Library(services, templates(), KINDS, live=live, whole=not live)


def page(services: Services, path: str, *, live: bool = False) -> str:
    """The text of a page, "" where there is none."""
    found = library(services, live=live).page(path)
    return found.content.decode() if found else ""
