from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from briefs.adapters.store.memory import MemoryStore
from briefs.adapters.store.owner import this_process
from briefs.adapters.store.sql import open_store
from briefs.domain.article import Article, Found, Passage
from briefs.domain.audience import Delivery, DeliveryStatus, Subscriber, Subscription
from briefs.domain.brief import (
    Brief,
    Coverage,
    Document,
    FailedFeed,
    Frozen,
    Item,
    RelatedStory,
    Revision,
    ScorePart,
    SourceArticle,
    Status,
)
from briefs.domain.correction import Correction
from briefs.domain.model import Call
from briefs.domain.story import FirstReport, Lineage, Report, Role, Story, Why
from briefs.domain.summary import Citation, Finding, Origin, Part, Sentence, Severity, Summary, Verdict
from briefs.domain.work import Owner
from briefs.ports import Store

NOW = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)
BRIEF = "asia-2026-11-24-0530"


class Make:
    """Builds one of everything; every test says only what matters to it."""

    now = NOW
    brief_id = BRIEF

    def hours(self, count: float) -> datetime:
        return NOW + timedelta(hours=count)

    def article(self, id: str = "a1", **more) -> Article:
        fields = {"outlet": "Harbour Dispatch", "title": f"Title of {id}", "text": "Body.", "published": NOW}
        return Article(id, **fields | more)

    def found(self, article: Article, *keys: str, spans: tuple[tuple[int, int], ...] = ((0, 5),)) -> Found:
        return Found(replace(article, id="?", revision=0), spans, keys)

    def record(self, store: Store, *articles: Article, feed: str = "dispatch") -> None:
        found = [(self.found(article, f"key of {article.id}"), article) for article in articles]
        store.feeds.record(self.state(feed), found)

    def state(self, name: str = "dispatch", hours: float = 1, **more):
        from briefs.domain.feed import FeedState

        return FeedState(name, self.hours(hours), last_visit=NOW, **more)

    def story(self, id: str = "s1", *articles: str, **more) -> Story:
        why = (Why("a2", "a1", 0.5, ("talks", "tokyo"), 2.5),)
        return Story(id, articles or ("a1",), **{"opened": NOW, "updated": NOW, "why": why} | more)

    def lineage(self) -> Lineage:
        first = FirstReport("Harbour Dispatch", NOW, "a1")
        report = Report("a1", "Harbour Dispatch", "Dispatch", Role.OWN, ("Reuters",), NOW)
        return Lineage(first, (report,), ("Dispatch",))

    def summary(self, story: str = "s1", headline: str = "Talks are off") -> Summary:
        finding = Finding("numbers", Severity.WARN, "12 is not in the passage")
        told = Sentence(
            "Talks – “2+2” – are off.", (Citation("a1", 1, 0, 5),), Origin.LLM, verdict=Verdict.WEAK
        )
        blocked = replace(told, findings=(replace(finding, severity=Severity.BLOCK),))
        return Summary(
            story=story,
            headline=Sentence(headline, (), Origin.EXTRACTIVE, Part.HEADLINE),
            sentences=(replace(told, findings=(finding,), overridden_by="desk", override_note="checked"),),
            held_back=(blocked,),
            writer=Origin.LLM,
            model="some-model",
        )

    def item(
        self, story: str = "s1", headline: str = "Talks are off", members: tuple[str, ...] = ("a1",)
    ) -> Item:
        source = SourceArticle("a1", 1, "Harbour Dispatch", "Title", "https://example.org/a1", NOW, "en")
        return Item(
            story=story,
            revision=2,
            summary=self.summary(story, headline),
            lineage=self.lineage(),
            sources=(source,),
            passages=(Passage("a1", 1, 0, 5, "Title"),),
            members=members,
            score=(ScorePart("outlets", 3.5, "two families"),),
            related=(RelatedStory("s9", "Another matter"),),
        )

    def brief(self, id: str = BRIEF, newsletter: str = "asia", **more) -> Brief:
        fields = {"date": date(2026, 11, 24), "slot": "0530", "status": Status.DRAFTING, "created": NOW}
        return Brief(id, newsletter, **fields | more)

    def document(self, brief: str = BRIEF, *items: Item, **more) -> Document:
        coverage = Coverage(3, (FailedFeed("ft", "FT", "timeout"),), 9, 4, 2, 11, 1, "some-model")
        fields = {
            "version": 1,
            "newsletter": "asia",
            "title": "Asia",
            "language": "en",
            "timezone": "Asia/Tokyo",
            "date": date(2026, 11, 24),
            "slot": "0530",
            "subject": "Talks are off – 下午",
            "preheader": "",
            "opening": (Sentence("Good morning.", (), Origin.EDITOR),),
            "coverage": coverage,
        }
        return Document(brief=brief, items=items or (self.item(),), **fields | more)

    def revision(self, number: int = 1, brief: str = BRIEF, document: Document | None = None) -> Revision:
        return Revision(
            brief, number, document or self.document(brief), "desk", "drafted", self.hours(number)
        )

    def frozen(self, revision: int = 1, brief: str = BRIEF) -> Frozen:
        texts = [f"{name} {revision}" for name in ("subject", "html", "text", "page", "{}", "a@x.org")]
        return Frozen(brief, revision, *texts, "en", f"hash {revision}", "desk", NOW)

    def correction(self, number: int = 1, brief: str = BRIEF, **more) -> Correction:
        fields = {"newsletter": "asia", "story": "s1", "text": f"It was {number}.", "actor": "Ada"}
        times = {"at": self.hours(number), "day": date(2026, 11, 24), "headline": "Talks are off"}
        return Correction(f"{brief}.{number}", brief, **fields | times | more)

    def published(self, store: Store, brief: Brief, *items: Item) -> None:
        """A brief whose first revision holds the items, in the state that `brief` names."""
        store.briefs.create(replace(brief, status=Status.DRAFTING))
        document = self.document(brief.id, *items, date=brief.date)
        store.briefs.add_revision(Revision(brief.id, 1, document, "desk", "drafted", NOW), Status.DRAFT)
        draft = store.briefs.get(brief.id)
        store.briefs.move(draft, replace(draft, status=brief.status))

    def subscriber(self, id: str = "r1", email: str = "ann@example.org", **more) -> Subscriber:
        fields = {"newsletter": "asia", "status": Subscription.CONFIRMED, "since": NOW}
        return Subscriber(id, email, **fields | more)

    def delivery(self, subscriber: str = "r1", brief: str = BRIEF, **more) -> Delivery:
        fields = {
            "email": "ann@example.org",
            "message_id": f"<{subscriber}@x>",
            "status": DeliveryStatus.PENDING,
        }
        return Delivery(brief, subscriber, **fields | {"updated": NOW} | more)

    def call(self, key: str = "k1", tokens: int = 100, usd: float = 0.1, **more) -> Call:
        fields = {"brief": BRIEF, "story": "s1", "model": "some-model", "prompt_version": "3", "at": NOW}
        return Call(key, tokens=tokens, usd=usd, **fields | more)


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture
def me() -> Owner:
    return this_process()


@pytest.fixture
def other(me: Owner) -> Owner:
    """A living owner elsewhere: nobody here can say that it is dead."""
    return replace(me, host="elsewhere.example")


@pytest.fixture
def dead(me: Owner) -> Owner:
    """A process of this host that had our id before us."""
    return replace(me, started=me.started - 3600)


@pytest.fixture(scope="session")
def template(tmp_path_factory) -> Path:
    """A migrated database; copying it is faster than making one for every test."""
    file = tmp_path_factory.mktemp("template") / "briefs.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "briefs.db"))


@pytest.fixture
def sqlite_store(file: Path) -> Iterator[Store]:
    """A store that does not wait for the disk: no test cuts the power."""
    store = open_store(f"sqlite:///{file}")
    store.close()
    event.listen(store._database._engine, "connect", lambda c, _: c.execute("PRAGMA synchronous=OFF"))
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "memory":
        return MemoryStore()
    return request.getfixturevalue("sqlite_store")


@pytest.fixture
def python() -> Callable[[str], list[str]]:
    """The command that runs a script as a process of its own."""
    import sys

    return lambda script: [sys.executable, "-c", script]
