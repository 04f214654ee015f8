"""Everything that a writer may use for one story, read from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefs.domain.article import Article, Passage
from briefs.domain.newsletter import Newsletter, WriterKind
from briefs.domain.story import Dossier, Lineage, Story, Told
from briefs.newsroom.disagreements import disagreements
from briefs.newsroom.novelty import Telling, new_passages
from briefs.newsroom.quotes import quotable_news
from briefs.newsroom.select import cites
from briefs.newsroom.told import remembered, said
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
    own = _flat(passages, articles)
    return Dossier(
        story=story,
        articles=articles,
        passages=own,
        lineage=services.store.stories.lineages([story.id]).get(story.id, Lineage(None, (), ())),
        told=told,
        context_articles=context,
        context=tuple(p for article in context for p in passages.get(article.id, ())[:LEAD]),
        fresh=_fresh(services, articles, own, told) if told else frozenset(),
    )


def compared(services: Services, dossier: Dossier) -> Dossier:
    """The dossier with the figures on which its outlets disagree."""
    found = disagreements(dossier.articles, dossier.passages, services.outlets)
    return replace(dossier, disagreements=found)


def recall(
    services: Services, newsletter: Newsletter, stories: Sequence[Story], before: datetime
) -> dict[str, Told]:
    """By story, what the newsletter's readers were told of it in briefs created before then."""
    return remembered(stories, services.store.briefs.told(newsletter.name, before).values())


def additions(
    services: Services, newsletter: Newsletter, stories: Sequence[Story], told: Mapping[str, Told]
) -> dict[str, frozenset[str]]:
    """For each story that readers know, its articles of which its writer can tell something new."""
    grown = (
        story for story in stories if story.id in told and not told[story.id].articles >= set(story.articles)
    )
    return {
        story.id: _tellable(services, newsletter, gather(services, newsletter, story, told[story.id]))
        for story in grown
    }


def _tellable(services: Services, newsletter: Newsletter, dossier: Dossier) -> frozenset[str]:
    if services.model is None or newsletter.writer.kind is WriterKind.EXTRACTIVE:
        return quotable_news(dossier, services.outlets, newsletter.language)
    return dossier.news


def _fresh(
    services: Services, articles: Sequence[Article], passages: Sequence[Passage], told: Told
) -> frozenset[str]:
    """The keys of the passages that say what neither the brief nor the reports behind it said."""
    later = tuple(article for article in articles if article.id not in told.articles)
    if not later:
        return frozenset()
    document = services.store.briefs.document(told.brief)
    known = tuple(article for article in articles if article.id in told.articles)
    telling = Telling(said(document, told), known)
    return new_passages(
        later, (p for p in passages if p.article not in told.articles), telling, services.outlets
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
