"""Corrections: what may be said, of which briefs, and which of them the next brief tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from briefs.domain.brief import PUBLISHED, Brief, Document, Status
from briefs.domain.correction import Correction, correction_id
from briefs.domain.errors import NotAllowed
from briefs.newsroom.lines import one_line
from briefs.newsroom.places import item_of

LONGEST = 600
"""Characters of a correction: a paragraph. One that is longer is an article."""

LOOKED_BACK = 10
"""Published briefs in which a correction may have been told already; one older than all of them was."""


def corrected(
    brief: Brief,
    document: Document,
    story: str,
    text: str,
    actor: str,
    now: datetime,
    before: Sequence[Correction],
) -> Correction:
    """An editor's correction of a published brief; `before` are the ones that it has, oldest first.

    NotAllowed when readers do not have the brief, and for a text that is none; NotFound for a story that it
    does not tell.
    """
    if brief.status not in PUBLISHED:
        raise NotAllowed(f"{brief.id} is {brief.status}; {_mend(brief.status)}")
    headline = item_of(document, story).summary.headline.text if story else ""
    return Correction(
        id=correction_id(brief.id, len(before) + 1),
        brief=brief.id,
        newsletter=brief.newsletter,
        story=story,
        text=_checked(one_line(text)),
        actor=actor,
        at=now,
        day=brief.date,
        headline=one_line(headline),
    )


def says_again(correction: Correction, before: Sequence[Correction]) -> bool:
    """Whether it repeats the last one of its story word for word, as a form that is sent twice does."""
    last = [one for one in before if one.story == correction.story][-1:]
    return any(one.text == correction.text for one in last)


def looked_at(briefs: Iterable[Brief], brief: Brief) -> tuple[Brief, ...]:
    """The newsletter's newest published briefs beside this one, in which a correction may have been told."""
    others = [one for one in briefs if one.status in PUBLISHED and one.id != brief.id]
    return tuple(sorted(others, key=lambda one: (one.created, one.id), reverse=True)[:LOOKED_BACK])


def recent(
    corrections: Iterable[Correction], earlier: Sequence[Brief], now: datetime
) -> tuple[Correction, ...]:
    """The corrections that a brief of this moment may have to tell, oldest first.

    `earlier` as `looked_at` gives them: a correction is told by one of the next few briefs, or never.
    """
    oldest = earlier[-1].created if len(earlier) == LOOKED_BACK else None
    chosen = (one for one in corrections if one.at <= now and (oldest is None or one.at > oldest))
    return tuple(sorted(chosen, key=lambda one: (one.at, one.id)))


def untold(corrections: Sequence[Correction], earlier: Iterable[Document]) -> tuple[Correction, ...]:
    """Of recent corrections those that no published brief has told.

    Ids are compared, not times: a correction made between a draft's composing and its approval, or told by
    a draft that was cancelled, is still to be told.
    """
    told = {one.id for document in earlier for one in document.corrections}
    return tuple(one for one in corrections if one.id not in told)


def updated(approved: datetime, corrections: Iterable[Correction]) -> datetime:
    """When what readers see of a brief changed last."""
    return max((approved, *(one.at for one in corrections)))


def unsigned(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections as readers get them: who made one stays in the newsroom."""
    return tuple(replace(one, actor="") for one in corrections)


def _checked(text: str) -> str:
    if not any(map(str.isalnum, text)):
        raise NotAllowed("a correction says what was wrong and what is right; write a sentence")
    if len(text) > LONGEST:
        raise NotAllowed(f"{len(text)} characters are too many for a correction; {LONGEST} may stand there")
    return text


def _mend(status: Status) -> str:
    if status in {Status.DRAFT, Status.DRAFTING}:
        return "readers do not have it yet: change the draft itself"
    return "only what readers have, or will have, is corrected"
