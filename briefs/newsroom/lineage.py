"""Who reported a story first, who credits whom, who carries a copy; how many reported independently."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from briefs.domain.article import Article, Outlets
from briefs.domain.story import FirstReport, Lineage, Report, Role
from briefs.newsroom.credits import Credits, read_credits

SHINGLE = 5
"""Words of a shingle (characters where words have no spaces: twice as many)."""

NEAR_VERBATIM = 0.6
"""Share of a text's shingles that stand in an earlier one: above half is not quotation but copying."""

FEWEST = 8
"""Shingles below which a text is too short to prove a copy: two headlines may agree by chance."""

LATEST = datetime.max.replace(tzinfo=UTC)


def trace(articles: Sequence[Article], outlets: Outlets) -> Lineage:
    """One report per outlet, oldest first, with its role; the first report; the independent families."""
    ordered = sorted(articles, key=lambda article: (article.published or LATEST, article.id))
    names = tuple(sorted({article.outlet for article in ordered}))
    read = {article.id: read_credits(article, outlets, names) for article in ordered}
    reports = _reports(ordered, read, outlets)
    own = (report.family for report in reports if report.role is Role.OWN)
    return Lineage(_first(reports, read), reports, tuple(dict.fromkeys(own)))


def _reports(ordered: Sequence[Article], read: dict[str, Credits], outlets: Outlets) -> tuple[Report, ...]:
    """Each outlet's earliest article; a later one counts only when it plainly has reporting of its own."""
    found: dict[str, Report] = {}
    earlier: list[tuple[str, frozenset[str]]] = []
    for article in ordered:
        outlet = outlets.get(article.outlet)
        shingles = _shingles(article)
        source = _copied(outlet.name, shingles, earlier)
        report = _report(article, read[article.id], outlets, source)
        if outlet.name not in found:
            found[outlet.name] = report
        elif read[article.id].own and report.role is Role.OWN:
            found[outlet.name] = replace(found[outlet.name], role=Role.OWN)
        earlier.append((outlet.name, shingles))
    return tuple(found.values())


def _report(article: Article, credits: Credits, outlets: Outlets, source: str) -> Report:
    outlet = outlets.get(article.outlet)
    role, named = _role(credits, source)
    if outlet.kind == "aggregator" and not credits.own:
        role = role if role is Role.COPY else Role.CREDITS
    return Report(article.id, outlet.name, outlet.family, role, named, article.published)


def _role(credits: Credits, source: str) -> tuple[Role, tuple[str, ...]]:
    if credits.wire:
        return Role.COPY, credits.named
    if source:
        return Role.COPY, credits.named or (source,)
    if credits.own:
        return Role.OWN, credits.named
    if credits.named or credits.retold:
        return Role.CREDITS, credits.named
    return Role.OWN, ()


def _copied(outlet: str, shingles: frozenset[str], earlier: Sequence[tuple[str, frozenset[str]]]) -> str:
    """The outlet of the earliest text that holds most of these shingles, "" when there is none."""
    if len(shingles) < FEWEST:
        return ""
    others = (name for name, text in earlier if name != outlet and _held(shingles, text) >= NEAR_VERBATIM)
    return next(others, "")


def _held(shingles: frozenset[str], text: frozenset[str]) -> float:
    return len(shingles & text) / len(shingles)


def _shingles(article: Article) -> frozenset[str]:
    text = unicodedata.normalize("NFKC", article.document).casefold()
    words = re.findall(r"\w+", text)
    spaceless = sum(len(word) for word in words) > 12 * len(words)
    units, size = ("".join(words), 2 * SHINGLE) if spaceless else (words, SHINGLE)
    return frozenset(" ".join(units[at : at + size]) for at in range(len(units) - size + 1))


def _first(reports: Sequence[Report], read: dict[str, Credits]) -> FirstReport | None:
    """The outlet most families call first; else the earliest report's source, followed as far as it goes."""
    if not reports:
        return None
    by_outlet = {report.outlet: report for report in reports}
    votes = {(report.family, name) for report in reports for name in read[report.article].first}
    count = Counter(name for _, name in sorted(votes))
    name = min(count, key=lambda name: (-count[name], *_age(by_outlet.get(name)), name)) if count else ""
    name = name or _source(_earliest(reports), by_outlet)
    report = by_outlet.get(name)
    return FirstReport(name, report.published, report.article) if report else FirstReport(name)


def _age(report: Report | None) -> tuple[bool, datetime]:
    return (report is None, (report.published if report else None) or LATEST)


def _earliest(reports: Sequence[Report]) -> Report:
    """The earliest report that was found out or names its source; one that does neither is no beginning."""
    return next((report for report in reports if report.role is Role.OWN or report.credits), reports[0])


def _source(earliest: Report, by_outlet: dict[str, Report]) -> str:
    seen = {earliest.outlet}
    report = earliest
    while report.credits:
        name = report.credits[0]
        following = by_outlet.get(name)
        if name in seen or following is None:
            return report.outlet if name in seen else name
        seen.add(name)
        report = following
    return report.outlet
