"""Corrections to earlier briefs, as a later brief tells them."""

from __future__ import annotations

from briefs.adapters.pages.citing import Citing
from briefs.adapters.pages.links import clean
from briefs.adapters.pages.view import Corrected
from briefs.domain.brief import Document
from briefs.domain.correction import Correction
from briefs.newsroom.paths import absolute, between, brief_page


def corrections(document: Document, citing: Citing, home: str) -> tuple[Corrected, ...]:
    """What the brief corrects, each with the brief and the story that were wrong."""
    return tuple(_corrected(one, brief_page(document.brief), citing, home) for one in document.corrections)


def _corrected(correction: Correction, page: str, citing: Citing, home: str) -> Corrected:
    there = f"{brief_page(correction.brief)}#{correction.anchor}"
    of = citing.words.brief_of(citing.calendar.day(correction.day), clean(correction.headline))
    return Corrected(of, clean(correction.text), absolute(home, there), between(page, there))
