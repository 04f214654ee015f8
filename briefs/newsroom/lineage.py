"""Who reported a story first, who credits whom, who carries a copy; how many reported independently."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
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

TEASER, WHOLE = 20, 0.9
"""Shingles that an original needs at least, and the share of them found, to be held in a longer text."""

HOLDERS = 8
"""Texts that a shingle remembers: what more of them have in common is a statement, not somebody's text."""

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
    copied = _copied(ordered, read, outlets)
    for article in ordered:
        report = _report(article, read[article.id], outlets, copied.get(article.id, ""))
        if report.outlet not in found:
            found[report.outlet] = report
        elif read[article.id].own and report.role is Role.OWN:
            found[report.outlet] = replace(found[report.outlet], role=Role.OWN)
    return tuple(found.values())


def _report(article: Article, credits: Credits, outlets: Outlets, copied: str) -> Report:
    outlet = outlets.get(article.outlet)
    role, named = credits.role, credits.main
    if copied:
        role, named = Role.COPY, (credits.source or copied,)
    elif outlet.kind == "aggregator" and role is Role.OWN and not credits.own:
        role = Role.CREDITS
    return Report(article.id, outlet.name, outlet.family, role, named, article.published)


def _copied(ordered: Sequence[Article], read: dict[str, Credits], outlets: Outlets) -> dict[str, str]:
    """The articles that hold another outlet's text, with that outlet.

    An agency's text is the original even where its customers were quicker; elsewhere the earlier one is. A
    shingle remembers its first few holders only, so the work grows with the text and not with its copies.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    originals: list[tuple[str, int]] = []
    found: dict[str, str] = {}
    for article in sorted(ordered, key=lambda article: outlets.get(article.outlet).kind != "wire"):
        outlet, shingles = outlets.get(article.outlet).name, _shingles(article)
        shared = Counter(holder for shingle in shingles for holder in holders.get(shingle, ()))
        others = (
            originals[at][0]
            for at in sorted(shared)
            if originals[at][0] != outlet
            and _is_copy(shared[at], len(shingles), originals[at][1], own=read[article.id].own)
        )
        if original := next(others, ""):
            found[article.id] = original
            continue
        for shingle in shingles:
            if len(holders[shingle]) < HOLDERS:
                holders[shingle].append(len(originals))
        originals.append((outlet, len(shingles)))
    return found


def _is_copy(shared: int, here: int, there: int, *, own: bool) -> bool:
    """Whether a text is mostly the other one, or holds all of it; a teaser may be quoted in own reporting."""
    if here >= FEWEST and shared >= NEAR_VERBATIM * here:
        return True
    return not own and there >= TEASER and shared >= WHOLE * there


def _shingles(article: Article) -> frozenset[str]:
    text = unicodedata.normalize("NFKC", article.document).casefold()
    words = re.findall(r"\w+", text)
    spaceless = sum(len(word) for word in words) > 12 * len(words)
    units, size = ("".join(words), 2 * SHINGLE) if spaceless else (words, SHINGLE)
    return frozenset(" ".join(units[at : at + size]) for at in range(len(units) - size + 1))


def _first(reports: Sequence[Report], read: dict[str, Credits]) -> FirstReport | None:
    """The outlet most families call first; else the earliest report's source, followed as far as it goes.

    None where everybody retells reports that nobody names.
    """
    by_outlet = {report.outlet: report for report in reports}
    votes = {(report.family, name) for report in reports for name in read[report.article].first}
    count = Counter(name for _, name in sorted(votes))
    name = min(count, key=lambda name: (-count[name], *_age(by_outlet.get(name)), name)) if count else ""
    # a report that neither was found out nor names its source is no beginning
    earliest = next((report for report in reports if report.role is Role.OWN or report.credits), None)
    name = name or (_source(earliest, by_outlet) if earliest else "")
    report = by_outlet.get(name)
    return FirstReport(name, *((report.published, report.article) if report else ())) if name else None


def _age(report: Report | None) -> tuple[bool, datetime]:
    return (report is None, (report.published if report else None) or LATEST)


def _source(earliest: Report, by_outlet: dict[str, Report]) -> str:
    """Whom the report credits, whom that one credits, and so on; of a circle, where it was entered."""
    seen = {earliest.outlet}
    report = earliest
    while report.credits:
        name = report.credits[0]
        following = by_outlet.get(name)
        if name in seen or following is None:
            return name
        if report.role is Role.OWN and _age(following) > _age(report):
            break
        seen.add(name)
        report = following
    return report.outlet
