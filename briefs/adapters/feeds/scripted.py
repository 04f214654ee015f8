"""The reader in memory: visits and pages that a test wrote down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefs.domain.article import Article
from briefs.domain.feed import Feed, FeedState, Outcome, PageText, Visit


class ScriptedReader:
    """Answers from what it was given; a feed or a page that nobody wrote down fails."""

    def __init__(self, visits: Mapping[str, Visit], pages: Mapping[str, PageText] | None = None) -> None:
        self.visits = dict(visits)
        self.pages = dict(pages or {})
        self.asked: list[str] = []

    def visit_many(self, feeds: Sequence[tuple[Feed, FeedState]], now: datetime) -> Iterator[Visit]:
        """The scripted visit of each feed; unchanged when its body is the one that the state knows."""
        for feed, state in feeds:
            self.asked.append(feed.name)
            yield self._visit(feed, state, now)

    def read_pages(self, articles: Sequence[Article], now: datetime) -> Iterator[PageText]:  # noqa: ARG002  # the port's shape
        """The scripted page of each article."""
        for article in articles:
            self.asked.append(article.id)
            yield self.pages.get(article.id, PageText(article, error="its page answers 404"))

    def _visit(self, feed: Feed, state: FeedState, now: datetime) -> Visit:
        scripted = self.visits.get(feed.name)
        if scripted is None:
            return Visit(feed.name, now, Outcome.FAILED, error="it answers 404 Not Found")
        if scripted.outcome is Outcome.FRESH and scripted.body_hash and scripted.body_hash == state.body_hash:
            return replace(scripted, at=now, outcome=Outcome.UNCHANGED, found=())
        return replace(scripted, at=now)
