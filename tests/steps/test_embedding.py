"""Vectors for grouping: asked for once, bounded, and missed by nothing when they fail."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefs.adapters.data import load_background, load_names, load_outlets, load_prices
from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.feeds.scripted import ScriptedReader
from briefs.adapters.llm.scripted import ScriptedEmbedder
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.memory import MemoryStore
from briefs.config import Config, Environment
from briefs.domain.article import Article, Found
from briefs.domain.errors import ModelUnavailable, ReplyInvalid
from briefs.domain.feed import FeedState
from briefs.domain.model import Reply
from briefs.domain.newsletter import Budget, Newsletter, Site, WriterSettings
from briefs.domain.work import Owner
from briefs.ports import Services
from briefs.steps import embedding, refresh
from briefs.steps.embedding import BATCH, embedded

NOW = datetime(2025, 6, 23, 6, tzinfo=UTC)


def articles(count):
    return [
        Article(f"a{at:04}", f"Paper {at}", f"Title {at}", published=NOW - timedelta(minutes=count - at))
        for at in range(count)
    ]


def services(embedder, *, cap=0.0):
    asia = Newsletter("asia", "Asia", (), writer=WriterSettings(budget=Budget(day_usd=cap)))
    return Services(
        config=Config(Site(), (), (asia,), Environment()),
        store=MemoryStore(),
        reader=ScriptedReader({}),
        model=None,
        mailer=MemoryMailer(),
        pages=JinjaPages(),
        engine=InProcess(Silent()),
        owner=Owner("here", "boot", 1, 1.0),
        outlets=load_outlets(),
        prices=load_prices(),
        names=load_names(),
        background=load_background(),
        embedder=embedder,
    )


def test_without_a_model_there_are_none_and_nothing_is_written():
    plain = services(None)
    assert embedded(plain, articles(3), NOW) == {}
    assert plain.store.replies.calls() == ()


def test_no_text_is_paid_for_twice_and_a_new_revision_is():
    model = ScriptedEmbedder({"Title 1": (0.0, 1.0)})
    given = services(model)
    first = embedded(given, articles(3), NOW)
    assert first == {"a0000": (1.0, 0.0), "a0001": (0.0, 1.0), "a0002": (1.0, 0.0)}
    assert embedded(given, articles(3), NOW) == first
    assert len(model.history) == 1
    edited = [replace(article, revision=2) if article.id == "a0001" else article for article in articles(3)]
    embedded(given, edited, NOW)
    assert model.history[1:] == [("Title 1",)]


def test_vectors_of_another_model_are_not_taken_for_its_own():
    given = services(ScriptedEmbedder({}))
    embedded(given, articles(2), NOW)
    other = ScriptedEmbedder({}, name="other")
    assert len(embedded(replace(given, embedder=other), articles(2), NOW)) == 2
    assert len(other.history) == 1


def test_requests_are_bounded_and_the_newest_go_first(monkeypatch):
    monkeypatch.setattr(embedding, "BATCHES", 2)
    model = ScriptedEmbedder({})
    given = services(model)
    count = 3 * BATCH
    assert len(embedded(given, articles(count), NOW)) == 2 * BATCH
    assert [len(batch) for batch in model.history] == [BATCH, BATCH]
    assert model.history[0][0] == f"Title {count - 1}"
    assert len(embedded(given, articles(count), NOW)) == count


def test_articles_without_words_are_not_sent():
    model = ScriptedEmbedder({})
    assert embedded(services(model), [Article("a1", "Paper", "", published=NOW)], NOW) == {}
    assert model.history == []


def test_the_ledger_has_every_request():
    given = services(ScriptedEmbedder({}, name="text-embedding-3-small"))
    embedded(given, articles(3), NOW)
    (call,) = given.store.replies.calls()
    assert (call.brief, call.story, call.outcome, call.model) == (
        "embeddings", "3 texts", "answered", "text-embedding-3-small",
    )  # fmt: skip
    assert call.tokens > 0
    assert call.usd == pytest.approx(call.tokens * 0.02 / 1_000_000)


@pytest.mark.parametrize(
    ("failing", "tokens"),
    [(ModelUnavailable("down"), 0), (ReplyInvalid("odd", Reply("", "m", 5, 0, estimated=True)), 5)],
)
def test_a_failure_is_one_line_and_keeps_what_was_paid(caplog, failing, tokens):
    given = services(ScriptedEmbedder({}))
    early, late = articles(BATCH + 2)[2:], articles(BATCH + 2)[:2]
    embedded(given, early, NOW)
    broken = replace(given, embedder=ScriptedEmbedder({}, failing=[failing]))
    with caplog.at_level(logging.WARNING, "briefs"):
        found = embedded(broken, [*late, *early], NOW)
    assert len(found) == BATCH
    assert len(caplog.messages) == 1
    assert "words alone" in caplog.messages[0]
    assert [(c.outcome, c.tokens) for c in given.store.replies.calls()][1:] == [("failed", tokens)]


def test_the_days_cap_holds_before_a_request_is_made(caplog):
    model = ScriptedEmbedder({}, name="text-embedding-3-small")
    given = services(model, cap=1e-9)
    with caplog.at_level(logging.WARNING, "briefs"):
        assert embedded(given, articles(500), NOW) == {}
    assert model.history == []
    assert "BudgetSpent" not in caplog.text
    assert "embeddings: the day" in caplog.text


@pytest.mark.parametrize("failing", [(), (ModelUnavailable("down"),)])
def test_grouping_goes_on_with_or_without_vectors(failing):
    given = services(ScriptedEmbedder({}, failing=failing))
    pair = [
        Article("a1", "FT", "Fire in a hotel in Lima, Peru, kills 44", published=NOW - timedelta(hours=2)),
        Article("a2", "BBC", "Hotel fire in Lima, Peru: 44 dead", published=NOW - timedelta(hours=1)),
    ]
    found = [(Found(article, (), (f"key {article.id}",)), article) for article in pair]
    given.store.feeds.record(FeedState("dispatch", NOW), found)
    refresh.group(given, "", NOW)
    (story,) = given.store.stories.open_since(NOW - timedelta(days=1))
    assert set(story.articles) == {"a1", "a2"}
    assert len(given.embedder.history) == 1
