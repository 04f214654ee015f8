"""Briefs: one dated number of a newsletter, its document, its states and its frozen bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from briefs.domain.article import Passage
from briefs.domain.correction import Correction
from briefs.domain.errors import NotAllowed
from briefs.domain.story import Disagreement, Lineage
from briefs.domain.summary import Part, Sentence, Summary
from briefs.domain.wording import Wording

Day = date
"""Under its own name the type is hidden from pydantic by the fields called `date`."""


class Status(StrEnum):
    """Where a brief stands."""

    DRAFTING = "drafting"
    DRAFT = "draft"
    APPROVED = "approved"
    SENDING = "sending"
    PAUSED = "paused"
    SENT = "sent"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"
    FAILED = "failed"


PUBLISHED = frozenset({Status.APPROVED, Status.SENDING, Status.PAUSED, Status.SENT})
"""The states in which readers have, or will have, what a brief tells."""

MOVES: dict[Status, frozenset[Status]] = {
    Status.DRAFTING: frozenset({Status.DRAFT, Status.SKIPPED, Status.FAILED, Status.CANCELLED}),
    Status.DRAFT: frozenset({Status.APPROVED, Status.CANCELLED}),
    Status.APPROVED: frozenset({Status.SENDING, Status.DRAFT, Status.CANCELLED}),
    Status.SENDING: frozenset({Status.SENT, Status.PAUSED, Status.CANCELLED}),
    Status.PAUSED: frozenset({Status.SENDING, Status.SENT, Status.CANCELLED}),
    Status.SENT: frozenset(),
    Status.CANCELLED: frozenset(),
    Status.SKIPPED: frozenset({Status.DRAFTING, Status.CANCELLED}),
    Status.FAILED: frozenset({Status.DRAFTING, Status.CANCELLED}),
}


@dataclass(frozen=True, slots=True)
class Brief:
    """One dated number of a newsletter; `revision` is the newest revision of its document, 0 for none."""

    id: str
    newsletter: str
    date: Day
    slot: str
    status: Status
    created: datetime
    revision: int = 0
    send_at: datetime | None = None
    note: str = ""

    def moved(self, to: Status, note: str = "") -> Brief:
        """The brief in another state; NotAllowed when the states do not allow the move."""
        if to not in MOVES[self.status]:
            raise NotAllowed(f"{self.id} is {self.status}; it cannot become {to}")
        return replace(self, status=to, note=note)


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One reason for a story's place in the running order."""

    name: str
    points: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A story that a newsletter chose, its place explained; `also` ones get one line."""

    story: str
    score: tuple[ScorePart, ...]
    section: str = ""
    also: bool = False


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """What a brief keeps of an article that it cites or lists, so that it stands on its own."""

    id: str
    revision: int
    outlet: str
    title: str
    url: str
    published: datetime | None
    lang: str = ""
    paywalled: bool = False
    family: str = ""
    country: str = ""
    kind: str = ""
    summary_only: bool = False
    image: str = ""


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """A story of its own with the same actors: linked, never merged.

    `told_date` and `brief` say where an earlier brief told it; empty, it stands in the same brief.
    """

    story: str
    headline: str
    told_date: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One story as a brief tells it; `members` is the story at drafting.

    `passages` are those that sentences cite and those on which outlets disagree.
    """

    story: str
    revision: int
    summary: Summary
    lineage: Lineage
    sources: tuple[SourceArticle, ...]
    passages: tuple[Passage, ...]
    members: tuple[str, ...]
    score: tuple[ScorePart, ...] = ()
    section: str = ""
    also: bool = False
    told: str = ""
    told_date: str = ""
    related: tuple[RelatedStory, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    def source(self, id: str) -> SourceArticle:
        """The source article of that id."""
        return next(source for source in self.sources if source.id == id)


@dataclass(frozen=True, slots=True)
class FailedFeed:
    """A feed that could not be read for this brief, and why."""

    feed: str
    outlet: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the brief rests on and what it could not see."""

    feeds: int
    failed: tuple[FailedFeed, ...]
    articles: int
    outlets: int
    stories: int
    sentences: int
    held_back: int
    writer: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole content of a brief; every edit is a new revision of it. `version` is the JSON's schema.

    `mail_parts` are the optional sections of a story that stand in the mail too; `titles` are a model's
    subject and preview line with what they cite, from which `subject` and `preheader` follow. `logo` stands
    at the head in the place of the title; `wording` are the newsletter's own phrases; `images` says whether
    stories show the picture of their lead article; `corrections` are those to earlier briefs that this one
    tells.
    """

    version: int
    brief: str
    newsletter: str
    title: str
    language: str
    timezone: str
    date: Day
    slot: str
    subject: str
    preheader: str
    opening: tuple[Sentence, ...]
    items: tuple[Item, ...]
    coverage: Coverage
    notice: str = ""
    accent: str = "#9b1c1c"
    mail_parts: tuple[Part, ...] = ()
    titles: tuple[Sentence, ...] = ()
    logo: str = ""
    wording: Wording = ()
    images: bool = False
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One entry of a brief's append-only history."""

    brief: str
    number: int
    document: Document
    actor: str
    act: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was approved, with recipient placeholders; `hash` is SHA-256 over all of it."""

    brief: str
    revision: int
    subject: str
    html: str
    text: str
    page: str
    json: str
    sender: str
    language: str
    hash: str
    approved_by: str
    approved_at: datetime


UNSUBSCRIBE = "https://unsubscribe.briefs.invalid/"
"""Stands in frozen bytes for a recipient's own unsubscribe address; .invalid never resolves (RFC 6761)."""

PREFERENCES = "https://preferences.briefs.invalid/"
"""Stands in frozen bytes for the address of a recipient's own preferences, as UNSUBSCRIBE does."""

WRAPPED = "<!-- corrections -->"
"""Stands in a frozen page where corrections and the way to other briefs are put when it is shown."""
