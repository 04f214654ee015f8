"""A site with briefs of three mornings in two languages, a correction, a draft and a reader; all of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

import lxml.html
from rich_brief import NOW, SITE, rich

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.memory import MemoryStore
from briefs.config import Config, Environment
from briefs.domain.article import Article, Found, Outlets
from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.brief import Brief, Document, Revision, Status
from briefs.domain.feed import FeedState
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Grouping, Story, Vocabulary
from briefs.domain.work import Owner
from briefs.newsroom.passages import spans_of
from briefs.ports import Services
from briefs.steps.correcting import correct
from briefs.steps.review import approve

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SECRET = "a secret of the tests"
EDITOR = "an editor"
DRAFT = "harbour-2025-06-25-0530"
GONE = "gone"
"""A story that was merged into another."""

DAYS = {
    "harbour": (date(2025, 5, 30), date(2025, 6, 19), date(2025, 6, 23), date(2025, 6, 24)),
    "minato": (date(2025, 6, 24),),
}
EARLIER = rich("en").items[0].related[-1]
LANGUAGE = {"harbour": "en", "minato": "ja"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer of the site: its address without the host, and what stands there."""

    path: str
    html: str


def document(newsletter: str, day: date) -> Document:
    """The brief that shows everything, as another number; on the day of which it speaks, a short one."""
    whole = rich(LANGUAGE[newsletter])
    if day.isoformat() == EARLIER.told_date:
        (*_, last), told = whole.items[:3], EARLIER.story
        whole = replace(
            whole, items=(replace(last, story=told, summary=replace(last.summary, story=told)),), opening=()
        )
    return replace(whole, brief=f"{newsletter}-{day}-0530", newsletter=newsletter, date=day)


def services() -> Services:
    """The program over a store in memory, with everything published."""
    store = MemoryStore()
    newsletters = tuple(
        Newsletter(name, rich(lang).title, ("feed",), language=lang, timezone="Asia/Tokyo")
        for name, lang in LANGUAGE.items()
    )
    whole = Services(
        config=Config(SITE, (), newsletters, Environment()),
        store=store,
        reader=None,
        model=None,
        mailer=MemoryMailer(),
        pages=JinjaPages(),
        engine=InProcess(Silent()),
        owner=Owner("host", "boot", 1, 0.0),
        outlets=Outlets(),
        prices=(),
    )
    for newsletter, days in DAYS.items():
        for written in (document(newsletter, day) for day in days):
            _drafted(store, written)
            since = (date(2025, 6, 24) - written.date).days
            approve(whole, written.brief, EDITOR, NOW - timedelta(days=since))
    _drafted(store, document("harbour", date(2025, 6, 25)))
    _stored(store, rich("en"))
    correct(whole, "harbour-2025-06-23-0530", "story1", "The talks were planned for 1 July.", EDITOR, NOW)
    gone, survivor = (Story(name, (), NOW, NOW) for name in (GONE, "story3"))
    merged = replace(gone, merged_into=survivor.id)
    store.stories.save(Grouping((merged, survivor)), Vocabulary(1, 0, {}))
    store.audience.add(Subscriber("s1", "reader@example.org", "harbour", Subscription.CONFIRMED, NOW))
    return whole


def _drafted(store: MemoryStore, written: Document) -> None:
    brief = Brief(written.brief, written.newsletter, written.date, written.slot, Status.DRAFTING, NOW)
    store.briefs.create(brief)
    store.briefs.add_revision(Revision(brief.id, 1, written, "briefs", "composed", NOW), Status.DRAFT)


def _stored(store: MemoryStore, written: Document) -> None:
    """The articles behind the first story, as a visit found them."""
    item = written.items[0]
    for source in item.sources:
        text = " ".join(passage.text for passage in item.passages if passage.article == source.id)
        found = Article(
            source.id, source.outlet, source.title, text, source.url, source.published, lang=source.lang
        )
        store.feeds.record(FeedState(source.id, NOW), [(Found(found, spans_of(found), (found.id,)), found)])


@contextmanager
def browsing() -> Iterator[TestClient]:
    """A browser that is signed in at the desk of the site."""
    from starlette.testclient import TestClient

    from briefs.web import make_app

    whole = services()
    with TestClient(make_app(lambda: whole, SECRET, lambda: NOW), base_url=SITE.url) as client:
        token = parse_qs(urlsplit(invitation()).query)["token"][0]
        client.post("/desk/sign-in", data={"token": token})
        yield client


def invitation() -> str:
    """The path of a link that signs in at the desk."""
    from briefs.web import sign_in_link

    return sign_in_link(SECRET, EDITOR, SITE.url, NOW).removeprefix(SITE.url)


def crawled(client: TestClient, starts: Iterable[str]) -> tuple[list[Shown], list[str]]:
    """Every page that links lead to from the starts, each kind of address a few times; and the dead links."""
    waiting, seen, shown, dead = list(starts), set(starts), [], []
    while waiting:
        path = waiting.pop(0)
        reply = client.get(path)
        if reply.status_code != 200:
            dead.append(f"{path}: {reply.status_code}")
        elif reply.headers["content-type"].startswith("text/html"):
            shown.append(Shown(path, reply.text))
            for found in inner(path, reply.text) if not path.endswith("/preview") else ():
                if found not in seen and sum(kind(found) == kind(other) for other in seen) < FEW:
                    seen.add(found)
                    waiting.append(found)
    return shown, dead


FEW = 6
"""Addresses of one kind that are followed: the sixtieth source form has nothing new."""


def kind(path: str) -> str:
    """The address without what tells one story, sentence or day from another."""
    return re.sub(r"\d+|=[^&]*", "#", path.replace("minato", "harbour"))


def inner(path: str, html: str) -> list[str]:
    """Addresses of the same site in the page, without anchors."""
    found = (urljoin(f"{SITE.url}{path}", url) for url in lxml.html.fromstring(html).xpath("//@href"))
    home = [url.partition("#")[0] for url in found if url.startswith(f"{SITE.url}/")]
    return list(dict.fromkeys(url.removeprefix(SITE.url) for url in home))
