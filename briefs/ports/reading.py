"""What Briefs remembers of what it read: feeds and their hosts, articles, pages, vectors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from briefs.domain.article import Article, Found, Passage, Version
from briefs.domain.feed import FeedState, PageState, PageText, Rest
from briefs.domain.health import Habits
from briefs.domain.robots import SiteRules
from briefs.domain.work import Owner


class FeedStore(Protocol):
    """Feeds' states between visits."""

    def states(self) -> dict[str, FeedState]:
        """Every feed that was ever visited, by name."""

    def claim(
        self, names: Sequence[str], owner: Owner, now: datetime, until: datetime
    ) -> tuple[FeedState, ...]:
        """Leases the feeds that are due and free, and pushes their next visit to `until` first.

        A feed never visited is due. The states returned are those from before the claim.
        """

    def record(
        self, state: FeedState, found: Sequence[tuple[Found, Article]], pages: Sequence[PageState] = ()
    ) -> None:
        """Saves a visit at once: the feed's new state, the articles as decided, their keys, the lease freed.

        Each pair is what was found and the article (final id and revision) it is stored as; passages of the
        found article are stored for a new revision. `pages` are the states of stored articles' pages.
        """

    def keep(self, states: Sequence[FeedState]) -> None:
        """Saves at once the states of feeds whose visits brought nothing, and frees their leases."""

    def rests(self) -> dict[str, Rest]:
        """The hosts that are to be left alone, by name."""

    def rest(self, rests: Sequence[Rest], now: datetime) -> None:
        """Replaces these hosts' rests, and forgets the rests that are over."""

    def take_turns(self, urls: Sequence[str], delay: timedelta, now: datetime) -> dict[str, Rest]:
        """The rests as they count at `now`, before what asking these addresses adds to them is stored.

        Both at once: of two processes that turn to one host, `delay` apart, the second waits for the first.
        """


class ArticleStore(Protocol):
    """Articles, their revisions and passages; text is immutable, a change is a new revision."""

    def known(self, keys: Sequence[str]) -> dict[str, Article]:
        """The newest revision of the articles that carry these identity keys, by key."""

    def get(self, ids: Sequence[str]) -> dict[str, Article]:
        """The newest revisions, by id; unknown ids are left out."""

    def between(self, start: datetime, end: datetime) -> tuple[Article, ...]:
        """Articles published in [start, end), oldest first, then by id."""

    def passages(self, ids: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
        """The passages of the newest revisions, in text order, by article id."""

    def history(self, ids: Iterable[str]) -> dict[str, tuple[Version, ...]]:
        """Every revision of these articles, oldest first, by id; unknown ids are left out."""

    def pages_open(
        self, feeds: Sequence[str], since: datetime
    ) -> tuple[tuple[Article, PageState | None], ...]:
        """Articles of these feeds published since then whose page may be asked now or later, oldest first.

        The state is None where it never was to be asked.
        """

    def pages(self, ids: Iterable[str]) -> dict[str, PageState]:
        """What is remembered of these articles' pages, by article id; of others nothing is."""

    def save_page(self, page: PageText, state: PageState) -> None:
        """Stores the page's text as the article's newest revision, where it is another, and the page's state.

        With an error no text; `paywalled` then is a label of the newest revision. Nothing of an article that
        is not stored.
        """

    def habits(self, since: datetime) -> dict[str, Habits]:
        """By feed, its newest article ever, and counts of the newest revisions published since then."""


class RobotsStore(Protocol):
    """What sites' robots.txt said, so that no restart asks again."""

    def all(self) -> tuple[SiteRules, ...]:
        """What every site said that is not forgotten, by site."""

    def keep(self, rules: Sequence[SiteRules], before: datetime) -> None:
        """Replaces what these sites said, and forgets what was asked for before then."""


class VectorStore(Protocol):
    """Articles as vectors, so that no text is paid for twice; a revision has one for each model."""

    def get(self, model: str, articles: Sequence[Article]) -> dict[str, tuple[float, ...]]:
        """The stored vectors of these revisions, by article id, as single-precision numbers."""

    def save(self, model: str, vectors: Sequence[tuple[Article, Sequence[float]]]) -> None:
        """Stores vectors of revisions; one that is there already is replaced."""
