"""What is read from an article's page, and what the page says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefs.adapters.feeds.extract import read_page
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.newsroom.passages import spans_of

ARTICLE = Article(
    "a1",
    "Outlet",
    "Talks are off",
    "Japan withdrew.",
    "http://o.test/1",
    datetime(2025, 6, 23, 12, tzinfo=UTC),
)
PARAGRAPHS = ("Japan withdrew from the talks.", "It gave no reason for its step, officials said on Monday.")


def page(*paragraphs: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><body><article><h1>Talks are off</h1>{body}</article></body></html>".encode()
    )


LOCKED = {
    "schema": b'<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>',
    "microdata": b'<meta itemprop="isAccessibleForFree" content="false">',
    "tier": b'<meta property="article:content_tier" content="locked">',
}


@pytest.mark.parametrize("sign", LOCKED.values(), ids=LOCKED)
def test_a_page_that_is_for_subscribers_makes_the_article_paywalled(sign):
    teased = read_page(page("No.").replace(b"<body>", sign + b"<body>"), ARTICLE)
    assert teased.article == replace(ARTICLE, revision=2, paywalled=True)
    assert teased.spans == spans_of(teased.article)
    told = read_page(page(*PARAGRAPHS).replace(b"<body>", sign + b"<body>"), ARTICLE).article
    assert (told.paywalled, told.full_text, told.text) == (True, True, "\n\n".join(PARAGRAPHS))
    assert not read_page(page(*PARAGRAPHS), ARTICLE).article.paywalled


def test_an_article_known_to_be_paywalled_is_not_stored_again_for_a_page_that_says_less():
    with pytest.raises(FeedError, match="less text than the feed"):
        read_page(
            page("No.").replace(b"<body>", LOCKED["tier"] + b"<body>"), replace(ARTICLE, paywalled=True)
        )


@pytest.mark.parametrize(
    ("codec", "content_type"),
    [
        ("iso-8859-1", "text/html; charset=iso-8859-1"),
        ("iso-8859-2", "text/html; charset=ISO-8859-2"),
        ("cp1251", "text/html;charset=x-cp1251"),
        ("utf-8", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=nonsense"),
        ("utf-8", "text/html"),
    ],
)
def test_a_page_is_read_as_its_server_says_that_it_is_written(codec, content_type):
    said = {"iso-8859-1": "El año pasó.", "iso-8859-2": "Odwołań było wiele.", "cp1251": "Годы идут."}
    text = said.get(codec, "El año. Годы.")
    data = page(text, *PARAGRAPHS).decode().encode(codec)
    assert text in read_page(data, ARTICLE, content_type).article.text
