"""An article's page → its text. Runs in a worker process only: the bytes are hostile."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from briefs.adapters.feeds.plain import plain
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.domain.feed import PageText
from briefs.newsroom.passages import split

SHORTEST = "30"
"""Characters below which trafilatura gives the whole page as one line; its own 250 are a Japanese report."""


def read_page(data: bytes, article: Article) -> PageText:
    """The article with its page's text as the next revision; FeedError when the page tells less."""
    text = _without_title(plain(_extracted(data).replace("\n", "\n\n")), article.title)
    if not text:
        raise FeedError("no-text", "its page holds no text")
    if len(text) < len(article.text):
        raise FeedError(
            "no-text",
            f"its page holds less text than the feed ({len(text)} of {len(article.text)} characters)",
        )
    read = replace(article, text=text, revision=article.revision + 1, full_text=True)
    return PageText(read, split(read))


def _extracted(data: bytes) -> str:
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
