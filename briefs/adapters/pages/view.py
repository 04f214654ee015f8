"""What templates see: a brief in the order in which it is read, every string already fit to print.

An empty `lang` is the brief's own language; an empty `url` is an address that must not be linked.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefs.adapters.pages.words import English


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation: the number of its source, the address of the cited passage, and the passage.

    `place` counts the marks of a brief. `mailed` is where it leads in a mail: for a source that asks for a
    subscription, to its place on our page.
    """

    number: int
    url: str
    label: str
    passage: str
    place: int = 0
    mailed: str = ""
    outlet: str = ""
    lang: str = ""
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, or adjoining quoted ones, with the marks that follow it."""

    text: str
    marks: tuple[Mark, ...] = ()
    note: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a quotation of one outlet word for word."""

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


@dataclass(frozen=True, slots=True)
class Link:
    """A place in this brief; without anchor one in an earlier brief, told on `when`.

    `url` is its public address, `path` how our page leads there.
    """

    anchor: str
    text: str
    lang: str = ""
    url: str = ""
    when: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """Which outlets reported, by country, after the words that lead to them."""

    lead: str
    text: str


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
class Picture:
    """The picture of a story: its https address, and the line that says whose it is."""

    url: str
    credit: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story in full.

    `credit` names whose headline it is; `lineage` says who reported first and how many on their own,
    `repeating` who retells or copies whom; `mailed` are the outlets as a mail names them, `reported` all of
    them; `url` and `path` lead to the story's own page. `picture` is None where the newsletter shows none.
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
    repeating: tuple[str, ...] = ()
    reported: Reported | None = None
    mailed: Reported | None = None
    url: str = ""
    path: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class SectionView:
    """Stories that stand together; the title is empty where a newsletter has no sections."""

    title: str
    stories: tuple[StoryView, ...]


@dataclass(frozen=True, slots=True)
class AlsoView:
    """A story in one line; `by` are the outlet, the time and what to know before the link is followed."""

    anchor: str
    headline: str
    lang: str
    url: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction to an earlier brief: `of` which one and which story, and where that stands."""

    of: str
    text: str
    url: str
    path: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, line by line, and where the brief stands on the web (empty: nowhere).

    `archive` is how our page leads to the newsletter's other briefs, `formats` to its own other forms
    and the newsletter's feeds, each with its media type.
    """

    lines: tuple[str, ...]
    home: str
    web: str
    archive: str = ""
    formats: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BriefView:
    """Everything that a template prints, in reading order.

    `logo` stands at the head: the newsletter's own short text, or its title. `left_out` says what a mail
    holds less than the page, and is empty where it holds all of it.
    """

    words: English
    lang: str
    dir: str
    title: str
    day: str
    iso_day: str
    subject: str
    preheader: str
    schema: str
    notice: str
    opening: tuple[Phrase, ...]
    contents: tuple[Link, ...]
    sections: tuple[SectionView, ...]
    also: tuple[AlsoView, ...]
    made: tuple[str, ...]
    publisher: Publisher
    accent: str
    accent_dark: str
    logo: str = ""
    corrections: tuple[Corrected, ...] = ()
    left_out: str = ""
