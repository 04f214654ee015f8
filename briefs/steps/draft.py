"""Draft: one slot of a newsletter → chosen stories → written and checked summaries → a draft."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from briefs.domain.brief import Brief, Choice, Coverage, Item, Revision, Status
from briefs.domain.errors import FeedError
from briefs.domain.newsletter import Newsletter, Slot
from briefs.domain.story import Dossier
from briefs.newsroom import compose as composing
from briefs.newsroom import rank
from briefs.newsroom.check.gate import judged_summary
from briefs.newsroom.extract import extract
from briefs.newsroom.select import since
from briefs.ports import Services
from briefs.steps.dossiers import gather
from briefs.steps.refresh import OPEN
from briefs.steps.writing import summarise

DRAFTING = timedelta(hours=1)
"""How long one run may hold a brief; a run that dies gives it back sooner, see `Store.lease`."""

TOLD = frozenset({Status.APPROVED, Status.SENDING, Status.PAUSED, Status.SENT})
"""Briefs that readers have or will have: what is new is new since the last of these."""


@contextmanager
def open_brief(services: Services, slot: Slot, now: datetime) -> Iterator[bool]:
    """Whether this run is the one to draft the slot's brief, while the block runs; makes the brief if new."""
    until = now + DRAFTING
    with services.store.lease(f"draft {slot.brief}", services.owner, now, until) as mine:
        yield mine and _drafting(services, slot, now)


def _drafting(services: Services, slot: Slot, now: datetime) -> bool:
    briefs = services.store.briefs
    briefs.create(Brief(slot.brief, slot.newsletter, slot.date, slot.label, Status.DRAFTING, now))
    brief = briefs.get(slot.brief)
    if brief.status in {Status.SKIPPED, Status.FAILED}:
        again = brief.moved(Status.DRAFTING)
        briefs.move(brief, again)
        brief = again
    return brief.status is Status.DRAFTING


def choose(services: Services, key: str, now: datetime) -> None:
    """Chooses the stories of a brief; one without any is skipped, never mailed empty.

    FeedError when it is skipped because no feed could be read: that is a failure, a quiet day is not.
    """
    brief = services.store.briefs.get(key)
    newsletter = services.config.newsletter(brief.newsletter)
    if services.store.briefs.choices(key):
        return
    choices = _choices(services, newsletter, brief, now)
    if choices:
        services.store.briefs.choose(key, choices)
        return
    down = _all_down(services, newsletter)
    note = "no feed could be read" if down else "no story was new for this newsletter"
    services.store.briefs.move(brief, brief.moved(Status.SKIPPED, note))
    if down:
        raise FeedError("all-down", f"skipped, because {note}", "see: briefs feeds list")


def _choices(services: Services, newsletter: Newsletter, brief: Brief, now: datetime) -> tuple[Choice, ...]:
    stories = services.store.stories.open_since(now - OPEN)
    return rank.choose(
        stories,
        services.store.articles.get([member for story in stories for member in story.articles]),
        services.store.stories.lineages([story.id for story in stories]),
        newsletter,
        {feed.name: feed for feed in services.config.feeds},
        services.outlets,
        services.store.briefs.told(newsletter.name, brief.created),
        now,
        _news_since(services, newsletter, brief, now),
    )


def _news_since(services: Services, newsletter: Newsletter, brief: Brief, now: datetime) -> datetime:
    earlier = services.store.briefs.all(newsletter.name)
    told = [b.created for b in earlier if b.status in TOLD and b.created < brief.created]
    return since(newsletter, max(told, default=None), now)


def _all_down(services: Services, newsletter: Newsletter) -> bool:
    states = services.store.feeds.states()
    return all(name not in states or states[name].errors for name in newsletter.feeds)


def unwritten(services: Services, brief: str) -> tuple[str, ...]:
    """The keys of the chosen stories that have no summary yet, in running order."""
    written = services.store.briefs.summaries(brief)
    choices = services.store.briefs.choices(brief)
    return tuple(f"{brief}/{choice.story}" for choice in choices if choice.story not in written)


def write(services: Services, key: str, now: datetime) -> None:
    """Writes and checks the summary of one chosen story; one that gets a single line gets its headline."""
    name, _, story = key.rpartition("/")
    brief = services.store.briefs.get(name)
    newsletter = services.config.newsletter(brief.newsletter)
    also = next(choice.also for choice in services.store.briefs.choices(name) if choice.story == story)
    dossier = _dossier(services, newsletter, brief, story)
    if also:
        summary = replace(extract(dossier, services.outlets, newsletter.language), sentences=())
        summary = judged_summary(summary, dossier, services.outlets)
    else:
        summary = summarise(services, newsletter, dossier, name, now)
    services.store.briefs.save_summary(name, summary)


def _dossier(services: Services, newsletter: Newsletter, brief: Brief, story: str) -> Dossier:
    told = services.store.briefs.told(newsletter.name, brief.created)
    return gather(services, newsletter, services.store.stories.get([story])[story], told.get(story))


def compose(services: Services, key: str, now: datetime) -> None:
    """Puts the summaries together as revision 1 of the brief's document: the draft that editors see."""
    brief = services.store.briefs.get(key)
    if brief.status is not Status.DRAFTING:
        return
    newsletter = services.config.newsletter(brief.newsletter)
    items = _items(services, newsletter, brief)
    coverage = _coverage(services, newsletter, brief, items, now)
    document = composing.document(brief, newsletter, items, coverage)
    revision = Revision(key, brief.revision + 1, document, "briefs", "composed", now)
    services.store.briefs.add_revision(revision, Status.DRAFT)


def _items(services: Services, newsletter: Newsletter, brief: Brief) -> tuple[Item, ...]:
    """Every chosen story whose summary was written; a story that failed is left out, never the brief."""
    summaries = services.store.briefs.summaries(brief.id)
    chosen = [choice for choice in services.store.briefs.choices(brief.id) if choice.story in summaries]
    headlines = {choice.story: summaries[choice.story].headline.text for choice in chosen}
    return tuple(
        composing.item(
            choice,
            _dossier(services, newsletter, brief, choice.story),
            summaries[choice.story],
            services.outlets,
            headlines,
        )
        for choice in chosen
    )


def _coverage(
    services: Services, newsletter: Newsletter, brief: Brief, items: tuple[Item, ...], now: datetime
) -> Coverage:
    start = _news_since(services, newsletter, brief, now)
    recent = services.store.articles.between(start, now + timedelta(seconds=1))
    feeds = [feed for feed in services.config.feeds if feed.name in newsletter.feeds]
    return composing.coverage(feeds, services.store.feeds.states(), recent, items, now)
