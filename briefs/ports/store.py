"""What Briefs remembers, part by part; a database or memory keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from briefs.domain.alert import Alert
from briefs.domain.audience import Delivery, Subscriber
from briefs.domain.brief import Brief, Choice, Document, Frozen, Item, Revision, Status
from briefs.domain.correction import Correction
from briefs.domain.hit import Hit
from briefs.domain.model import Call, Reply, Spent
from briefs.domain.published import Published
from briefs.domain.ruling import Ruling
from briefs.domain.story import Grouping, Lineage, Link, Story, Told, Vocabulary
from briefs.domain.work import Owner
from briefs.ports.reading import ArticleStore, FeedStore, RobotsStore, VectorStore

FOUND = 20
"""Hits of a search that fit on one page."""


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

    def rulings(self, since: datetime) -> tuple[Ruling, ...]:
        """What a referee said since then, the oldest first."""

    def save_rulings(self, rulings: Sequence[Ruling]) -> None:
        """Stores what a referee said, all or nothing; one about the same pair is replaced."""

    def vocabulary(self) -> Vocabulary | None:
        """The newest vocabulary, None before the first grouping."""

    def untraced(self) -> tuple[str, ...]:
        """Stories whose lineage is missing or older than their membership."""

    def save_lineage(self, story: str, revision: int, lineage: Lineage) -> None:
        """Saves the lineage of one revision of a story."""

    def lineages(self, ids: Sequence[str]) -> dict[str, Lineage]:
        """The newest lineage of each story, by id."""

    def merged_into(self, stories: Sequence[str] | None = None) -> dict[str, str]:
        """By story, the one that it was merged into, of all stories where none is named.

        Those that were not merged are left out.
        """

    def merged(self, story: str) -> tuple[str, ...]:
        """The stories that were merged into this one, at once or by way of others, by id."""


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

    def published(self, newsletter: str = "") -> tuple[Published, ...]:
        """The briefs of a newsletter, or of all, whose newest revision is approved and published.

        The newest day, slot and approval come first.
        """

    def tellings(self, stories: Sequence[str] | None = None) -> dict[str, tuple[str, ...]]:
        """By story, the published briefs that tell it, oldest first; of all stories where none is named."""

    def find(self, query: str, newsletter: str = "", limit: int = FOUND, offset: int = 0) -> tuple[Hit, ...]:
        """The stories of published briefs that fit a query of `newsroom.searching`, the newest brief's first.

        Only the bytes that were approved are looked through. No query is an error.
        """


class CorrectionStore(Protocol):
    """What editors said of published briefs that were wrong; nothing here is ever changed or taken away."""

    def add(self, correction: Correction) -> None:
        """Conflict when one of that id is there; NotFound without its brief."""

    def of(self, brief: str) -> tuple[Correction, ...]:
        """The corrections of one brief, oldest first, whatever its state."""

    def all(self, newsletter: str = "") -> tuple[Correction, ...]:
        """The corrections of briefs that are published, newest first."""


class AudienceStore(Protocol):
    """Subscribers and the ledger of deliveries."""

    def add(self, subscriber: Subscriber) -> bool:
        """False, and nothing changed, when the newsletter has the address already, in whatever status."""

    def subscribers(self, newsletter: str = "") -> tuple[Subscriber, ...]:
        """Every subscriber, by e-mail address."""

    def subscriber(self, id: str) -> Subscriber:
        """NotFound when there is none of that id."""

    def of_address(self, email: str) -> tuple[Subscriber, ...]:
        """The subscribers of one address, case aside, by newsletter."""

    def save_subscriber(self, subscriber: Subscriber) -> None:
        """Replaces the subscriber of that id."""

    def change(self, before: Subscriber, after: Subscriber) -> None:
        """Replaces `before` by `after`; Conflict when the stored subscriber is no longer `before`."""

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
    def corrections(self) -> CorrectionStore:
        """Corrections of published briefs."""

    @property
    def audience(self) -> AudienceStore:
        """Subscribers and deliveries."""

    @property
    def replies(self) -> ReplyStore:
        """Model replies and costs."""

    @property
    def vectors(self) -> VectorStore:
        """Articles as vectors."""

    @property
    def alerts(self) -> AlertStore:
        """What the operator was told."""

    @property
    def robots(self) -> RobotsStore:
        """What sites' robots.txt said."""

    def accept_config(self, text: str, now: datetime) -> int:
        """The number of this configuration: a new one when it differs from the newest stored one."""

    def newest_config(self) -> tuple[int, str] | None:
        """The number and the text of the newest accepted configuration, None before the first."""

    def lease(self, name: str, owner: Owner, now: datetime, until: datetime) -> AbstractContextManager[bool]:
        """Holds `name` while the block runs; False when a living owner holds it. Freed at the end."""

    def close(self) -> None:
        """Releases the database."""
