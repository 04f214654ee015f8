"""Which passages of a story a model is shown, under which ids, and what is kept from it and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.story import Dossier, Role
from briefs.newsroom.budget import tokens
from briefs.newsroom.injection import suspicions, visible

STORY = 12_000
"""Tokens of a story that are shown at most; articles share them fairly."""

ARTICLE = 1_400
"""Tokens of one article that are shown: what matters stands near its top."""

LABEL = 7
"""Tokens that mark a passage in a request."""

LEAD = 2
"""Passages that are shown of a copy: its title and lead, since its text is another's."""

NEWS, TOLD, CONTEXT = "A", "B", "C"
"""An id's first letter: readers do not know the article yet, know it, or it is a related story's."""


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article as a model sees it: its id, and lines of (passage id, passage)."""

    id: str
    article: Article
    lines: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage that is kept from the model, and why, in words for an editor."""

    passage: Passage
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that one request shows of a story."""

    articles: tuple[ShownArticle, ...]
    dropped: tuple[Dropped, ...]

    @property
    def passages(self) -> dict[str, str]:
        """The ids that may be cited, with the keys of the passages that they stand for."""
        return {ref: passage.key for article in self.articles for ref, passage in article.lines}


def shown(dossier: Dossier, outlets: Outlets) -> Shown:
    """The story's passages under short ids ("A1.3"), cut to a fair share for each article."""
    every = (*dossier.passages, *dossier.context)
    reasons = suspicions(every)
    dropped = tuple(Dropped(passage, reasons[passage.key]) for passage in every if passage.key in reasons)
    clean = [passage for passage in every if passage.key not in reasons and visible(passage.text)]
    articles = (*dossier.articles, *dossier.context_articles)
    share = min(ARTICLE, STORY // max(1, len(articles)))
    copies = {report.outlet for report in dossier.lineage.reports if report.role is Role.COPY}
    numbers = _ids(dossier)
    found = (
        _article(numbers[a.id], a, clean, share, LEAD if outlets.get(a.outlet).name in copies else None)
        for a in articles
    )
    return Shown(tuple(article for article in found if article.lines), dropped)


def _ids(dossier: Dossier) -> dict[str, str]:
    ids: dict[str, str] = {}
    counts = {NEWS: 0, TOLD: 0, CONTEXT: 0}
    fresh = dossier.news or frozenset(article.id for article in dossier.articles)
    for article in dossier.articles:
        letter = NEWS if article.id in fresh else TOLD
        counts[letter] += 1
        ids[article.id] = f"{letter}{counts[letter]}"
    for article in dossier.context_articles:
        counts[CONTEXT] += 1
        ids.setdefault(article.id, f"{CONTEXT}{counts[CONTEXT]}")
    return ids


def _article(
    id: str, article: Article, passages: Iterable[Passage], share: int, most: int | None
) -> ShownArticle:
    own = [passage for passage in passages if passage.article == article.id][:most]
    lines = tuple((f"{id}.{number}", passage) for number, passage in enumerate(_fitting(own, share), 1))
    return ShownArticle(id, article, lines)


def _fitting(passages: Sequence[Passage], share: int) -> list[Passage]:
    """The first passages that fit; the first one always does, because it is the title."""
    taken: list[Passage] = []
    for passage in passages:
        share -= tokens(passage.text) + LABEL
        if taken and share < 0:
            break
        taken.append(passage)
    return taken
