"""Which stored article a found one is, and whether it brings a new revision."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from briefs.domain.article import Article, Found, Version
from briefs.newsroom.edits import alike, is_left_over, plain, revised, shortens

ANOTHER_DAY = timedelta(hours=12)
"""From then on another text at the same address, dated anew, is not an edit but the next report."""

_NO_PAGE = re.compile(r"(?:https?://[^/]*/?)?")
"""No address, or a whole site's."""


def take_in(
    found: Sequence[Found], known: Mapping[str, Article], history: Mapping[str, Sequence[Version]]
) -> tuple[tuple[Found, Article], ...]:
    """What to store of a visit: new articles, and new revisions of those whose text changed.

    An article is known by any of its keys, unless its feed uses an id or an address again for something else.
    Of several found ones that are one article the first counts. The first publication time stays. `history`
    are the revisions, oldest first, of the articles that `in_doubt` names.
    """
    taken: dict[str, tuple[Found, Article]] = {}
    seen = dict(known)
    struck = _struck(found, known, history)
    for each in found:
        before = before_of(each, seen)
        now = revised(before, each.article, struck=before.id in struck) if before else _new(each, seen)
        if now is not None and now.id not in taken and (told := _told(each, now, history)):
            taken[now.id] = told, now
        seen |= dict.fromkeys(each.keys, now or before or each.article)
    return tuple(taken.values())


def in_doubt(found: Sequence[Found], known: Mapping[str, Article]) -> frozenset[str]:
    """The articles whose earlier revisions `take_in` may need: shortened and retitled ones."""
    pairs = ((known[key], each.article) for each in found for key in each.keys if key in known)
    return frozenset(before.id for before, now in pairs if _is_doubtful(before, now))


def _is_doubtful(before: Article, now: Article) -> bool:
    return before.title != now.title or (not before.full_text and len(now.text) < len(before.text))


def _struck(
    found: Sequence[Found], known: Mapping[str, Article], history: Mapping[str, Sequence[Version]]
) -> frozenset[str]:
    """Articles of whose text a retraction left a beginning.

    It is none when several are shortened at one time, when the feed's other entries are as short, or when
    this text was there before the longer one: then the feed alternates between them.
    """
    left = {
        before.id: (before, each.article)
        for each in found
        if any(known[key].id in history for key in each.keys if key in known)
        and (before := before_of(each, known))
        and is_left_over(before, each.article)
    }
    others = [each.article for each in found]
    return frozenset(
        name
        for name, (before, now) in left.items()
        if len(left) == 1 and not shortens(before, now, others) and not _was_told(now, history[name])
    )


def _was_told(now: Article, history: Sequence[Version]) -> bool:
    text = plain(now.text)
    return any(plain(earlier.text) == text for earlier, _ in history)


def _told(found: Found, now: Article, history: Mapping[str, Sequence[Version]]) -> Found | None:
    """What was found, with the passages of an earlier text where that is kept under a new title.

    Nothing is cut again: the title is one passage, and the others only move. None for a second copy in one
    visit whose own keys did not say what it is: the first counts.
    """
    if now.text == found.article.text:
        return found
    if now.id not in history:
        return None
    before, spans = history[now.id][-1]
    title = [span for span in found.spans if span[1] <= len(now.title)]
    moved = len(now.title) - len(before.title)
    text = [(start + moved, end + moved) for start, end in spans if start > len(before.title)]
    return replace(found, spans=(*title, *text))


def before_of(found: Found, seen: Mapping[str, Article]) -> Article | None:
    """The article that a found one is, by its strongest key that holds; None for one that is new."""
    carriers = ((key, seen[key]) for key in found.keys if key in seen)
    return next((article for key, article in carriers if _is(article, found.article, key)), None)


def _is(before: Article, now: Article, key: str) -> bool:
    """Whether the article that carries a key of a found one is that one."""
    if key.startswith("title:"):
        # "Weather" and "Letters" come out in several sections at one time
        return before.url == now.url or before.full_text or alike(before, now)
    later = _later(before, now)
    soon = later is None or later < ANOTHER_DAY
    if (soon and before.title == now.title) or alike(before, now):
        return True
    if not key.startswith("guid:"):
        # another of the outlet's feeds may tell of a page in other words, the same one calls it by its id
        return soon and before.feed != now.feed
    if before.url != now.url:
        return False
    return later == timedelta() if _NO_PAGE.fullmatch(now.url) else soon


def _new(found: Found, seen: Mapping[str, Article]) -> Article:
    """The article as it was found, with an id of its own when its keys were another's."""
    if not any(key in seen for key in found.keys):
        return found.article
    told = "\0".join((*found.keys, found.article.title, found.article.text))
    return replace(found.article, id="a" + hashlib.sha256(told.encode()).hexdigest()[:12])


def _later(before: Article, now: Article) -> timedelta | None:
    """How much later the second was published, None when their feed does not say."""
    if before.published is None or now.published is None or not (before.dated and now.dated):
        return None
    return now.published - before.published
