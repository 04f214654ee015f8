"""Which of several sources bears a sentence out best."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefs.domain.summary import Source
from briefs.newsroom.check import numbers
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.reading import Claim, Text, best, opened


def nearest(claim: Claim, sources: Sequence[Source]) -> Source | None:
    """The source that holds most of the sentence; None where none shares a word, the first of equals."""
    texts = [text for text in map(opened, sources) if comparable(claim, text)]
    ranked = max(texts, key=lambda text: held(claim, text), default=None)
    return ranked.source if ranked and held(claim, ranked) > 0 else None


def held(claim: Claim, text: Text) -> float:
    """How much of a sentence a text holds: its words in one place, its figures, its words side by side."""
    window = best(claim.roots, text)
    if not window.share:
        return 0.0
    here = text.passages[window.start : window.end]
    figures = [any(numbers.agrees(one, other) for p in here for other in p.figures) for one in claim.figures]
    pairs = list(pairwise(claim.sequence))
    beside = {pair for passage in here for pair in pairwise(passage.sequence)}
    parts = [window.share]
    parts += [sum(figures) / len(figures)] if figures else []
    parts += [sum(pair in beside for pair in pairs) / len(pairs)] if pairs else []
    return sum(parts) / len(parts)
