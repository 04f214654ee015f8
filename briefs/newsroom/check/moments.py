"""Reading the times that a text tells, by name or from the day of writing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from briefs.newsroom.check import day_names as names
from briefs.newsroom.check import day_phrases as phrases
from briefs.newsroom.check import moment_words as marks
from briefs.newsroom.check.days import days
from briefs.newsroom.check.moment import Grain, Moment, Told
from briefs.newsroom.check.small import lowered

_AWAY = tuple((Grain.DAY, shift, re.compile(words)) for shift, words in phrases.DAYS_AWAY.items()) + tuple(
    (Grain[unit.upper()], shift, re.compile(words))
    for unit, rows in phrases.UNITS_AWAY.items()
    for shift, words in rows.items()
)
_AWAY_IN = {
    lang: tuple((Grain.DAY, shift, re.compile(words)) for shift, words in rows.items())
    for lang, rows in phrases.DAYS_AWAY_IN.items()
}
_AGO = re.compile("|".join(phrases.AGO))
_FORMS = range(1, len(phrases.AGO) + 1)
_BESIDE = tuple((Grain[unit.upper()], re.compile(words)) for unit, words in phrases.BESIDE.items())
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_TOKEN = re.compile(r"\w+")
_DIGIT = "0"
"""Stands for any figure among the hints below."""

_MOST = 100
"""More times than that stand in a table, not in a sentence."""

_LOOK = 24
"""Letters before and after a name in which a word that bears on it may stand."""


@lru_cache(maxsize=16_384)
def moments(text: str, lang: str = "") -> tuple[Moment, ...]:
    """The times that a flat text tells, in order, the first hundred.

    `lang` lets it read words that only that language has.
    """
    page = _Page(text, lang)
    found: list[Moment] = []
    for read, hints in _READERS:
        if page.eastern or hints & page.tokens:
            new = [moment for moment in read(page) if page.free(moment)]
            page.take(new)
            found += new
    return tuple(sorted(found, key=lambda moment: moment.start)[:_MOST])


def all_months(text: str) -> frozenset[int]:
    """The number of every month that a flat text names."""
    named = (moment for moment in moments(text) if moment.told in {Told.DATE, Told.NAME})
    return frozenset(
        moment.month or moment.number
        for moment in named
        if moment.told is Told.DATE or moment.grain is Grain.MONTH
    )


def weekdays(text: str) -> frozenset[int]:
    """Every weekday that a flat text names; Monday is 0."""
    named = (moment for moment in moments(text) if moment.told is Told.NAME)
    return frozenset(moment.number for moment in named if moment.grain is Grain.DAY)


class _Page:
    """A text in small letters beside the text as it stands, and what of it is read."""

    def __init__(self, text: str, lang: str) -> None:
        self.text, self.lang = text, lang
        self.lower = lowered(text)
        self.eastern = bool(_EASTERN.search(text))
        self.tokens = frozenset(_TOKEN.findall(self.lower))
        if any(token[0].isdigit() for token in self.tokens):
            self.tokens |= {_DIGIT}
        self._taken = bytearray(len(text))

    def take(self, found: list[Moment]) -> None:
        for moment in found:
            self._taken[moment.start : moment.end] = b"1" * (moment.end - moment.start)

    def free(self, moment: Moment) -> bool:
        return not any(self._taken[moment.start : moment.end])

    def before(self, at: int) -> str:
        return self.lower[max(0, at - _LOOK) : at]

    def after(self, at: int) -> str:
        return self.lower[at : at + _LOOK]

    def way(self, start: int, end: int) -> tuple[int | None, int, int]:
        """On which side of the day of writing it is, and its span with the word that says so."""
        if found := marks.WAY_BEFORE.search(self.before(start)):
            return int(str(found.lastgroup)[1:]) - 1, start - len(found.group()), end
        if found := marks.WAY_AFTER.match(self.after(end)):
            return int(str(found.lastgroup)[1:]) - 1, start, end + found.end()
        return None, start, end

    def part(self, start: int, end: int) -> int:
        """Which part of it the text means: 1 early, 2 mid, 3 late, 0 when it does not say."""
        found = marks.PART_BEFORE.search(self.before(start)) or marks.PART_AFTER.match(self.after(end))
        if not found and self.lower.startswith(("mid", "mi-"), start):
            return 2
        return int(str(found.lastgroup)[1:]) if found else 0

    def moment(self, grain: Grain, told: Told, number: int, found: re.Match[str], part: int = 0) -> Moment:
        start, end = found.span()
        return Moment(grain, told, number, self.text[start:end], start, end, part=part)


def _dates(page: _Page) -> Iterator[Moment]:
    for day in days(page.text):
        for number in filter(None, (day.day, day.other)):
            span = (day.text, day.start, day.end)
            yield Moment(Grain.DAY, Told.DATE, number, *span, month=day.month, year=day.year or 0)


def _away(page: _Page) -> Iterator[Moment]:
    for grain, shift, pattern in (*_AWAY, *_AWAY_IN.get(page.lang, ())):
        for found in pattern.finditer(page.lower):
            yield page.moment(grain, Told.AWAY, shift, found, page.part(*found.span()))


def _weekdays(page: _Page) -> Iterator[Moment]:
    for found in marks.WEEKDAY.finditer(page.lower):
        start, end = found.span()
        if marks.NO_DAY.search(page.before(start)) or marks.NO_DAY_AFTER.match(page.after(end)):
            continue
        if found["w"] in names.SMALL_WEEKDAYS and start and page.text[start].isupper():
            continue
        way, start, end = page.way(start, end)
        if week := found["k"] or found["h"]:
            way = marks.EASTERN_WAYS[week]
        letter = found["e"] or found["s"] or found["c"]
        number = names.EASTERN_WEEKDAYS[letter] if letter else names.WEEKDAYS[found["w"]]
        yield Moment(Grain.DAY, Told.NAME, number, page.text[start:end], start, end, way=way)
    yield from _short_days(page)


def _short_days(page: _Page) -> Iterator[Moment]:
    """Tue and Sun, which may be newspapers or a star, and weekends, for both of their days."""
    for found in marks.SHORT_DAY.finditer(page.text):
        number = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(found[1][:3].lower())
        yield Moment(Grain.DAY, Told.NAME, number, found.group(), *found.span(), doubtful=True)
    for found in marks.WEEKEND.finditer(page.lower):
        for number in (5, 6):
            yield Moment(Grain.DAY, Told.NAME, number, found.group(), *found.span(), doubtful=True)


def _months(page: _Page) -> Iterator[Moment]:
    for found in marks.MONTH.finditer(page.lower):
        start, end = found.span()
        written = page.text[found.start("m") : found.end("m")] if found["m"] else ""
        year = int((found["y"] or found["f"] or "0")[-4:])
        doubtful = bool(written) and not _is_month(page, written, start, dated=bool(year))
        if doubtful and written in names.NEVER_SMALL:
            continue
        number = names.MONTHS[found["m"]] if found["m"] else int(found["n"])
        part, (way, start, end) = page.part(start, end), page.way(start, end)
        told = page.text[start:end]
        yield Moment(Grain.MONTH, Told.NAME, number, told, start, end, 0, year, way, part, doubtful)


def _is_month(page: _Page, written: str, start: int, *, dated: bool) -> bool:
    """Whether a name that is also another word, or somebody's, is a month here."""
    small = written.lower()
    if dated or not (small in names.SHORT or small in names.SMALL or written in names.SHARED):
        return dated or written not in names.NEVER_SMALL
    if written not in names.SHARED or marks.SURNAME.match(page.text, start + len(written)):
        return False
    prefixed = page.lower.startswith(("mid-", "mi-", "end-"), start)
    return prefixed or bool(marks.LINK.search(page.before(start)))


def _of_month(page: _Page) -> Iterator[Moment]:
    for found in marks.OF_MONTH.finditer(page.lower):
        number = int(found["d"] or found["t"])
        if 1 <= number <= 31:
            yield page.moment(Grain.DAY, Told.OF_MONTH, number, found)


def _quarters(page: _Page) -> Iterator[Moment]:
    for found in marks.QUARTER.finditer(page.lower):
        month = found["m"]
        number = int(month) // 3 + 1 if month else _rank(found["q"] or found["r"] or found["n"] or found["e"])
        yield page.moment(Grain.QUARTER, Told.NAME, number, found)


def _halves(page: _Page) -> Iterator[Moment]:
    for found in marks.HALF.finditer(page.lower):
        number = {"上": 1, "下": 2}.get(found["e"] or "") or _rank(found["q"] or found["r"] or found["s"])
        yield page.moment(Grain.HALF, Told.NAME, number, found)


def _rank(word: str) -> int:
    return int(word) if word.isdecimal() else names.RANKS[word]


def _seasons(page: _Page) -> Iterator[Moment]:
    for found in marks.SEASON.finditer(page.lower):
        start, end = found.span()
        if found["w"] and not marks.SEASON_LINK.search(page.before(start)):
            continue
        number = names.SEASONS[found["w"] or found["e"] or found["c"]]
        part, (way, start, end) = page.part(start, end), page.way(start, end)
        yield Moment(Grain.SEASON, Told.NAME, number, page.text[start:end], start, end, way=way, part=part)


def _years(page: _Page) -> Iterator[Moment]:
    for found in marks.YEARS.finditer(page.lower):
        year, part = int(found["y"]), page.part(*found.span())
        yield Moment(Grain.YEAR, Told.NAME, year, found.group(), *found.span(), year=year, part=part)


def _ago(page: _Page) -> Iterator[Moment]:
    for found in _AGO.finditer(page.lower):
        count, unit = (next(filter(None, (found[f"{group}{at}"] for at in _FORMS))) for group in "nu")
        if number := int(count) if count.isdecimal() else phrases.COUNTS.get(count, 0):
            yield page.moment(Grain.DAY, Told.AGO, number * phrases.UNIT[unit], found)
    for grain, pattern in _BESIDE:
        for found in pattern.finditer(page.lower):
            yield page.moment(grain, Told.BESIDE, 0, found)


_READERS: tuple[tuple[Callable[[_Page], Iterator[Moment]], frozenset[str]], ...] = (
    (_dates, frozenset({_DIGIT})),
    (_weekdays, names.WEEKDAY_HINTS),
    (_quarters, names.PART_HINTS),
    (_halves, names.PART_HINTS),
    (_away, names.AWAY_HINTS),
    (_months, frozenset(names.MONTHS)),
    (_of_month, frozenset({_DIGIT})),
    (_seasons, frozenset(names.SEASONS)),
    (_years, frozenset({_DIGIT})),
    (_ago, names.AWAY_HINTS),
)
"""What reads a kind of time, and the words of which a text must have one to be worth it."""
