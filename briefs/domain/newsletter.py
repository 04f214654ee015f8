"""Newsletters: publications of feeds.yaml, their schedules and their slots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from briefs.domain.summary import SECTIONS, Part
from briefs.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Site:
    """Who publishes: shown in every mail and sent as the contact with every fetch."""

    url: str = ""
    sender: str = ""
    contact: str = ""
    postal_address: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Local times of a newsletter; weekdays count from Monday = 0."""

    draft: time
    weekdays: frozenset[int] = frozenset(range(7))
    send: time | None = None
    latest: time | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which stories a newsletter takes or leaves; an empty field asks for nothing.

    `sections` are titles of the newsletter's own sections; all else is asked of each report.
    """

    keywords: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """How many stories, and which: `window` is how far back news may reach for the first brief."""

    max_stories: int = 6
    max_also: int = 8
    min_outlets: int = 1
    window: timedelta = timedelta(hours=36)
    include: Filter = Filter()
    exclude: Filter = Filter()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the brief and the keywords or feed tags that put a story under it.

    `weight` are the points that a story gains by belonging under it: its readers asked for that.
    """

    title: str
    tags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    weight: float = 1.0


class WriterKind(StrEnum):
    """Who writes: auto is the model where one is configured, otherwise the extractive writer."""

    AUTO = "auto"
    LLM = "llm"
    EXTRACTIVE = "extractive"


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one run, and one day, may spend: US dollars and tokens."""

    run_usd: float = 0.50
    day_usd: float = 2.00
    run_tokens: int = 400_000


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """How summaries of a newsletter are written; an empty `model` is the configured default.

    `words` is the most that a summary's sentences may have together; `parts` are the sections that a model
    may add to a story on its page, `mail_parts` those of them that also stand in the mail.
    """

    kind: WriterKind = WriterKind.AUTO
    model: str = ""
    budget: Budget = Budget()
    tone: str = ""
    words: int = 90
    parts: tuple[Part, ...] = SECTIONS
    mail_parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Whether a person must approve; without review, only a brief with no blocking finding is approved."""

    required: bool = True
    approvers: int = 1


@dataclass(frozen=True, slots=True)
class Newsletter:
    """A publication: what it reads, when it appears, how it is written and how it looks.

    `feeds` are feeds' names; `logo` stands at the head in the place of the title; `wording` are phrases of
    its own; `images` says whether stories show the picture of their lead article.
    """

    name: str
    title: str
    feeds: tuple[str, ...]
    language: str = "en"
    timezone: str = "UTC"
    schedule: Schedule | None = None
    select: Selection = Selection()
    sections: tuple[Section, ...] = ()
    writer: WriterSettings = WriterSettings()
    review: Review = Review()
    notice: str = ""
    accent: str = "#9b1c1c"
    logo: str = ""
    wording: Wording = ()
    images: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """The local label under which one brief may exist: a date and HHMM, or "manual"."""

    newsletter: str
    date: date
    label: str

    @property
    def brief(self) -> str:
        """The id of the brief of this slot; unique by (newsletter, local date, label)."""
        return f"{self.newsletter}-{self.date.isoformat()}-{self.label}"
