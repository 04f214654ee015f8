"""What an editor's sentence may cite, read from the store."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.domain.article import Passage, Version
from briefs.domain.brief import Document, Item
from briefs.domain.errors import NotFound
from briefs.newsroom.edit import Material
from briefs.newsroom.opening import passages_of
from briefs.newsroom.places import item_of
from briefs.ports import Services
from briefs.steps.dossiers import citable


def material(services: Services, document: Document, story: str) -> Material:
    """What a sentence of a story may cite, or without one a line of the brief's own.

    Of a story: the passages that it keeps, and all of the articles that it was drafted from and that its
    newsletter may cite, as they are now. Of the brief: the passages that its stories keep. NotFound for a
    story that is not told.
    """
    if not story:
        passages = passages_of(document)
        articles = services.store.articles.get(list({passage.article for passage in passages.values()}))
        return Material(passages, articles, services.outlets)
    item = item_of(document, story)
    found = services.store.articles.history(_citable(services, document, item))
    kept = {(passage.article, passage.revision) for passage in item.passages}
    every = [*item.passages, *(p for versions in found.values() for p in _passages(versions, kept))]
    newest = {one: versions[-1][0] for one, versions in found.items()}
    return Material({passage.key: passage for passage in every}, newest, services.outlets)


def _citable(services: Services, document: Document, item: Item) -> tuple[str, ...]:
    """The articles that the story lists, and those of its members that the newsletter may cite."""
    listed = tuple(source.id for source in item.sources)
    try:
        newsletter = services.config.newsletter(document.newsletter)
    except NotFound:
        return listed
    members = (article.id for article in citable(services, newsletter, item.members))
    return tuple(dict.fromkeys((*listed, *members)))


def _passages(versions: Sequence[Version], kept: set[tuple[str, int]]) -> list[Passage]:
    """The passages of an article's newest revision, and of those that the story cites already."""
    return [
        passage
        for number, (article, spans) in enumerate(versions, 1)
        if number == len(versions) or (article.id, article.revision) in kept
        for passage in article.passages(spans)
    ]
