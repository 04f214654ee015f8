from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from briefs.adapters.store import migrate as migration
from briefs.adapters.store.dialect import new_engine
from briefs.adapters.store.sql import open_store
from briefs.adapters.store.tables import METADATA
from briefs.domain.errors import StoreError
from briefs.domain.feed import PageState

NEXT = """
from alembic import op
revision = "later"
down_revision = "{head}"
def upgrade():
    op.execute("CREATE TABLE extra (a INTEGER)")
    {more}
"""


def run(file: Path, statement: str) -> list[tuple]:
    with closing(sqlite3.connect(file)) as connection, connection:
        return connection.execute(statement).fetchall()


def tables(file: Path) -> set[str]:
    return {name for (name,) in run(file, "SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.fixture
def scripts(tmp_path):
    """Our migrations and one more, as a later program would bring it."""

    def made(more: str = "") -> Path:
        folder = tmp_path / "later 100%"
        (folder / "versions").mkdir(parents=True)
        for script in (migration.SCRIPTS / "env.py", *(migration.SCRIPTS / "versions").glob("*.py")):
            (folder / script.relative_to(migration.SCRIPTS)).write_text(script.read_text())
        (folder / "versions/next.py").write_text(NEXT.format(head=migration.HEAD, more=more))
        return folder

    return made


@pytest.fixture
def upgrade(file):
    def run_with(scripts: Path) -> None:
        engine = new_engine(f"sqlite:///{file}")
        try:
            migration.migrate(engine, "briefs.db", scripts, "later")
        finally:
            engine.dispose()

    return run_with


def test_the_migrations_lead_to_the_tables_that_the_program_uses(file):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(name: str | None, kind: str, _parents: object) -> bool:
        """FTS5 keeps a virtual table in ordinary ones of its own."""
        return kind != "table" or not str(name).startswith("findable_terms")

    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_program_knows_its_newest_migration():
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(migration.SCRIPTS)).get_current_head() == migration.HEAD


def test_every_table_can_be_made_in_postgresql():
    made = [str(CreateTable(table).compile(dialect=postgresql.dialect())) for table in METADATA.sorted_tables]
    assert all("TIMESTAMP WITHOUT" not in statement for statement in made)


def test_opening_again_changes_nothing_and_copies_nothing(file):
    before = run(file, "SELECT sql FROM sqlite_master")
    open_store(f"sqlite:///{file}").close()
    assert run(file, "SELECT sql FROM sqlite_master") == before
    assert [path.name for path in file.parent.glob("*before*")] == []


def test_an_empty_file_becomes_a_database(tmp_path):
    (tmp_path / "new.db").touch()
    open_store(f"sqlite:///{tmp_path / 'new.db'}").close()
    assert "articles" in tables(tmp_path / "new.db")
    assert list(tmp_path.glob("*before*")) == []


def test_an_older_database_is_copied_and_then_migrated_keeping_what_it_holds(file, scripts, upgrade):
    run(file, "INSERT INTO configs VALUES (1, 'version: 1', '2026-11-24 00:00:00.000000')")
    upgrade(scripts())
    copy = file.with_name("briefs.db.before-later")
    assert ("extra" in tables(file), "extra" in tables(copy)) == (True, False)
    assert run(file, "SELECT text FROM configs") == run(copy, "SELECT text FROM configs") == [("version: 1",)]
    assert list(file.parent.glob("*.part")) == []


def test_migrating_twice_is_harmless(file, scripts, upgrade):
    folder = scripts()
    upgrade(folder)
    copied = file.with_name("briefs.db.before-later").stat()
    upgrade(folder)
    assert file.with_name("briefs.db.before-later").stat() == copied


def test_a_migration_that_fails_leaves_the_database_as_it_was(file, scripts, upgrade):
    with pytest.raises(ZeroDivisionError):
        upgrade(scripts("1 / 0"))
    assert "extra" not in tables(file)
    assert run(file, "SELECT version_num FROM alembic_version") == [(migration.HEAD,)]


def test_an_installation_without_its_migrations_is_explained(tmp_path, upgrade):
    with pytest.raises(StoreError, match=r"briefs\.db cannot be migrated: .*; install Briefs anew"):
        upgrade(tmp_path / "none")


def test_a_database_newer_than_the_program_is_refused(file):
    run(file, "UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(StoreError, match=r"newer Briefs .*0099.*update Briefs"):
        open_store(f"sqlite:///{file}")


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "other.db"
    run(file, "CREATE TABLE theirs (a INTEGER)")
    with pytest.raises(StoreError, match="another program"):
        open_store(f"sqlite:///{file}")
    assert tables(file) == {"theirs"}


def test_a_feed_of_the_first_tables_keeps_what_it_was_told(tmp_path):
    file = tmp_path / "briefs.db"
    engine = new_engine(f"sqlite:///{file}")
    migration.migrate(engine, "briefs.db", head="0001")
    engine.dispose()
    at = "2026-11-24 05:30:00.000000"
    row = f"'ft', 1, '{at}', '{at}', '{at}', 'e', '', 'h', 0, '', 0, '', 'https://ft.example', NULL, NULL, 0"
    run(file, f"INSERT INTO feeds VALUES ({row})")
    store = open_store(f"sqlite:///{file}")
    state = store.feeds.states()["ft"]
    store.close()
    assert (state.etag, state.ttl, state.max_age) == ("e", timedelta(), timedelta())
    assert state.last_whole == state.last_success == datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


def test_a_page_that_was_tried_before_pages_had_states_is_not_asked_again(tmp_path):
    file = tmp_path / "briefs.db"
    engine = new_engine(f"sqlite:///{file}")
    migration.migrate(engine, "briefs.db", head="0006")
    engine.dispose()
    at = "2026-11-24 05:30:00.000000"
    for name, tried in (("a1", 1), ("a2", 0)):
        run(file, f"INSERT INTO articles VALUES ('{name}', 1, 'ft', '{at}', {tried})")
        row = f"'{name}', 1, 'FT', 'Title', '', '{at}', NULL, '[]', '', 'ft', 0, 0, 'Text.', 1, '[]'"
        run(file, f"INSERT INTO article_revisions VALUES ({row})")
    store = open_store(f"sqlite:///{file}")
    pages = store.articles.pages(["a1", "a2"])
    wanted = store.articles.pages_open(["ft"], datetime(2026, 11, 24, tzinfo=UTC))
    store.close()
    assert pages == {"a1": PageState("a1")}
    assert [(article.id, article.text, state) for article, state in wanted] == [("a2", "Text.", None)]


def test_an_article_that_was_stored_before_articles_had_pictures_has_none(tmp_path):
    file = tmp_path / "briefs.db"
    engine = new_engine(f"sqlite:///{file}")
    migration.migrate(engine, "briefs.db", head="0012")
    engine.dispose()
    at = "2026-11-24 05:30:00.000000"
    run(file, f"INSERT INTO articles VALUES ('a1', 1, 'ft', '{at}')")
    columns = (
        "id, revision, outlet, title, text, url, published, authors, lang, feed, paywalled, full_text, dated"
    )
    row = f"'a1', 1, 'FT', 'Title', 'Text.', '', '{at}', '[]', '', 'ft', 0, 0, 1, '[]'"
    run(file, f"INSERT INTO article_revisions ({columns}, spans) VALUES ({row})")
    store = open_store(f"sqlite:///{file}")
    article = store.articles.get(["a1"])["a1"]
    store.close()
    assert (article.text, article.image) == ("Text.", "")
