"""Dates and figures of a text, written the same for every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefs.domain.names import Names
from briefs.newsroom.letters import bare

SMALL = 31
"""Up to here a number may be a day or a handful of anything: it proves less than a larger one does."""

_EASTERN = re.compile(r"(?P<m>\d{1,2})[月월] ?(?P<d>\d{1,2})[日号號일]")
_FIGURE = re.compile(
    r"(?<![A-Za-z\d.,])(?P<number>\d{1,3}(?:[ ,.\u00a0\u202f’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"[ \u00a0\u202f]?(?P<after>[^\W\d_]*)"
)
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_POINT_LANGUAGES = ("en", "ja", "zh", "ko", "th")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says in numbers: dates as (month, day), figures above `SMALL` or broken, small counts."""

    dates: frozenset[tuple[int, int]]
    figures: frozenset[str]
    counts: frozenset[str]


class Reader:
    """Reads dates and figures in the languages that the gazetteer knows."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._dates = cache(self._date_patterns)
        self._counts = cache(self._count_pattern)

    def read(self, text: str, lang: str) -> Told:
        """The dates and figures of a text; a year, a time and the day of a date are no figures."""
        flat = bare(text)
        if _OTHER_DIGIT.search(flat):
            flat = "".join(map(_ascii_digit, flat))
        if pattern := self._counts(lang):
            counts = self._names.counts[lang]
            flat = pattern.sub(lambda word: str(counts[word.group()]), flat)
        dates, flat = self._split(flat, lang)
        figures = set(self._figures(_CLOCK.sub(" ", flat), lang))
        small = {figure for figure in figures if figure <= SMALL and not figure % 1}
        return Told(
            dates,
            frozenset(_written(figure) for figure in figures - small),
            frozenset(_written(figure) for figure in small if figure > 1),
        )

    def _split(self, text: str, lang: str) -> tuple[frozenset[tuple[int, int]], str]:
        """The dates, and the text without them."""
        dates = []
        for pattern in self._dates(lang):
            for found in list(pattern.finditer(text)):
                month, day = found["m"], int(found["d"])
                number = int(month) if month.isdigit() else self._names.months[lang][month]
                if 1 <= number <= 12 and 1 <= day <= 31:
                    dates.append((number, day))
                    text = text[: found.start()] + " " * len(found.group()) + text[found.end() :]
        return frozenset(dates), text

    def _figures(self, text: str, lang: str) -> Iterator[Decimal]:
        for found in _FIGURE.finditer(text):
            scale = self._scale(found["after"])
            number = Decimal(_digits(found["number"], lang)) * scale
            is_year = scale == 1 and number in range(1900, 2100)
            if not is_year:
                yield number

    def _scale(self, word: str) -> int:
        """What the word after a figure multiplies it by: million, or the 万 that 万人 begins with."""
        scales = self._names.scales
        return scales.get(word) or (1 if word[:1].isascii() else scales.get(word[:1], 1))

    def _date_patterns(self, lang: str) -> tuple[re.Pattern[str], ...]:
        return (_EASTERN, *_western(self._names.months.get(lang, {})))

    def _count_pattern(self, lang: str) -> re.Pattern[str] | None:
        counts = self._names.counts.get(lang)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, counts))})\b") if counts else None


def _western(months: Mapping[str, int]) -> Iterator[re.Pattern[str]]:
    """8 September, 8 de septiembre, 8. September; September 8th."""
    named = "|".join(
        re.escape(name) for name in sorted(months, key=len, reverse=True) if not name[0].isdigit()
    )
    if named:
        yield re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)? ?(?:de |of )?(?P<m>{named})\b")
        yield re.compile(rf"\b(?P<m>{named})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]\d)")


def _digits(written: str, lang: str) -> str:
    """The figure with a point before its fraction and nothing between its thousands."""
    solid = re.sub("[ \u00a0\u202f’']", "", written)
    point, comma = (".", ",") if lang in _POINT_LANGUAGES else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:\{comma}\d{{3}})+", solid):
        return solid.replace(comma, "")
    whole, _, part = solid.partition(point if point in solid else comma)
    return f"{re.sub(r'[.,]', '', whole)}.{part}" if part.isdigit() else re.sub(r"[.,]", "", solid)


def _ascii_digit(char: str) -> str:
    return str(unicodedata.digit(char)) if not char.isascii() and char.isdigit() else char


def _written(figure: Decimal) -> str:
    return f"{figure.normalize():f}"
