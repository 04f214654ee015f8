"""Review: what editors do between a draft and its sending; every act is a revision with a name under it."""

from __future__ import annotations

from datetime import datetime

from briefs.domain.brief import Document, Revision, Status
from briefs.domain.errors import Conflict, NotAllowed
from briefs.newsroom.edit import blocked, without_sentence, without_story
from briefs.ports import Services

EDITABLE = frozenset({Status.DRAFT, Status.APPROVED})
"""States in which an edit may be made; one of an approved brief voids its approval."""


def approve(services: Services, brief_id: str, actor: str, now: datetime, revision: int = 0) -> None:
    """Renders the newest revision, stores those bytes and approves them.

    NotAllowed when a sentence is blocked or the brief is no draft; Conflict when `revision` is given and no
    longer the newest; TemplateError before anything is stored.
    """
    brief = services.store.briefs.get(brief_id)
    after = brief.moved(Status.APPROVED)
    document = _document(services, brief_id, revision or brief.revision)
    if not services.config.site.sender:
        raise NotAllowed(f"{brief_id} has no sender; set site.from in feeds.yaml first")
    for story, sentence in blocked(document):
        raise NotAllowed(
            f"{brief_id} holds an unsupported sentence in story {story}: {sentence.text!r}; drop it"
        )
    frozen = services.pages.freeze(document, brief.revision, services.config.site, actor, now)
    services.store.briefs.approve(frozen, brief, after)


def sign(services: Services, brief_id: str, now: datetime) -> None:
    """Approves the draft of a newsletter that asks for no review, if nothing in it is blocked."""
    brief = services.store.briefs.get(brief_id)
    reviewed = services.config.newsletter(brief.newsletter).review.required
    if not reviewed and brief.status is Status.DRAFT:
        approve(services, brief_id, "briefs (no review)", now)


def drop_sentence(
    services: Services, brief_id: str, revision: int, story: str, number: int, actor: str, now: datetime
) -> None:
    """Drops one sentence of a story, or of the opening without one, counted from 0; Conflict when `revision` is no longer the newest."""
    document = without_sentence(_document(services, brief_id, revision), story, number)
    _save(services, document, revision, actor, f"dropped sentence {number + 1} of {story or 'the opening'}", now)


def drop_story(
    services: Services, brief_id: str, revision: int, story: str, actor: str, now: datetime
) -> None:
    """Drops a story; Conflict when `revision` is no longer the newest."""
    document = without_story(_document(services, brief_id, revision), story)
    _save(services, document, revision, actor, f"dropped {story}", now)


def cancel(services: Services, brief_id: str, actor: str) -> None:
    """Gives a brief up for good; NotAllowed once it was sent."""
    brief = services.store.briefs.get(brief_id)
    services.store.briefs.move(brief, brief.moved(Status.CANCELLED, f"cancelled by {actor}"))


def _document(services: Services, brief_id: str, revision: int) -> Document:
    brief = services.store.briefs.get(brief_id)
    if brief.status not in EDITABLE:
        raise NotAllowed(f"{brief_id} is {brief.status}; only a draft can be edited")
    if brief.revision != revision:
        raise Conflict(
            f"{brief_id} was changed meanwhile: it is at revision {brief.revision}, not {revision}"
        )
    return services.store.briefs.document(brief_id)


def _save(services: Services, document: Document, revision: int, actor: str, act: str, now: datetime) -> None:
    changed = Revision(document.brief, revision + 1, document, actor, act, now)
    services.store.briefs.add_revision(changed, Status.DRAFT)
