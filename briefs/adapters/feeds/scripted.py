"""The reader in memory: visits and pages that a test wrote down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefs.domain.article import Article
from briefs.domain.feed import Feed, FeedState, Outcome, PageText, Rest, Visit
from briefs.domain.robots import SiteRules
from briefs.newsroom.visiting import address, host_of


class ScriptedReader:
    """Answers from what it was given; a feed or a page that nobody wrote down fails."""

    def __init__(self, visits: Mapping[str, Visit], pages: Mapping[str, PageText] | None = None) -> None:
        self.visits = dict(visits)
        self.pages = dict(pages or {})
        self.asked: list[str] = []

    def visit_many(
        self, feeds: Sequence[tuple[Feed, FeedState]], now: datetime, rests: Sequence[Rest] = ()
    ) -> Iterator[Visit]:
        """The scripted visit of each feed; unchanged when its body is the one that the state knows."""
        resting = {rest.host: rest for rest in rests if rest.until > now}
        for feed, state in feeds:
            if rest := resting.get(host_of(address(feed, state))):
                yield Visit(feed.name, now, Outcome.LEFT, rest=rest)
                continue
            self.asked.append(feed.name)
            yield self._visit(feed, state, now)

    def read_pages(
        self,
        articles: Sequence[Article],
        now: datetime,
        rests: Sequence[Rest] = (),
        rules: Sequence[SiteRules] = (),  # noqa: ARG002  # nobody is asked here
    ) -> Iterator[PageText]:
        """The scripted page of each article."""
        resting = {rest.host: rest for rest in rests if rest.until > now}
        for article in articles:
            if rest := resting.get(host_of(article.url)):
                yield PageText(article, error="its host rests", left=True, rest=rest)
                continue
            self.asked.append(article.id)
            yield self.pages.get(article.id, PageText(article, error="its page answers 404"))

    def _visit(self, feed: Feed, state: FeedState, now: datetime) -> Visit:
        scripted = self.visits.get(feed.name)
        if scripted is None:
            return Visit(feed.name, now, Outcome.FAILED, error="it answers 404 Not Found")
        if scripted.outcome is Outcome.FRESH and scripted.body_hash and scripted.body_hash == state.body_hash:
            return replace(scripted, at=now, outcome=Outcome.UNCHANGED, found=())
        return replace(scripted, at=now)
