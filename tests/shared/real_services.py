"""Services whose feeds are read over HTTP and kept in a database; nothing else of them is used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.owner import this_process
from briefs.config import Config, Environment
from briefs.domain.article import Outlets
from briefs.domain.feed import Feed, Fetching
from briefs.domain.newsletter import Newsletter, Site
from briefs.domain.work import Owner
from briefs.ports import FeedReader, Services, Store


def make_services(
    store: Store,
    reader: FeedReader,
    feeds: Sequence[Feed],
    owner: Owner | None = None,
    fetching: Fetching | None = None,
) -> Services:
    newsletter = Newsletter("news", "News", tuple(feed.name for feed in feeds))
    fetching = fetching or Fetching(timedelta())
    return Services(
        config=Config(Site(), tuple(feeds), (newsletter,), Environment(), fetching=fetching),
        store=store,
        reader=reader,
        model=None,
        mailer=MemoryMailer(),
        pages=JinjaPages(),
        engine=InProcess(Silent()),
        owner=owner or this_process(),
        outlets=Outlets(),
        prices=(),
    )
