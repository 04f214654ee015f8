"""Articles and their passages: what a sentence may cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

Span = tuple[int, int]
"""Where a passage begins and ends in its article's document, in code points."""

THIN = 400
"""Characters of text below which an article is a teaser."""


FIRST_WIDE = "\u2e80"
"""From here on stand the signs of Chinese, Japanese and Korean."""


@dataclass(frozen=True, slots=True)
class Article:
    """One report by one outlet, as plain NFC text; a change of text is a new revision.

    `published` is None only for a line of a file that gave no date; a stored article always has one, which is
    that of the visit where its feed gave none: then it is not `dated`. `image` is the https address of the
    picture that its feed names, empty for none.
    """

    id: str
    outlet: str
    title: str
    text: str = ""
    url: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    lang: str = ""
    feed: str = ""
    revision: int = 1
    paywalled: bool = False
    full_text: bool = False
    dated: bool = True
    image: str = ""

    @property
    def document(self) -> str:
        """The text that passages point into: the title, then the body."""
        return f"{self.title}\n\n{self.text}" if self.text else self.title

    @property
    def summary_only(self) -> bool:
        """Whether no more than a teaser of it was read; a Chinese or Japanese sign tells as much as two."""
        text = self.text[:THIN]
        return not self.full_text and len(text) + sum(sign >= FIRST_WIDE for sign in text) < THIN

    def passages(self, spans: Iterable[Span]) -> tuple[Passage, ...]:
        """The passages at these spans of `document`, in text order."""
        text = self.document
        return tuple(
            Passage(self.id, self.revision, start, end, text[start:end]) for start, end in sorted(spans)
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence-sized span of an article's `document`, in Unicode code points; the title is one."""

    article: str
    revision: int
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """Names the passage for ever, because an article's revision never changes."""
        return f"{self.article}.{self.revision}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Found:
    """An article as one visit saw it, the spans of its passages, and its identity keys, strongest first."""

    article: Article
    spans: tuple[Span, ...]
    keys: tuple[str, ...]


Version = tuple[Article, tuple[Span, ...]]
"""A stored revision and the spans of its passages."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of a publisher: facts only, from the packaged table."""

    name: str
    family: str
    country: str = ""
    lang: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlets:
    """The table of outlets; an outlet that it does not know is its own family."""

    table: tuple[Outlet, ...] = ()
    _by_name: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        named = {
            name.casefold(): outlet
            for outlet in reversed(self.table)
            for name in (*outlet.aliases, outlet.name)
        }
        object.__setattr__(self, "_by_name", named)
        object.__setattr__(self, "_hash", hash(self.table))

    def __hash__(self) -> int:
        """The table's, counted once: caches of what was read with it ask for every sentence."""
        return self._hash

    def knows(self, name: str) -> bool:
        """Whether the table has an outlet of that name or alias, case aside."""
        return name.casefold() in self._by_name

    def get(self, name: str) -> Outlet:
        """The outlet of that name or alias, case aside; of two in the table the first."""
        return self._by_name.get(name.casefold()) or Outlet(name=name, family=name)
