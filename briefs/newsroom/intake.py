"""Which stored article a found one is, and whether it brings a new revision."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from briefs.domain.article import Article, Found
from briefs.newsroom.passages import spans_of

MOST_UNTOLD = 24
"""Revisions after which only dated ones are taken: a clock in a text would make one at every visit."""

ALIKE = 0.4
"""Share of the shorter beginning's words that a report keeps in common with itself when it is rewritten."""

BEGINNING = 600
"""Characters of title and text that are compared."""

ANOTHER_DAY = timedelta(hours=12)
"""From then on another text at the same address, dated anew, is not an edit but the next report."""

_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_AGO = (
    r"\b\d{1,4} ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?) ago\b",
    r"\bvor \d{1,4} (?:Sekunden?|Minuten?|Stunden?)\b",
    r"\bil y a \d{1,4} (?:secondes?|minutes?|heures?)\b",
    r"\bhace \d{1,4} (?:segundos?|minutos?|horas?)\b",
    r"(?<!\d)\d{1,4} ?(?:秒|分|分钟|分鐘|小时|小時|時間)前",
    r"(?<![\d.,])\d[\d.,]{0,9} (?:comments?|replies|Kommentare?|commentaires?|comentarios?)\b",
    r"\b(?:last )?updated:? (?:[\w,]{1,12} ){0,5}\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?",
)
_RUNNING = re.compile("|".join(_AGO), re.IGNORECASE)
"""What runs on by itself: ages, clocks and counts of comments; bounded, since the texts are hostile."""

_NO_PAGE = re.compile(r"(?:https?://[^/]*/?)?")
"""No address, or a whole site's."""

_CUT = re.compile(
    r"\s*(?:\.{3,}|[\[(] ?\.{3} ?[\])]|\b(?:read more|continue reading)\b[^.]{0,40})\Z", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


def take_in(found: Sequence[Found], known: Mapping[str, Article]) -> tuple[tuple[Found, Article], ...]:
    """What to store of a visit: new articles, and new revisions of those whose text changed.

    An article is known by any of its keys, unless its feed uses an id or an address again for something else.
    Of several found ones that are one article the first counts. The first publication time stays. An article
    whose page was read keeps that text; one feed's version is not given up for another feed's, unless that
    tells more, and a text not for its own teaser.
    """
    taken: dict[str, tuple[Found, Article]] = {}
    seen = dict(known)
    for each in found:
        before = _before(each, seen)
        now = _revised(before, each.article) if before else _new(each, seen)
        if now is not None and now.id not in taken:
            taken[now.id] = (each if now.text == each.article.text else _again(each, now), now)
        seen |= dict.fromkeys(each.keys, now or before or each.article)
    return tuple(taken.values())


def _before(found: Found, seen: Mapping[str, Article]) -> Article | None:
    """The article that a found one is, by its strongest key that holds."""
    carriers = ((key, seen[key]) for key in found.keys if key in seen)
    return next((article for key, article in carriers if _is(article, found.article, key)), None)


def _is(before: Article, now: Article, key: str) -> bool:
    """Whether the article that carries a key of a found one is that one."""
    if key.startswith("title:"):
        # "Weather" and "Letters" come out in several sections at one time
        return before.url == now.url or before.full_text or _alike(before, now)
    later = _later(before, now)
    soon = later is None or later < ANOTHER_DAY
    if (soon and before.title == now.title) or _alike(before, now):
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


def _revised(before: Article, now: Article) -> Article | None:
    """The next revision of an article, None when nothing that a reader would notice has changed."""
    if (before.title, before.text) == (now.title, now.text):
        return None
    foreign = now.feed != before.feed
    if foreign and (before.full_text or not _tells_more(before, now)):
        return None
    newer = _is_newer(before, now)
    if before.revision >= MOST_UNTOLD and not newer:
        return None
    old, new = _plain(before.text), _plain(now.text)
    kept = before.full_text or old == new or _teases(new, old, newer=newer)
    if kept and _plain(before.title) == _plain(now.title):
        return None
    return replace(
        now,
        id=before.id,
        outlet=before.outlet,
        text=before.text if kept else now.text,
        full_text=before.full_text,
        paywalled=before.paywalled or now.paywalled,
        published=_earlier(before.published, now.published),
        dated=before.dated or now.dated,
        revision=before.revision + 1,
    )


def _again(found: Found, now: Article) -> Found:
    """What was found, cut into passages again because an earlier text is kept under a new title."""
    return replace(found, spans=spans_of(now))


def _tells_more(before: Article, now: Article) -> bool:
    """Whether another feed's version replaces this one: only by a longer text, or two would alternate."""
    return now.outlet == before.outlet and len(now.text) > len(before.text)


def _is_newer(before: Article, now: Article) -> bool:
    return now.updated is not None and (before.updated is None or now.updated > before.updated)


def _teases(new: str, old: str, *, newer: bool) -> bool:
    """Whether a text is only the beginning of the earlier one; half of it, dated anew, is what was struck."""
    short = _CUT.sub("", new)
    if not old.startswith(short.rstrip(" .")):
        return False
    return not short or short != new or (not newer and 2 * len(short) < len(old))


def _alike(before: Article, now: Article) -> bool:
    """Whether two texts can be one report: they say the same, or share many words at their beginnings.

    A title that both have is left aside: some are the same every day.
    """
    same = before.title == now.title and before.text and now.text
    one, other = (_words(a.text if same else a.document) for a in (before, now))
    fewest = min(len(one), len(other))
    return before.document == now.document or (fewest > 0 and len(one & other) >= ALIKE * fewest)


def _words(document: str) -> frozenset[str]:
    """Words of four letters and more and numbers; pairs of letters where words have no spaces."""
    text = _plain(document[:BEGINNING]).casefold()
    runs = _SPACELESS.findall(text)
    pairs = {one + other for run in runs for one, other in pairwise(run)}
    return frozenset(pairs | set(_WORD.findall(_SPACELESS.sub(" ", text))))


def _plain(text: str) -> str:
    """Without what servers change and readers do not see: white space, kinds of quotes, running clocks."""
    flat = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return " ".join(_RUNNING.sub("", flat).split())


def _later(before: Article, now: Article) -> timedelta | None:
    """How much later the second was published, None when their feed does not say."""
    if before.published is None or now.published is None or not (before.dated and now.dated):
        return None
    return now.published - before.published


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min(filter(None, (one, other)), default=None)
