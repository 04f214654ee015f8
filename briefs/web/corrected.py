"""Corrections as editors see them: those that were made of a brief, and those that a draft tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefs.adapters.pages.dates import Calendar, calendar
from briefs.adapters.pages.links import clean
from briefs.domain.brief import Document
from briefs.domain.correction import Correction


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """One correction; `about` names the story, or the brief, where it does not stand under it."""

    text: str
    actor: str
    when: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrections of a brief: by story those of stories that it tells, the others of the whole."""

    stories: Mapping[str, tuple[CorrectionLine, ...]]
    whole: tuple[CorrectionLine, ...]


def corrected(document: Document, corrections: Iterable[Correction]) -> Corrected:
    """The corrections of the document's brief, oldest first, in the newsletter's time."""
    days = calendar("en", document.timezone, document.date)
    told = {item.story for item in document.items}
    stories: dict[str, tuple[CorrectionLine, ...]] = {}
    whole: list[CorrectionLine] = []
    for one in corrections:
        if one.story in told:
            stories[one.story] = (*stories.get(one.story, ()), _line(one, days))
        else:
            whole.append(_line(one, days, clean(one.headline)))
    return Corrected(stories, tuple(whole))


def retold(document: Document) -> tuple[CorrectionLine, ...]:
    """The corrections to earlier briefs that the document tells."""
    days = calendar("en", document.timezone, document.date)
    return tuple(
        _line(one, days, ": ".join(filter(None, (days.day(one.day), clean(one.headline)))))
        for one in document.corrections
    )


def _line(one: Correction, days: Calendar, about: str = "") -> CorrectionLine:
    return CorrectionLine(clean(one.text), clean(one.actor), days.minute(one.at), about)
