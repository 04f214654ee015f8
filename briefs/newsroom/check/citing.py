"""Which of several sources bear a sentence out best."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefs.domain.summary import Source
from briefs.newsroom.check import numbers
from briefs.newsroom.check.comparing import comparable
from briefs.newsroom.check.reading import Claim, Text, best, opened


def ranked(claim: Claim, sources: Sequence[Source]) -> list[Source]:
    """The sources that hold anything of the sentence, those that hold most first; equals in their order."""
    texts = [text for text in map(opened, sources) if comparable(claim, text)]
    found = [(held(claim, text), text.source) for text in texts]
    return [source for share, source in sorted(found, key=lambda one: -one[0]) if share > 0]


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
