"""What one brief said of a story, as the story's page repeats it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from briefs.adapters.pages.citing import Citing, outlet_of
from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.languages import words_for
from briefs.adapters.pages.links import clean, safe_language
from briefs.adapters.pages.telling import groups
from briefs.adapters.pages.view import Group
from briefs.adapters.pages.words import English
from briefs.domain.brief import Item
from briefs.domain.summary import Origin
from briefs.newsroom import paths
from briefs.newsroom.compose import shortened
from briefs.web.site.following import Telling
from briefs.web.site.reports import Reading

HEADLINE = 300
"""Characters of a headline."""


@dataclass(frozen=True, slots=True)
class ToldView:
    """One brief's telling and where it stands, in its `words`; `groups` are empty where it is one line."""

    href: str
    told_in: str
    lang: str
    day: str
    time: str
    at: datetime
    headline: str
    headline_lang: str
    credit: str
    groups: tuple[Group, ...]
    words: English


def told_view(telling: Telling, number: int, item: Item, page: str, reading: Reading) -> ToldView:
    """The telling of one item, story `number` of its brief, as the story's page at `page` shows it."""
    cites = _citing(telling, item, reading)
    headline = item.summary.headline
    article = cites.article(headline) if headline.origin is Origin.EXTRACTIVE else None
    at = telling.brief.approved_at
    brief = f"{paths.brief_page(telling.brief.brief)}#story-{number}"
    return ToldView(
        href=paths.between(page, brief),
        told_in=reading.words.told_in(clean(telling.document.title)),
        lang=safe_language(telling.document.language),
        day=reading.calendar.day(telling.document.date),
        time=f"{at.astimezone(reading.calendar.zone):%H:%M}",
        at=at,
        headline=shortened(clean(headline.text), HEADLINE),
        headline_lang=cites.foreign(article.lang) if article else "",
        credit=cites.words.headline_from(outlet_of(article)) if article else "",
        groups=()
        if item.also
        else tuple(replace(group, told="") for group in groups(item, cites) if group.blocks),
        words=cites.words,
    )


def _citing(telling: Telling, item: Item, reading: Reading) -> Citing:
    """The brief's own words and language; the numbers are those of the page's list of reports."""
    document = telling.document
    return Citing(
        numbers=reading.numbers,
        articles={source.id: source for source in item.sources},
        passages={passage.key: passage.text for passage in item.passages},
        words=words_for(document.language, document.wording),
        calendar=calendar(document.language, document.timezone, telling.document.date),
        lang=document.language,
        places=reading.places,
    )
