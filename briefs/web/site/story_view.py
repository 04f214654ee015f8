"""A story's tellings → what web/story.html.j2 prints, every string fit to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.languages import site_words, words_for
from briefs.web.site.drawing import Drawing
from briefs.web.site.following import Telling, followed
from briefs.web.site.reports import Reading, ReportView, caption, picture, report_view
from briefs.web.site.told import ToldView, told_view


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of a long story is shown: tellings with their sentences, tellings at all, articles listed."""

    whole: int
    tellings: int
    reports: int


MEASURES = (
    Measure(8, 60, 80),
    Measure(4, 60, 60),
    Measure(1, 60, 60),
    Measure(1, 40, 40),
    Measure(1, 20, 20),
)
"""Tried in this order until the page is small enough; most stories have two tellings and ten reports."""

CITED = 20
"""Articles of other stories that are listed."""


@dataclass(frozen=True, slots=True)
class DayView:
    """One day: what briefs told, then the reports, both newest first."""

    text: str
    told: tuple[ToldView, ...]
    reports: tuple[ReportView, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """The whole page; `picture` is None where it would have one mark only."""

    headline: str
    headline_lang: str
    followed: str
    newest: ToldView
    caption: str
    picture: Drawing | None
    days: tuple[DayView, ...]
    undated: tuple[ReportView, ...]
    more: tuple[str, ...]
    cited: tuple[ReportView, ...]
    clock: str


def story_view(tellings: Sequence[Telling], page: str, measure: Measure) -> StoryView:
    """The page at `page` of tellings, oldest first, at least one; in the language of the newest."""
    reading = _reading(tellings)
    shown = [(telling, number, item) for telling in tellings for number, item in telling.items]
    told = [told_view(*one, page, reading) for one in shown[-measure.tellings :]]
    newest, known = told[-1], reading.known
    reports = [report_view(article, reading) for article in known.articles[: measure.reports]]
    return StoryView(
        headline=newest.headline,
        headline_lang=newest.headline_lang or newest.lang,
        followed=_followed(tellings, reading),
        newest=newest,
        caption=caption(reading),
        picture=picture(reading),
        days=tuple(_days(_lines(told, measure.whole), reports, reading)),
        undated=tuple(report for report in reports if report.at is None),
        more=tuple(_more(len(shown) - len(told), len(known.articles) - len(reports), reading)),
        cited=tuple(report_view(article, reading) for article in known.cited[:CITED]),
        clock=reading.phrases.times(reading.calendar.clock),
    )


def _lines(told: Sequence[ToldView], whole: int) -> Iterator[ToldView]:
    """The newest stands whole at the top of the page, and so in its day as a line; the oldest do always."""
    for age, one in enumerate(reversed(told)):
        yield one if 0 < age < whole else replace(one, groups=())


def _more(tellings: int, reports: int, reading: Reading) -> Iterator[str]:
    """What is left out, counted."""
    if tellings:
        yield reading.words.more_briefs(tellings)
    if reports:
        yield reading.words.more_reports(reports)


def _reading(tellings: Sequence[Telling]) -> Reading:
    newest, known = tellings[-1].document, followed(tellings)
    return Reading(
        known=known,
        words=site_words(newest.language),
        phrases=words_for(newest.language, newest.wording),
        calendar=calendar(newest.language, newest.timezone, newest.date),
        lang=newest.language,
        numbers={source.id: at for at, source in enumerate((*known.articles, *known.cited), 1)},
    )


def _followed(tellings: Sequence[Telling], reading: Reading) -> str:
    since = reading.calendar.day(tellings[0].document.date)
    return reading.words.followed(since, len(tellings), len(reading.known.lineage.reports))


def _days(told: Iterable[ToldView], reports: Iterable[ReportView], reading: Reading) -> Iterator[DayView]:
    every: list[ToldView | ReportView] = [*told, *reports]
    entries = [(entry.at, entry) for entry in every if entry.at]
    zone = reading.calendar.zone
    ordered = sorted(entries, key=lambda pair: pair[0], reverse=True)
    for day, those in groupby(ordered, key=lambda pair: pair[0].astimezone(zone).date()):
        found = [entry for _, entry in those]
        yield DayView(
            text=reading.calendar.day(day),
            told=tuple(entry for entry in found if isinstance(entry, ToldView)),
            reports=tuple(entry for entry in found if isinstance(entry, ReportView)),
        )
