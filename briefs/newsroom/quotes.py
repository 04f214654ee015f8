"""What may be quoted of a story, and how much each sentence is worth to a reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.story import Dossier, Role
from briefs.newsroom.credits import read_credits
from briefs.newsroom.likeness import Likeness
from briefs.newsroom.names import script
from briefs.newsroom.quotable import clean_title, is_question, length, quotable

if TYPE_CHECKING:
    from briefs.newsroom.likeness import Rows

READ = 400
"""Sentences of a story that are weighed; in a story of 60 articles each gives its first ones."""

SUPPORTS = 0.35
"""Cosine from which a sentence of another family says much of the same."""

_LATEST = datetime.max.replace(tzinfo=UTC)
_SPEECH = re.compile(r"[“\"「『]([^”\"」』]{20,})[”\"」』]")
_TELLS_WHY = re.compile(
    r"\b(?:because|in order to|so that|to avoid|to keep|aim(?:s|ed)? (?:to|at)|analysts?|experts?|according to|"
    r"called|warned|argued|would|despite|which means)\b|ため|理由|狙い|因为|因為|为了|為了|目的|分析",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_BARE = re.compile(r"\b(?:said|says|to|told|added|by) ([A-Z]\w+)(?=[.,]|$)|(?:^|[,”\"] )([A-Z]\w+) (?:said|says|added)\b")
_DATELINE = re.compile(r"^[A-Z][\w./ ,]{2,40}(?:\([^)]{2,30}\))? ?[-–—] ")
_WIRE_TITLE = re.compile(r": (?:media )?reports?$|\breports?$|^report: |\bsays? \w+ reports?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that can stand alone, with what speaks for it; `row` is its vector's place in the pool."""

    passage: Passage
    article: Article
    outlet: str
    family: str
    role: Role
    place: int
    row: int
    words: int
    merit: float = 0.0


@dataclass(frozen=True, slots=True)
class Pool:
    """The quotes of a story in text order, their vectors, and the likeness that these come from."""

    quotes: tuple[Quote, ...]
    rows: Rows
    likeness: Likeness


def pool(dossier: Dossier, outlets: Outlets, language: str = "") -> Pool:
    """Every quotable sentence of the story in its language, weighed; titles are left to the headline."""
    spoken = spoken_language(dossier, outlets, language)
    articles = [a for a in dossier.articles if lang_of(a, outlets) == spoken] or list(dossier.articles)
    bodies = {article.id: _body(dossier.passages, article) for article in articles}
    share = max(3, READ // (len(articles) or 1))
    found = [
        (article, place, passage)
        for article in articles
        for place, passage in enumerate(bodies[article.id][:share])
        if quotable(passage.text)
    ]
    likeness = Likeness([p.text for body in bodies.values() for p in body[:share]] + [a.title for a in articles])
    rows = likeness.rows([passage.text for _, _, passage in found])
    roles = {report.outlet: report.role for report in dossier.lineage.reports}
    quotes = [_quote(*one, row, roles, outlets) for row, one in enumerate(found)]
    return Pool(_weighed(quotes, rows, bodies), rows, likeness)


def spoken_language(dossier: Dossier, outlets: Outlets, language: str = "") -> str:
    """The wanted language where an article has it, otherwise the one that most articles have."""
    counts = Counter(lang_of(article, outlets) for article in dossier.articles)
    wanted = language.split("-")[0].casefold()
    if wanted in counts or not counts:
        return wanted
    return max(counts, key=lambda lang: (counts[lang], lang == "en", lang))


def lang_of(article: Article, outlets: Outlets) -> str:
    """The language of an article as its primary subtag (BCP 47); English where nothing tells."""
    told = article.lang or script(article) or outlets.get(article.outlet).lang or "en"
    return told.split("-")[0].casefold()


def titles(dossier: Dossier, outlets: Outlets, language: str = "") -> list[tuple[Article, Passage]]:
    """The titles that may be a headline, best first: of what is news, the first reporter's own words."""
    spoken = spoken_language(dossier, outlets, language)
    roles = {report.outlet: report.role for report in dossier.lineage.reports}
    first = dossier.lineage.first.outlet if dossier.lineage.first else ""

    def order(article: Article) -> tuple[object, ...]:
        outlet = outlets.get(article.outlet).name
        role = roles.get(outlet, Role.OWN)
        return (
            article.id not in dossier.news,
            lang_of(article, outlets) != spoken,
            is_question(article.title),
            _retells(article, outlets),
            outlet != first,
            role is not Role.OWN,
            role is Role.COPY,
            article.published or _LATEST,
            article.id,
        )

    heads = {p.article: p for p in dossier.passages if p.start == 0}
    ranked = sorted((a for a in dossier.articles if a.id in heads), key=order)
    return [(a, heads[a.id]) for a in ranked if clean_title(a.title)]


def _retells(article: Article, outlets: Outlets) -> bool:
    """Whether a title only says that somebody reported it, or carries its outlet's name."""
    title = Article(article.id, article.outlet, article.title)
    named = read_credits(title, outlets).named
    return bool(named or _WIRE_TITLE.search(article.title)) or article.title.endswith(article.outlet)


def _body(passages: Sequence[Passage], article: Article) -> list[Passage]:
    return [p for p in passages if p.article == article.id and p.start > 0]


def _quote(
    article: Article, place: int, passage: Passage, row: int, roles: dict[str, Role], outlets: Outlets
) -> Quote:
    outlet = outlets.get(article.outlet)
    role = roles.get(outlet.name, Role.OWN)
    words = length(passage.text)
    return Quote(passage, article, outlet.name, outlet.family, role, place, row, words)


def _weighed(quotes: list[Quote], rows: Rows, bodies: dict[str, list[Passage]]) -> tuple[Quote, ...]:
    if not quotes:
        return ()
    likeness = rows @ rows.T
    central = rows @ rows.mean(axis=0)
    highest = max(float(central.max()), 1e-9)
    weighed = []
    for quote in quotes:
        others = {q.family for q in quotes if likeness[quote.row, q.row] >= SUPPORTS} - {quote.family}
        before = " ".join(p.text for p in bodies[quote.article.id][: quote.place])
        merit = 0.8 * float(central[quote.row]) / highest + 0.1 * min(len(others), 3)
        weighed.append((quote, merit + _interest(quote) - _doubt(quote, before)))
    return tuple(_with(quote, merit) for quote, merit in weighed)


def _with(quote: Quote, merit: float) -> Quote:
    return Quote(
        quote.passage, quote.article, quote.outlet, quote.family, quote.role, quote.place, quote.row, quote.words, merit
    )


def _interest(quote: Quote) -> float:
    """A lead tells most; what somebody said, why, and how much is what one report adds to another."""
    text = quote.passage.text
    lead = 0.5 / (1 + quote.place)
    speech = 0.3 if _SPEECH.search(text) else 0.0
    why = 0.25 if _TELLS_WHY.search(text) else 0.0
    return lead + speech + why + (0.1 if _FIGURE.search(text) else 0.0)


def _doubt(quote: Quote, before: str) -> float:
    """Copies come last; a speaker known only from an earlier sentence leaves a reader asking who that is."""
    text = quote.passage.text
    bare = next((one or other for one, other in _BARE.findall(text)), "")
    unknown = bool(bare) and re.search(rf"[A-Z]\w+ {bare}\b", before) is not None and f" {bare}" in f" {text}"
    introduced = bool(bare) and re.search(rf"[A-Z]\w+ {bare}\b", text) is not None
    copied = {Role.COPY: 2.0, Role.CREDITS: 0.15, Role.OWN: 0.0}[quote.role]
    return (
        copied
        + (0.6 if unknown and not introduced else 0.0)
        + (0.4 if _DATELINE.match(text) else 0.0)
        + (0.2 if quote.words > 35 else 0.0)
    )
