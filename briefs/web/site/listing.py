"""A brief as lists show it: its subject, its day, and the headlines of its stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.links import clean, safe_language
from briefs.domain.brief import Document
from briefs.domain.published import Published
from briefs.newsroom import paths
from briefs.newsroom.compose import shortened
from briefs.newsroom.titled import untitled

HEADLINES = 6
"""Headlines of one brief in a list: what a reader takes in at a glance."""

LONGEST = 140
"""Characters of a headline in a list; a page of 31 briefs stays under 50 KB."""


@dataclass(frozen=True, slots=True)
class ListedHeadline:
    """A story's headline and the place where the brief tells it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ListedBrief:
    """One brief of a list; `more` counts the stories whose headlines are left out."""

    href: str
    path: str
    subject: str
    lang: str
    day: str
    iso_day: str
    at: datetime
    headlines: tuple[ListedHeadline, ...]
    more: int


def listed(one: Published, document: Document, page: str, headlines: int = HEADLINES) -> ListedBrief:
    """The brief as the page at `page` lists it; `headlines` are shown at most, of stories in full first."""
    where = calendar(document.language, "UTC", document.date)
    path, subject = paths.brief_page(one.brief), _subject(one, document)
    told = tuple(_headlines(document, page))
    # most subjects are the first headline, perhaps cut
    named = bool(told) and told[0].text.startswith(subject.removesuffix("…"))
    shown = told[named:][:headlines]
    return ListedBrief(
        href=paths.between(page, path),
        path=path,
        subject=subject,
        lang=safe_language(document.language),
        day=where.full(document.date),
        iso_day=document.date.isoformat(),
        at=one.approved_at,
        headlines=shown,
        more=len(document.items) - len(shown) - named,
    )


def _headlines(document: Document, page: str) -> Iterator[ListedHeadline]:
    """Stories that are told in full, as the brief numbers them."""
    brief = paths.brief_page(document.brief)
    for number, item in enumerate(document.items, 1):
        if not item.also:
            text = shortened(clean(item.summary.headline.text), LONGEST)
            yield ListedHeadline(text, paths.between(page, f"{brief}#story-{number}"))


def _subject(one: Published, document: Document) -> str:
    """The subject without the newsletter's title, which a list has above it."""
    title, subject = clean(document.title), clean(one.subject)
    return shortened(untitled(title, subject) or subject or title, LONGEST)
