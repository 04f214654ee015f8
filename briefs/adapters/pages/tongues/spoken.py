"""What the wording of every language but English and Japanese is made with: joining, counting, headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from briefs.adapters.pages.words import English
from briefs.domain.summary import SECTIONS, Part

NARROW = "\u202f"
"""The narrow space at which no line breaks."""

# a document keeps in one English line who wrote it: newsroom.compose.writer
_AUTHORS = re.compile(r"(.+) \((\d+) of (\d+) stories (?:is|are) quoted instead\)")

Names = Mapping[str, str]
"""What things of one kind are called, by the thing."""


def headings(points: str, views: str, quote: str, timeline: str, unknown: str) -> Mapping[Part, str]:
    """The headings of a story's optional sections, in the order of SECTIONS."""
    return MappingProxyType(dict(zip(SECTIONS, (points, views, quote, timeline, unknown), strict=True)))


def left_out(also: str, parts: str, sources: str, sentences: str) -> Names:
    """What a mail may be without, as `holds_less` lists it."""
    return MappingProxyType({"also": also, "parts": parts, "sources": sources, "sentences": sentences})


def called(**things: str) -> Names:
    """What things are called, by thing."""
    return MappingProxyType(things)


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def authors(writer: str) -> tuple[str, int, int]:
    """The models that wrote, how many stories none of them wrote, and of how many; 0 where all are theirs."""
    found = _AUTHORS.fullmatch(writer)
    return (found[1], int(found[2]), int(found[3])) if found else (writer, 0, 0)


@cache
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-") if tag else None
    except (UnknownLocaleError, ValueError):
        return None


class Spoken:
    """How one language joins and counts; what a language does otherwise is in its subclass."""

    lang: str
    tag = ""
    """The newsletter's own language tag, which may name a country."""
    colon = ": "
    comma = ", "
    opens, closes = " (", ")"
    pause = ", "
    """Between the parts of a sentence."""
    last = ", "
    """Before the last of several names."""
    numerals: Sequence[str] = ()
    """The numbers from 0 on that are written as words inside a sentence."""

    def led(self, lead: str, text: str) -> str:
        """A text after what it is about."""
        return f"{lead}{self.colon}{text}"

    def series(self, parts: Sequence[str]) -> str:
        """A list as it is read aloud."""
        return self.last.join(part for part in (self.comma.join(parts[:-1]), *parts[-1:]) if part)

    def figure(self, count: int) -> str:
        """The count in figures, as the country of `tag` groups them."""
        return str(format_decimal(count, locale=_locale(self.tag) or _locale(self.lang)))

    def spelled(self, count: int) -> str:
        """The count as it is written inside a sentence."""
        return self.numerals[count] if 0 <= count < len(self.numerals) else self.figure(count)

    def form(self, count: int, one: str, many: str) -> str:
        """The form of a word that stands beside a count."""
        return one if count == 1 else many

    def counted(self, count: int, one: str, many: str) -> str:
        """Things with their number in words; `one` is all that is said of a single one."""
        return one if count == 1 else f"{self.spelled(count)} {many}"


class SpokenBrief(Spoken, English):
    """The wording of a brief; `persons`, `others` and `countries` are what the language calls those.

    `persons` and `others` are what outlets differ on, as its `differ` takes them up; `countries` those that
    its newspapers call by another name than CLDR does.
    """

    persons: Names
    others: Names
    countries: Names = MappingProxyType({})

    def named(self, lead: str, text: str) -> str:
        """See English."""
        return self.led(lead, text)

    def listed(self, parts: Sequence[str]) -> str:
        """See English."""
        return self.comma.join(parts)

    def number(self, count: int) -> str:
        """See English."""
        return self.spelled(count)

    def count(self, count: int, one: str, many: str) -> str:
        """See English; `one` is all that is said of a single one."""
        return self.counted(count, one, many)

    def names(self, names: Sequence[str]) -> str:
        """See English."""
        return self.series(names)

    def written_by(self, writer: str) -> str:
        """See English."""
        return self.written_by_extract if writer == "extractive" else self.by_model(*authors(writer))

    def by_model(self, models: str, quoted: int, stories: int) -> str:
        """Which models wrote; `quoted` of so many stories are quotations instead."""
        raise NotImplementedError
