"""Choosing among a story's quotes: what adds most, from different outlets, within what may be quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefs.domain.story import Dossier, Role
from briefs.domain.summary import Origin, Part, Sentence, Source
from briefs.newsroom.check.reading import Cited, Claim
from briefs.newsroom.check.shape import plain_text
from briefs.newsroom.quotes import LATEST, Pool, Quote

MOST = 4
"""Sentences of a story."""

NEW = 3
"""Of these, sentences that readers were not told yet; one is left to remind them of the story."""

ENOUGH = 110
"""Words of a story: after the second sentence none is added that would exceed them."""

PER_ARTICLE = 2
"""Sentences that are quoted of one article in a brief: an excerpt, with the link."""

WORDS_PER_ARTICLE = 50
"""Words that are quoted of one article in a brief."""

SAME = 0.4
"""Cosine from which two sentences say the same."""

HELD = 0.6
"""Share of a sentence's weight found in one taken before, from which it adds nothing."""

ECHOED = 0.8
"""The same for the headline: a lead tells it again, and more, but should not only repeat it."""

SECOND = 0.2
"""How much more a second publisher family may repeat: a reader should see that two report it."""

LEAST = 0.0
"""Gain below which a sentence is left out: a short summary is better than a padded one."""

REDUNDANT = 1.8
"""What a sentence loses by its cosine to the nearest one taken: much, or four leads would be taken."""

KNOWN = 0.5
"""What news loses by its cosine to what readers were told before."""


def part_of(quote: Quote, dossier: Dossier) -> Part:
    """New or background where readers know the story already, otherwise simply its summary."""
    if not dossier.told or not dossier.fresh:
        return Part.SUMMARY
    return Part.NEW if quote.passage.key in dossier.fresh else Part.BACKGROUND


def opening(quote: Quote, dossier: Dossier) -> tuple[object, ...]:
    """Sorts first what opens a story: the lead of its first reporter, else of the earliest own report."""
    first = dossier.lineage.first
    return (
        quote.place > 1,
        first is None or quote.outlet != first.outlet,
        list(Role).index(quote.role),
        quote.place,
        quote.article.published or LATEST,
        quote.row,
    )


def is_plain(quote: Quote) -> bool:
    """Whether the gate lets its text through: no markup, no character that nobody sees."""
    text = quote.passage.text
    source = Source(quote.article.id, quote.outlet, text, quote.article.published, quote.article.lang)
    return not plain_text(Claim(text), Cited((source,)))


class Selection:
    """The quotes taken so far, and what others would add to them and to what is `said` already."""

    def __init__(
        self, pool: Pool, merits: Sequence[float], dossier: Dossier, said: Sequence[Sentence]
    ) -> None:
        self._pool = pool
        self._merits = merits
        self._dossier = dossier
        self._echoes = [0.0] * len(pool.quotes)
        self._held = [0.0] * len(pool.quotes)
        self._nearest = [0.0] * len(pool.quotes)
        quoted = {c.key for s in said if s.origin is Origin.EXTRACTIVE for c in s.citations}
        self._taken = [quote for quote in pool.quotes if quote.passage.key in quoted]
        self._outlets = Counter(quote.outlet for quote in self._taken)
        self._families = {quote.family for quote in self._taken}
        told = [quote.row for quote in pool.quotes if part_of(quote, dossier) is Part.BACKGROUND]
        self._known = [max(near, default=0.0) for near in (pool.rows @ pool.rows[told].T).tolist()]
        for sentence in said:
            if sentence.part is Part.HEADLINE:
                self._echoes = self._more(self._echoes, sentence.text)
            else:
                self._say(sentence.text)

    def fill(self) -> list[Quote]:
        """Takes what opens the story and what adds most to it, then a reminder of what was told before."""
        for part, most in ((Part.SUMMARY, MOST), (Part.NEW, NEW), (Part.BACKGROUND, 1)):
            self._open(part)
            for _ in range(1, most):
                self._add(part)
        return list(self._taken)

    def free(self) -> list[Quote]:
        """The quotes that may still be taken, the one that adds most first."""
        free = [quote for quote in self._pool.quotes if self._allows(quote)]
        return sorted(free, key=lambda quote: (-self._gain(quote), quote.row))

    def _open(self, part: Part) -> None:
        free = [quote for quote in self.free() if part_of(quote, self._dossier) is part]
        ordered = sorted(free, key=lambda quote: opening(quote, self._dossier))
        if found := next(filter(is_plain, ordered), None):
            self._take(found)

    def _add(self, part: Part) -> None:
        words = sum(quote.words for quote in self._taken) if len(self._taken) > 1 else 0
        for quote in self.free():
            fits = words + quote.words <= ENOUGH
            adds = self._gain(quote) >= LEAST or self._is_second(quote)
            if fits and adds and part_of(quote, self._dossier) is part and is_plain(quote):
                return self._take(quote)
        return None

    def _take(self, quote: Quote) -> None:
        self._taken.append(quote)
        self._outlets[quote.outlet] += 1
        self._families.add(quote.family)
        self._say(quote.passage.text)

    def _say(self, text: str) -> None:
        """Counts what of every quote has now been said; the quotes themselves do not change."""
        self._held = self._more(self._held, text)
        (row,) = self._pool.likeness.rows([text])
        self._nearest = list(map(max, self._nearest, (self._pool.rows @ row).tolist()))

    def _more(self, before: Sequence[float], text: str) -> list[float]:
        return list(map(max, before, self._pool.likeness.shares(self._pool.rows, text)))

    def _allows(self, quote: Quote) -> bool:
        of_article = [taken for taken in self._taken if taken.article.id == quote.article.id]
        words = sum(taken.words for taken in of_article) + quote.words
        if len(of_article) >= PER_ARTICLE or words > WORDS_PER_ARTICLE:
            return False
        slack = SECOND if self._is_second(quote) else 0.0
        near = self._nearest[quote.row] >= SAME + slack or self._held[quote.row] >= HELD + slack
        return not near and self._echoes[quote.row] < ECHOED

    def _is_second(self, quote: Quote) -> bool:
        return len(self._families) == 1 and quote.family not in self._families

    def _gain(self, quote: Quote) -> float:
        """Merit, less what was said already, and less for an outlet or family that has had its say."""
        heard = 0.4 * self._outlets[quote.outlet] + 0.15 * (quote.family in self._families)
        said = REDUNDANT * self._nearest[quote.row] + KNOWN * self._familiar(quote)
        return self._merits[quote.row] - said - heard

    def _familiar(self, quote: Quote) -> float:
        """How near news comes to what readers were told."""
        return self._known[quote.row] if part_of(quote, self._dossier) is Part.NEW else 0.0
