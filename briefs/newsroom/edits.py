"""Whether another text of an article is an edit, or only its teaser, its running clock, its lost rest."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from statistics import median_low

from briefs.domain.article import Article

MOST_UNTOLD = 24
"""Revisions after which only dated ones are taken: a clock in a text would make one at every visit."""

ALIKE = 0.4
"""Share of the shorter beginning's words that a report keeps in common with itself when it is rewritten."""

BEGINNING = 600
"""Characters of title and text that are compared."""

A_HABIT = 5
"""Entries of a visit from which on their length tells how its feed shortens what grows old."""

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

_CUT = re.compile(
    r"\s*(?:\.{3,}|[\[(] ?\.{3} ?[\])]|\b(?:read more|continue reading)\b[^.]{0,40})\Z", re.IGNORECASE
)
_STOP = re.compile(r"[.!?؟۔।॥。｡][\"'»›)\]}」』】》〉]{0,3}\Z")
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


def revised(before: Article, now: Article, *, struck: bool = False) -> Article | None:
    """The next revision of an article, None when nothing that a reader would notice has changed.

    `struck` says that a text which is only the beginning of the earlier one is what was left of it. One
    feed's version is not given up for another feed's, unless that tells more; the text of a page only for
    what the page says later.
    """
    if (before.title, before.text) == (now.title, now.text):
        return None
    foreign = now.feed != before.feed
    if foreign and (before.full_text or not _tells_more(before, now)):
        return None
    newer = is_newer(now.updated, before.updated)
    if before.revision >= MOST_UNTOLD and not newer:
        return None
    old, new = plain(before.text), plain(now.text)
    kept = before.full_text or not (struck or old == new or not _teases(new, old, newer=newer))
    if (kept or old == new) and plain(before.title) == plain(now.title):
        return None
    return replace(
        now,
        id=before.id,
        outlet=before.outlet,
        text=before.text if kept else now.text,
        lang=before.lang if kept else now.lang,
        full_text=before.full_text,
        paywalled=before.paywalled or now.paywalled,
        published=_earlier(before.published, now.published),
        dated=before.dated or now.dated,
        image=now.image or before.image,
        revision=before.revision + 1,
    )


def is_left_over(before: Article, now: Article) -> bool:
    """Whether the same feed gives, undated, less than half of the text, and ends with a whole sentence.

    It is a teaser or what a retraction left: `shortens` and earlier revisions tell them apart.
    """
    if before.full_text or now.feed != before.feed or 2 * len(now.text) > len(before.text):
        return False
    old, new = plain(before.text), plain(now.text)
    whole = _STOP.search(new) and not _CUT.search(new)
    return bool(whole) and not is_newer(now.updated, before.updated) and _teases(new, old, newer=False)


def shortens(before: Article, now: Article, others: Iterable[Article]) -> bool:
    """Whether the visit's other entries are as short as this one: then its feed shortens what grows old.

    Those that are not newer count, all of them where these are few; a handful tells nothing.
    """
    told = [other for other in others if other.id != now.id]
    older = [other for other in told if not is_newer(other.published, now.published)]
    lengths = [len(other.text) for other in (older if len(older) >= A_HABIT else told)]
    return len(lengths) >= A_HABIT and median_low(lengths) ** 2 < len(before.text) * len(now.text)


def page_tells(before: Article, page: Article) -> bool:
    """Whether the text of a page that is read again is one that an editor changed.

    What is less than half of the earlier text must share words with the title: a page that asks for a
    browser, for leave to set cookies or for money has none of them.
    """
    old, new = plain(before.text), plain(page.text)
    if old == new or _teases(new, old, newer=True):
        return False
    title = words(page.title)
    return 2 * len(new) >= len(old) or len(title & words(page.text)) >= ALIKE * max(1, len(title))


def alike(before: Article, now: Article) -> bool:
    """Whether two texts can be one report: they say the same, or share many words at their beginnings.

    A title that both have is left aside: some are the same every day.
    """
    same = before.title == now.title and before.text and now.text
    one, other = (words(a.text if same else a.document) for a in (before, now))
    fewest = min(len(one), len(other))
    return before.document == now.document or (fewest > 0 and len(one & other) >= ALIKE * fewest)


def words(document: str) -> frozenset[str]:
    """Words of four letters and more and numbers; pairs of letters where words have no spaces."""
    text = plain(document[:BEGINNING]).casefold()
    runs = _SPACELESS.findall(text)
    pairs = {one + other for run in runs for one, other in pairwise(run)}
    return frozenset(pairs | set(_WORD.findall(_SPACELESS.sub(" ", text))))


def plain(text: str) -> str:
    """Without what servers change and readers do not see: white space, kinds of quotes, running clocks."""
    flat = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return " ".join(_RUNNING.sub("", flat).split())


def digest(article: Article) -> str:
    """Stands for the title and the text as `plain` leaves them."""
    return hashlib.sha256(f"{plain(article.title)}\0{plain(article.text)}".encode()).hexdigest()[:16]


def is_newer(now: datetime | None, before: datetime | None) -> bool:
    """Whether a date is given and later than the earlier one, if there was one."""
    return now is not None and (before is None or now > before)


def _tells_more(before: Article, now: Article) -> bool:
    """Whether another feed's version replaces this one: only by a longer text, or two would alternate."""
    return now.outlet == before.outlet and len(now.text) > len(before.text)


def _teases(new: str, old: str, *, newer: bool) -> bool:
    """Whether a text is only the beginning of the earlier one; half of it, dated anew, is what was struck."""
    short = _CUT.sub("", new)
    if not old.startswith(short.rstrip(" .")):
        return False
    return not short or short != new or (not newer and 2 * len(short) < len(old))


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min(filter(None, (one, other)), default=None)
