"""The extractive writer: what a careful reporter without a model would quote of a story.

Centroid, position and support by other families weigh a sentence; maximal marginal relevance (Carbonell and
Goldstein 1998) takes what adds most to those already taken. Measured on WCEP, graphs add nothing to that.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.errors import NothingToTell
from briefs.domain.story import Dossier
from briefs.domain.summary import Citation, Origin, Part, Sentence, Summary
from briefs.newsroom.likeness import Likeness
from briefs.newsroom.merit import merits
from briefs.newsroom.quotable import quotable
from briefs.newsroom.quotes import LATEST, Quote, lang_of, pool, spoken_language, titles
from briefs.newsroom.selection import HELD, Selection, part_of
from briefs.newsroom.vocabulary import capitalised

PARTS = tuple(Part)


def extract(dossier: Dossier, outlets: Outlets, language: str = "") -> Summary:
    """A headline and up to four sentences, each one passage word for word; not judged yet.

    `language` is the newsletter's; without articles in it the story is quoted in its own. A story of bare
    titles gets no sentence. NothingToTell when not even a title can be shown.
    """
    heads = headlines(dossier, outlets, language)
    if not heads:
        raise NothingToTell(f"story {dossier.story.id} has no title that could be shown to readers")
    selection = _selection(dossier, outlets, language, [heads[0]])
    quotes = sorted(selection.fill(), key=lambda quote: _reading_order(quote, dossier))
    quoted = tuple(_sentence(quote.passage, part_of(quote, dossier)) for quote in quotes)
    said = [heads[0].text, *(sentence.text for sentence in quoted)]
    return Summary(dossier.story.id, heads[0], quoted + _context(dossier, outlets, language, said))


def headlines(dossier: Dossier, outlets: Outlets, language: str = "") -> tuple[Sentence, ...]:
    """Titles that can be the headline, best first, each citing itself."""
    return tuple(_sentence(passage, Part.HEADLINE) for passage in titles(dossier, outlets, language))


def replacements(
    dossier: Dossier, outlets: Outlets, taken: Sequence[Sentence], language: str = ""
) -> tuple[Sentence, ...]:
    """Quotes that say something else than the sentences taken, best first, to stand in for a blocked one."""
    free = _selection(dossier, outlets, language, taken).free()
    return tuple(_sentence(quote.passage, part_of(quote, dossier)) for quote in free)


def _selection(dossier: Dossier, outlets: Outlets, language: str, said: Sequence[Sentence]) -> Selection:
    quotes = pool(dossier, outlets, language)
    return Selection(quotes, merits(quotes, outlets), dossier, said)


def _reading_order(quote: Quote, dossier: Dossier) -> tuple[object, ...]:
    """Part by part as readers meet them; in each the first report, then the additions as they came."""
    first = dossier.lineage.first
    return (
        PARTS.index(part_of(quote, dossier)),
        first is None or quote.outlet != first.outlet or quote.place > 1,
        quote.article.published or LATEST,
        quote.article.id,
        quote.place,
    )


def _context(dossier: Dossier, outlets: Outlets, language: str, said: Sequence[str]) -> tuple[Sentence, ...]:
    """The lead of an earlier report of a related story, where it shares two names with this one."""
    names = capitalised("", " ".join(said))
    likeness = Likeness([*said, *(passage.text for passage in dossier.context)])
    for article in dossier.context_articles:
        lead = next((p for p in dossier.context if p.article == article.id and p.start > 0), None)
        if (
            lead
            and _is_earlier(article, dossier)
            and lang_of(article, outlets) == spoken_language(dossier, outlets, language)
            and quotable(lead.text, lang_of(article, outlets))
            and len(capitalised("", lead.text) & names) >= 2
            and all(likeness.held(lead.text, text) < HELD for text in said)
        ):
            return (_sentence(lead, Part.CONTEXT),)
    return ()


def _is_earlier(article: Article, dossier: Dossier) -> bool:
    newest = max((a.published for a in dossier.articles if a.published), default=None)
    return newest is not None and article.published is not None and article.published < newest


def _sentence(passage: Passage, part: Part) -> Sentence:
    citation = Citation(passage.article, passage.revision, passage.start, passage.end)
    return Sentence(passage.text, (citation,), Origin.EXTRACTIVE, part)
