"""The outlets that reported a story, by country, with what readers should know of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale

from briefs.adapters.pages.citing import Citing
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.tongues import tongue
from briefs.adapters.pages.tongues.spoken import SpokenBrief
from briefs.adapters.pages.view import Reported
from briefs.adapters.pages.words import English
from briefs.domain.brief import Item, SourceArticle
from briefs.domain.story import Report

NAMED = 12
"""Outlets that a mail names; a story of sixty is told whole on the page."""

_SHORT = {
    "en": {"GB": "Britain", "HK": "Hong Kong", "MO": "Macau"},
    "ja": {"GB": "英国", "US": "米国", "KR": "韓国", "KP": "北朝鮮", "HK": "香港", "MO": "マカオ"},
}
"""Where newspapers use another name than CLDR has: "Hong Kong SAR China"; `countries` of other languages."""


def reported(item: Item, citing: Citing, named: int | None = None) -> Reported | None:
    """The outlets of a story, the earliest first, those of one country together; None of a story of one.

    `named` is the most that are named; one left over is named too, since "1 more" would be no shorter.
    """
    outlets = list(_outlets(item, citing))
    if len(outlets) < 2:
        return None
    left = len(outlets) - named if named is not None else 0
    shown = outlets if left <= 1 else outlets[:named]
    more = [citing.words.more(left)] if left > 1 else []
    return Reported(citing.words.reported_by, " · ".join([*_by_country(shown, citing.words), *more]))


def _outlets(item: Item, citing: Citing) -> Iterator[tuple[str, str]]:
    """The country of each outlet, and the outlet with what to know of it."""
    sources = {source.id: source for source in item.sources}
    earliest: dict[str, Report] = {}
    for report in item.lineage.reports:
        earliest.setdefault(report.outlet, report)
    for report in earliest.values():
        article = sources.get(report.article)
        country = territory(article.country, citing.calendar.locale) if article else ""
        name = citing.words.apart(clean(report.outlet) or "?")
        yield country, citing.words.remarked(name, tuple(_tags(report, article, item, citing)))


def _tags(report: Report, article: SourceArticle | None, item: Item, citing: Citing) -> Iterator[str]:
    first = item.lineage.first
    if first and first.outlet == report.outlet:
        yield citing.words.first_report
    if article and article.paywalled:
        yield citing.words.paywalled
    if article and article.kind == "state":
        yield citing.words.state


def _by_country(outlets: Iterable[tuple[str, str]], words: English) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for country, outlet in outlets:
        found.setdefault(country, []).append(outlet)
    # those of an unknown country have no name to stand under: they come last
    for country in sorted(found, key=lambda country: not country):
        listed = words.listed(found[country])
        yield words.named(country, listed) if country else listed


@cache
def territory(code: str, locale: Locale) -> str:
    """What a country (ISO 3166-1) is called; empty for an unknown one."""
    found = tongue(str(locale).replace("_", "-"))
    spoken = found.brief.countries if found and issubclass(found.brief, SpokenBrief) else {}
    short = spoken.get(code) or _SHORT.get(locale.language, {}).get(code)
    return short or str(locale.territories.get(code, ""))
