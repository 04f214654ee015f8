"""The line that says who reported a story first, how many reported it, and who retells or copies whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefs.adapters.pages.dates import Calendar
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.words import English
from briefs.domain.story import Lineage, Report, Role

NAMED = 5
"""Outlets named in a row; a story of sixty outlets must not be a page of names."""


def origin(lineage: Lineage, words: English, calendar: Calendar) -> tuple[str, ...]:
    """Who reported first, and how many on their own, as short statements; empty without any report."""
    return tuple(_origin(lineage, words, calendar))


def repeating(lineage: Lineage, words: English) -> tuple[str, ...]:
    """Who retells or copies whom, as short statements."""
    return () if only_report(lineage) else tuple(_repeating(lineage, words))


def _origin(lineage: Lineage, words: English, calendar: Calendar) -> Iterator[str]:
    first = lineage.first
    if only_report(lineage) and lineage.reports[0].outlet:
        yield words.only(clean(lineage.reports[0].outlet))
        return
    if first and clean(first.outlet):
        seen = bool(first.article)
        yield words.first(clean(first.outlet), calendar.minute(first.published), seen=seen)
    if lineage.reports:
        named = _named([_publisher(family, lineage) for family in lineage.independent], words)
        yield words.spread(len(lineage.outlets), len(lineage.families), len(lineage.independent), named)


def _repeating(lineage: Lineage, words: English) -> Iterator[str]:
    crediting = (report for report in lineage.reports if _credits(report))
    for sources, outlets in _by_source(crediting):
        yield words.credit(_named(outlets, words), _named(sources, words))
    copying = (report for report in lineage.reports if report.role is Role.COPY)
    for sources, outlets in _by_source(copying):
        yield words.copies(_named(outlets, words), _named(sources, words))


def only_report(lineage: Lineage) -> bool:
    """True when one outlet reported, and no other is known to have been first."""
    outlets = {report.outlet for report in lineage.reports}
    return len(outlets) == 1 and (lineage.first is None or lineage.first.outlet in outlets)


def _publisher(family: str, lineage: Lineage) -> str:
    """A family by its outlets: "Financial Times + Nikkei Asia" are one voice."""
    outlets = [clean(report.outlet) for report in lineage.reports if report.family == family]
    return " + ".join(outlets) or clean(family)


def _credits(report: Report) -> bool:
    return report.role is Role.CREDITS or (report.role is Role.OWN and bool(report.credits))


def _by_source(reports: Iterable[Report]) -> list[tuple[tuple[str, ...], list[str]]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for report in reports:
        sources = tuple(source for source in report.credits if source != report.outlet)
        found.setdefault(sources, []).append(report.outlet)
    return list(found.items())


def _named(names: Sequence[str], words: English) -> list[str]:
    shown = [clean(name) for name in names]
    # one left over is named: "and 1 more" would be longer
    return shown if len(shown) <= NAMED + 1 else [*shown[:NAMED], words.more(len(shown) - NAMED)]
