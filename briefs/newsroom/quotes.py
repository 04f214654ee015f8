"""What may be quoted of a story: its sentences that can stand alone, and its titles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.story import Dossier, Role
from briefs.newsroom.credits import read_credits
from briefs.newsroom.injection import doubt
from briefs.newsroom.likeness import Likeness
from briefs.newsroom.names import script
from briefs.newsroom.passages import sentences
from briefs.newsroom.quotable import clean_title, is_question, length, quotable

if TYPE_CHECKING:
    from briefs.newsroom.likeness import Rows

READ = 400
"""Sentences of a story that are weighed; in a story of many articles each gives its first ones."""

LATEST = datetime.max.replace(tzinfo=UTC)

_RETOLD = re.compile(r": (?:media )?reports?$|\breports?$|^report: ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that can stand alone; `place` counts its article's sentences, `row` the pool's quotes."""

    passage: Passage
    article: Article
    outlet: str
    family: str
    role: Role
    place: int
    row: int
    words: int


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """The quotes of a story, one vector for each, and all sentences of the articles that they are from."""

    quotes: tuple[Quote, ...]
    rows: Rows
    likeness: Likeness
    bodies: dict[str, tuple[Passage, ...]]


def pool(dossier: Dossier, outlets: Outlets, language: str = "") -> Pool:
    """Every quotable sentence of the story in one language; titles are left to the headline.

    Of a story that readers know these are what is new, and what stood in the reports that they were told of.
    """
    spoken = spoken_language(dossier, outlets, language)
    articles = [article for article in dossier.articles if lang_of(article, outlets) == spoken]
    share = max(3, READ // max(1, len(articles)))
    bodies = {article.id: _body(dossier, article)[:share] for article in articles}
    roles = {report.outlet: report.role for report in dossier.lineage.reports}
    quotes: list[Quote] = []
    for article in articles:
        outlet = outlets.get(article.outlet)
        role = roles.get(outlet.name, Role.OWN)
        for place, passage in enumerate(bodies[article.id]):
            if quotable(passage.text, spoken) and not _is_repeated(passage, dossier):
                words = length(passage.text)
                at = len(quotes)
                quotes.append(Quote(passage, article, outlet.name, outlet.family, role, place, at, words))
    texts = [passage.text for body in bodies.values() for passage in body]
    likeness = Likeness([*texts, *(article.title for article in articles)])
    return Pool(tuple(quotes), likeness.rows([quote.passage.text for quote in quotes]), likeness, bodies)


def titles(dossier: Dossier, outlets: Outlets, language: str = "") -> list[Passage]:
    """The titles that may be a headline, best first: of what is news, the first reporter's own words."""
    spoken = spoken_language(dossier, outlets, language)
    roles = {report.outlet: report.role for report in dossier.lineage.reports}
    first = dossier.lineage.first.outlet if dossier.lineage.first else ""
    heads = {passage.article: passage for passage in dossier.passages if passage.start == 0}
    fresh = dossier.fresh if dossier.told else {passage.key for passage in heads.values()}

    def order(article: Article) -> tuple[object, ...]:
        outlet = outlets.get(article.outlet).name
        return (
            lang_of(article, outlets) != spoken,
            heads[article.id].key not in fresh,
            article.id not in dossier.news,
            is_question(article.title),
            len(sentences(article.title, spoken)) > 1 or bool(doubt(article.title)),
            _is_retold(article, outlets),
            outlet != first,
            list(Role).index(roles.get(outlet, Role.OWN)),
            article.published or LATEST,
            article.id,
        )

    ranked = sorted((article for article in dossier.articles if article.id in heads), key=order)
    return [heads[article.id] for article in ranked if clean_title(article.title)]


def quotable_news(dossier: Dossier, outlets: Outlets, language: str = "") -> frozenset[str]:
    """The articles of which something new can be shown word for word, in the language of the quotes."""
    spoken = spoken_language(dossier, outlets, language)
    articles = {article.id for article in dossier.articles if lang_of(article, outlets) == spoken}
    return frozenset(
        passage.article
        for passage in dossier.passages
        if passage.key in dossier.fresh
        and passage.article in articles
        and (quotable(passage.text, spoken) if passage.start else clean_title(passage.text))
    )


def spoken_language(dossier: Dossier, outlets: Outlets, language: str = "") -> str:
    """The wanted language where an article has it, otherwise the one that most articles have."""
    counts = Counter(lang_of(article, outlets) for article in dossier.articles)
    wanted = language.partition("-")[0].casefold()
    if wanted in counts or not counts:
        return wanted
    return max(counts, key=lambda lang: (counts[lang], lang == "en", lang))


def lang_of(article: Article, outlets: Outlets) -> str:
    """The language of an article as its primary subtag (BCP 47); English where nothing tells."""
    told = article.lang or script(article) or outlets.get(article.outlet).lang or "en"
    return told.partition("-")[0].casefold()


def _is_retold(article: Article, outlets: Outlets) -> bool:
    """Whether a title only says that somebody reported it, or ends in its outlet's own name."""
    named = read_credits(Article(article.id, article.outlet, article.title), outlets).named
    return bool(named or _RETOLD.search(article.title)) or article.title.endswith(article.outlet)


def _is_repeated(passage: Passage, dossier: Dossier) -> bool:
    """Whether a later report says again what readers were told: neither new, nor a dated reminder of it."""
    if not dossier.told or not dossier.fresh:
        return False
    return passage.key not in dossier.fresh and passage.article not in dossier.told.articles


def _body(dossier: Dossier, article: Article) -> tuple[Passage, ...]:
    return tuple(p for p in dossier.passages if p.article == article.id and p.start > 0)
