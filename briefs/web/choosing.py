"""What an editor may cite: the passages of a story's articles, each with a box to tick."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefs.adapters.pages.dates import Calendar
from briefs.adapters.pages.links import clean, safe_language
from briefs.domain.article import Article, Outlets, Passage
from briefs.newsroom.compose import source
from briefs.newsroom.edit import Material
from briefs.newsroom.injection import suspicions


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage with its key; `note` says what an editor should know of it."""

    key: str
    text: str
    cited: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """An article and its passages in text order; `near` when the story cites it already."""

    outlet: str
    title: str
    when: str
    lang: str
    choices: tuple[Choice, ...]
    near: bool

    @property
    def cited(self) -> int:
        """How many of its passages the sentence cites."""
        return sum(choice.cited for choice in self.choices)


def offered(
    material: Material, kept: Collection[str], cites: Collection[str], days: Calendar
) -> tuple[Offered, ...]:
    """What a sentence that `cites` these keys may cite, first the articles whose passages are `kept`.

    Sentences that speak to a machine are offered only where they are kept already; so are earlier revisions.
    """
    groups: dict[str, list[Passage]] = {}
    for passage in material.passages.values():
        groups.setdefault(passage.article, []).append(passage)
    known = frozenset((*kept, *cites))
    found = [
        _offered(material.articles[article], passages, known, cites, material.outlets, days)
        for article, passages in groups.items()
        if article in material.articles
    ]
    return tuple(sorted((one for one in found if one.choices), key=lambda one: not one.near))


def _offered(
    article: Article,
    passages: list[Passage],
    known: Collection[str],
    cites: Collection[str],
    outlets: Outlets,
    days: Calendar,
) -> Offered:
    ordered = sorted(passages, key=lambda passage: (passage.revision, passage.start))
    orders = suspicions([passage for passage in ordered if passage.revision == article.revision])
    taken = [p for p in ordered if p.key in known or (p.revision == article.revision and p.key not in orders)]
    shown = source(article, outlets)
    return Offered(
        outlet=clean(shown.outlet),
        title=clean(shown.title),
        when=days.minute(shown.published),
        lang=safe_language(shown.lang),
        choices=tuple(_choice(passage, article, cites) for passage in taken),
        near=any(passage.key in known for passage in taken),
    )


def _choice(passage: Passage, article: Article, cites: Collection[str]) -> Choice:
    note = "" if passage.revision == article.revision else "as the article was when this was drafted"
    return Choice(passage.key, clean(passage.text), passage.key in cites, note)
