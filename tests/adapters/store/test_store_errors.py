from __future__ import annotations

import inspect
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import event

from briefs import ports
from briefs.adapters.store.sql import open_store
from briefs.domain.brief import Status
from briefs.domain.errors import StoreBroken, StoreError
from briefs.domain.feed import PageState, PageText, Rest
from briefs.domain.model import Spent
from briefs.domain.robots import SiteRules
from briefs.domain.ruling import Ruling, Says
from briefs.domain.story import Grouping, Link, Vocabulary

PARTS = {
    "feeds": ports.FeedStore,
    "articles": ports.ArticleStore,
    "stories": ports.StoryStore,
    "briefs": ports.BriefStore,
    "corrections": ports.CorrectionStore,
    "audience": ports.AudienceStore,
    "replies": ports.ReplyStore,
    "alerts": ports.AlertStore,
    "robots": ports.RobotsStore,
}


@pytest.fixture
def calls(make, me):
    brief, delivery = make.brief(), make.delivery()
    return {
        "feeds.states": (),
        "feeds.claim": (["a"], me, make.now, make.hours(1)),
        "feeds.keep": ([make.state()],),
        "feeds.record": (make.state(), [(make.found(make.article(), "k"), make.article())]),
        "feeds.rests": (),
        "feeds.rest": ([Rest("a.example", make.now, make.hours(1))], make.now),
        "feeds.take_turns": (["https://a.example/"], timedelta(seconds=1), make.now),
        "articles.known": (["k"],),
        "articles.get": (["a1"],),
        "articles.between": (make.now, make.hours(1)),
        "articles.passages": (["a1"],),
        "articles.history": (["a1"],),
        "articles.pages_open": (["ft"], make.now),
        "articles.pages": (["a1"],),
        "articles.save_page": (PageText(make.article(revision=2)), PageState("a1")),
        "articles.habits": (make.now,),
        "stories.open_since": (make.now,),
        "stories.get": (["s1"],),
        "stories.save": (Grouping((make.story(),)), Vocabulary(1, 1, {})),
        "stories.links": (),
        "stories.add_link": (Link("a", "b", same=True),),
        "stories.rulings": (make.now,),
        "stories.save_rulings": ([Ruling("a", "b", Says.SAME, "m", make.now)],),
        "stories.vocabulary": (),
        "stories.untraced": (),
        "stories.save_lineage": ("s1", 1, make.lineage()),
        "stories.lineages": (["s1"],),
        "stories.merged": ("s1",),
        "stories.merged_into": (["s1"],),
        "briefs.create": (brief,),
        "briefs.get": (brief.id,),
        "briefs.all": (),
        "briefs.move": (brief, brief),
        "briefs.choose": (brief.id, ()),
        "briefs.choices": (brief.id,),
        "briefs.save_item": (brief.id, make.item()),
        "briefs.items": (brief.id,),
        "briefs.add_revision": (make.revision(), Status.DRAFT),
        "briefs.document": (brief.id,),
        "briefs.revisions": (brief.id,),
        "briefs.approve": (make.frozen(), brief, brief),
        "briefs.frozen": (brief.id,),
        "briefs.told": ("asia", make.now),
        "briefs.published": (),
        "briefs.tellings": (),
        "briefs.find": ("talks",),
        "corrections.add": (make.correction(),),
        "corrections.of": (brief.id,),
        "corrections.all": (),
        "audience.add": (make.subscriber(),),
        "audience.subscribers": (),
        "audience.subscriber": ("r1",),
        "audience.of_address": ("ann@example.org",),
        "audience.save_subscriber": (make.subscriber(),),
        "audience.change": (make.subscriber(), make.subscriber()),
        "audience.open_deliveries": ([delivery],),
        "audience.deliveries": (brief.id,),
        "audience.delivery": (brief.id, "r1"),
        "audience.settle": (delivery, delivery),
        "replies.get": ("k1",),
        "replies.reserve": (make.call(), Spent(), Spent()),
        "replies.settle": (make.call(), None),
        "replies.calls": (),
        "alerts.all": (),
        "alerts.replace": ((), ()),
        "robots.all": (),
        "robots.keep": ([SiteRules("https://a.example", make.now)], make.now),
        "accept_config": ("version: 1", make.now),
        "newest_config": (),
    }


@pytest.fixture
def garbled(file):
    """A store whose file was overwritten while it was open."""
    store = open_store(f"sqlite:///{file}")
    store.close()
    file.write_bytes(b"This is no database. " * 400)
    yield store, "not a database"
    store.close()


@pytest.fixture
def locked(file):
    """A store whose file another program keeps to itself, readers included."""
    store = open_store(f"sqlite:///{file}?timeout=0.001")
    store.close()
    with closing(sqlite3.connect(file)) as holder:
        holder.execute("PRAGMA locking_mode=EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        yield store, "locked"
        store.close()


def test_the_table_of_calls_holds_every_method_of_the_store(calls):
    methods = {
        f"{part}.{name}"
        for part, protocol in PARTS.items()
        for name, _ in inspect.getmembers(protocol, inspect.isfunction)
        if not name.startswith("_")
    }
    assert set(calls) == methods | {"accept_config", "newest_config"}


@pytest.mark.parametrize("broken", ["garbled", "locked"])
def test_every_method_says_what_is_wrong_with_the_database(request, broken, calls, make, me):
    store, what = request.getfixturevalue(broken)
    for name, arguments in calls.items():
        method = store
        for part in name.split("."):
            method = getattr(method, part)
        with pytest.raises(StoreError, match=what) as caught:
            method(*arguments)
        assert len(str(caught.value).splitlines()) == 1, name
    with pytest.raises(StoreError, match=what), store.lease("x", me, make.now, make.hours(1)):
        pass


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:///{tmp}/none/briefs.db", r"none/briefs\.db cannot be opened; make its folder"),
        ("sqlite:///{tmp}", "cannot be opened"),
        ("sqlite:///{tmp}/text.db", r"text\.db is not a database; move that file away"),
        ("sqlite:///file:{tmp}/none.db?mode=ro&uri=true", "cannot be opened"),
        ("sqlite://", "in memory is lost at once; name a file"),
        ("sqlite:///:memory:", "in memory is lost at once; name a file"),
        ("no address", "BRIEFS_DATABASE_URL is no database address; write sqlite:///file"),
        ("nosuch://host/name", "is no database address|not in nosuch"),
        ("mysql://host/name", "SQLite or PostgreSQL, not in mysql"),
        ("postgresql://ann:secret@127.0.0.1:1/none", r"ann:\*\*\*@127.0.0.1:1/none"),
    ],
)
def test_a_database_that_cannot_be_opened_is_explained_with_the_mend(tmp_path, url, words):
    (tmp_path / "text.db").write_text("Not a database, but a text that is long enough. " * 99)
    with pytest.raises(StoreError, match=words) as caught:
        open_store(url.format(tmp=tmp_path))
    assert len(str(caught.value).splitlines()) == 1


def test_a_read_only_database_is_explained(sqlite_store, make):
    event.listen(sqlite_store._database._engine, "connect", lambda c, _: c.execute("PRAGMA query_only=ON"))
    sqlite_store.close()
    with pytest.raises(StoreBroken, match=r"briefs\.db is read-only; make the file and its folder writable"):
        sqlite_store.accept_config("version: 1", make.now)


def test_a_full_disk_is_explained_and_what_was_stored_is_whole(sqlite_store, make):
    sqlite_store.accept_config("version: 1", make.now)
    event.listen(sqlite_store._database._engine, "connect", lambda c, _: c.execute("PRAGMA max_page_count=1"))
    sqlite_store.close()
    with pytest.raises(StoreBroken, match=r"no space is left for .*; free some"):
        sqlite_store.accept_config("version: 2\n" * 100_000, make.now)
    assert sqlite_store.accept_config("version: 1", make.now) == 1


def test_a_damaged_database_is_explained(sqlite_store, file):
    sqlite_store.close()
    with file.open("r+b") as damaged:
        damaged.seek(4096)
        damaged.write(b"\xff" * (file.stat().st_size - 4096))
    with pytest.raises(StoreError, match="is damaged; restore a copy"):
        sqlite_store.briefs.all()


@pytest.mark.parametrize(
    "article",
    [{"title": "half a pair \ud800"}, {"revision": 2**70}, {"outlet": None}],
    ids=["lone surrogate", "too large a number", "missing"],
)
def test_a_value_that_does_not_fit_is_explained(sqlite_store, make, article):
    with pytest.raises(StoreError, match=r"a value does not fit .*briefs\.db"):
        make.record(sqlite_store, make.article(**article))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE briefs SET status = 'levitating'", "unknown word 'levitating'; update Briefs"),
        ("DROP TABLE choices; DROP TABLE briefs", "no such table: briefs"),
    ],
)
def test_content_that_is_not_ours_is_explained(sqlite_store, file, make, statement, words):
    sqlite_store.briefs.create(make.brief())
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(statement)
    with pytest.raises(StoreError, match=words):
        sqlite_store.briefs.all()


def test_a_document_that_cannot_be_read_is_explained(sqlite_store, file, make):
    make.published(sqlite_store, make.brief(status=Status.DRAFT))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE brief_revisions SET document = '{}'")
    with pytest.raises(StoreError, match="a stored Document cannot be read; restore"):
        sqlite_store.briefs.document(make.brief_id)
