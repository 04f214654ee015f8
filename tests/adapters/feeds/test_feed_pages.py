"""What is read from an article's page, and what the page says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefs.adapters.feeds.extract import read_page
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.domain.feed import PageText
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


def locked(sign: str, *paragraphs: str) -> bytes:
    return page(*paragraphs).replace(b"<body>", LOCKED[sign] + b"<body>")


@pytest.mark.parametrize("sign", LOCKED)
def test_a_page_that_is_for_subscribers_makes_the_article_paywalled(sign):
    teased = read_page(locked(sign, "No."), ARTICLE)
    assert teased == PageText(replace(ARTICLE, paywalled=True), error="its page is for subscribers")
    told = read_page(locked(sign, *PARAGRAPHS), ARTICLE).article
    assert (told.paywalled, told.full_text, told.text) == (True, True, "\n\n".join(PARAGRAPHS))
    assert not read_page(page(*PARAGRAPHS), ARTICLE).article.paywalled


READ = replace(ARTICLE, text="\n\n".join(PARAGRAPHS), revision=2, full_text=True)


def test_a_page_that_is_read_again_may_tell_less_than_it_did():
    again = read_page(page(PARAGRAPHS[1]), READ)
    assert again.article == replace(READ, text=PARAGRAPHS[1], revision=3)
    assert again.spans == spans_of(again.article)
    with pytest.raises(FeedError, match="less text than the feed"):
        read_page(page(PARAGRAPHS[1]), replace(READ, full_text=False))


def test_a_page_that_was_shut_since_it_was_read_takes_nothing_away():
    shut = read_page(locked("tier", PARAGRAPHS[0]), READ)
    assert shut == PageText(replace(READ, paywalled=True), error="its page is for subscribers")


def test_what_a_locked_page_told_is_compared_with_what_it_tells_now():
    again = read_page(locked("tier", PARAGRAPHS[1]), replace(READ, paywalled=True))
    assert (again.article.text, again.error) == (PARAGRAPHS[1], "")


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
