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
from briefs.domain.alert import Alert, Letter, Trouble
from briefs.domain.article import Article, Found, Outlets, Passage
from briefs.domain.audience import Delivery, Mail, Subscriber
from briefs.domain.brief import Brief, Choice, Document, Frozen, Item, Revision, Status
from briefs.domain.feed import Feed, FeedState, PageText, Rest, Visit
from briefs.domain.health import Habits
from briefs.domain.model import Call, Price, Prompt, Reply, Spent
from briefs.domain.names import Names
from briefs.domain.newsletter import Site
from briefs.domain.story import Grouping, Lineage, Link, Story, Told, Vocabulary
from briefs.domain.work import Failure, Owner


class FeedReader(Protocol):
    """Fetches and parses; the only place that touches hostile bytes. Never raises for one bad feed."""

    def visit_many(
        self, feeds: Sequence[tuple[Feed, FeedState]], now: datetime, rests: Sequence[Rest] = ()
    ) -> Iterator[Visit]:
        """Visits in the order in which they end; a failed one is a Visit with its error.

        `rests` are waited for, or what is at those hosts is left; so it is with a host that asks for a rest.
        """

    def read_pages(
        self, articles: Sequence[Article], now: datetime, rests: Sequence[Rest] = ()
    ) -> Iterator[PageText]:
        """The articles with their pages' text as the next revision, or why there is none; rests as above."""


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

    def record(self, state: FeedState, found: Sequence[tuple[Found, Article]]) -> None:
        """Saves a visit at once: the feed's new state, the articles as decided, their keys, the lease freed.

        Each pair is what was found and the article (final id and revision) it is stored as; passages of the
        found article are stored for a new revision.
        """

    def keep(self, states: Sequence[FeedState]) -> None:
        """Saves at once the states of feeds whose visits brought nothing, and frees their leases."""

    def rests(self) -> dict[str, Rest]:
        """The hosts that are to be left alone, by name."""

    def rest(self, rests: Sequence[Rest], now: datetime) -> None:
        """Replaces these hosts' rests, and forgets the rests that are over."""


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

    def without_page(self, feeds: Sequence[str], since: datetime) -> tuple[Article, ...]:
        """Articles of these feeds published since then whose page was never tried."""

    def save_page(self, page: PageText) -> None:
        """Stores the page's text as the article's newest revision, or only that the page was tried."""

    def habits(self, since: datetime) -> dict[str, Habits]:
        """By feed, its newest article ever, and counts of the newest revisions published since then."""


class StoryStore(Protocol):
    """Stories, their lineage, the editors' links and grouping's vocabulary."""

    def open_since(self, since: datetime) -> tuple[Story, ...]:
        """Stories updated since then that were not merged away, by id."""

    def get(self, ids: Sequence[str]) -> dict[str, Story]:
        """Stories by id, merged ones included; unknown ids are left out."""

    def save(self, grouping: Grouping, vocabulary: Vocabulary) -> None:
        """Saves stories, events and vocabulary at once."""

    def links(self) -> tuple[Link, ...]:
        """What editors joined or kept apart."""

    def add_link(self, link: Link) -> None:
        """Records an editor's word; a later one about the same pair replaces it."""

    def vocabulary(self) -> Vocabulary | None:
        """The newest vocabulary, None before the first grouping."""

    def untraced(self) -> tuple[str, ...]:
        """Stories whose lineage is missing or older than their membership."""

    def save_lineage(self, story: str, revision: int, lineage: Lineage) -> None:
        """Saves the lineage of one revision of a story."""

    def lineages(self, ids: Sequence[str]) -> dict[str, Lineage]:
        """The newest lineage of each story, by id."""


class BriefStore(Protocol):
    """Briefs, their choices, summaries, append-only revisions and frozen bytes."""

    def create(self, brief: Brief) -> bool:
        """False, and nothing stored, when the slot already has its brief."""

    def get(self, id: str) -> Brief:
        """NotFound when there is none of that id."""

    def all(self, newsletter: str = "") -> tuple[Brief, ...]:
        """Every brief, newest first."""

    def move(self, before: Brief, after: Brief) -> None:
        """Replaces `before` by `after`; Conflict when the stored brief is no longer `before`."""

    def choose(self, brief: str, choices: Sequence[Choice]) -> None:
        """Stores what the newsletter chose for this brief, in running order."""

    def choices(self, brief: str) -> tuple[Choice, ...]:
        """What was chosen, in running order."""

    def save_item(self, brief: str, item: Item) -> None:
        """Stores one chosen story as it was written, with what it cites; a later one replaces it."""

    def items(self, brief: str) -> dict[str, Item]:
        """What was written, by story."""

    def add_revision(self, revision: Revision, status: Status) -> None:
        """Appends a revision and moves the brief to `status` at once.

        Conflict when its number is not one more than the brief's, or when the brief is past editing: only one
        that is drafting, draft or approved takes a revision. A move away from approved drops nothing: the
        frozen bytes stay for the audit, but only the newest approved revision may be sent.
        """

    def document(self, brief: str) -> Document:
        """The newest revision's document; NotFound before the first."""

    def revisions(self, brief: str) -> tuple[Revision, ...]:
        """The brief's history, oldest first."""

    def approve(self, frozen: Frozen, before: Brief, after: Brief) -> None:
        """Stores the frozen bytes and moves the brief at once; Conflict as in `move`."""

    def frozen(self, brief: str) -> Frozen | None:
        """The bytes of the newest approval, None when there was none."""

    def told(self, newsletter: str, before: datetime) -> dict[str, Told]:
        """By story, what the newsletter's last approved or sent brief created before then told of it."""


class AudienceStore(Protocol):
    """Subscribers and the ledger of deliveries."""

    def add(self, subscriber: Subscriber) -> bool:
        """False, and nothing changed, when the newsletter has the address already, in whatever status."""

    def subscribers(self, newsletter: str = "") -> tuple[Subscriber, ...]:
        """Every subscriber, by e-mail address."""

    def subscriber(self, id: str) -> Subscriber:
        """NotFound when there is none of that id."""

    def save_subscriber(self, subscriber: Subscriber) -> None:
        """Replaces the subscriber of that id."""

    def open_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """Adds rows for (brief, subscriber) pairs that have none; the others stay as they are."""

    def deliveries(self, brief: str) -> tuple[Delivery, ...]:
        """The ledger of a brief, by subscriber."""

    def delivery(self, brief: str, subscriber: str) -> Delivery:
        """One row of the ledger; NotFound when there is none."""

    def settle(self, before: Delivery, after: Delivery) -> None:
        """Replaces `before` by `after`; Conflict when the stored row is no longer `before`."""


class ReplyStore(Protocol):
    """Model replies and what they cost; no stored reply is paid for twice."""

    def get(self, key: str) -> Reply | None:
        """The reply stored under a prompt's key."""

    def reserve(self, call: Call, run: Spent, day: Spent) -> None:
        """Records the call before it is made; BudgetSpent when run or day would exceed these caps.

        A run is a brief; a day is the call's UTC date. A cap of 0 is no cap.
        """

    def settle(self, call: Call, reply: Reply | None) -> None:
        """Replaces the reservation by what the call really cost, and stores the reply."""

    def calls(self, brief: str = "") -> tuple[Call, ...]:
        """The ledger, oldest first."""


class AlertStore(Protocol):
    """What the operator was told, so that nothing is told twice."""

    def all(self) -> frozenset[Alert]:
        """Everything that was told and is not forgotten."""

    def replace(self, before: Iterable[Alert], after: Iterable[Alert]) -> None:
        """Replaces everything at once; Conflict when it is no longer `before`."""


class Store(Protocol):
    """Everything that Briefs remembers."""

    @property
    def feeds(self) -> FeedStore:
        """Feeds' states."""

    @property
    def articles(self) -> ArticleStore:
        """Articles and passages."""

    @property
    def stories(self) -> StoryStore:
        """Stories and lineage."""

    @property
    def briefs(self) -> BriefStore:
        """Briefs and their history."""

    @property
    def audience(self) -> AudienceStore:
        """Subscribers and deliveries."""

    @property
    def replies(self) -> ReplyStore:
        """Model replies and costs."""

    @property
    def alerts(self) -> AlertStore:
        """What the operator was told."""

    def accept_config(self, text: str, now: datetime) -> int:
        """The number of this configuration: a new one when it differs from the newest stored one."""

    def newest_config(self) -> tuple[int, str] | None:
        """The number and the text of the newest accepted configuration, None before the first."""

    def lease(self, name: str, owner: Owner, now: datetime, until: datetime) -> AbstractContextManager[bool]:
        """Holds `name` while the block runs; False when a living owner holds it. Freed at the end."""

    def close(self) -> None:
        """Releases the database."""


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
        """Subject, HTML mail, text part, page and JSON, with their hash; TemplateError when one is broken."""

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

    def each(self, services: Services, step: Step, keys: Iterable[str], now: datetime) -> None:
        """Runs the step for every key; a failed item is logged and kept in `failures`."""

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


Step = Callable[[Services, str, datetime], None]
"""One idempotent step: it reads what it needs from the store by key, and saves its own result."""
