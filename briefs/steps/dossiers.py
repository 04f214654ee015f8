"""Everything that a writer may use for one story, read from the store."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.domain.article import Article, Passage
from briefs.domain.newsletter import Newsletter
from briefs.domain.story import Dossier, Lineage, Story, Told
from briefs.newsroom.select import cites
from briefs.ports import Services

RELATED = 3
"""Related stories that may lend a sentence of context; more would be another brief."""

LEAD = 3
"""Passages of an article of context: its title and what stands directly under it."""


def gather(services: Services, newsletter: Newsletter, story: Story, told: Told | None) -> Dossier:
    """The dossier of a story for a newsletter: only outlets that the newsletter takes, oldest first."""
    articles = citable(services, newsletter, story.articles)
    context = _context(services, newsletter, story)
    passages = services.store.articles.passages([article.id for article in (*articles, *context)])
    return Dossier(
        story=story,
        articles=articles,
        passages=_flat(passages, articles),
        lineage=services.store.stories.lineages([story.id]).get(story.id, Lineage(None, (), ())),
        told=told,
        context_articles=context,
        context=tuple(p for article in context for p in passages.get(article.id, ())[:LEAD]),
    )


def citable(services: Services, newsletter: Newsletter, ids: Sequence[str]) -> tuple[Article, ...]:
    """Of these articles those that the newsletter may cite, oldest first."""
    found = services.store.articles.get(ids).values()
    taken = (a for a in found if cites(a, newsletter, services.outlets.get(a.outlet)))
    return tuple(sorted(taken, key=lambda a: (a.published is None, a.published, a.id)))


def _context(services: Services, newsletter: Newsletter, story: Story) -> tuple[Article, ...]:
    """The first report of each related story."""
    related = services.store.stories.get(story.related[:RELATED])
    first = (citable(services, newsletter, other.articles)[:1] for other in related.values())
    return tuple(article for articles in first for article in articles)


def _flat(passages: dict[str, tuple[Passage, ...]], articles: Sequence[Article]) -> tuple[Passage, ...]:
    return tuple(passage for article in articles for passage in passages.get(article.id, ()))
