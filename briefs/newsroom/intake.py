"""Which stored article a found one is, and whether it brings a new revision."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefs.domain.article import Article, Found


def take_in(found: Sequence[Found], known: Mapping[str, Article]) -> tuple[tuple[Found, Article], ...]:
    """What to store of a visit: new articles, and new revisions of those whose text changed.

    An article is known by any of its keys. Of several found ones that are one article the first counts. The
    first publication time stays. An article whose page was read stays as it was read; one feed's version is
    not given up for another feed's, unless that tells more.
    """
    taken: dict[str, tuple[Found, Article]] = {}
    seen = dict(known)
    for each in found:
        before = next((seen[key] for key in each.keys if key in seen), None)
        article = each.article if before is None else _revised(before, each.article)
        if article is not None and article.id not in taken:
            taken[article.id] = (each, article)
        seen.update(dict.fromkeys(each.keys, before or each.article))
    return tuple(taken.values())


def _revised(before: Article, now: Article) -> Article | None:
    """The next revision of an article, None when nothing that a reader would notice has changed."""
    if before.full_text or (now.feed != before.feed and not _tells_more(before, now)):
        return None
    if _plain(before.title) == _plain(now.title) and _plain(before.text) == _plain(now.text):
        return None
    return replace(
        now,
        id=before.id,
        outlet=before.outlet,
        published=_earlier(before.published, now.published),
        revision=before.revision + 1,
    )


def _tells_more(before: Article, now: Article) -> bool:
    """Whether another feed's version replaces this one: only by a longer text, or two would alternate."""
    return now.outlet == before.outlet and len(now.text) > len(before.text)


def _plain(text: str) -> str:
    """Without what servers change and readers do not see: white space, kinds of quotes and dashes."""
    flat = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return " ".join(flat.split())


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min(filter(None, (one, other)), default=None)


_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
