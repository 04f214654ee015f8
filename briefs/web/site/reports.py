"""The reports of a story: each as a line of the list, all of them as a picture and as one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from briefs.adapters.pages.citing import outlet_of
from briefs.adapters.pages.dates import Calendar
from briefs.adapters.pages.links import clean, safe_language, safe_url
from briefs.adapters.pages.reporting import territory
from briefs.adapters.pages.site_words import SiteEnglish
from briefs.adapters.pages.words import English
from briefs.domain.brief import SourceArticle
from briefs.domain.story import Lineage, Report, Role
from briefs.newsroom.compose import shortened
from briefs.web.site.drawing import Drawing, Names, draw
from briefs.web.site.following import Followed
from briefs.web.site.picture import Dot, Sign

TITLE = 140
"""Characters of a title in the list: a page of 60 outlets with endless titles stays under 50 KB."""

CREDITED = 4
"""Outlets that a line names as credited or copied."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every part of the page needs: the story, its words and dates, and a number for each article.

    `places` numbers the marks of citations on the page.
    """

    known: Followed
    words: SiteEnglish
    phrases: English
    calendar: Calendar
    lang: str
    numbers: Mapping[str, int]
    places: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass(frozen=True, slots=True)
class ReportView:
    """One article: its number, who published it when, its part in the story; `sign` is "" for a later one."""

    number: int
    outlet: str
    time: str
    at: datetime | None
    tags: tuple[str, ...]
    role: str
    sign: str
    title: str
    url: str
    lang: str


def report_view(article: SourceArticle, reading: Reading) -> ReportView:
    """The line of one article."""
    report = reading.known.report(article.id)
    sign = sign_of(report, reading.known.lineage) if report else None
    credited = report.credits if report else ()
    tag = safe_language(article.lang)
    return ReportView(
        number=reading.numbers[article.id],
        outlet=name_of(outlet_of(article), reading.words),
        time=f"{article.published.astimezone(reading.calendar.zone):%H:%M}" if article.published else "",
        at=article.published,
        tags=tuple(tag for tag in _tags(article, reading) if tag),
        role=reading.words.role(sign or "", _credited(credited, article.outlet)),
        sign=sign or "",
        title=shortened(clean(article.title), TITLE),
        url=safe_url(article.url),
        lang="" if tag.lower() == reading.lang.lower() else tag,
    )


def sign_of(report: Report, lineage: Lineage) -> Sign:
    """How a report is drawn: the first one as such, every other by how it came about."""
    if lineage.first and lineage.first.outlet == report.outlet:
        return Sign.FIRST
    return {Role.OWN: Sign.OWN, Role.CREDITS: Sign.CREDITS, Role.COPY: Sign.COPY}[report.role]


def name_of(outlet: str, words: SiteEnglish) -> str:
    """An outlet's name, or that it has none."""
    name = clean(outlet)
    return name if name not in {"", "?"} else words.unnamed


def caption(reading: Reading) -> str:
    """Who was first, and how many others did what, in a sentence."""
    lineage = reading.known.lineage
    signs = Counter(sign_of(report, lineage) for report in lineage.reports)
    first = _names(reading)(lineage.first.outlet) if lineage.first else ""
    counts = [signs[sign] for sign in (Sign.OWN, Sign.CREDITS, Sign.COPY)]
    return reading.words.summed(first, *counts, seen=bool(signs[Sign.FIRST]))


def picture(reading: Reading) -> Drawing | None:
    """The picture of a story's lineage; None where it has one mark, which says nothing."""
    dots = tuple(_dots(reading.known.lineage))
    if len(dots) < 2:
        return None
    zone, words = reading.calendar.zone, reading.words
    names = Names(
        day=reading.calendar.day,
        time=lambda moment: f"{moment.astimezone(zone):%H:%M}",
        outlet=_names(reading),
        together=lambda row: words.together(row.sign, len(row.dots), named=row.above is not None),
        undated=words.undated,
    )
    return draw(dots, names, zone)


def _names(reading: Reading) -> Callable[[str], str]:
    """What each outlet of the lineage is called; one without a name by the host of its article."""
    reports = reading.known.lineage.reports
    articles = {article.id: article for article in reading.known.articles}
    hosts = {r.outlet: outlet_of(articles[r.article]) for r in reports if r.article in articles}
    return lambda outlet: name_of(clean(outlet) or hosts.get(outlet, ""), reading.words)


def _dots(lineage: Lineage) -> Iterator[Dot]:
    """Every report, and whoever is credited without one, at the time of the first that credits them."""
    times = [report.published for report in lineage.reports if report.published]
    unseen: dict[str, datetime | None] = {}
    if lineage.first:
        unseen[lineage.first.outlet] = min(times, default=None)
    for report in lineage.reports:
        for name in report.credits:
            unseen.setdefault(name, report.published)
        yield Dot(report.outlet, sign_of(report, lineage), report.published, report.credits)
    seen = {report.outlet for report in lineage.reports}
    for name in unseen.keys() - seen:
        first = lineage.first is not None and lineage.first.outlet == name
        yield Dot(name, Sign.FIRST_UNSEEN if first else Sign.UNSEEN, unseen[name])


def _credited(names: tuple[str, ...], outlet: str) -> list[str]:
    return [clean(name) for name in names if name != outlet][:CREDITED]


def _tags(article: SourceArticle, reading: Reading) -> Iterator[str]:
    yield territory(article.country, reading.calendar.locale) if article.country else ""
    yield reading.phrases.state if article.kind == "state" else ""
    yield reading.phrases.paywalled if article.paywalled else ""
    language = reading.calendar.language(article.lang)
    yield reading.phrases.in_language(language) if language else ""
