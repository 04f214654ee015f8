"""Draft: one slot of a newsletter → chosen stories → written and checked summaries → a draft."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from briefs.domain.brief import PUBLISHED, Brief, Choice, Coverage, Revision, Status
from briefs.domain.errors import FeedError, NothingToTell
from briefs.domain.newsletter import Newsletter, Slot
from briefs.newsroom import compose as composing
from briefs.newsroom import rank
from briefs.newsroom.select import since
from briefs.ports import Services
from briefs.steps.correcting import to_tell
from briefs.steps.dossiers import additions, compared, gather, recall
from briefs.steps.opening import with_opening
from briefs.steps.refresh import OPEN
from briefs.steps.writing import one_line, summarise

DRAFTING = timedelta(hours=1)
"""How long one run may hold a brief; a run that dies gives it back sooner, see `Store.lease`."""

log = logging.getLogger("briefs")


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
    if _all_down(services, newsletter):
        note = "no feed could be read"
        services.store.briefs.move(brief, brief.moved(Status.SKIPPED, note))
        raise FeedError("all-down", f"skipped, because {note}; to try again at once: briefs run --failing")
    if choices := _choices(services, newsletter, brief, now):
        services.store.briefs.choose(key, choices)
    else:
        read = services.store.feeds.states()
        note = "no story was new for this newsletter" if read else "no feed was read yet; run: briefs refresh"
        services.store.briefs.move(brief, brief.moved(Status.SKIPPED, note))


def _choices(services: Services, newsletter: Newsletter, brief: Brief, now: datetime) -> tuple[Choice, ...]:
    stories = services.store.stories.open_since(now - OPEN)
    told = recall(services, newsletter, stories, brief.created)
    return rank.choose(
        stories,
        services.store.articles.get([member for story in stories for member in story.articles]),
        services.store.stories.lineages([story.id for story in stories]),
        newsletter,
        {feed.name: feed for feed in services.config.feeds},
        services.outlets,
        told,
        additions(services, newsletter, stories, told),
        now,
        _news_since(services, newsletter, brief, now),
    )


def _news_since(services: Services, newsletter: Newsletter, brief: Brief, now: datetime) -> datetime:
    earlier = services.store.briefs.all(newsletter.name)
    told = [b.created for b in earlier if b.status in PUBLISHED and b.created < brief.created]
    return since(newsletter, max(told, default=None), now)


def _all_down(services: Services, newsletter: Newsletter) -> bool:
    """Whether every feed of the newsletter that was ever visited failed the last time."""
    states = services.store.feeds.states()
    known = [states[name] for name in newsletter.feeds if name in states]
    return bool(known) and all(state.errors for state in known)


def unwritten(services: Services, brief: str) -> tuple[str, ...]:
    """The keys of the chosen stories that are not written yet, in running order."""
    written = services.store.briefs.items(brief)
    choices = services.store.briefs.choices(brief)
    return tuple(f"{brief}/{choice.story}" for choice in choices if choice.story not in written)


def writers(services: Services) -> int:
    """How many stories are written at one time: writing by a model is mostly waiting for it."""
    return services.config.environment.model_at_once if services.model else 1


def write(services: Services, key: str, now: datetime) -> None:
    """Writes one chosen story, and stores it with the passages that it cites as they stand now.

    A story of which not even a title can be shown is left out, with a line in the log.
    """
    name, _, story = key.rpartition("/")
    brief = services.store.briefs.get(name)
    newsletter = services.config.newsletter(brief.newsletter)
    choice = next(choice for choice in services.store.briefs.choices(name) if choice.story == story)
    found = services.store.stories.get([story])[story]
    told = recall(services, newsletter, [found], brief.created)
    dossier = gather(services, newsletter, found, told.get(story))
    if not choice.also:
        dossier = compared(services, dossier)
    try:
        summary = (one_line if choice.also else summarise)(services, newsletter, dossier, name, now)
    except NothingToTell as error:
        log.warning("%s: %s", key, error)
    else:
        item = composing.item(choice, dossier, summary, services.outlets)
        services.store.briefs.save_item(name, item)


def compose(services: Services, key: str, now: datetime) -> None:
    """Puts the written stories together as revision 1 of the document: the draft that editors see.

    A story that failed is left out, never the brief; without a single one the brief has failed.
    """
    brief = services.store.briefs.get(key)
    choices = services.store.briefs.choices(key)
    if brief.status is not Status.DRAFTING or not choices:
        return
    written = services.store.briefs.items(key)
    items = [written[choice.story] for choice in choices if choice.story in written]
    if not items:
        services.store.briefs.move(brief, brief.moved(Status.FAILED, "no story could be written"))
        raise NothingToTell("no story could be written; the lines above say why")
    newsletter = services.config.newsletter(brief.newsletter)
    coverage = _coverage(services, newsletter, brief, now)
    told = services.store.briefs.told(newsletter.name, brief.created)
    corrections = to_tell(services, brief, now)
    document = composing.document(brief, newsletter, items, coverage, told, corrections)
    document = composing.with_items(with_opening(services, newsletter, document, now), document.items)
    revision = Revision(key, brief.revision + 1, document, "briefs", "composed", now)
    services.store.briefs.add_revision(revision, Status.DRAFT)


def _coverage(services: Services, newsletter: Newsletter, brief: Brief, now: datetime) -> Coverage:
    start = _news_since(services, newsletter, brief, now)
    recent = services.store.articles.between(start, now + timedelta(seconds=1))
    feeds = [feed for feed in services.config.feeds if feed.name in newsletter.feeds]
    return composing.coverage(feeds, services.store.feeds.states(), recent, now)
