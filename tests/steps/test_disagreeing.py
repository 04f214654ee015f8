"""A written story keeps what its outlets disagree on; a story in one line needs none of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from briefs.adapters.store.memory import MemoryStore
from briefs.domain.article import Article, Found, Outlets
from briefs.domain.brief import Brief, Choice, Status
from briefs.domain.feed import FeedState
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Grouping, Story, Vocabulary
from briefs.newsroom.passages import spans_of
from briefs.steps import draft

NOW = datetime(2025, 6, 21, 5, 30, tzinfo=UTC)
FIRST = Article(
    "a",
    "Harbour Post",
    "Flood in Brevik",
    "A flood killed 12 people in Brevik on Friday, the harbour office said.",
    published=NOW - timedelta(hours=3),
    lang="en",
    feed="harbour",
)
SECOND = Article(
    "b",
    "Coast Courier",
    "Brevik flooded",
    "A flood killed 14 people in Brevik on Friday, the coast guard said.",
    published=NOW - timedelta(hours=2),
    lang="en",
    feed="coast",
)


@pytest.fixture
def services():
    store = MemoryStore()
    for one in (FIRST, SECOND):
        store.feeds.record(FeedState(one.feed, NOW), [(Found(one, spans_of(one), (one.id,)), one)])
    story = Story("flood", ("a", "b"), FIRST.published, SECOND.published)
    store.stories.save(Grouping((story,)), Vocabulary(1, 1, {}))
    store.briefs.create(Brief("asia-1", "asia", date(2025, 6, 21), "0600", Status.DRAFTING, NOW))
    newsletter = Newsletter("asia", "Asia", ("harbour", "coast"))
    config = SimpleNamespace(newsletter=lambda _: newsletter)
    return SimpleNamespace(config=config, store=store, model=None, outlets=Outlets())


@pytest.mark.parametrize(("also", "told"), [(False, [("12", "14")]), (True, [])])
def test_a_written_story_keeps_on_what_its_outlets_disagree(services, also, told):
    services.store.briefs.choose("asia-1", [Choice("flood", (), also=also)])
    draft.write(services, "asia-1/flood", NOW)
    item = services.store.briefs.items("asia-1")["flood"]
    assert [tuple(side.text for side in found.sides) for found in item.disagreements] == told
