"""Summaries: sentences, the passages that they cite, and what the checks say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: block keeps a sentence from readers, a note never changes a verdict."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"


class Verdict(StrEnum):
    """What the checks together say of a sentence."""

    SUPPORTED = "supported"
    WEAK = "weak"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says about one sentence, in words for an editor."""

    check: str
    severity: Severity
    detail: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Points from a sentence at a passage: a span of one revision of an article's `document`."""

    article: str
    revision: int
    start: int
    end: int

    @property
    def key(self) -> str:
        """The key of the passage that is cited."""
        return f"{self.article}.{self.revision}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a sentence may be checked against: a cited passage, or a whole article of a file."""

    id: str
    outlet: str
    text: str
    published: datetime | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage of a source that comes closest to supporting a sentence."""

    source: str
    passage: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the gate says of a sentence: its verdict, why, and the passages that it rests on."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Origin(StrEnum):
    """Who wrote a sentence; an extractive one is a passage word for word, shown as a quotation."""

    EXTRACTIVE = "extractive"
    LLM = "llm"
    EDITOR = "editor"


class Part(StrEnum):
    """Which part of a summary a sentence belongs to, in the order in which readers meet them."""

    HEADLINE = "headline"
    NEW = "new"
    SUMMARY = "summary"
    BACKGROUND = "background"
    CONTEXT = "context"
    KEY_POINT = "key point"
    PERSPECTIVE = "perspective"
    QUOTE = "quote"
    TIMELINE = "timeline"
    UNKNOWN = "unknown"
    SUBJECT = "subject"
    PREHEADER = "preheader"
    OPENING = "opening"


SECTIONS = (Part.KEY_POINT, Part.PERSPECTIVE, Part.QUOTE, Part.TIMELINE, Part.UNKNOWN)
"""The optional sections of a summary, in reading order; `Summary.sections` holds their sentences."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the passages it cites, and what the gate said of it.

    `label` stands before it: a key point's subject, who holds a view, who is quoted, a day.
    """

    text: str
    citations: tuple[Citation, ...]
    origin: Origin
    part: Part = Part.SUMMARY
    verdict: Verdict = Verdict.UNSUPPORTED
    findings: tuple[Finding, ...] = ()
    overridden_by: str = ""
    override_note: str = ""
    label: str = ""

    @property
    def publishable(self) -> bool:
        """True when readers may see it: nothing blocks it, or a named editor took it on with a note."""
        blocked = any(finding.severity is Severity.BLOCK for finding in self.findings)
        return not blocked or bool(self.overridden_by and self.override_note)


@dataclass(frozen=True, slots=True)
class Summary:
    """What we say about one story: headline, sentences, and the sentences of optional `sections`.

    `held_back` is what the gate kept from readers; `fallback` says, for an editor, why the extractive writer
    had to stand in; empty when it did not.
    """

    story: str
    headline: Sentence
    sentences: tuple[Sentence, ...]
    held_back: tuple[Sentence, ...] = ()
    writer: Origin = Origin.EXTRACTIVE
    model: str = ""
    fallback: str = ""
    sections: tuple[Sentence, ...] = ()

    @property
    def said(self) -> tuple[Sentence, ...]:
        """Every sentence that readers may see: headline, sentences, sections."""
        return (self.headline, *self.sentences, *self.sections)
