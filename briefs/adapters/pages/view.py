"""What templates see: a brief in the order in which it is read, every string already fit to print.

An empty `lang` is the brief's own language; an empty `url` is an address that must not be linked.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.adapters.pages.words import English


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation: the number of its source, the address of the cited passage, and the passage."""

    number: int
    url: str
    label: str
    passage: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, or adjoining quoted ones, with the marks that follow it."""

    text: str
    marks: tuple[Mark, ...] = ()
    note: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a quotation of one outlet word for word; `open` and `close` are its marks."""

    phrases: tuple[Phrase, ...]
    quoted: bool = False
    outlet: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One part of a story: what is new, the summary, the background, the context."""

    heading: str
    blocks: tuple[Block, ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an optional section: its label, and what it says; a quotation is its speaker's words."""

    label: str
    said: Phrase
    quoted: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """An optional section of a story; `kind` is its name for style sheets, `mailed` says where it stands."""

    kind: str
    heading: str
    entries: tuple[Entry, ...]
    mailed: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An article that a story cites or that reported it first; `tags` are notes such as "subscription"."""

    number: int
    outlet: str
    title: str
    url: str
    when: str
    tags: tuple[str, ...]
    lang: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A place in this brief; with `url`, or without anchor, one in an earlier brief, told on `when`."""

    anchor: str
    text: str
    lang: str = ""
    url: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """An outlet, the address of its words, and when it said them where that matters."""

    outlet: str
    url: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class DifferingSide:
    """One of the figures on which outlets differ, and who tells it; `more` says how many others."""

    text: str
    voices: tuple[Voice, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Figures on which outlets differ; `line` says the same without links."""

    lead: str
    sides: tuple[DifferingSide, ...]
    line: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story in full.

    `credit` names whose headline it is, `lineage` says who reported what first, `differences` on what they
    differ.
    """

    anchor: str
    headline: str
    lang: str
    credit: str
    groups: tuple[Group, ...]
    lineage: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    related: tuple[Link, ...]
    differences: tuple[Difference, ...] = ()
    parts: tuple[PartView, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """Stories that stand together; the title is empty where a newsletter has no sections."""

    title: str
    stories: tuple[StoryView, ...]


@dataclass(frozen=True, slots=True)
class AlsoView:
    """A story in one line."""

    anchor: str
    headline: str
    lang: str
    outlet: str
    url: str
    when: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, line by line, and where the brief stands on the web (empty: nowhere)."""

    lines: tuple[str, ...]
    home: str
    web: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """Everything that a template prints, in reading order."""

    words: English
    lang: str
    dir: str
    title: str
    day: str
    iso_day: str
    subject: str
    preheader: str
    notice: str
    opening: tuple[Phrase, ...]
    contents: tuple[Link, ...]
    sections: tuple[SectionView, ...]
    also: tuple[AlsoView, ...]
    made: tuple[str, ...]
    publisher: Publisher
    accent: str
    accent_dark: str
