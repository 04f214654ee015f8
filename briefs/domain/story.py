"""Stories: the articles about one event, who reported it first, and what a writer may use of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefs.domain.article import Article, Passage
from briefs.domain.ruling import Doubt


@dataclass(frozen=True, slots=True)
class Why:
    """Why an article is in its story: its strongest link, the terms they share, the hours between."""

    article: str
    nearest: str = ""
    similarity: float = 0.0
    terms: tuple[str, ...] = ()
    hours: float | None = None

    def __str__(self) -> str:
        if not self.nearest:
            return "opens the story"
        apart = "" if self.hours is None else f", {self.hours:.0f} h apart"
        return f"{self.similarity:.2f} to {self.nearest} ({', '.join(self.terms)}{apart})"


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event, oldest first; `id` never changes, `revision` counts memberships."""

    id: str
    articles: tuple[str, ...]
    opened: datetime | None
    updated: datetime | None
    revision: int = 1
    merged_into: str = ""
    related: tuple[str, ...] = ()
    why: tuple[Why, ...] = ()


class StoryAct(StrEnum):
    """What may happen to a story; every act is recorded."""

    OPENED = "opened"
    JOINED = "joined"
    MERGED = "merged"
    SPLIT = "split"
    RELATED = "related"
    RULED = "ruled"


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One recorded act: `other` is the article that joined, or the story merged, split off or related.

    RULED names an article of which a referee said that it belongs to this story.
    """

    story: str
    act: StoryAct
    other: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """An editor's binding word about two articles: the same story, or never the same story."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many of `documents` texts each term occurred; grouping's stored, versioned memory."""

    version: int
    documents: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Grouping:
    """What one run of grouping decided: the stories that it opened or changed, and the events.

    `doubts` are for a referee, the closest calls first; without one there are none.
    """

    stories: tuple[Story, ...]
    events: tuple[StoryEvent, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Role(StrEnum):
    """How a report came about: found out itself, retold with credit, or a copy of another's text."""

    OWN = "own"
    CREDITS = "credits"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet's part in a story: its earliest article, its role, and whom it credits or copies."""

    article: str
    outlet: str
    family: str
    role: Role
    credits: tuple[str, ...] = ()
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class FirstReport:
    """Who reported first; without an article, it is known only because others credit it."""

    outlet: str
    published: datetime | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who reported what first: one report per outlet, and the families that reported on their own."""

    first: FirstReport | None
    reports: tuple[Report, ...]
    independent: tuple[str, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet of the story, first report first."""
        return tuple(report.outlet for report in self.reports)

    @property
    def families(self) -> tuple[str, ...]:
        """Every publisher family of the story, each once."""
        return tuple(dict.fromkeys(report.family for report in self.reports))


@dataclass(frozen=True, slots=True)
class Told:
    """What readers of a newsletter were last told of a story."""

    story: str
    brief: str
    date: str
    headline: str
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the figures that are told of one thing, as its first report writes it, and who tells it.

    `passages` holds one of each outlet, the earliest first; `outlets` are theirs, in the same order.
    `hedge` is "about", "over" or "under" where the figure is not meant to be exact.
    """

    text: str
    amount: float
    outlets: tuple[str, ...]
    passages: tuple[Passage, ...]
    published: datetime | None = None
    hedge: str = ""

    @property
    def told(self) -> tuple[tuple[str, Passage], ...]:
        """Each outlet with its passage."""
        return tuple(zip(self.outlets, self.passages, strict=True))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Outlets that give different figures for one thing; the sides as they came, two at least.

    `thing` is what is counted ("dead") or the kind of figure ("share", "money", "date"), `about` what that is
    of ("inflation"), "" when no word tells. `sure` ones may be told to readers, all of them to editors. A
    `later` one may be a number that grew between the reports.
    """

    thing: str
    sides: tuple[Side, ...]
    about: str = ""
    sure: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that a writer may use for one story of one newsletter.

    Articles are oldest first and only from outlets that the newsletter takes, however old; `passages` are
    theirs, and `fresh` the keys of those that say what readers were not told. `context` are passages of
    related stories.
    """

    story: Story
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    lineage: Lineage
    told: Told | None = None
    context_articles: tuple[Article, ...] = ()
    context: tuple[Passage, ...] = ()
    fresh: frozenset[str] = frozenset()
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def news(self) -> frozenset[str]:
        """The articles that say something which readers were not told; all of them when the story is new."""
        if not self.told:
            return frozenset(article.id for article in self.articles)
        return frozenset(passage.article for passage in self.passages if passage.key in self.fresh)

    def article(self, id: str) -> Article:
        """The article of that id, of the story or of its context."""
        return next(a for a in (*self.articles, *self.context_articles) if a.id == id)
