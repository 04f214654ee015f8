"""Entries of any dialect → articles with their passages and the keys by which they are known again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from briefs.adapters.feeds.identity import Marks, article_id, keys_of
from briefs.adapters.feeds.plain import line_of, plain, text_of, visible
from briefs.adapters.feeds.urls import absolute, canonical_url
from briefs.domain.article import Article, Found
from briefs.domain.feed import Feed
from briefs.newsroom.injection import suspicion
from briefs.newsroom.language import language_of, of_all
from briefs.newsroom.passages import sentences, spans_of

MOST = 2000
"""Entries of one document that are read; feeds list tens, and the newest stand first."""

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Dates before the web are mistakes."""

LATEST = timedelta(days=1)
"""How far ahead of now a wrong clock or time zone may put a date; further off it is a mistake too."""

MOST_AUTHORS = 10

LONGEST_NAME = 60
"""Characters of an outlet's name; the longest in the packaged table has half as many."""

MOST_WORDS = 6
"""Words of an outlet's name at a title's end, where no `source` says that it is one."""

_LINK = re.compile(r"<a\b[^<>]*>[^<]*</a>(?:\s|&nbsp;|\xa0)*(?:<font\b[^<>]*>[^<]*</font>)?", re.IGNORECASE)
"""What Google News puts where a description belongs: links to reports, some of other outlets."""

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?:[-_].{1,20})?")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed contains, before anything is believed of it."""

    guid: str = ""
    link: str = ""
    title: str = ""
    title_is_html: bool = True
    body: str = ""
    body_is_html: bool = True
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    lang: str = ""
    source: str = ""
    pictures: tuple[str, ...] = ()


def found_in(
    entries: Sequence[Entry], feed: Feed, base: str, now: datetime, *, bare: bool = False
) -> tuple[Found, ...]:
    """The articles of a feed's entries, each once; those with neither title nor text only when `bare`."""
    drafts = [(entry, _article(entry, feed, base, now)) for entry in entries[:MOST]]
    told = [(entry, article) for entry, article in _spoken(drafts) if bare or article.title]
    keys = keys_of([_marks(entry, article, feed) for entry, article in told])
    found: dict[str, tuple[Article, tuple[str, ...]]] = {}
    for (entry, article), known_by in zip(told, keys, strict=True):
        name = article_id(_own_key(entry, article, known_by[0]))
        # of two copies the later and longer one, in whatever order they are listed
        if name not in found or _weight(found[name][0]) < _weight(article):
            found[name] = (article, known_by)
    return tuple(
        Found(replace(article, id=name), spans_of(article), known_by)
        for name, (article, known_by) in found.items()
    )


def _own_key(entry: Entry, article: Article, strongest: str) -> str:
    """The strongest key of an article; with its authors where it says nothing else."""
    silent = not (entry.guid or article.url or article.title)
    return "|".join((strongest, *article.authors)) if silent else strongest


def _article(entry: Entry, feed: Feed, base: str, now: datetime) -> Article:
    body = _LINK.sub(" ", entry.body) if feed.aggregator else entry.body
    text = text_of(body) if entry.body_is_html else plain(body)
    own = line_of(entry.title, is_html=entry.title_is_html)
    title, outlet = _outlet(own or _first_sentence(text), entry, feed)
    published, updated = _believable(entry.published, now), _believable(entry.updated, now)
    return Article(
        id="",
        outlet=outlet,
        title=title,
        text="" if own and text == title else text,
        url=canonical_url(absolute(entry.link, base)) if entry.link else "",
        published=published or updated or now,
        updated=updated,
        authors=_authors(entry, outlet),
        lang=language_of(feed.lang or language_tag(entry.lang), f"{title}\n{text}"),
        feed=feed.name,
        paywalled=feed.paywalled,
        dated=bool(published or updated),
        image=_image(entry, base),
    )


def _image(entry: Entry, base: str) -> str:
    """The first of the entry's pictures whose address nobody can read on the way, "" for none."""
    addresses = (canonical_url(absolute(picture, base)) for picture in entry.pictures)
    return next((address for address in addresses if address.startswith("https://")), "")


def _spoken(drafts: Sequence[tuple[Entry, Article]]) -> list[tuple[Entry, Article]]:
    """The articles with the language that their words tell, where nobody declared one."""
    silent = [article.document for _, article in drafts if not article.lang]
    told = iter(of_all(silent))
    return [(entry, a if a.lang else replace(a, lang=next(told))) for entry, a in drafts]


def _authors(entry: Entry, outlet: str) -> tuple[str, ...]:
    """Who wrote it; and whom a feed of one outlet says that it has it from."""
    names = [line_of(name) for name in entry.authors[:MOST_AUTHORS]]
    source = _name(entry.source)
    return tuple(dict.fromkeys(name for name in (*names, source) if name and name != outlet))


def _marks(entry: Entry, article: Article, feed: Feed) -> Marks:
    date = entry.published or entry.updated
    guid = " ".join(visible(entry.guid).split())
    return Marks(feed.name, article.outlet, guid, article.url, article.title, date, article.text)


def _weight(article: Article) -> tuple[float, int, str, str]:
    date = article.updated or article.published
    return (date.timestamp() if date else 0, len(article.text), article.text, article.title)


def _outlet(title: str, entry: Entry, feed: Feed) -> tuple[str, str]:
    """The outlet; an aggregator names it in `source` or at the title's end: "Talks are off - Reuters"."""
    if not feed.aggregator:
        return title, feed.outlet
    source = _name(entry.source)
    for sign in (" - ", " | ", " – ", " — "):
        head, _, tail = title.rpartition(sign)
        if head and (tail.casefold() == source.casefold() if source else sign == " - " and _names(tail)):
            return head.rstrip(), source or tail
    return title, source or feed.outlet


def _names(tail: str) -> bool:
    """Whether the end of a title can be an outlet's name: "Reuters", not "what we know"."""
    return bool(_name(tail)) and not tail[0].islower() and len(tail.split()) <= MOST_WORDS


def _name(markup: str) -> str:
    """An outlet's name as an aggregator gives it; "" for what is too long for one, or speaks to a program."""
    name = line_of(markup)
    return name if len(name) <= LONGEST_NAME and not suspicion(name) else ""


def _first_sentence(text: str) -> str:
    spans = sentences(text)
    return line_of(text[spans[0][0] : spans[0][1]], is_html=False) if spans else ""


def _believable(date: datetime | None, now: datetime) -> datetime | None:
    """The date, but not later than now; None for one before the web or in days to come."""
    if date is None or date < EARLIEST or date > now + LATEST:
        return None
    return min(date, now)


def language_tag(declared: str) -> str:
    """A declared language as a BCP 47 tag ("en_us" → "en-US"); "" when it is none."""
    found = _LANGUAGE.fullmatch(declared.strip())
    if not found:
        return ""
    language, region = found[1].lower(), found[2] or ""
    if not region:
        return language
    return f"{language}-{region.upper() if len(region) == 2 else region.title()}"
