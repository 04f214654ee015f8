"""The keys by which an article is known again, whatever order its feed lists it in."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefs.adapters.feeds.urls import is_home

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells an entry from others: `published` only when the feed gave it."""

    feed: str
    outlet: str
    guid: str
    url: str
    title: str
    published: datetime | None


def keys_of(marks: Sequence[Marks]) -> tuple[tuple[str, ...], ...]:
    """Each entry's keys, strongest first: guid, guid and address, address, title and date.

    What several different entries of the feed share names none of them. An entry with nothing else is known
    by its title.
    """
    guids = Counter(guid for guid, _ in {(mark.guid, mark.url or mark.title) for mark in marks})
    urls = Counter(url for _, url in {(mark.guid, mark.url) for mark in marks})
    titles = Counter((mark.title, mark.published) for mark in set(marks))
    return tuple(_keys(mark, guids, urls, titles) for mark in marks)


def article_id(key: str) -> str:
    """The id of an article whose strongest key this is."""
    return "a" + hashlib.sha256(key.encode()).hexdigest()[:12]


def _keys(
    mark: Marks, guids: Counter[str], urls: Counter[str], titles: Counter[tuple[str, datetime | None]]
) -> tuple[str, ...]:
    guid = f"guid:{mark.feed}:{mark.guid}"
    dated = mark.published.isoformat() if mark.published else ""
    named = (
        (guid, mark.guid and guids[mark.guid] == 1),
        # kept beside the guid, for the day on which another entry comes to share it
        (f"{guid}|{mark.url}", mark.guid and mark.url),
        # http and https, with and without www, are one page
        (
            f"url:{mark.url.partition('://')[2].removeprefix('www.')}",
            mark.url and urls[mark.url] == 1 and not is_home(mark.url),
        ),
        (f"title:{mark.outlet}:{mark.title}:{dated}", dated and titles[mark.title, mark.published] == 1),
    )
    keys = [key for key, usable in named if usable]
    return tuple(_short(key) for key in keys or [named[3][0]])


def _short(key: str) -> str:
    return key if len(key) <= LONGEST else f"{key[:40]}:{hashlib.sha256(key.encode()).hexdigest()}"
