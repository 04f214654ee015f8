"""The running order of a brief: which stories, in which order, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefs.domain.article import Article, Outlets
from briefs.domain.brief import Choice, ScorePart
from briefs.domain.feed import Feed
from briefs.domain.newsletter import Newsletter, Section
from briefs.domain.story import Lineage, Role, Story, Told
from briefs.newsroom.group.roundup import is_roundup
from briefs.newsroom.select import mentions, takes

CORROBORATION = 3.0
"""Points per doubling of independent families: what several newsrooms found out matters most."""

RETOLD = CORROBORATION / 2
"""Points per doubling of outlets that only retell: interest, which counts half as much as evidence."""

FRESH = 2.0
"""Points of a report of this minute; they halve every 12 hours, so that news of the night leads."""

HALF_LIFE_HOURS = 12.0

SECTION = 1.0
"""Points for belonging under one of the newsletter's own headings: its readers asked for that."""

TOLD = -1.0
"""Points of a story that readers know: at equal weight the new one goes first."""

RELATED = 2
"""Full stories of one saga that a brief may hold."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that may be chosen, with what decides about it."""

    story: Story
    outlets: int
    section: str
    score: tuple[ScorePart, ...]

    @property
    def points(self) -> float:
        """The score's parts, added up."""
        return sum(part.points for part in self.score)

    @property
    def weight(self) -> tuple[bool, float]:
        """A story of one outlet comes after all others, whatever its points."""
        return self.outlets >= 2, self.points


def choose(
    stories: Sequence[Story],
    articles: Mapping[str, Article],
    lineages: Mapping[str, Lineage],
    newsletter: Newsletter,
    feeds: Mapping[str, Feed],
    outlets: Outlets,
    told: Mapping[str, Told],
    now: datetime,
    since: datetime,
) -> tuple[Choice, ...]:
    """The stories of a brief in running order, full ones first, then those that get one line (`also`).

    A story comes in by an article of the newsletter's feeds, published since then, past its filters and not
    told before; of a story that readers know, another outlet's retelling is no news. Stories of two outlets
    go before those of one; one saga fills at most two full places; sections come in the newsletter's order.
    """
    found = []
    for story in stories:
        lineage = lineages.get(story.id)
        news = _news(story, articles, newsletter, feeds, outlets, told.get(story.id), lineage, since)
        if news and not story.merged_into:
            members = [articles[member] for member in story.articles if member in articles]
            section = _section(members, newsletter.sections, feeds)
            score = _score(lineage, news, section, told.get(story.id), now)
            found.append(_Candidate(story, _outlets(lineage, members), section, score))
    found.sort(key=lambda c: (not c.weight[0], -c.points, c.story.id))
    full = _full(found, newsletter)
    rest = sorted((c for c in found if c not in full), key=lambda c: (-c.points, c.story.id))
    also = rest[: newsletter.select.max_also]
    return tuple(_choice(c, also=False) for c in _by_section(full, newsletter)) + tuple(
        _choice(c, also=True) for c in also
    )


def _news(
    story: Story,
    articles: Mapping[str, Article],
    newsletter: Newsletter,
    feeds: Mapping[str, Feed],
    outlets: Outlets,
    told: Told | None,
    lineage: Lineage | None,
    since: datetime,
) -> list[Article]:
    """The story's articles that make it news for this newsletter."""
    known = told.articles | _retellings(lineage) if told else frozenset()
    members = (articles[member] for member in story.articles if member in articles and member not in known)
    return [
        article
        for article in members
        if (article.published is None or article.published >= since)
        and not is_roundup(article)
        and takes(article, newsletter, feeds.get(article.feed), outlets.get(article.outlet))
    ]


def _retellings(lineage: Lineage | None) -> frozenset[str]:
    reports = lineage.reports if lineage else ()
    return frozenset(report.article for report in reports if report.role is not Role.OWN)


def _outlets(lineage: Lineage | None, members: Sequence[Article]) -> int:
    return len(lineage.outlets) if lineage else len({article.outlet for article in members})


def _score(
    lineage: Lineage | None, news: Sequence[Article], section: str, told: Told | None, now: datetime
) -> tuple[ScorePart, ...]:
    families = lineage.independent if lineage else ()
    parts = [
        ScorePart("independent reports", CORROBORATION * math.log2(1 + len(families)), _families(families)),
        _retold(lineage),
        _freshness(news, now),
        ScorePart("section", SECTION, f"belongs under {section}") if section else None,
        ScorePart("told before", TOLD, f"readers know it from {told.date}") if told else None,
    ]
    return tuple(part for part in parts if part)


def _families(families: Sequence[str]) -> str:
    if not families:
        return "nobody is known to have reported it independently"
    noun = "family" if len(families) == 1 else "families"
    return f"{len(families)} independent {noun}: {', '.join(families)}"


def _retold(lineage: Lineage | None) -> ScorePart | None:
    if lineage is None:
        return None
    more = [report.outlet for report in lineage.reports if report.family not in lineage.independent]
    points = RETOLD * math.log2(1 + len(more))
    return ScorePart("retold", points, f"also carried by {', '.join(more)}") if more else None


def _freshness(news: Sequence[Article], now: datetime) -> ScorePart:
    dates = [article.published for article in news if article.published]
    if not dates:
        return ScorePart("freshness", 0.0, "no report has a date")
    hours = max(0.0, (now - max(dates)).total_seconds() / 3600)
    points = FRESH * 0.5 ** (hours / HALF_LIFE_HOURS)
    return ScorePart("freshness", round(points, 3), f"newest report {hours:.0f} h old")


def _section(members: Sequence[Article], sections: Sequence[Section], feeds: Mapping[str, Feed]) -> str:
    """The section that most of the story's articles fit; keywords count twice as much as feeds' tags."""
    fits = [(_fit(members, section, feeds), -number) for number, section in enumerate(sections)]
    best, place = max(fits, default=(0.0, 0))
    return sections[-place].title if best else ""


def _fit(members: Sequence[Article], section: Section, feeds: Mapping[str, Feed]) -> float:
    by_word = sum(bool(mentions(f"{a.title}\n{a.text[:600]}", section.keywords)) for a in members)
    by_tag = sum(a.feed in feeds and bool(set(feeds[a.feed].tags) & set(section.tags)) for a in members)
    return 2.0 * by_word + by_tag


def _full(found: Sequence[_Candidate], newsletter: Newsletter) -> list[_Candidate]:
    """The first that have enough outlets, unless two stories of their saga are in already."""
    full: list[_Candidate] = []
    for candidate in found:
        if len(full) >= newsletter.select.max_stories:
            break
        if candidate.outlets >= newsletter.select.min_outlets and len(_saga(candidate, full)) < RELATED:
            full.append(candidate)
    return full


def _saga(candidate: _Candidate, full: Sequence[_Candidate]) -> set[str]:
    """The chosen stories that are related to this one, directly or through one another."""
    saga: set[str] = set()
    reached = [candidate.story]
    while reached:
        story = reached.pop()
        near = [other.story for other in full if other.story.id not in saga and _related(story, other.story)]
        saga.update(other.id for other in near)
        reached += near
    return saga


def _related(one: Story, other: Story) -> bool:
    return one.id in other.related or other.id in one.related


def _by_section(full: Sequence[_Candidate], newsletter: Newsletter) -> list[_Candidate]:
    """In the order of the newsletter's sections, what fits none at the end; the strongest first in each."""
    places = {section.title: place for place, section in enumerate(newsletter.sections)}
    ranked = sorted(full, key=lambda candidate: candidate.story.id)
    ranked.sort(key=lambda candidate: candidate.weight, reverse=True)
    return sorted(ranked, key=lambda candidate: places.get(candidate.section, len(places)))


def _choice(candidate: _Candidate, *, also: bool) -> Choice:
    return Choice(candidate.story.id, candidate.score, candidate.section, also)
