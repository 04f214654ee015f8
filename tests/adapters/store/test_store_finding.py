"""Searching published briefs: both stores find the same, and nothing that readers do not have."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from briefs.adapters.store import migrate as migration
from briefs.adapters.store.dialect import new_engine
from briefs.adapters.store.finding import finding
from briefs.adapters.store.fulltext import keeping
from briefs.adapters.store.memory import MemoryStore
from briefs.adapters.store.sql import open_store
from briefs.domain.brief import PUBLISHED, Status
from briefs.domain.hit import Hit
from briefs.newsroom.searching import parsed


def told(
    story: str, headline: str, *sentences: str, outlets: tuple[str, ...] = ("Harbour Dispatch",)
) -> dict:
    return {
        "story": story,
        "summary": {"headline": {"text": headline}, "sentences": [{"text": text} for text in sentences]},
        "lineage": {"reports": [{"outlet": name} for name in outlets]},
        "sources": [],
    }


@pytest.fixture
def publish(make):
    """Approves a brief that holds these stories, as its next revision."""

    def approve(store, *items: dict, brief=None, revision: int = 1, status: Status = Status.APPROVED) -> None:
        brief = brief or make.brief()
        store.briefs.create(brief)
        stored = store.briefs.get(brief.id)
        drafted = replace(stored, revision=revision, status=Status.DRAFT)
        store.briefs.move(stored, drafted)
        frozen = replace(make.frozen(revision, brief.id), json=json.dumps({"items": items}))
        store.briefs.approve(frozen, drafted, replace(drafted, status=status))

    return approve


TALKS = told("s1", "Talks are off", "Japan cancelled the two-plus-two.")
QUAKE = told("s2", "Quake off Hokkaido", "国会議員が訪れた。", outlets=("NHK", "北海道新聞"))


def found(store, query: str, **more) -> list[str]:
    return [hit.story for hit in store.briefs.find(query, **more)]


@pytest.mark.parametrize(
    ("query", "stories"),
    [
        ("talks", ["s1"]),
        ("off", ["s1", "s2"]),
        ("off -talks", ["s2"]),
        ("cancel", ["s1"]),
        ('"cancelled the two"', ["s1"]),
        ('"two the"', []),
        ("harbour", ["s1"]),
        ("国会", ["s2"]),
        ("会", ["s2"]),
        ("海", ["s2"]),
        ("nhk 国会議員", ["s2"]),
        ("hokkaido japan", []),
        ("-talks", []),
        ("", []),
        ("!?", []),
    ],
)
def test_a_story_is_found_by_what_readers_read_of_it(store, publish, query, stories):
    publish(store, TALKS, QUAKE)
    assert found(store, query) == stories


def test_a_hit_says_where_the_story_stands(store, publish, make):
    publish(store, TALKS, QUAKE)
    assert store.briefs.find("quake") == (
        Hit(
            make.brief_id,
            "asia",
            date(2026, 11, 24),
            "s2",
            2,
            "Quake off Hokkaido",
            "国会議員が訪れた。 NHK, 北海道新聞",
        ),
    )


def test_no_phrase_reaches_from_the_headline_into_the_text(store, publish):
    publish(store, TALKS)
    assert found(store, '"off japan"') == []


@pytest.mark.parametrize("status", list(Status))
def test_only_published_briefs_are_found(store, publish, make, status):
    publish(store, TALKS)
    brief = store.briefs.get(make.brief_id)
    store.briefs.move(brief, replace(brief, status=status))
    assert bool(found(store, "talks")) is (status in PUBLISHED)


def test_an_edit_hides_a_brief_until_it_is_approved_again(store, publish, make):
    publish(store, TALKS, QUAKE)
    store.briefs.add_revision(make.revision(2), Status.DRAFT)
    assert found(store, "off") == []
    draft = store.briefs.get(make.brief_id)
    store.briefs.move(draft, replace(draft, status=Status.APPROVED))
    assert found(store, "off") == []
    store.briefs.move(store.briefs.get(make.brief_id), draft)
    publish(store, QUAKE, revision=2)
    assert [(hit.story, hit.place) for hit in store.briefs.find("off")] == [("s2", 1)]


def test_an_approval_that_fails_leaves_what_was_found(store, publish, make):
    publish(store, TALKS)
    stale = make.brief(status=Status.DRAFT, revision=7)
    with pytest.raises(Exception, match="somebody else"):
        store.briefs.approve(replace(make.frozen(), json=json.dumps({"items": [QUAKE]})), stale, stale)
    assert found(store, "off") == ["s1"]


def test_the_newest_brief_comes_first_and_hits_come_in_pages(store, publish, make):
    days = [(23, "0530"), (25, "0530"), (24, "1800"), (24, "0530")]
    for day, slot in days:
        brief = make.brief(f"{9999 - int(slot)}-{day}", date=date(2026, 11, day), slot=slot)
        publish(store, TALKS, QUAKE, brief=brief)
    every = [(hit.brief, hit.story) for hit in store.briefs.find("off")]
    order = ["9469-25", "8199-24", "9469-24", "9469-23"]
    assert every == [(brief, story) for brief in order for story in ("s1", "s2")]
    pages = [store.briefs.find("off", limit=3, offset=offset) for offset in (0, 3, 6, 9, 10**30)]
    assert [(hit.brief, hit.story) for page in pages for hit in page] == every
    assert len(store.briefs.find("off", limit=10**30)) == 8


def test_a_newsletter_is_searched_alone(store, publish, make):
    publish(store, TALKS)
    publish(store, QUAKE, brief=make.brief("e1", "europe"))
    assert found(store, "off", newsletter="europe") == ["s2"]
    assert found(store, "off", newsletter="asia") == ["s1"]
    assert found(store, "off", newsletter="x' OR 1=1 --") == []


def test_frozen_json_that_holds_no_brief_is_found_by_nothing(store, make):
    brief = make.brief()
    store.briefs.create(brief)
    store.briefs.approve(make.frozen(), brief, replace(brief, status=Status.APPROVED))
    assert store.briefs.find("frozen") == ()


HOSTILE = [
    '"',
    '""',
    "'; DROP TABLE briefs; --",
    "NEAR(talks off, 5)",
    "terms : talks",
    "{terms} : talks",
    "^talks",
    "talks AND",
    "AND OR NOT",
    "(talks",
    "talks)",
    "* *",
    "-",
    '-"',
    '"talks" NOT "off"',
    "talks\0off",
    "\0",
    "%_\\",
    "'a':* & !('b' <-> 'c')",
    "x" * 10_000,
    "talks " * 2_000,
    '"' + "talks " * 2_000,
    "-talks " * 2_000,
    "国" * 10_000,
    "!?.,;:…。、" * 500,
    "\ud800",
    "\u202etalks",
    "e\u0301" * 3_000,
    "a" + "\u0301" * 10_000,
    "\u241e",
    "👩‍👩‍👧 ☀️ 1️⃣",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_is_an_error(sqlite_store, publish, query):
    twin = MemoryStore()
    for store in (sqlite_store, twin):
        publish(store, TALKS, QUAKE)
    assert sqlite_store.briefs.find(query) == twin.briefs.find(query)
    assert found(sqlite_store, "talks") == ["s1"]


SIGNS = st.one_of(
    st.sampled_from(
        ["a", "A", "b", "é", "e\u0301", "ß", "1", "国", "会", "の", "ー", "ｶﾞ", "한", "국", "\u1112\u1161"]
    ),
    st.sampled_from(
        ["ก", "ี", "क", "ि", "ё", "и\u0306", " ", " ", "-", '"', "“", "*", "'", ".", "。", "\u3000", "\u200d"]
    ),
    st.characters(),
)
TEXTS = st.lists(SIGNS, max_size=24).map("".join)


@given(st.lists(TEXTS, min_size=1, max_size=6), st.lists(TEXTS, min_size=1, max_size=8), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_and_its_twin_agree_on_any_texts_and_queries(
    sqlite_store, publish, texts, queries, data
):
    twin = MemoryStore()
    items = [told(f"s{number}", text, *texts[:number], outlets=()) for number, text in enumerate(texts)]
    # frozen JSON cannot hold half a pair of surrogates
    items = json.loads(json.dumps(items, ensure_ascii=False).encode("utf-8", "replace"))
    for store in (sqlite_store, twin):
        publish(store, *items)
    part = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(part)))
    for query in (*queries, part[start:], f'"{part}"', f"{part} -{texts[0]}"):
        assert sqlite_store.briefs.find(query, limit=99) == twin.briefs.find(query, limit=99), query


QUERY = parsed('japan\'s -"two plus" 国会議員 tariff')


def test_sqlite_is_asked_in_its_own_words():
    made = finding("sqlite", QUERY, "asia", 20, 40).compile(
        dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}
    )
    asked = '("japan s" AND "国会 会議 議員" AND "tariff" *) NOT ("two plus")'
    assert asked in made.params.values()
    assert asked not in str(made)
    assert "findable_terms.terms MATCH ?" in str(made)


def test_postgresql_is_asked_in_its_own_words():
    made = finding("postgresql", QUERY, "asia", 20, 40).compile(
        dialect=postgresql.dialect(), compile_kwargs={"render_postcompile": True}
    )
    asked = "('japan' <-> 's') & ('国会' <-> '会議' <-> '議員') & ('tariff':*) & !('two' <-> 'plus')"
    assert asked in made.params.values()
    assert "findable_terms.terms @@ CAST(%(param_1)s AS TSQUERY)" in str(made)
    assert str(keeping("postgresql").compile(dialect=postgresql.dialect())) == (
        "INSERT INTO findable_terms (number, terms) VALUES (%(its_number)s, CAST(%(its_terms)s AS TSVECTOR))"
    )


# databases that are older than the search


def test_what_was_approved_before_there_was_a_search_is_found_after_the_migration(tmp_path, make):
    file = tmp_path / "briefs.db"
    engine = new_engine(f"sqlite:///{file}")
    migration.migrate(engine, "briefs.db", head="0010")
    with engine.begin() as connection:
        for name, count in (("b1", 2), ("b2", 1), ("b3", 1), ("b4", 0)):
            status = "draft" if name == "b3" else "sent"
            day, at = "2026-11-24", "2026-11-24 05:30:00.000000"
            connection.exec_driver_sql(
                f"INSERT INTO briefs VALUES ('{name}', 'asia', '{day}', '{name}', '{status}', '{at}', {count}, NULL, '')"
            )
            for revision in range(1, count + 1):
                frozen = json.dumps({"items": [told("s1", f"Approval {revision} of {name}")]})
                row = (name, revision, "", "", "", "", frozen, "", "en", "", "Ada", at)
                names = "brief, revision, subject, html, text, page, json, sender, language, hash, approved_by, approved_at"
                connection.exec_driver_sql(
                    f"INSERT INTO frozen ({names}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", row
                )
    engine.dispose()
    store = open_store(f"sqlite:///{file}")
    hits = [(hit.brief, hit.headline) for hit in store.briefs.find("approval")]
    draft = store.briefs.get("b3")
    store.briefs.move(draft, replace(draft, status=Status.APPROVED))
    later = [hit.brief for hit in store.briefs.find("approval")]
    store.close()
    assert hits == [("b2", "Approval 1 of b2"), ("b1", "Approval 2 of b1")]
    assert later == ["b3", "b2", "b1"]


def test_the_tables_of_the_search_can_be_made_in_postgresql():
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    from briefs.adapters.store.migrations.versions import corrections, findable_stories

    made = io.StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": made}
    )
    with Operations.context(context):
        corrections.upgrade()
        findable_stories.upgrade()
    assert "terms TSVECTOR NOT NULL" in made.getvalue()
    assert "CREATE INDEX ix_findable_terms_terms ON findable_terms USING gin (terms);" in made.getvalue()
    assert "fts5" not in made.getvalue()
