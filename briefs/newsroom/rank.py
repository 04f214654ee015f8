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
from briefs.domain.story import Lineage, Story, Told
from briefs.newsroom.group.roundup import is_roundup
from briefs.newsroom.select import admits, mentions, opening, takes

CORROBORATION = 3.0
"""Points per doubling of independent families: what several newsrooms found out matters most."""

RETOLD = CORROBORATION / 2
"""Points per doubling of outlets that only retell: interest, which counts half as much as evidence."""

FRESH = 2.0
"""Points of a report of this minute; they halve every 12 hours, so that news of the night leads."""

HALF_LIFE_HOURS = 12.0

TOLD = -1.0
"""Points of a story that readers know: at equal weight the new one goes first."""

RELATED = 2
"""Full stories of one saga that a brief may hold, and as many of it in one line."""


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
    additions: Mapping[str, frozenset[str]],
    now: datetime,
    since: datetime,
) -> tuple[Choice, ...]:
    """The stories of a brief in running order, full ones first, then those that get one line (`also`).

    A story comes in by an article of the newsletter's feeds, published since then and past its filters; one
    that readers know only by an article of `additions`, which says what they were not told. Stories of two
    outlets go before those of one; one saga fills at most two full places and two lines; sections come in the
    newsletter's order.
    """
    found = []
    for story in stories:
        members = [articles[member] for member in story.articles if member in articles]
        known = told.get(story.id)
        untold = [a for a in members if not known or a.id in additions.get(story.id, ())]
        news = _news(untold, newsletter, feeds, outlets, since)
        section = _section(members, newsletter.sections, feeds)
        if news and not story.merged_into and admits(newsletter, members, feeds, _title(section)):
            lineage = lineages.get(story.id)
            score = _score(lineage, news, section, feeds, known, now)
            found.append(_Candidate(story, _outlets(lineage, members), _title(section), score))
    found.sort(key=lambda c: (not c.weight[0], -c.points, c.story.id))
    full = _full(found, newsletter)
    also = _lines(found, full, newsletter)
    return tuple(_choice(c, also=False) for c in _by_section(full, newsletter)) + tuple(
        _choice(c, also=True) for c in also
    )


def reasons(score: Sequence[ScorePart]) -> tuple[str, ...]:
    """Why a story stands where it does: its points together, then each part of them with its reason."""
    if not score:
        return ()
    parts = (f"{part.points:+.1f} {part.name}: {part.detail}" for part in score)
    return (f"{sum(part.points for part in score):.1f} points", *parts)


def _news(
    untold: Sequence[Article],
    newsletter: Newsletter,
    feeds: Mapping[str, Feed],
    outlets: Outlets,
    since: datetime,
) -> list[Article]:
    """Those articles that make their story news for this newsletter."""
    return [
        article
        for article in untold
        if (article.published is None or article.published >= since)
        and not is_roundup(article)
        and takes(article, newsletter, feeds.get(article.feed), outlets.get(article.outlet))
    ]


def _outlets(lineage: Lineage | None, members: Sequence[Article]) -> int:
    return len(lineage.outlets) if lineage else len({article.outlet for article in members})


def _score(
    lineage: Lineage | None,
    news: Sequence[Article],
    section: Section | None,
    feeds: Mapping[str, Feed],
    told: Told | None,
    now: datetime,
) -> tuple[ScorePart, ...]:
    families = lineage.independent if lineage else ()
    parts = [
        ScorePart("independent reports", CORROBORATION * math.log2(1 + len(families)), _families(families)),
        _retold(lineage),
        _freshness(news, now),
        ScorePart("section", section.weight, f"belongs under {section.title}") if section else None,
        _feed_weight(news, feeds),
        ScorePart("told before", TOLD, _known(told, news)) if told else None,
    ]
    return tuple(part for part in parts if part)


def _known(told: Told, news: Sequence[Article]) -> str:
    adding = dict.fromkeys(article.outlet for article in news)
    return f"readers know it from {told.date}; new by {', '.join(adding)}"


def _feed_weight(news: Sequence[Article], feeds: Mapping[str, Feed]) -> ScorePart | None:
    """The operator's word on the feed that brings the story: of several the one that weighs most."""
    bringing = [feeds[article.feed] for article in news if article.feed in feeds]
    best = max(bringing, key=lambda feed: (feed.weight, feed.name), default=None)
    if best is None or not best.weight:
        return None
    return ScorePart("feed weight", best.weight, f"{best.name} weighs {best.weight:+g} in feeds.yaml")


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


def _section(
    members: Sequence[Article], sections: Sequence[Section], feeds: Mapping[str, Feed]
) -> Section | None:
    """The section that most of the story's articles fit; keywords count twice as much as feeds' tags."""
    fits = [(_fit(members, section, feeds), -number) for number, section in enumerate(sections)]
    best, place = max(fits, default=(0.0, 0))
    return sections[-place] if best else None


def _title(section: Section | None) -> str:
    return section.title if section else ""


def _fit(members: Sequence[Article], section: Section, feeds: Mapping[str, Feed]) -> float:
    by_word = sum(bool(mentions(opening(a), section.keywords)) for a in members)
    by_tag = sum(a.feed in feeds and bool(set(feeds[a.feed].tags) & set(section.tags)) for a in members)
    return 2.0 * by_word + by_tag


def _full(found: Sequence[_Candidate], newsletter: Newsletter) -> list[_Candidate]:
    """The first that have enough outlets, unless two stories of their saga are in already."""
    full: list[_Candidate] = []
    for candidate in found:
        if len(full) >= newsletter.select.max_stories:
            break
        if candidate.outlets < newsletter.select.min_outlets:
            continue
        if len(_saga(candidate, found, full)) < RELATED:
            full.append(candidate)
    return full


def _lines(
    found: Sequence[_Candidate], full: Sequence[_Candidate], newsletter: Newsletter
) -> list[_Candidate]:
    """The strongest of the rest; a saga gets two lines beside the places that it may fill."""
    rest = sorted((c for c in found if c not in full), key=lambda c: (-c.points, c.story.id))
    lines: list[_Candidate] = []
    for candidate in rest:
        if len(lines) >= newsletter.select.max_also:
            break
        if len(_saga(candidate, found, [*full, *lines])) < 2 * RELATED:
            lines.append(candidate)
    return lines


def _saga(candidate: _Candidate, found: Sequence[_Candidate], chosen: Sequence[_Candidate]) -> set[str]:
    """The chosen stories of this one's saga: related to it, to a story that is, or to one another."""
    saga: set[str] = set()
    reached = [candidate.story]
    while reached:
        story = reached.pop()
        near = [story, *(other.story for other in found if _related(story, other.story))]
        new = [
            other.story
            for other in chosen
            if other.story.id not in saga and any(_related(one, other.story) for one in near)
        ]
        saga.update(other.id for other in new)
        reached += new
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
