"""Texts in one language, and where in them the words and figures of another sentence stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefs.newsroom.check.figures import Figure
from briefs.newsroom.check.numbers import agrees
from briefs.newsroom.check.reading import WINDOW, Reading, Text
from briefs.newsroom.check.words import spaceless, words

PREFIX = 5
"""Letters by which words are compared in languages whose endings are not known here."""

LONGEST_ARTICLE = 3
"""Letters of the articles and prepositions of these languages, which say nothing."""

NEAR = 0.8
"""Share of a figure below which another cannot be the same, however rounded."""

Weights = Mapping[str | Figure, float]
"""What a sentence says: its roots and figures, each with its weight."""


class Shelf:
    """An index over the passages of texts; asked for a sentence, it reads only where its words stand."""

    def __init__(self, texts: Sequence[Text], spoken: str) -> None:
        self.texts = tuple(texts)
        self._texts: list[int] = []
        self._roots: dict[str, set[int]] = defaultdict(set)
        figures: list[tuple[float, int, Figure]] = []
        for number, text in enumerate(texts):
            for passage in text.passages:
                place = len(self._texts)
                self._texts.append(number)
                for root in roots(passage, spoken):
                    self._roots[root].add(place)
                figures += [(value, place, figure) for figure in passage.figures for value in figure.values]
        self._figures = sorted(figures, key=lambda found: found[:2])
        self._found: dict[Figure, set[int]] = {}
        self._values = [value for value, _, _ in self._figures]

    def places(self, token: str | Figure) -> set[int]:
        """The passages that have a root, or a figure that bears this one out."""
        if isinstance(token, str):
            return self._roots.get(token, set())
        if token not in self._found:
            self._found[token] = {place for value in token.values for place in self._agreeing(token, value)}
        return self._found[token]

    def held(self, weights: Weights) -> dict[int, float]:
        """By text, the weight that its best neighbouring passages hold of a sentence."""
        windows: dict[int, float] = defaultdict(float)
        for token, weight in weights.items():
            starts = {
                at - back for at in self.places(token) for back in range(WINDOW) if self._joins(at, back)
            }
            for start in starts:
                windows[start] += weight
        best: dict[int, float] = defaultdict(float)
        for start, weight in windows.items():
            best[self._texts[start]] = max(best[self._texts[start]], weight)
        return best

    def unheard(self, weights: Weights) -> float:
        """The weight of what stands in no text."""
        return sum(weight for token, weight in weights.items() if not self.places(token))

    def _joins(self, at: int, back: int) -> bool:
        return at >= back and self._texts[at - back] == self._texts[at]

    def _agreeing(self, figure: Figure, value: float) -> set[int]:
        low, high = sorted((value * NEAR, value / NEAR))
        near = self._figures[bisect_left(self._values, low) : bisect_right(self._values, high)]
        return {place for _, place, other in near if agrees(figure, other)}


def roots(reading: Reading, spoken: str) -> frozenset[str]:
    """The content words of a text in this language by what their forms share."""
    if spoken == "en" or spaceless(reading.flat):
        return reading.roots
    return _prefixes(reading.flat)


@lru_cache(maxsize=4096)
def _prefixes(flat_text: str) -> frozenset[str]:
    """The beginnings of the longer words: fermera and fermeture, verkauft and Verkauf."""
    plain = (word.plain.rpartition("'")[2] for word in words(flat_text))
    return frozenset(word[:PREFIX] for word in plain if len(word) > LONGEST_ARTICLE and not word[0].isdigit())
