"""Which articles a newsletter takes, and since when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from briefs.domain.article import Article, Outlet
from briefs.domain.feed import Feed
from briefs.domain.newsletter import Filter, Newsletter

LATE = timedelta(hours=3)
"""A feed is read up to hours after its reports are dated: so far `since` reaches behind the last brief."""

LONGEST = timedelta(days=7)
"""Stories are kept open for a week; a newsletter that paused for longer starts from there."""


OPENING = 600
"""Characters of the body that tell what a report is about; further down it may mention anything."""


def since(newsletter: Newsletter, previous_created: datetime | None, now: datetime) -> datetime:
    """From when on reports are news: the last brief (less three hours), or the window for the first one."""
    window = newsletter.select.window
    if previous_created is None:
        return now - window
    return max(previous_created - LATE, now - max(window, LONGEST))


def takes(article: Article, newsletter: Newsletter, feed: Feed | None, outlet: Outlet) -> bool:
    """Whether the article makes its story news for this newsletter: from its feeds, and past its filters.

    Of `include` every field that is given must fit; of `exclude` a single one that fits is enough.
    """
    if article.feed not in newsletter.feeds:
        return False
    include, exclude = newsletter.select.include, newsletter.select.exclude
    wanted = all(fits for fits in _fits(article, include, feed, outlet) if fits is not None)
    return wanted and not any(_fits(article, exclude, feed, outlet))


def admits(
    newsletter: Newsletter, reports: Sequence[Article], feeds: Mapping[str, Feed], section: str
) -> bool:
    """Whether the newsletter wants a story: by its section, and not by words or tags that it excludes.

    A story is about what at least half of its reports name in their opening or are tagged with: one that
    calls the final "the match" does not bring in the football that the others name.
    """
    include, exclude = newsletter.select.include, newsletter.select.exclude
    if (include.sections and section not in include.sections) or section in exclude.sections:
        return False
    about = sum(_is_about(report, exclude, feeds.get(report.feed)) for report in reports)
    return not about or 2 * about < len(reports)


def opening(article: Article) -> str:
    """The title and the first lines, in which a report says what it is about."""
    return f"{article.title}\n{article.text[:OPENING]}"


def _is_about(article: Article, asked: Filter, feed: Feed | None) -> bool:
    tagged = feed is not None and not set(asked.tags).isdisjoint(feed.tags)
    return tagged or bool(mentions(opening(article), asked.keywords))


def cites(article: Article, newsletter: Newsletter, outlet: Outlet) -> bool:
    """Whether the newsletter may cite the article at all: what it is about has been decided by its story."""
    include, exclude = newsletter.select.include, newsletter.select.exclude
    wanted = all(fits for fits in _publisher(article, include, outlet) if fits is not None)
    return wanted and not any(_publisher(article, exclude, outlet))


def mentions(text: str, keywords: Iterable[str]) -> tuple[str, ...]:
    """The keywords that stand in the text, case aside; words of an alphabet only as whole words."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(keyword for keyword in keywords if _stands(plain, keyword))


def _fits(article: Article, asked: Filter, feed: Feed | None, outlet: Outlet) -> list[bool | None]:
    """For each field of a filter whether the article fits it, None where the field asks for nothing."""
    tags = feed.tags if feed else ()
    return [
        bool(mentions(article.document, asked.keywords)) if asked.keywords else None,
        bool(set(asked.tags) & set(tags)) if asked.tags else None,
        *_publisher(article, asked, outlet),
    ]


def _publisher(article: Article, asked: Filter, outlet: Outlet) -> list[bool | None]:
    names = {name.casefold() for name in (article.outlet, outlet.name, *outlet.aliases)}
    language = (article.lang or outlet.lang).split("-")[0].casefold()
    return [
        bool(names & {name.casefold() for name in asked.outlets}) if asked.outlets else None,
        language in {lang.split("-")[0].casefold() for lang in asked.languages} if asked.languages else None,
        outlet.country.casefold() in {c.casefold() for c in asked.countries} if asked.countries else None,
    ]


def _stands(plain: str, keyword: str) -> bool:
    wanted = unicodedata.normalize("NFKC", keyword).casefold().strip()
    if not wanted:
        return False
    if not wanted.isascii():
        return wanted in plain
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain) is not None
