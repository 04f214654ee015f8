"""The keys by which an article is known again, whatever order its feed lists it in."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefs.adapters.feeds.urls import page_of

LONGEST = 300

_BYWORDS = re.compile(r"\b(?:the|news|online|www|com|co|uk|org|net)\b|\W+")
"""What aggregators add to an outlet's name, or leave out."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells an entry from others: `published` only when the feed gave it."""

    feed: str
    outlet: str
    guid: str
    url: str
    title: str
    published: datetime | None
    text: str = ""

    @property
    def page(self) -> str:
        """The page that its address means, "" when it names no article."""
        return page_of(self.url) if self.url else ""


def keys_of(marks: Sequence[Marks]) -> tuple[tuple[str, ...], ...]:
    """Each entry's keys, strongest first: guid, guid and address, address, title and date, all that it says.

    What several different entries of the feed share names none of them. By all that it says an entry without
    an address of its own is known again, whose id or date may be new at every visit. An address names an
    article of one outlet, since others may link to it too.
    """
    pages = [mark.page for mark in marks]
    guids = Counter(
        guid for guid, _ in {(m.guid, page or m.title) for m, page in zip(marks, pages, strict=True)}
    )
    shared = Counter(page for _, page in {(m.guid, page) for m, page in zip(marks, pages, strict=True)})
    titles = Counter((mark.title, mark.published) for mark in set(marks))
    words = Counter((mark.title, mark.text) for mark in set(marks))
    return tuple(
        _keys(
            mark,
            page,
            alone=shared[page] == 1,
            guid=guids[mark.guid] == 1,
            title=titles[mark.title, mark.published] == 1,
            words=words[mark.title, mark.text] == 1,
        )
        for mark, page in zip(marks, pages, strict=True)
    )


def article_id(key: str) -> str:
    """The id of an article whose strongest key this is."""
    return "a" + hashlib.sha256(key.encode()).hexdigest()[:12]


def _keys(mark: Marks, page: str, *, alone: bool, guid: bool, title: bool, words: bool) -> tuple[str, ...]:
    """The keys of an entry; the flags say what it alone has: its page, its guid and so on."""
    own = f"guid:{mark.feed}:{mark.guid}"
    dated = f"title:{mark.outlet}:{mark.title}:{mark.published.isoformat() if mark.published else ''}"
    addressed = bool(page) and alone
    said = f"words:{mark.outlet}:{_hash(mark.title, mark.text)}" if words and not addressed else ""
    named = (
        (own, mark.guid and guid),
        # kept beside the guid, for the day on which another entry comes to share it
        (f"{own}|{mark.url}", mark.guid and page),
        (f"url:{_folded(mark.outlet)}:{page}", addressed),
        (dated, title and (mark.published or not (mark.guid or addressed))),
        (said, said),
    )
    keys = [key for key, usable in named if usable]
    return tuple(_short(key) for key in keys or [dated])


def _folded(outlet: str) -> str:
    """An outlet's name without its bywords: "The BBC" and "BBC News" at one address are one outlet."""
    name = outlet.casefold()
    return _BYWORDS.sub("", name) or name


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:32]


def _short(key: str) -> str:
    return key if len(key) <= LONGEST else f"{key[:40]}:{hashlib.sha256(key.encode()).hexdigest()}"
