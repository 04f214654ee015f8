"""Review: what editors do between a draft and its sending; every act is a revision with a name under it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from briefs.domain.audience import DeliveryStatus
from briefs.domain.brief import Document, Revision, Status
from briefs.domain.errors import Conflict, NotAllowed, NotFound
from briefs.domain.summary import Part
from briefs.newsroom import edit, ledger
from briefs.newsroom.edit import Wording, blocked
from briefs.newsroom.order import sentence_moved, story_moved
from briefs.newsroom.places import TITLES, Place, named, sentence_at
from briefs.newsroom.weight import check_weight
from briefs.ports import Services
from briefs.steps.material import material

EDITABLE = frozenset({Status.DRAFT, Status.APPROVED})
"""States in which an edit may be made; one of an approved brief voids its approval."""


def approve(services: Services, brief_id: str, actor: str, now: datetime, revision: int = 0) -> None:
    """Renders the newest revision, stores those bytes and approves them.

    NotAllowed when a sentence is blocked, the mail is too heavy or the brief no draft; Conflict when
    `revision` is given and no longer the newest; TemplateError when a packaged template is broken. Nothing
    is stored then.
    """
    brief = services.store.briefs.get(brief_id)
    after = brief.moved(Status.APPROVED)
    document = editable(services, brief_id, revision or brief.revision)
    if not services.config.site.sender:
        raise NotAllowed(f"{brief_id} has no sender; set site.from in feeds.yaml first")
    for story, sentence in blocked(document):
        where = f"story {story}" if story else "the lines that open it"
        raise NotAllowed(
            f"{brief_id} holds an unsupported sentence in {where}: {sentence.text!r}; "
            "change or drop it, or publish it anyway with a note"
        )
    frozen = services.pages.freeze(document, brief.revision, services.config.site, actor, now)
    check_weight(frozen, document)
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
    """Drops one sentence of a story, or of the opening without one, counted from 0.

    Conflict when `revision` is no longer the newest.
    """
    document = edit.without_sentence(editable(services, brief_id, revision), story, number)
    act = f"dropped sentence {number + 1} of {story or 'the opening'}"
    _save(services, document, revision, actor, act, now)


def drop_story(
    services: Services, brief_id: str, revision: int, story: str, actor: str, now: datetime
) -> None:
    """Drops a story; Conflict when `revision` is no longer the newest."""
    document = edit.without_story(editable(services, brief_id, revision), story)
    _save(services, document, revision, actor, f"dropped {story}", now)


def change_sentence(
    services: Services,
    brief_id: str,
    revision: int,
    place: Place,
    wording: Wording,
    actor: str,
    now: datetime,
) -> None:
    """Puts an editor's wording in the place of a sentence and has it judged; errors of `edit.changed`.

    A wording that changes nothing is no act and leaves no revision.
    """
    document = editable(services, brief_id, revision)
    if not edit.alters(sentence_at(document, place), wording):
        return
    changed = edit.changed(document, place, wording, material(services, document, place.story))
    _save(services, changed, revision, actor, f"changed {named(document, place)}", now)


def add_sentence(
    services: Services,
    brief_id: str,
    revision: int,
    story: str,
    part: Part,
    wording: Wording,
    actor: str,
    now: datetime,
) -> None:
    """Adds an editor's own sentence to a story, or without one to the brief; errors of `edit.added`."""
    document = editable(services, brief_id, revision)
    more = edit.added(document, story, part, wording, material(services, document, story))
    what = f"the {TITLES.get(part, part)}" if part in edit.TITLED else "a sentence"
    _save(services, more, revision, actor, f"added {what} to {story or 'the brief'}", now)


def restore_sentence(
    services: Services, brief_id: str, revision: int, story: str, number: int, actor: str, now: datetime
) -> None:
    """Puts a held-back sentence back in its part; errors of `edit.restored`."""
    document = edit.restored(editable(services, brief_id, revision), story, number)
    _save(services, document, revision, actor, f"restored held-back sentence {number + 1} of {story}", now)


def override(
    services: Services, brief_id: str, revision: int, place: Place, note: str, actor: str, now: datetime
) -> None:
    """Lets a blocked sentence through under the editor's name; errors of `edit.overridden`."""
    document = editable(services, brief_id, revision)
    taken_on = edit.overridden(document, place, actor, note)
    act = f"took on {named(document, place)}: {sentence_at(taken_on, place).override_note}"
    _save(services, taken_on, revision, actor, act, now)


def move_story(
    services: Services, brief_id: str, revision: int, story: str, step: int, actor: str, now: datetime
) -> None:
    """Moves a story one place within its section, up with a negative `step`; NotAllowed at its end."""
    document = story_moved(editable(services, brief_id, revision), story, step)
    _save(services, document, revision, actor, f"moved {story} {_way(step)}", now)


def move_sentence(
    services: Services,
    brief_id: str,
    revision: int,
    story: str,
    number: int,
    step: int,
    actor: str,
    now: datetime,
) -> None:
    """Moves a sentence one place within its part, up with a negative `step`; NotAllowed at its end."""
    document = editable(services, brief_id, revision)
    moved = sentence_moved(document, story, number, step)
    act = f"moved {named(document, Place(story, number))} {_way(step)}"
    _save(services, moved, revision, actor, act, now)


def go_back(services: Services, brief_id: str, revision: int, to: int, actor: str, now: datetime) -> None:
    """Makes an earlier revision's document the newest again; NotFound when there is none of that number."""
    editable(services, brief_id, revision)
    earlier = {one.number: one.document for one in services.store.briefs.revisions(brief_id)}
    if to not in earlier or to == revision:
        raise NotFound(f"{brief_id} has no earlier revision {to}")
    _save(services, earlier[to], revision, actor, f"went back to revision {to}", now)


def cancel(services: Services, brief_id: str, actor: str, now: datetime) -> None:
    """Gives a brief up for good; NotAllowed once it was sent.

    One that some readers have already ends as sent: its page stays, and it can be corrected. Its other mails
    do not leave.
    """
    brief = services.store.briefs.get(brief_id)
    rows = services.store.audience.deliveries(brief_id)
    if not ledger.anybody_has(rows):
        services.store.briefs.move(brief, brief.moved(Status.CANCELLED, f"cancelled by {actor}"))
        return
    services.store.briefs.move(brief, brief.moved(Status.SENT, f"stopped by {actor}"))
    for row in rows:
        if row.status in {DeliveryStatus.PENDING, DeliveryStatus.DEFERRED}:
            with suppress(Conflict):
                services.store.audience.settle(row, ledger.stopped(row, actor, now))


def editable(services: Services, brief_id: str, revision: int) -> Document:
    """The document that an editor saw.

    NotAllowed when the brief takes no edit; Conflict when `revision` is no longer the newest.
    """
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


def _way(step: int) -> str:
    return "up" if step < 0 else "down"
