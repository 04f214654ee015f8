"""Feed files and .txt articles → articles, for the command that reads them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from briefs.adapters.feeds.charset import to_utf8
from briefs.adapters.feeds.parse import parse
from briefs.adapters.feeds.plain import line_of, plain
from briefs.adapters.feeds.workers import Workers
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed


def read_articles(workers: Workers, name: str, data: bytes, now: datetime) -> tuple[Article, ...]:
    """The articles of a feed in any dialect, or of a .txt with its title first; FeedError with the mend.

    Every entry is one, even with neither title nor text: a feed is looked into, not briefed from.
    """
    if name.lower().endswith(".txt"):
        return (_text_article(name, data, now),)
    parsed = workers.work_now(parse, data, "", Feed(_stem(name), "", ""), "", now, bare=True)
    outlet = line_of(parsed.title)
    return tuple(_from(found.article, outlet) for found in parsed.found)


def _from(article: Article, outlet: str) -> Article:
    return article if article.outlet else replace(article, outlet=outlet)


def _text_article(name: str, data: bytes, now: datetime) -> Article:
    first, _, rest = to_utf8(data).decode().strip().partition("\n")
    title = line_of(first, is_html=False)
    if not title:
        raise FeedError("empty", f"{name} is empty", "write the title on the first line, then the text")
    digest = hashlib.sha256(data).hexdigest()[:12]
    return Article(f"a{digest}", _stem(name), title, plain(rest), published=now)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
