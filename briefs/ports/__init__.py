"""What Briefs needs from outside, as narrow Protocols; each has an in-memory twin that passes the same tests.

All times are aware UTC datetimes. Methods raise only errors of `briefs.domain.errors`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from briefs.config import Config
from briefs.domain.alert import Letter, Trouble
from briefs.domain.article import Article, Outlets
from briefs.domain.audience import Mail
from briefs.domain.brief import Document, Frozen
from briefs.domain.feed import Feed, FeedState, PageText, Rest, Visit
from briefs.domain.model import Embedded, Price, Prompt, Reply
from briefs.domain.names import Names
from briefs.domain.newsletter import Site
from briefs.domain.robots import SiteRules
from briefs.domain.story import Vocabulary
from briefs.domain.work import Failure, Owner
from briefs.ports.reading import ArticleStore, FeedStore, RobotsStore, VectorStore
from briefs.ports.store import (
    AlertStore,
    AudienceStore,
    BriefStore,
    CorrectionStore,
    ReplyStore,
    Store,
    StoryStore,
)

__all__ = [
    "AlertStore",
    "ArticleStore",
    "AudienceStore",
    "BriefStore",
    "CorrectionStore",
    "Embedder",
    "Engine",
    "FeedReader",
    "FeedStore",
    "Mailer",
    "Model",
    "Pages",
    "Progress",
    "ReplyStore",
    "RobotsStore",
    "Services",
    "Step",
    "Store",
    "StoryStore",
    "VectorStore",
]


class FeedReader(Protocol):
    """Fetches and parses; the only place that touches hostile bytes. Never raises for one bad feed."""

    def visit_many(
        self, feeds: Sequence[tuple[Feed, FeedState]], now: datetime, rests: Sequence[Rest] = ()
    ) -> Iterator[Visit]:
        """Visits in the order in which they end; a failed one is a Visit with its error.

        `rests` are waited for, or what is at those hosts is left; so it is with a host that asks for a rest.
        """

    def read_pages(
        self,
        articles: Sequence[Article],
        now: datetime,
        rests: Sequence[Rest] = (),
        rules: Sequence[SiteRules] = (),
    ) -> Iterator[PageText]:
        """The articles with their pages' text as the next revision, or why there is none; rests as above.

        `rules` are what sites said that need not be asked again.
        """


class Model(Protocol):
    """A language model behind an OpenAI-compatible server."""

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""

    @property
    def endpoint(self) -> str:
        """The server's base address; part of a reply's key."""

    def named(self, name: str) -> Model:
        """Another model of the same server."""

    def complete(self, prompt: Prompt) -> Reply:
        """One answer; ModelUnavailable, ModelRefused or ReplyInvalid when there is none to use."""


class Embedder(Protocol):
    """A model behind an OpenAI-compatible server that makes vectors of texts; like meanings lie near."""

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""

    @property
    def endpoint(self) -> str:
        """The server's base address; vectors of two servers are never compared."""

    def embed(self, texts: Sequence[str]) -> Embedded:
        """One vector for each text; ModelUnavailable or ReplyInvalid when there are none to use."""


class Mailer(Protocol):
    """Sends one message to one address."""

    @property
    def knows_what_left(self) -> bool:
        """True when `has_left` can be trusted, as for a folder; False for SMTP."""

    def has_left(self, message_id: str) -> bool:
        """Whether a message with this Message-ID was sent."""

    def send(self, mail: Mail) -> None:
        """MailError when it was not accepted."""

    def close(self) -> None:
        """Ends the connection that is kept between mails, if there is one; the next mail makes a new one."""


class Pages(Protocol):
    """Renders a document into everything that is approved."""

    def freeze(self, document: Document, revision: int, site: Site, actor: str, now: datetime) -> Frozen:
        """Subject, HTML mail, text part, page and JSON, with their hash.

        What an operator's broken template should print, the packaged one does; TemplateError if it cannot.
        """

    def broken(self, document: Document, site: Site) -> tuple[str, ...]:
        """What is wrong with the operator's templates for this document, a line each with file and line."""

    def markdown(self, document: Document, site: Site) -> str:
        """The brief in Markdown, to be pasted elsewhere; TemplateError as above."""

    def letter(self, troubles: Sequence[Trouble], site: Site, now: datetime) -> Letter:
        """The mail that tells the operator of troubles, the newest first; TemplateError as above."""


class Progress(Protocol):
    """Tells a waiting person how far long work has come."""

    def track(self, what: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """A bar of `total` items while the block runs; call what it yields once per item."""


class Engine(Protocol):
    """Runs a step for many keys; one bad item never stops the others."""

    def each(
        self, services: Services, step: Step, keys: Iterable[str], now: datetime, *, at_once: int = 1
    ) -> None:
        """Runs the step for every key; a failed item is logged and kept in `failures`.

        Up to `at_once` keys are worked on at one time, begun in order: for steps that mostly wait.
        """

    def item(self, step: str, key: str) -> AbstractContextManager[None]:
        """Guards one item of a step that works through several itself: its failure ends the block only.

        StoreBroken passes, here as in `each`: it ends the run.
        """

    def track(self, what: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """A bar for such items, as in `Progress`."""

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The items that failed since the engine was made."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a step may use: the configuration and one adapter per outside thing."""

    config: Config
    store: Store
    reader: FeedReader
    model: Model | None
    mailer: Mailer
    pages: Pages
    engine: Engine
    owner: Owner
    outlets: Outlets
    prices: tuple[Price, ...]
    names: Names = field(default_factory=Names)
    background: Vocabulary | None = None
    embedder: Embedder | None = None


Step = Callable[[Services, str, datetime], None]
"""One idempotent step: it reads what it needs from the store by key, and saves its own result."""
