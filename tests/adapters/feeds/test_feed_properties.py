"""What holds for every feed, however broken, and for every address and text."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefs.adapters.feeds.parse import parse
from briefs.adapters.feeds.plain import LONGEST_TEXT, plain, text_of
from briefs.adapters.feeds.urls import LONGEST, absolute, canonical_url, page_of
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed

NOW = datetime(2025, 6, 23, 12, tzinfo=UTC)
FEED = Feed("f", "http://o.example/feed", "Outlet", aggregator=True)
FEW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

RSS = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    b"<channel><title>F</title><language>en</language><ttl>60</ttl><item><title>Talks are off - Reuters</title>"
    b'<link>http://o.example/1?a=b</link><guid isPermaLink="false">tag:1</guid><dc:creator>Desk</dc:creator>'
    b"<description>&lt;p&gt;Japan &amp;amp; others withdrew.&lt;/p&gt;</description><source>Reuters</source>"
    b"<pubDate>Mon, 23 Jun 2025 06:30:00 GMT</pubDate></item></channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://o.example/" xml:lang="en"><id>f</id>'
    b'<entry><id>tag:1</id><title type="html">Talks &amp;lt; off</title><link href="1"/><author><name>Desk</name>'
    b'<email>d@o.example</email></author><updated>2025-06-23T06:30:00Z</updated><content type="xhtml">'
    b'<div xmlns="http://www.w3.org/1999/xhtml"><p>Japan <a href="x">withdrew</a></p></div></content></entry></feed>'
)
MEDIA = (
    b'<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
    b"<channel><title>F</title><item><title>Talks are off | AP</title><source url='http://ap.example'>AP</source>"
    b"<link>https://www.google.com/url?url=http://o.example/1%26a</link><guid>http://o.example/1</guid>"
    b"<itunes:summary>Japan &lt;br&gt;withdrew</itunes:summary><itunes:author>Desk</itunes:author>"
    b"<media:group><media:content url='http://o.example/1.jpg'><media:title>T</media:title><media:description type='html'>"
    b"A picture</media:description></media:content></media:group><media:text type='plain'>Text</media:text></item></channel></rss>"
)
JSON = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "F", "language": "en", "items": [{"id": "tag:1",'
    b' "url": "http://o.example/1", "title": "Talks are off", "content_html": "<p>Japan withdrew</p>",'
    b' "authors": [{"name": "Desk"}], "date_published": "2025-06-23T06:30:00Z"}]}'
)
SHREDS = st.sampled_from([
    b"", b"\0", b"<", b">", b"&", b"&#xd800;", b"&#0;", b'"', b"]]>", b"<![CDATA[", b"<!--", b"\xff\xfe",
    b"\xed\xa0\x80", b"<!DOCTYPE x [", b'encoding="utf-7"', b"9" * 400, b"<item>", b"</channel>", b"null",
    b"\\ud800", b"[", b"xml:base='http://[' ",
    b"<media:description x>", b"<media:text/>", b"xml:lang='ja' ", "日本は".encode(), b"<a href=x>y</a>", b" - ", b"</media:description>",
])  # fmt: skip
CONTENT_TYPES = st.sampled_from(
    ["", "text/xml", "application/rss+xml; charset=utf-16", "text/html; charset=idna", "x; charset=\udcff"]
)


@st.composite
def mutated(draw) -> bytes:
    """A good feed with a few pieces replaced."""
    data = draw(st.sampled_from([RSS, ATOM, MEDIA, JSON]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        data = data[:start] + draw(SHREDS | st.binary(max_size=8)) + data[end:]
    return data


@FEW
@given(st.binary(max_size=300) | mutated(), CONTENT_TYPES)
@example(RSS.replace(b"http://purl.org", b"http://\xc2\xa0purl.org"), "")
@example(RSS.replace(b"Talks", b"&#xd800;"), "")
@example(b"\0", "")
@example(RSS.replace(b"tag:1", b"tag:\r1"), "")
def test_any_bytes_give_articles_that_can_be_stored_and_shown_or_are_told_to_be_no_feed(data, content_type):
    try:
        articles = parse(data, content_type, FEED, FEED.url, NOW).found
    except FeedError:
        return
    for found in articles:
        article = found.article
        shown = (article.title, article.outlet, article.lang, article.url, *article.authors)
        assert all(text.isprintable() for text in shown)
        assert article.title
        assert found.keys
        assert found.spans[0] == (0, len(article.title))
        assert article.published <= NOW
        assert canonical_url(article.url) == article.url
        assert hidden("".join((article.text, *found.keys))) == []


ITEM = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["a", "b", "c"]),
        "url": st.sampled_from(["http://o.example/1", "http://o.example/2", "http://o.example/"]),
        "title": st.sampled_from(["One", "Two", "Three"]),
        "content_text": st.sampled_from(["Four.", "Five."]),
    },
)


def known_by(items: list[dict[str, str]]) -> list[tuple[str, ...]]:
    data = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode()
    found = parse(data, "", FEED, FEED.url, NOW).found
    assert len({each.article.id for each in found}) == len(found)
    return sorted((each.article.id, *each.keys) for each in found)


@FEW
@given(st.lists(ITEM, max_size=6).flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_an_articles_id_and_keys_do_not_depend_on_the_order_of_the_feed(orders):
    before, after = orders
    assert known_by(before) == known_by(after)


PIECES = st.sampled_from([
    "http", "https", "ftp", "://", ":", "/", "//", "?", "#", "&", "=", "@", "[", "]", "%", "%20", "..", ".",
    "o.example", "İ.example", "ü", " ", "\n", "\u202e", "\ud800", "::1", "80", "utm_source=x", "\\", "xn--", "٣",
    "amp", "/amp/s/", "www.google.com", "/url?url=", "%3A%2F%2F", "a.cdn.ampproject.org/c/", "#!", "m.", "amp;", "%7E",
])  # fmt: skip
ADDRESS = st.lists(PIECES, max_size=10).map("".join)
LINK = ADDRESS | st.builds("http://o.example/{}".format, st.text(max_size=20) | ADDRESS)


@FEW
@given(LINK)
def test_a_canonical_address_is_its_own_canonical_address(url):
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical
    assert len(canonical) <= LONGEST
    assert canonical == "" or canonical.startswith(("http://", "https://"))
    assert canonical.isprintable()
    assert page_of(canonical).isprintable()


@FEW
@given(LINK, ADDRESS)
def test_any_link_can_be_resolved_against_any_base(url, base):
    assert isinstance(canonical_url(absolute(url, base)), str)


TAGS = st.sampled_from([
    "<p>", "</p>", "<b>", "<br/>", "<script>", "</script>", "<a href='javascript:x'>", "<!--", "-->", "<td>",
    "<svg><style>", "<p title='<i>'>", "<p lang=en>", "<![CDATA[",
])  # fmt: skip
SIGNS = st.sampled_from([
    "\0", "\x1b", "\x85", "\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\ud800", "&#8238;", "&#0;", "&shy;",
    "\U000e0041", "\u2028",
])  # fmt: skip
MARKUP = st.lists(TAGS | SIGNS | st.text("abcé\u0301 \n", max_size=8), max_size=12).map("".join)


def hidden(text: str) -> list[str]:
    kept = "\n\u200c\u200d"
    return [
        sign for sign in text if sign not in kept and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"}
    ]


@FEW
@given(MARKUP)
def test_the_text_of_markup_has_no_tags_and_nothing_that_hides(markup):
    text = text_of(markup)
    assert "<" not in text
    assert hidden(text) == []
    assert unicodedata.is_normalized("NFC", text)


@FEW
@given(st.text(max_size=60))
def test_plain_text_is_its_own_plain_text_and_hides_nothing(text):
    once = plain(text)
    assert plain(once) == once
    assert hidden(once) == []
    assert "\n\n\n" not in once


def test_words_are_not_joined_by_what_is_taken_out():
    assert plain("One.\x85Two.\x0bThree\rfour") == "One.\nTwo.\nThree four"
    assert text_of("<table><td>one</td><td>two</td></table>") == "one two"


def test_a_text_has_an_end():
    assert len(text_of("<p>words of a text</p>" * (LONGEST_TEXT // 15))) <= LONGEST_TEXT
