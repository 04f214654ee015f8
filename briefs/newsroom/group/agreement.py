"""How much two texts in different languages agree: who, where, what, how many and when."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefs.domain.article import Article
from briefs.domain.names import Name
from briefs.domain.story import Vocabulary
from briefs.newsroom.names import PIVOT, Evidence
from briefs.newsroom.sound import Heard
from briefs.newsroom.vocabulary import words

STRONG, FAMOUS, WEAK, SLIGHT = 2.0, 1.25, 1.0, 0.5
"""A body, a figure or a name of two parts; a person whom the gazetteer knows, because papers name nobody more
often; a place, a topic, a date or a word; a small count."""

RARE = 0.01
"""What stands in one text of a hundred weighs its full weight, what stands in all of them nothing."""

AGAINST = 1.0
"""What figures and what dates cost of which both tell some, and none the same."""


NEAR = 1.5
"""Figures up to half as large again may be of one thing, told at two times."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that two texts share: "who", "where", "what", "role", "figure" or "date", and its weight."""

    kind: str
    shown: str
    weight: float


class Scale:
    """Weighs what texts tell by how rare it is in the vocabulary, which is one of English words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.name = cache(self._name)
        self.word = cache(self._word)

    def points(self, one: Evidence, other: Evidence) -> list[Point]:
        """What both tell, `other` being the English one."""
        found = [Point(_kind(name), name.key, self.name(name)) for name in one.names & other.names]
        found += [
            Point("figure", figure, self.figure(figure)) for figure in one.told.figures & other.told.figures
        ]
        found += [Point("figure", count, SLIGHT) for count in one.told.counts & other.told.counts]
        found += [
            Point("date", f"{month}月{day}日", WEAK) for month, day in one.told.dates & other.told.dates
        ]
        heard = list(self._heard(one.heard, other.heard))
        known = {word.casefold() for point in heard for word in point.shown.split()}
        found += [
            Point("who", code, self.word(code)) for code in one.codes & other.codes if code not in known
        ]
        return sorted((*found, *heard), key=lambda point: (-point.weight, point.shown))

    def told(self, evidence: Evidence) -> float:
        """The weight of all that a text tells, as far as another language would tell it too."""
        return math.fsum(
            (
                *(self.name(name) for name in evidence.names),
                *(self.figure(figure) for figure in evidence.told.figures),
                SLIGHT * len(evidence.told.counts),
            )
        )

    def figure(self, figure: str) -> float:
        """A figure's weight; a round one is what many things are rounded to."""
        is_round = len(figure.rstrip("0")) == 1
        spelled = figure if "." in figure else f"{int(figure):,}"
        return (WEAK if is_round else STRONG) * self.rarity([[figure], [spelled]])

    def rarity(self, spellings: Iterable[Iterable[str]]) -> float:
        """From 0 for what all texts have to 1 for what is rare, by the commonest of its spellings."""
        counts = self._vocabulary.counts
        most = max(
            (min((counts.get(term, 0) for term in terms), default=0) for terms in spellings), default=0
        )
        share = (most + 1) / (self._vocabulary.documents + 1 / RARE)
        return min(1.0, math.log(1 / share) / math.log(1 / RARE)) if share < 1 else 0.0

    def _name(self, name: Name) -> float:
        forms = (form for lang, form in name.forms if lang == PIVOT)
        weight = FAMOUS if name.kind == "person" else WEAK if name.common else STRONG
        return weight * self.rarity(_terms(form) for form in forms)

    def _word(self, word: str) -> float:
        return WEAK * self.rarity([_terms(word)])

    def _heard(self, one: Iterable[Heard], other: Iterable[Heard]) -> Iterator[Point]:
        """Names that sound alike: each English one once, and no word of a name of two parts again."""
        others = sorted(other, key=lambda heard: (not heard.second, heard.surface))
        told: set[str] = set()
        for english in others:
            parts = set(english.surface.split())
            if not parts & told and any(heard.sounds_like(english) for heard in one):
                told |= parts
                weight = STRONG if english.second else WEAK
                yield Point("who", english.surface, weight * self.rarity([_terms(english.surface)]))


def _kind(name: Name) -> str:
    return "who" if name.kind == "person" else name.kind


@cache
def _terms(text: str) -> tuple[str, ...]:
    return tuple(word.term for word in words(Article("", "", text)))


def weigh(points: Sequence[Point], one: Evidence, other: Evidence) -> float:
    """The weight of what two texts share, less what contradicts; 0 where it tells no event.

    An event has a who or a where, and something more: a figure and a place alone meet by chance. Offices
    count only where no person is shared, who mostly brings them along.
    """
    kinds = {point.kind for point in points}
    people = math.fsum(point.weight for point in points if point.kind == "who")
    shared = math.fsum(point.weight for point in points if point.kind != "role" or "who" not in kinds)
    is_placed = "where" in kinds and bool(kinds & {"who", "what"})
    if not (is_placed or (people and kinds - {"who", "role"}) or people >= STRONG + WEAK):
        return 0.0
    against = _far(one.told.figures, other.told.figures) + _apart(one.told.dates, other.told.dates)
    return shared - AGAINST * against


def _apart(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    return bool(one and other and not one & other)


def _far(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all figures of one are far from all of the other: a toll grows from report to report."""
    pairs = [(float(a), float(b)) for a in one for b in other]
    return bool(pairs) and all(max(pair) > NEAR * min(pair) for pair in pairs)
