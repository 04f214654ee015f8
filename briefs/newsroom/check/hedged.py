"""Cutting a text into clauses, each with its hedges and what they bear on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefs.newsroom.check.hedges import Hedge, Open, hedges
from briefs.newsroom.check.small import lowered
from briefs.newsroom.check.words import content, spaceless, words
from briefs.newsroom.function_words import function_words

LEAST = 3
"""Words that a clause needs to tell anything."""

_REACH = 6
"""Words after a hedge that it bears on, or letters of a script without spaces: twice as many."""

_BREAK = re.compile(
    r"[;:。]|,(?!\d)|- | (?=(?:and|but|while|after|because|although|und|aber|et|mais|y|pero) )|(?<=[、])"
)
_GOES_ON = re.compile(r" ?(?:whether|if|that|to|ob|dass|si|que|qu'|de) ?")
_HEADED_LAST = frozenset(("ja",))
"""Languages in which a hedge stands after what it bears on."""

_LETTERS = 4
_UNSPACED = frozenset(("ja", "zh"))


@dataclass(frozen=True, slots=True)
class Scope:
    """What a hedge bears on: the roots of the words next to it, each with its weight; and the hedge."""

    open: Open
    word: str
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the roots of its content words, and its hedges."""

    text: str
    roots: frozenset[str]
    scopes: tuple[Scope, ...]


class _Page:
    """A flat text read once: its hedges, and its content words with their roots and places."""

    def __init__(self, flat: str, lang: str) -> None:
        self.flat, self.lang = flat, lang
        self.hedges = tuple(hedges(flat, lang))
        small = function_words(lang)
        spans = [(hedge.start, hedge.end) for hedge in self.hedges]
        self.words = tuple(
            word
            for word in words(flat)
            if word.surface.lower() not in small
            # Where words are not set apart, one word here is a clause, hedge and all.
            and (spaceless(word.surface) or not any(start <= word.start < end for start, end in spans))
        )

    def roots(self, start: int, end: int) -> list[str]:
        """The roots of the content words between two places, in order, each once."""
        if self.lang in _UNSPACED:
            return sorted(content(words(self.flat[start:end])))
        inside = (word for word in self.words if start <= word.start < end)
        if self.lang == "en":
            return list(dict.fromkeys(root for word in inside for root in content((word,))))
        # Roots are made for English; a few letters join most forms of a word elsewhere: vendre, vendu.
        return list(dict.fromkeys(word.plain[:_LETTERS] for word in inside if word.plain[0].isalpha()))

    def clause(self, start: int, end: int) -> Clause:
        scopes = (self._scope(hedge, start, end) for hedge in self.hedges if start <= hedge.start < end)
        return Clause(
            self.flat[start:end],
            frozenset(self.roots(start, end)),
            tuple(scope for scope in scopes if scope.weights),
        )

    def _scope(self, hedge: Hedge, start: int, end: int) -> Scope:
        word = self.flat[hedge.start : hedge.end].lower()
        if self.lang in _UNSPACED:
            far, last = 2 * _REACH, self.lang in _HEADED_LAST
            span = (
                (max(start, hedge.start - far), hedge.start)
                if last
                else (hedge.end, min(end, hedge.end + far))
            )
            return Scope(hedge.open, word, dict.fromkeys(self.roots(*span), 1.0))
        roots = self.roots(hedge.end, end)[:_REACH]
        if len(roots) < 2:
            roots += self.roots(start, hedge.start)[: -_REACH - 1 : -1]
        return Scope(hedge.open, word, {root: 1 / (1 + at) for at, root in enumerate(roots)})


@lru_cache(maxsize=8192)
def clauses(flat: str, lang: str) -> tuple[Clause, ...]:
    """The clauses of a flat text, each of three content words or more where it has as many."""
    return tuple(_page(flat, lang).clause(start, end) for start, end in pairwise(_edges(flat, lang)))


@lru_cache(maxsize=8192)
def joined(flat: str, lang: str) -> tuple[Clause, ...]:
    """The same, a clause and the one that goes on with "whether" or "that" once more as one."""
    edges = _edges(flat, lang)
    pairs = (
        _page(flat, lang).clause(start, end)
        for start, middle, end in zip(edges, edges[1:], edges[2:], strict=False)
        if _GOES_ON.match(lowered(flat), middle)
    )
    return (*clauses(flat, lang), *pairs)


@lru_cache(maxsize=8192)
def _edges(flat: str, lang: str) -> tuple[int, ...]:
    page, edges = _page(flat, lang), [0]
    for bound in (found.end() for found in _BREAK.finditer(flat)):
        if len(page.roots(edges[-1], bound)) >= LEAST:
            edges.append(bound)
    return (*edges, len(flat)) if edges[-1] < len(flat) else tuple(edges)


@lru_cache(maxsize=1024)
def _page(flat: str, lang: str) -> _Page:
    return _Page(flat, lang)
