"""What the public site costs: a store of many briefs, every page of it exported, some pages asked for live.

    python benchmarks/site.py [--briefs 1000] [--folder FOLDER]

Each brief has twelve stories in full and eight in a line, a few of which earlier briefs told as well. With a
folder the store and the export stay there, and are used again. Single pages are told in CPU time, medians of
requests for which nothing is remembered.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import told
from mails import SITE, documents

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Bars
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.pages.environment import environment
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.pages.templates import Templates
from briefs.adapters.store.owner import this_process
from briefs.adapters.store.sql import open_store
from briefs.config import Config, Environment
from briefs.domain.article import Outlets
from briefs.domain.brief import Brief, Document, Revision, Status
from briefs.domain.newsletter import Newsletter
from briefs.newsroom import paths
from briefs.ports import Services, Store
from briefs.web.site.export import export
from briefs.web.site.kinds import KINDS
from briefs.web.site.library import Library, document_of

FILE = Path(__file__).resolve().parent.parent / "tests/newsroom/check/honest.jsonl"
TEMPLATES = Templates(None, environment)
FIRST = date(2024, 1, 1)
AGAIN = 4
"""Stories of a brief that the one before told: a story is told on five days at most."""


def main() -> None:
    """Makes the store where there is none yet, exports twice, and asks for pages."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--briefs", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    with closing(open_store(f"sqlite:///{folder / 'site.db'}")) as store:
        services = _services(store)
        if not store.briefs.all():
            with _told("making the store"):
                _fill(services, asked.briefs)
        _measure(services, folder)
    if not asked.folder:
        shutil.rmtree(folder)


def _measure(services: Services, folder: Path) -> None:
    for what in ("first export", "export again"):
        with _told(what):
            library = Library(services, TEMPLATES, KINDS, whole=True)
            done = export(library, folder / "site", services.engine)
        print(f"    {done}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    newest = _library(services).published()[0]
    many = max(services.store.briefs.tellings().items(), key=lambda told: len(told[1]))[0]
    pages = [
        paths.HOME,
        paths.newsletter_page(newest.newsletter),
        paths.feed(newest.newsletter, "atom"),
        paths.brief_page(newest.brief),
        paths.story_page(many),
        paths.SITEMAP,
    ]
    for path in pages:
        size = len(_library(services).page(path).content)
        print(f"{path:55} {_median(lambda path=path: _fresh(services, path)) * 1000:7.1f} ms {size:9,} bytes")


def _fresh(services: Services, path: str) -> None:
    """As a request that nobody made before: nothing is remembered."""
    document_of.cache_clear()
    _library(services).page(path)


def _library(services: Services) -> Library:
    return Library(services, TEMPLATES, KINDS)


def _median(work: Callable[[], None], rounds: int = 7) -> float:
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return sorted(times)[rounds // 2]


def _fill(services: Services, count: int) -> None:
    before: tuple[str, ...] = ()
    stories = told.stories([FILE])
    for number, document in enumerate(documents("en", stories, count, 1)):
        made = _numbered(document, number, before)
        before = tuple(item.story for item in made.items[:AGAIN])
        _publish(services, made)


def _numbered(document: Document, number: int, before: tuple[str, ...]) -> Document:
    """The document of its day; its last stories in full are those that the day before told first."""
    day = FIRST + timedelta(days=number)
    names = [f"s{number:05}{place:02}" for place in range(len(document.items))]
    names[len(before) : 2 * len(before)] = before
    items = tuple(
        replace(item, story=name, summary=replace(item.summary, story=name), related=())
        for name, item in zip(names, document.items, strict=True)
    )
    return replace(document, brief=f"asia-{day}-0530", newsletter="asia", date=day, slot="0530", items=items)


def _publish(services: Services, document: Document) -> None:
    now = datetime.combine(document.date, datetime.min.time(), UTC)
    brief = Brief(document.brief, document.newsletter, document.date, document.slot, Status.DRAFTING, now)
    store = services.store.briefs
    store.create(brief)
    store.add_revision(Revision(brief.id, 1, document, "briefs", "composed", now), Status.DRAFT)
    draft = store.get(brief.id)
    frozen = services.pages.freeze(document, 1, services.config.site, "Ada", now)
    store.approve(frozen, draft, draft.moved(Status.APPROVED))


def _services(store: Store) -> Services:
    return Services(
        config=Config(SITE, (), (Newsletter("asia", "Asia", ()),), Environment()),
        store=store,
        reader=None,
        model=None,
        mailer=MemoryMailer(),
        pages=JinjaPages(),
        engine=InProcess(Bars(sys.stderr)),
        owner=this_process(),
        outlets=Outlets(),
        prices=(),
    )


@contextmanager
def _told(what: str) -> Iterator[None]:
    begun, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"{what}: {time.perf_counter() - begun:.1f} s, {time.process_time() - cpu:.1f} s of CPU")


if __name__ == "__main__":
    main()
