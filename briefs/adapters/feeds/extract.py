"""An article's page → its text. Runs in a worker process only: the bytes are hostile."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace

from briefs.adapters.feeds.charset import page_text
from briefs.adapters.feeds.plain import plain
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.domain.feed import PageText
from briefs.newsroom.passages import spans_of

SHORTEST = "30"
"""Characters below which trafilatura gives the whole page as one line; its own 250 are a Japanese report."""

_LOCKED = re.compile(
    rb"""isAccessibleForFree["']?\s*(?::|content=)\s*["']?\s*false|content_tier["']\s+content=["'](?:locked|metered)""",
    re.IGNORECASE,
)
"""How a page says that it is not for everybody (schema.org, Open Graph)."""


def read_page(data: bytes, article: Article, content_type: str = "") -> PageText:
    """The article with its page's text as the next revision; FeedError when the page tells less.

    A page that says that it is for subscribers makes the article paywalled, however much of it can be read.
    A page that was read before may tell less than it did: an editor may have struck it.
    """
    text = _without_title(
        plain(_extracted(page_text(data, content_type)).replace("\n", "\n\n")), article.title
    )
    less = len(text) < len(article.text)
    if _LOCKED.search(data):
        # as much as a locked page gave when it was read is what its next answer is compared with
        shut = (less or not text) and not (article.full_text and article.paywalled)
        article = replace(article, paywalled=True)
        if shut:
            return PageText(article, error="its page is for subscribers")
    if not text:
        raise FeedError("no-text", "its page holds no text")
    if less and not article.full_text:
        raise FeedError(
            "no-text",
            f"its page holds less text than the feed ({len(text)} of {len(article.text)} characters)",
        )
    revised = replace(article, text=text, full_text=True, revision=article.revision + 1)
    return PageText(revised, spans_of(revised))


def _extracted(data: str | bytes) -> str:
    import trafilatura  # noqa: PLC0415  # 0.2 s that only the workers need

    config = deepcopy(trafilatura.settings.DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = SHORTEST
    # fast: the best F1 for a CPU second on 181 labelled pages; metadata means searching for dates
    found = trafilatura.extract(
        data,
        fast=True,
        include_comments=False,
        include_tables=False,
        with_metadata=False,
        config=config,
    )
    return found or ""


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n\n")
    return rest if first == title else text
