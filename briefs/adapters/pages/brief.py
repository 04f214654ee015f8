"""A document → what templates see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefs.adapters.pages.citing import Citing, citing, outlet_of
from briefs.adapters.pages.colour import accents
from briefs.adapters.pages.corrected import corrections
from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.differing import differences
from briefs.adapters.pages.languages import words_for
from briefs.adapters.pages.links import clean, safe_language, safe_url
from briefs.adapters.pages.origins import only_report, origin, repeating
from briefs.adapters.pages.parts import parts
from briefs.adapters.pages.pictures import lead_picture
from briefs.adapters.pages.readers import for_readers
from briefs.adapters.pages.reporting import NAMED, reported
from briefs.adapters.pages.schema import news_article
from briefs.adapters.pages.telling import groups, phrase
from briefs.adapters.pages.view import (
    AlsoView,
    BriefView,
    Link,
    Phrase,
    Publisher,
    SectionView,
    StoryView,
)
from briefs.domain.brief import Document, Item, RelatedStory, SourceArticle
from briefs.domain.newsletter import Site
from briefs.domain.summary import Origin, Part, Sentence, Verdict
from briefs.newsroom.paths import absolute, between, brief_page, feed, newsletter_page, story_page

FORMATS = (("json", "application/json"), ("txt", "text/plain"), ("md", "text/markdown"))
"""What else a brief can be had as."""

FEEDS = (("atom", "application/atom+xml"), ("rss", "application/rss+xml"), ("json", "application/feed+json"))
"""How the newsletter's briefs can be followed."""

CONTENTS = 4
"""Stories from which a list of contents saves more time than it takes."""


def view(whole: Document, site: Site) -> BriefView:
    """What readers get of the document, ready to print."""
    document = for_readers(whole)
    words = words_for(document.language, document.wording)
    home = safe_url(site.url)
    page = absolute(home, brief_page(document.brief))
    cites = citing(document, words, calendar(document.language, document.timezone, document.date), page)
    opening = tuple(_opening(document, cites))
    sections = tuple(_sections(document, cites, home))
    light, dark = accents(document.accent)
    return BriefView(
        words=words,
        lang=safe_language(document.language) or words.lang,
        dir=cites.calendar.direction,
        title=clean(document.title),
        day=cites.calendar.full(document.date),
        iso_day=document.date.isoformat(),
        subject=clean(document.subject) or clean(document.title),
        preheader=clean(document.preheader),
        schema=news_article(document, cites, home),
        notice=clean(document.notice),
        opening=opening,
        contents=_contents(sections),
        sections=sections,
        also=tuple(_also(item, _anchors(document), cites) for item in document.items if item.also),
        made=tuple(_made(document, cites)),
        publisher=_publisher(document, site, page),
        accent=light,
        accent_dark=dark,
        logo=clean(document.logo) or clean(document.title),
        corrections=corrections(document, cites, home),
    )


def _opening(document: Document, cites: Citing) -> Iterator[Phrase]:
    """The opening as it was written; without one, what the brief holds, counted."""
    for sentence in document.opening:
        yield phrase(sentence, cites)
    full = [item for item in document.items if not item.also]
    if not document.opening and len(full) > 1:
        outlets = {outlet for item in document.items for outlet in item.lineage.outlets}
        again, also = sum(bool(item.told) for item in full), len(document.items) - len(full)
        yield Phrase(cites.words.opened(len(full), also, len(outlets), again))


def _anchors(document: Document) -> dict[str, str]:
    return {item.story: f"story-{number}" for number, item in enumerate(document.items, 1)}


def _sections(document: Document, cites: Citing, home: str) -> Iterator[SectionView]:
    full = [item for item in document.items if not item.also]
    anchors, mailed = _anchors(document), document.mail_parts
    named = any(item.section for item in full)
    for title, items in groupby(full, key=lambda item: clean(item.section)):
        heading = title or (cites.words.more_news if named else "")
        yield SectionView(
            heading, tuple(_story(item, anchors, cites, document, home, mailed) for item in items)
        )


def _story(
    item: Item,
    anchors: dict[str, str],
    cites: Citing,
    document: Document,
    home: str,
    mailed: tuple[Part, ...],
) -> StoryView:
    headline = item.summary.headline
    page, own = brief_page(document.brief), story_page(item.story)
    article = cites.article(headline) if headline.origin is Origin.EXTRACTIVE else None
    return StoryView(
        anchor=anchors[item.story],
        headline=clean(headline.text),
        lang=cites.foreign(article.lang) if article else "",
        credit=_credit(item, article, cites),
        groups=groups(item, cites),
        lineage=origin(item.lineage, cites.words, cites.calendar),
        sources=cites.sources(item),
        related=tuple(_related(other, anchors, cites, page, home) for other in item.related),
        differences=differences(item, cites),
        parts=parts(item, cites, mailed),
        repeating=repeating(item.lineage, cites.words),
        reported=reported(item, cites),
        mailed=reported(item, cites, NAMED),
        url=absolute(home, own),
        path=between(page, own),
        picture=lead_picture(item, cites),
    )


def _related(other: RelatedStory, anchors: dict[str, str], cites: Citing, page: str, home: str) -> Link:
    """A story of this brief, or one of an earlier brief with its day and its own page."""
    if not other.brief:
        return Link(anchors[other.story], clean(other.headline))
    when, there = cites.words.told_on(cites.calendar.told(clean(other.told_date))), story_page(other.story)
    return Link("", clean(other.headline), "", absolute(home, there), when, between(page, there))


def _credit(item: Item, article: SourceArticle | None, cites: Citing) -> str:
    """Whose headline it is, where the story has more than one outlet."""
    return cites.words.headline_from(outlet_of(article)) if article and not only_report(item.lineage) else ""


def _also(item: Item, anchors: dict[str, str], cites: Citing) -> AlsoView:
    headline = item.summary.headline
    cited = {citation.article for citation in headline.citations}
    article = next((source for source in item.sources if source.id in cited), None)
    return AlsoView(
        anchor=anchors[item.story],
        headline=clean(headline.text),
        lang=cites.foreign(article.lang) if article and headline.origin is Origin.EXTRACTIVE else "",
        url=safe_url(article.url) if article else "",
        by=_by(article, cites) if article else "",
    )


def _by(article: SourceArticle, cites: Citing) -> str:
    dated = [cites.outlet(article), cites.calendar.minute(article.published)]
    return " · ".join([cites.words.comma.join(filter(None, dated)), *_warnings(article, cites)])


def _warnings(article: SourceArticle, cites: Citing) -> Iterator[str]:
    """What readers should know before they follow the link."""
    if article.paywalled:
        yield cites.words.paywalled
    if article.kind == "state":
        yield cites.words.state


def _contents(sections: tuple[SectionView, ...]) -> tuple[Link, ...]:
    stories = [story for section in sections for story in section.stories]
    if len(stories) < CONTENTS:
        return ()
    return tuple(Link(story.anchor, story.headline, story.lang) for story in stories)


def _made(document: Document, cites: Citing) -> Iterator[str]:
    """How the brief was made: what was read, who wrote it, what was checked and what cannot be."""
    rests, words = document.coverage, cites.words
    yield words.read(rests.feeds - len(rests.failed), rests.feeds, rests.articles, rests.outlets)
    if rests.failed:
        failures = [words.failure(clean(f.feed), clean(f.outlet), clean(f.reason)) for f in rests.failed]
        yield words.failed(failures)
    yield words.written_by(clean(rests.writer))
    told = _told(document)
    if any(sentence.origin is Origin.EXTRACTIVE for sentence in told if sentence.part is not Part.HEADLINE):
        yield words.quoted
    if edited := sum(sentence.origin is Origin.EDITOR for sentence in told):
        yield words.edited(edited)
    yield words.checked(rests.sentences, rests.held_back)
    # readers get a sentence that a check blocks only if an editor took it on
    if overridden := sum(sentence.verdict is Verdict.UNSUPPORTED for sentence in told):
        yield words.overridden(overridden)
    yield words.not_checked
    yield words.times(cites.calendar.clock)


def _told(document: Document) -> list[Sentence]:
    """Every sentence that the brief tells."""
    of_stories = (sentence for item in document.items for sentence in item.summary.said)
    return [*document.titles, *document.opening, *of_stories]


def _publisher(document: Document, site: Site, page: str) -> Publisher:
    lines = dict.fromkeys(map(clean, (document.title, *site.postal_address.splitlines(), site.contact)))
    named = tuple(line for line in lines if line)
    own = brief_page(document.brief)
    archive = between(own, newsletter_page(document.newsletter))
    formats = [(between(own, brief_page(document.brief, kind)), media) for kind, media in FORMATS]
    if page:  # feeds need a public address
        formats += [(between(own, feed(document.newsletter, kind)), media) for kind, media in FEEDS]
    return Publisher(named, safe_url(site.url), page, archive, tuple(formats))
