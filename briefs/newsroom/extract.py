"""The extractive writer: what a careful reporter without a model would quote of a story.

Centroid, position and support by other families weigh a sentence; maximal marginal relevance (Carbonell and
Goldstein 1998) takes what adds most to those already taken. Measured on WCEP, graphs add nothing to that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefs.domain.article import Outlets, Passage
from briefs.domain.errors import NothingToTell
from briefs.domain.story import Dossier, Role
from briefs.domain.summary import Citation, Origin, Part, Sentence, Summary
from briefs.newsroom.quotable import quotable
from briefs.newsroom.quotes import Pool, Quote, lang_of, pool, spoken_language, titles
from briefs.newsroom.vocabulary import capitalised

MOST = 4
"""Sentences of a story."""

NEW = 3
"""Of these, sentences about what readers were not told yet; one is left to remind them of the story."""

ENOUGH = 90
"""Words of a story: after the second sentence none is added that exceeds them."""

PER_ARTICLE = 2
"""Sentences that are quoted of one article in a brief: an excerpt, with the link."""

WORDS_PER_ARTICLE = 60
"""Words that are quoted of one article in a brief."""

SAME = 0.55
"""Cosine from which two sentences say the same."""

HELD = 0.75
"""Share of a sentence's weight found in one taken before, from which it adds nothing."""


def extract(dossier: Dossier, outlets: Outlets, language: str = "") -> Summary:
    """A headline and up to four sentences, each one passage word for word; not judged yet.

    `language` is the newsletter's; without articles in it the story is quoted in its own. A story of bare
    titles gets no sentence. NothingToTell when not even a title can be shown.
    """
    heads = headlines(dossier, outlets, language)
    if not heads:
        raise NothingToTell(f"story {dossier.story.id} has no title that could be shown to readers")
    choice = _Choice(pool(dossier, outlets, language), dossier, [heads[0].text])
    choice.fill()
    sentences = sorted(choice.taken, key=_reading_order(dossier))
    context = _context(dossier, outlets, language, [heads[0].text, *(q.passage.text for q in choice.taken)])
    quoted = tuple(_sentence(quote.passage, choice.part(quote)) for quote in sentences)
    return Summary(dossier.story.id, heads[0], quoted + context)


def headlines(dossier: Dossier, outlets: Outlets, language: str = "") -> tuple[Sentence, ...]:
    """Titles that can be the headline, best first, each citing itself."""
    return tuple(_sentence(passage, Part.HEADLINE) for _, passage in titles(dossier, outlets, language))


def replacements(
    dossier: Dossier, outlets: Outlets, taken: Sequence[Sentence], language: str = ""
) -> tuple[Sentence, ...]:
    """Quotes that say something else than the sentences taken, best first: each may stand in for a blocked one."""
    choice = _Choice(pool(dossier, outlets, language), dossier, [sentence.text for sentence in taken])
    choice.count(sentence for sentence in taken if sentence.origin is Origin.EXTRACTIVE)
    free = sorted((q for q in choice.pool.quotes if choice.allows(q)), key=lambda q: (-choice.gain(q), q.row))
    return tuple(_sentence(quote.passage, choice.part(quote)) for quote in free)
