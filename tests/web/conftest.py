from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.memory import MemoryStore
from briefs.config import Config, Environment
from briefs.domain.article import Article, Found, Outlets, Passage
from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.brief import Brief, Coverage, Document, FailedFeed, Item, Revision, SourceArticle, Status
from briefs.domain.feed import FeedState
from briefs.domain.newsletter import Newsletter, Schedule, Site
from briefs.domain.story import FirstReport, Lineage, Report, Role
from briefs.domain.summary import Citation, Finding, Origin, Part, Sentence, Severity, Summary, Verdict
from briefs.domain.work import Owner
from briefs.newsroom.passages import spans_of
from briefs.ports import Services

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
ID = "asia-2026-11-24-0530"
SECRET = "a secret of the tests"
BASE = "http://testserver"

HOSTILE = 'Talks <script>alert(1)</script> "off" & </title>\'><img src=x onerror=alert(2)> \u202eevil'


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def article(id: str, outlet: str, title: str, text: str, **more: object) -> Article:
    url = f"https://{id}.example/news"
    values = {"url": url, "published": NOW - timedelta(hours=4), "lang": "en", "feed": id} | more
    return Article(id, outlet, title, text, **values)


def cite(source: Article, quote: str) -> Citation:
    start = source.document.index(quote)
    return Citation(source.id, source.revision, start, start + len(quote))


def passage(source: Article, citation: Citation) -> Passage:
    text = source.document[citation.start : citation.end]
    return Passage(source.id, source.revision, citation.start, citation.end, text)


def sentence(text: str, *cited: Citation, **more: object) -> Sentence:
    return Sentence(text, cited, **({"origin": Origin.LLM, "verdict": Verdict.SUPPORTED} | more))


def item(story: str, sources: tuple[Article, ...], summary: Summary, **more: object) -> Item:
    said = (summary.headline, *summary.sentences, *summary.held_back)
    cited = {citation for one in said for citation in one.citations}
    by_id = {source.id: source for source in sources}
    return Item(
        story=story,
        revision=1,
        summary=summary,
        lineage=Lineage(
            FirstReport(sources[0].outlet, sources[0].published, sources[0].id),
            tuple(Report(s.id, s.outlet, s.outlet, Role.OWN, published=s.published) for s in sources),
            tuple(s.outlet for s in sources),
        ),
        sources=tuple(
            SourceArticle(s.id, s.revision, s.outlet, s.title, s.url, s.published, s.lang, s.paywalled)
            for s in sources
        ),
        passages=tuple(passage(by_id[citation.article], citation) for citation in sorted(cited, key=str)),
        members=tuple(by_id),
        **more,
    )


FT = article(
    "ft",
    "Financial Times",
    "Japan cancels security talks with US",
    "Japan has called off a meeting of foreign and defence ministers. Washington had asked Tokyo to spend "
    "3.5 per cent of its output on defence. The talks were due on July 1.",
    paywalled=True,
)
SCMP = article(
    "scmp",
    "South China Morning Post",
    HOSTILE,
    "Tokyo scrapped the two-plus-two meeting, three people said. The decision follows a demand for higher "
    "spending <b>now</b>.",
)


def talks(*, doubtful: bool = True) -> Item:
    weak = Finding("figures", Severity.WARN, "3.5 is not in the cited passage")
    block = Finding("support", Severity.BLOCK, "no cited passage says this")
    called_off = cite(FT, "Japan has called off a meeting of foreign and defence ministers.")
    said = [
        sentence("Japan called off the ministers' meeting.", called_off),
        sentence(
            "Washington asked for 3.5 per cent.",
            cite(FT, "Washington had asked Tokyo to spend 3.5 per cent of its output on defence."),
            cite(SCMP, "The decision follows a demand for higher spending <b>now</b>."),
            verdict=Verdict.WEAK,
            findings=(weak,),
        ),
    ]
    if doubtful:
        unsupported = {"verdict": Verdict.UNSUPPORTED, "findings": (block,)}
        said.append(sentence("Ministers will resign.", called_off, **unsupported))
    headline = sentence(HOSTILE, cite(SCMP, HOSTILE), part=Part.HEADLINE, origin=Origin.EXTRACTIVE)
    held = sentence("Held back: the yen fell.", verdict=Verdict.UNSUPPORTED, findings=(block,))
    return item("talks", (FT, SCMP), Summary("talks", headline, tuple(said), (held,)), section="Security")


def quake() -> Item:
    headline = sentence("Quake off Hokkaido", cite(FT, FT.title), part=Part.HEADLINE)
    return item("quake", (FT,), Summary("quake", headline, ()), also=True)


def document(*items: Item) -> Document:
    failed = FailedFeed("nhk", "NHK", "timed out")
    return Document(
        version=1,
        brief=ID,
        newsletter="asia",
        title="Asia Morning Brief",
        language="en",
        timezone="Asia/Tokyo",
        date=date(2026, 11, 24),
        slot="0530",
        subject="Asia Morning Brief: Tokyo cancels",
        preheader="",
        opening=(),
        items=items or (talks(), quake()),
        coverage=Coverage(15, (failed,), 210, 14, 2, 3, 1, "extractive"),
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def pages() -> JinjaPages:
    return JinjaPages()


@pytest.fixture(scope="session", autouse=True)
def compiled_once():
    """Templates are compiled for the first application and shared with the others."""
    from briefs.web import app

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "environment", cache(app.environment))
        yield


@pytest.fixture
def services(pages) -> Services:
    store = MemoryStore()
    schedule = Schedule(time(5, 30), send=time(6, 30), latest=time(9))
    newsletter = Newsletter("asia", "Asia Morning Brief", ("ft",), timezone="Asia/Tokyo", schedule=schedule)
    site = Site("https://briefs.example", "Brief <brief@briefs.example>", "ed@briefs.example", "1 Street")
    for one in (FT, SCMP):
        store.feeds.record(FeedState(one.id, NOW), [(Found(one, spans_of(one), (one.id,)), one)])
    store.audience.add(Subscriber("s1", "ada@example.org", "asia", Subscription.CONFIRMED, NOW))
    add_brief(store, document())
    return Services(
        config=Config(site, (), (newsletter,), Environment()),
        store=store,
        reader=None,
        model=None,
        mailer=MemoryMailer(),
        pages=pages,
        engine=InProcess(Silent()),
        owner=Owner("host", "boot", 1, 0.0),
        outlets=Outlets(),
        prices=(),
    )


def add_brief(store: MemoryStore, written: Document) -> None:
    brief = Brief(written.brief, "asia", written.date, written.slot, Status.DRAFTING, NOW)
    store.briefs.create(brief)
    store.briefs.add_revision(Revision(brief.id, 1, written, "briefs", "composed", NOW), Status.DRAFT)


@pytest.fixture
def clean_draft(services) -> None:
    """The draft without its unsupported sentence, as revision 2."""
    edited = document(talks(doubtful=False), quake())
    services.store.briefs.add_revision(Revision(ID, 2, edited, "Ada", "dropped", NOW), Status.DRAFT)


@pytest.fixture
def app(services, clock):
    from briefs.web import make_app

    return make_app(lambda: services, SECRET, clock)


@pytest.fixture
def visitor(app):
    """A browser that is not signed in."""
    from starlette.testclient import TestClient

    with TestClient(app, base_url=BASE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def editor(app):
    """A browser that is signed in as Ada."""
    from starlette.testclient import TestClient

    from briefs.web import sign_in_link

    with TestClient(app, base_url=BASE, follow_redirects=False) as client:
        link = urlsplit(sign_in_link(SECRET, "Ada", BASE, NOW))
        reply = client.post("/desk/sign-in", data={"token": parse_qs(link.query)["token"][0]})
        assert reply.status_code == 303
        yield client


@pytest.fixture
def changed(services):
    """Everything that a GET must leave alone."""
    store = services.store

    def state() -> tuple[object, ...]:
        return (
            store.briefs.all(),
            [store.briefs.revisions(brief.id) for brief in store.briefs.all()],
            [store.briefs.frozen(brief.id) for brief in store.briefs.all()],
            store.corrections.all(),
            store.audience.subscribers(),
            [store.audience.deliveries(brief.id) for brief in store.briefs.all()],
        )

    before = state()
    return lambda: state() != before
