"""Choosing among a story's quotes: what adds most, from different outlets, within what may be quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefs.domain.story import Dossier, Role
from briefs.domain.summary import Origin, Part, Sentence
from briefs.newsroom.quotes import LATEST, Pool, Quote

MOST = 4
"""Sentences of a story."""

NEW = 3
"""Of these, sentences that readers were not told yet; one is left to remind them of the story."""

ENOUGH = 110
"""Words of a story: after the second sentence none is added that would exceed them."""

PER_ARTICLE = 2
"""Sentences that are quoted of one article in a brief: an excerpt, with the link."""

WORDS_PER_ARTICLE = 60
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


class Selection:
    """The quotes taken so far, and what others would add to them and to what is `said` already."""

    def __init__(
        self, pool: Pool, merits: Sequence[float], dossier: Dossier, said: Sequence[Sentence]
    ) -> None:
        self._pool = pool
        self._merits = merits
        self._dossier = dossier
        self._headlines = [sentence.text for sentence in said if sentence.part is Part.HEADLINE]
        self._said = [sentence.text for sentence in said if sentence.part is not Part.HEADLINE]
        self._rows = list(pool.likeness.rows(self._said))
        quoted = {c.key for s in said if s.origin is Origin.EXTRACTIVE for c in s.citations}
        self._taken = [quote for quote in pool.quotes if quote.passage.key in quoted]
        told = [quote.row for quote in pool.quotes if part_of(quote, dossier) is Part.BACKGROUND]
        self._told = pool.rows[told]

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
        if free:
            self._take(min(free, key=lambda quote: opening(quote, self._dossier)))

    def _add(self, part: Part) -> None:
        words = sum(quote.words for quote in self._taken) if len(self._taken) > 1 else 0
        for quote in self.free():
            fits = words + quote.words <= ENOUGH
            adds = self._gain(quote) >= LEAST or self._is_second(quote)
            if fits and adds and part_of(quote, self._dossier) is part:
                return self._take(quote)
        return None

    def _take(self, quote: Quote) -> None:
        self._taken.append(quote)
        self._said.append(quote.passage.text)
        self._rows.append(self._pool.rows[quote.row])

    def _allows(self, quote: Quote) -> bool:
        of_article = [taken for taken in self._taken if taken.article.id == quote.article.id]
        words = sum(taken.words for taken in of_article) + quote.words
        if len(of_article) >= PER_ARTICLE or words > WORDS_PER_ARTICLE:
            return False
        slack = SECOND if self._is_second(quote) else 0.0
        return self._nearest(quote) < SAME + slack and not self._is_held(quote.passage.text, slack)

    def _is_held(self, text: str, slack: float) -> bool:
        held = self._pool.likeness.held
        echoed = any(held(text, headline) >= ECHOED for headline in self._headlines)
        return echoed or any(held(text, said) >= HELD + slack for said in self._said)

    def _is_second(self, quote: Quote) -> bool:
        families = {taken.family for taken in self._taken}
        return len(families) == 1 and quote.family not in families

    def _nearest(self, quote: Quote) -> float:
        row = self._pool.rows[quote.row]
        return max((float(said @ row) for said in self._rows), default=0.0)

    def _gain(self, quote: Quote) -> float:
        """Merit, less what was said already, and less for an outlet or family that has had its say."""
        outlets = Counter(taken.outlet for taken in self._taken)
        families = {taken.family for taken in self._taken}
        heard = 0.4 * outlets[quote.outlet] + 0.15 * (quote.family in families)
        said = REDUNDANT * self._nearest(quote) + KNOWN * self._known(quote)
        return self._merits[quote.row] - said - heard

    def _known(self, quote: Quote) -> float:
        """How near news comes to what readers were told."""
        if part_of(quote, self._dossier) is not Part.NEW or not len(self._told):
            return 0.0
        return float((self._told @ self._pool.rows[quote.row]).max())
