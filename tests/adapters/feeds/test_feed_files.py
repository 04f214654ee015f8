"""Feed files and .txt articles, as the command line reads them."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pytest

from briefs.adapters.feeds.files import read_articles
from briefs.adapters.feeds.workers import Workers
from briefs.domain.errors import FeedError

NOW = datetime(2025, 6, 23, 12, tzinfo=UTC)
RSS = b"<rss version='2.0'><channel><title>F</title><item><title>Talks are off</title></item></channel></rss>"


@pytest.fixture(scope="module")
def workers():
    with closing(Workers(1)) as pool:
        yield pool


def test_files_are_read_by_the_same_rules(workers):
    (article,) = read_articles(workers, "world.xml", RSS, NOW)
    assert (article.title, article.outlet, article.feed) == ("Talks are off", "F", "world")
    (article,) = read_articles(workers, "note.txt", b"Talks are off\r\n\r\nJapan withdrew.\r\n", NOW)
    assert (article.title, article.text, article.outlet) == ("Talks are off", "Japan withdrew.", "note")


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b" \n", "a.txt is empty"),
        ("a.xml", b"", "the answer was empty"),
        ("a.xml", b"<html>", "a web page"),
    ],
)
def test_files_that_hold_no_article_are_refused_in_words(workers, name, data, error):
    with pytest.raises(FeedError, match=error) as caught:
        read_articles(workers, name, data, NOW)
    assert caught.value.mend
