"""A sentence and the texts that it cites, read once, as the checks need them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from briefs.domain.article import Outlets
from briefs.domain.summary import Source
from briefs.newsroom.check.clauses import Clause, clauses
from briefs.newsroom.check.days import days
from briefs.newsroom.check.figures import Figure, figures
from briefs.newsroom.check.tongue import tongue
from briefs.newsroom.check.words import Word, bare, content, flat, roots, same, spaceless, words
from briefs.newsroom.passages import sentences

WINDOW = 3
"""Neighbouring passages that may support one sentence together: newspapers write a paragraph a sentence."""


class Reading:
    """A span of text; each view of it is made when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._beside: dict[tuple[int, int, int], frozenset[str]] = {}

    @cached_property
    def flat(self) -> str:
        """The text with one form of quotes, dashes and spaces; all positions below are in it."""
        return flat(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return words(self.flat)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of its content words."""
        return frozenset(chain.from_iterable(self._roots))

    @cached_property
    def _roots(self) -> list[frozenset[str]]:
        return [roots(word.surface) for word in self.words]

    @cached_property
    def carrying(self) -> tuple[Word, ...]:
        """Its content words."""
        return tuple(word for word, own in zip(self.words, self._roots, strict=True) if own)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.carrying]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.carrying]

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """The roots of its content words in order; unspaced scripts have none."""
        spaced = not spaceless(self.flat)
        return tuple(
            root
            for word, own in zip(self.words, self._roots, strict=True)
            if spaced or not spaceless(word.surface)
            for root in own
        )

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each root stands in the sequence."""
        places: dict[str, list[int]] = {}
        for at, root in enumerate(self.sequence):
            places.setdefault(root, []).append(at)
        return places

    @cached_property
    def plain(self) -> frozenset[str]:
        """All its words, folded; countries with their people."""
        return frozenset(same(word.plain) for word in self.words)

    @cached_property
    def squashed(self) -> str:
        """Its words without anything between them: Jong-un and Jong Un are one."""
        return "".join(word.plain for word in self.words)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures; the days and months of dates are none."""
        found = figures(self.flat)
        spans = [(day.start, day.end) for day in days(self.flat)] if found else []
        return tuple(
            figure
            for figure in found
            if not any(start <= figure.start < end for start, end in spans) or figure.value >= 1000
        )

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in order, one at least."""
        return clauses(self.flat, self.words, self.figures)

    def beside(self, start: int, end: int, count: int) -> frozenset[str]:
        """The roots of the nearest content words before and after a span: what it is about."""
        span = start, end, count
        if span not in self._beside:
            self._beside[span] = content(self._words_beside(*span))
        return self._beside[span]

    def _words_beside(self, start: int, end: int, count: int) -> tuple[Word, ...]:
        if spaceless(self.flat):
            return self._letters_beside(start, end, count)
        before, after = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (*self.carrying[max(0, before - count) : before], *self.carrying[after : after + count])

    def _letters_beside(self, start: int, end: int, count: int) -> tuple[Word, ...]:
        """The same where no spaces part the words: two letters stand for one."""
        before, after = self.flat[max(0, start - 2 * count) : start], self.flat[end : end + 2 * count]
        return (*words(before), *words(after))

    def clause(self, at: int) -> Clause:
        """The clause that a position of the flat text stands in."""
        return next((clause for clause in self.clauses if at < clause.end), self.clauses[-1])


class Claim(Reading):
    """The sentence under test."""

    def __init__(self, text: str, *, headline: bool = False) -> None:
        super().__init__(text)
        self.headline = headline

    @cached_property
    def tongue(self) -> str:
        """Its language, "" when that cannot be told."""
        return tongue(self.flat)


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring passages of one text that together hold `share` of a claim's content."""

    start: int
    end: int
    share: float


class Text:
    """One source with its passages."""

    def __init__(self, source: Source) -> None:
        self.source = source
        spans = sentences(source.text, source.lang)
        self.passages = tuple(read(source.text[start:end]) for start, end in spans)

    @cached_property
    def tongue(self) -> str:
        """Its language: what its words say, else what the source is said to be in."""
        return tongue(self.source.text[:2000]) or self.source.lang.partition("-")[0].casefold()

    @cached_property
    def plain(self) -> frozenset[str]:
        """All words of all passages."""
        return frozenset[str]().union(*(passage.plain for passage in self.passages))

    @cached_property
    def bare(self) -> frozenset[str]:
        """The same without what makes a country's name its people's."""
        return frozenset(map(bare, self.plain))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The words in capitals."""
        found = (word for passage in self.passages for word in passage.words)
        return frozenset(word.plain for word in found if word.surface.isupper())

    @cached_property
    def flat(self) -> str:
        """The passages one after the other."""
        return " ".join(passage.flat for passage in self.passages)

    @cached_property
    def squashed(self) -> str:
        """All words without anything between them."""
        return "".join(passage.squashed for passage in self.passages)

    def around(self, at: int) -> tuple[Reading, ...]:
        """The passage and its neighbours."""
        return self.passages[max(0, at - 1) : at + 2]

    def roots(self, start: int, end: int) -> frozenset[str]:
        """The content of passages [start, end)."""
        return frozenset[str]().union(*(passage.roots for passage in self.passages[start:end]))


class Cited:
    """All the texts that a sentence cites, and those that it might have cited instead."""

    def __init__(
        self, sources: Sequence[Source], others: Sequence[Source] = (), outlets: Outlets | None = None
    ) -> None:
        self.texts = tuple(opened(source) for source in sources)
        self.others = tuple(others)
        self._outlets = outlets or Outlets()

    @cached_property
    def publishers(self) -> tuple[Word, ...]:
        """The words of the names of the cited outlets: a sentence may name them, whatever the texts say."""
        known = [self._outlets.get(outlet) for outlet in {text.source.outlet for text in self.texts}]
        names = (name for outlet in known for name in (outlet.name, *outlet.aliases))
        return tuple(word for name in names for word in words(flat(name)))

    def is_outlet(self, name: str) -> bool:
        """Whether the table of outlets has one of this name."""
        return self._outlets.knows(name)

    @cached_property
    def plain(self) -> frozenset[str]:
        """All words of all texts."""
        return frozenset[str]().union(*(text.plain for text in self.texts))

    @cached_property
    def bare(self) -> frozenset[str]:
        """The same without what makes a country's name its people's."""
        return frozenset[str]().union(*(text.bare for text in self.texts))

    @cached_property
    def squashed(self) -> str:
        """All words of all texts without anything between them."""
        return " ".join(text.squashed for text in self.texts)


@lru_cache(maxsize=256)
def opened(source: Source) -> Text:
    """The text of a source, kept: the sentences of a story share their sources."""
    return Text(source)


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """The reading of a passage, kept: the sentences of a story are all checked against the same passages."""
    return Reading(text)


def share(wanted: frozenset[str], had: frozenset[str]) -> float:
    """Which share of the wanted roots is there; 1 when nothing is wanted."""
    return len(wanted & had) / len(wanted) if wanted else 1.0


def best(wanted: frozenset[str], text: Text, width: int = WINDOW) -> Window:
    """The window of up to `width` neighbours that holds most of `wanted`: the smallest, then the first."""
    hits = [wanted & passage.roots for passage in text.passages]
    place, most = (0, 0), 0
    for size in range(1, width + 1):
        for start in range(len(hits) - size + 1):
            here = hits[start : start + size]
            if not here[0] or not here[-1] or sum(map(len, here)) <= most:
                continue
            count = len(here[0].union(*here[1:]))
            if count > most:
                place, most = (start, start + size), count
    return Window(*place, most / len(wanted) if wanted else 1.0)
