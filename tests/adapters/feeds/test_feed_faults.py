"""Every way in which a feed can go wrong, all in one call: each is told in words, and none harms another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from feed_faults import EVERY, Row, playing

from briefs.adapters.feeds.reader import HttpFeedReader
from briefs.domain.feed import FeedState, Outcome, Visit

NOON = datetime(2025, 6, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def visits(loopback) -> list[Visit]:
    with playing(loopback) as groups:
        return [visit for reader, rows in groups for visit in visit_all(reader, rows)]


def visit_all(reader: HttpFeedReader, rows: list[Row]) -> Iterator[Visit]:
    return reader.visit_many([(row.feed, FeedState(row.host, NOON)) for row in rows], NOON)


def of(visits: list[Visit], host: str) -> Visit:
    (visit,) = [visit for visit in visits if visit.feed == host]
    return visit


@pytest.mark.parametrize("row", EVERY, ids=lambda row: row.host)
def test_each_fault_is_told_in_words_and_gives_what_can_be_read(visits, row):
    visit = of(visits, row.host)
    assert row.error in visit.error
    assert row.mend in visit.mend
    assert visit.outcome is (Outcome.FAILED if row.error else Outcome.FRESH), visit.error
    assert [found.article.title for found in visit.found] == [*row.titles]
    assert row.check(visit)


def test_every_visit_can_be_stored_and_shown(visits):
    for visit in visits:
        texts = [visit.error, visit.mend, visit.etag, visit.last_modified, visit.moved_to]
        for found in visit.found:
            article = found.article
            texts += [article.title, article.text, article.url, article.lang, *article.authors, *found.keys]
        assert all(text.isprintable() for text in texts), visit.feed
        assert max(map(len, texts)) <= 2000
        assert "\n" not in visit.error


def test_external_entities_fetch_nothing_and_read_no_file(visits, loopback):
    stolen = of(visits, "xxe.test")
    assert "root:" not in repr(stolen)
    assert [path for _, path, _ in loopback.asked if path == "/stolen"] == []


def test_an_entity_bomb_does_not_go_off(visits):
    assert len(repr(of(visits, "bomb.test"))) < 5000
