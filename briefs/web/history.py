"""The history of a brief in words: which act, on which story, by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefs.adapters.pages.links import clean
from briefs.domain.brief import Revision
from briefs.newsroom.compose import shortened

HEADLINE = 60
"""Characters of a headline that tell a story from the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """One revision: what was done, with headlines where the store has ids of stories."""

    number: int
    act: str
    actor: str
    at: datetime


def lines(revisions: Sequence[Revision]) -> tuple[Line, ...]:
    """The history, oldest first; a story has the last headline that it had."""
    headlines = {
        item.story: f"“{shortened(clean(item.summary.headline.text), HEADLINE)}”"
        for revision in revisions
        for item in revision.document.items
    }
    # the longest first, since one id may be the beginning of another
    ids = "|".join(re.escape(story) for story in sorted(headlines, key=len, reverse=True))
    known = re.compile(rf"(?<!\w)(?:{ids})(?!\w)")

    def told(act: str) -> str:
        return known.sub(lambda found: headlines[found.group()], act) if ids else act

    return tuple(Line(one.number, clean(told(one.act)), one.actor, one.at) for one in revisions)
