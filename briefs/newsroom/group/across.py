"""Stories in other languages meet the English story of the same event, only when it is sure."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from briefs.domain.article import Article
from briefs.domain.names import Names
from briefs.domain.story import Vocabulary
from briefs.newsroom.group.agreement import STRONG, WEAK, Scale, weigh
from briefs.newsroom.group.dense import ALIKE as DENSE
from briefs.newsroom.group.dense import Dense
from briefs.newsroom.names import PIVOT, Evidence, finder

ENOUGH = 2.5
"""Shared weight that proves one event: a name of two parts with a place, or a place, a topic and a toll."""

ALIKE = 0.5
"""Shared weight ÷ the geometric mean of both: half of what either tells is in the other."""

MARGIN = 1.25
"""The best story must beat the next by a quarter; two equal candidates mean that nothing is sure."""

APART = timedelta(days=2)

TELLING = 0.95 * WEAK
"""A name's weight from which it leads to candidates: what all of a day's news has would lead to all of it."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """A pair of articles in two languages that joins their stories, and what they share."""

    one: int
    other: int
    score: float
    terms: tuple[str, ...]


def bridges(
    articles: Sequence[Article],
    clusters: Sequence[Sequence[int]],
    names: Names,
    vocabulary: Vocabulary,
    spoken: Sequence[str],
    known: frozenset[int] = frozenset(),
    dense: Dense | None = None,
) -> list[Bridge]:
    """For each cluster in another language the article pair that ties it to one in English, if sure.

    `spoken` are the languages of the articles, in their order; two `known` articles, which stand in stories
    already, were judged when the later one was new. Likeness in `dense` rows adds to what is shared.
    """
    foreign = [part for part in clusters if part and all(spoken[at] != PIVOT for at in part)]
    if not (foreign and names.table):
        return []
    place = {at: number for number, part in enumerate(clusters) for at in part if spoken[at] == PIVOT}
    across = _Across(articles, names, vocabulary, spoken, known, dense or {})
    across.look([at for part in foreign for at in part], place)
    found = (across.best(part, place) for part in foreign)
    return [bridge for bridge in found if bridge]


class _Across:
    """What articles tell, and where in English the telling things stand."""

    def __init__(
        self,
        articles: Sequence[Article],
        names: Names,
        vocabulary: Vocabulary,
        spoken: Sequence[str],
        known: frozenset[int],
        dense: Dense,
    ) -> None:
        self._articles = articles
        self._spoken = spoken
        self._known = known
        self._dense = dense
        self._english: list[int] = []
        self._finder = finder(names)
        self._scale = Scale(vocabulary)
        self._told: dict[int, Evidence] = {}
        self._index: dict[str, set[int]] = defaultdict(set)

    def look(self, foreign: Sequence[int], english: Iterable[int]) -> None:
        """Indexes the English articles that one of the foreign ones may meet."""
        everyone = _Days(self._articles[at] for at in foreign)
        fresh = _Days(self._articles[at] for at in foreign if at not in self._known)
        for at in english:
            if (fresh if at in self._known else everyone).near(self._articles[at]):
                self._english.append(at)
                for key in self._keys(self._evidence(at)):
                    self._index[key].add(at)

    def best(self, members: Sequence[int], place: dict[int, int]) -> Bridge | None:
        """The strongest sure pair, unless another cluster has one that is nearly as strong."""
        by_cluster: dict[int, Bridge] = {}
        for one in members:
            for other in sorted(self._candidates(one)):
                number, bridge = place[other], self._bridge(one, other)
                if bridge and (number not in by_cluster or bridge.score > by_cluster[number].score):
                    by_cluster[number] = bridge
        ranked = sorted(by_cluster.values(), key=lambda found: (-found.score, found.one, found.other))
        if not ranked or (len(ranked) > 1 and ranked[0].score < MARGIN * ranked[1].score):
            return None
        return ranked[0]

    def _candidates(self, one: int) -> set[int]:
        """English articles of these days that have something telling in common."""
        evidence = self._evidence(one)
        found = self._lying_near(one) | self._with(key for key in self._keys(evidence) if key[0] in "#=@")
        for heard in evidence.heard:
            if not heard.second:
                found |= self._with(f"~{sound}" for sound in heard.first)
            elif first := self._with(f"1{sound}" for sound in heard.first):
                found |= first & self._with(f"2{sound}" for sound in heard.second)
        days = _Days([self._articles[one]])
        return {
            at
            for at in found
            if days.near(self._articles[at]) and not (one in self._known and at in self._known)
        }

    def _lying_near(self, one: int) -> set[int]:
        """English articles whose dense rows are alike."""
        import numpy as np  # noqa: PLC0415  # heavy: the CLI imports this module

        others = [at for at in self._english if at in self._dense]
        if one not in self._dense or not others:
            return set()
        cosines = np.array([self._dense[at] for at in others]) @ self._dense[one]
        return {at for at, cosine in zip(others, cosines.tolist(), strict=True) if cosine >= DENSE}

    def _with(self, keys: Iterable[str]) -> set[int]:
        return set[int]().union(*(self._index[key] for key in keys if key in self._index))

    def _keys(self, evidence: Evidence) -> Iterator[str]:
        yield from (f"@{name.key}" for name in evidence.names if self._scale.name(name) >= TELLING)
        yield from (f"#{figure}" for figure in evidence.told.figures)
        yield from (f"={code}" for code in evidence.codes)
        for heard in evidence.heard:
            yield from (f"{'1' if heard.second else '~'}{sound}" for sound in heard.first)
            yield from (f"2{sound}" for sound in heard.second)

    def _bridge(self, one: int, other: int) -> Bridge | None:
        foreign, english = self._evidence(one), self._evidence(other)
        points = self._scale.points(foreign, english)
        # likeness alone, at most STRONG, is not enough
        weight = weigh(points, foreign, english) + STRONG * self._cosine(one, other)
        if weight < ENOUGH:
            return None
        alike = weight / math.sqrt(max(self._scale.told(foreign) * self._scale.told(english), weight**2))
        return Bridge(one, other, weight, tuple(point.shown for point in points)) if alike >= ALIKE else None

    def _cosine(self, one: int, other: int) -> float:
        """How alike two articles' dense rows are, 0 when that says nothing."""
        if one not in self._dense or other not in self._dense:
            return 0.0
        cosine = float(self._dense[one] @ self._dense[other])
        return cosine if cosine >= DENSE else 0.0

    def _evidence(self, at: int) -> Evidence:
        if at not in self._told:
            self._told[at] = self._finder.evidence(self._articles[at], self._spoken[at])
        return self._told[at]


class _Days:
    """The days of some articles; one without a date is near to all."""

    def __init__(self, articles: Iterable[Article]) -> None:
        dates = [article.published for article in articles]
        self._always = None in dates
        self._dates = sorted(date for date in dates if date)

    def near(self, article: Article) -> bool:
        """Whether one of them was published within `APART` of the article."""
        date = article.published
        if self._always or (date is None and self._dates):
            return True
        if date is None:
            return False
        return bisect_left(self._dates, date - APART) < bisect_right(self._dates, date + APART)
