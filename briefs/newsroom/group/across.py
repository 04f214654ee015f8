"""Stories in Japanese or Chinese meet the English story of the same event, only when it is sure."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from briefs.domain.article import Article
from briefs.domain.names import Names
from briefs.newsroom.group.vectors import hours_between
from briefs.newsroom.names import Evidence, Finder, script

ENOUGH = 4.0
"""Shared weight that proves one event: two people or bodies, or one with a place and a date."""

ALIKE = 0.5
"""Shared weight ÷ the geometric mean of both: half of what either tells is in the other."""

MARGIN = 1.25
"""The best story must beat the next by a quarter; two equal candidates mean that nothing is sure."""

APART = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Bridge:
    """A pair of articles in two languages that joins their stories, and what they share."""

    one: int
    other: int
    score: float
    terms: tuple[str, ...]


def bridges(articles: Sequence[Article], clusters: Sequence[Sequence[int]], names: Names) -> list[Bridge]:
    """For each cluster in another script the article pair that ties it to one alphabetic cluster, if sure."""
    foreign = [members for members in clusters if members and all(script(articles[at]) for at in members)]
    if not (foreign and names.table):
        return []
    finder = Finder(names)
    evidence = {at: finder.evidence(articles[at]) for part in clusters for at in part}
    index = _index(articles, clusters, evidence)
    found = (_best(members, articles, evidence, index) for members in foreign)
    return [bridge for bridge in found if bridge]


def _index(
    articles: Sequence[Article], clusters: Sequence[Sequence[int]], evidence: dict[int, Evidence]
) -> dict[str, list[tuple[int, int]]]:
    """Where each telling point stands in alphabetic articles: (cluster, article)."""
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, members in enumerate(clusters):
        for at in members:
            for point in () if script(articles[at]) else evidence[at].telling:
                index[point].append((number, at))
    return index


def _best(
    members: Sequence[int],
    articles: Sequence[Article],
    evidence: dict[int, Evidence],
    index: dict[str, list[tuple[int, int]]],
) -> Bridge | None:
    """The strongest sure pair, unless another cluster has one that is nearly as strong."""
    by_cluster: dict[int, Bridge] = {}
    for one in members:
        for number, other in sorted({hit for point in evidence[one].telling for hit in index.get(point, ())}):
            bridge = _bridge(one, other, evidence) if _near(articles[one], articles[other]) else None
            if bridge and (number not in by_cluster or bridge.score > by_cluster[number].score):
                by_cluster[number] = bridge
    ranked = sorted(by_cluster.values(), key=lambda found: (-found.score, found.one, found.other))
    if not ranked or (len(ranked) > 1 and ranked[0].score < MARGIN * ranked[1].score):
        return None
    return ranked[0]


def _near(one: Article, other: Article) -> bool:
    hours = hours_between(one, other)
    return hours is None or hours <= APART.total_seconds() / 3600


def _bridge(one: int, other: int, evidence: dict[int, Evidence]) -> Bridge | None:
    shared = evidence[one].shared(evidence[other])
    weight = sum(shared.values())
    if weight < ENOUGH:
        return None
    alike = weight / math.sqrt(evidence[one].total * evidence[other].total)
    return Bridge(one, other, alike, tuple(sorted(shared))) if alike >= ALIKE else None
