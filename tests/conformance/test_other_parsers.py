"""Feeds that other parsers' suites (gofeed, feed-rs, miniflux) are about, written anew: what an article shows.

Where those parsers and feedparser differ, feedparser's answer is the one expected.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from briefs.adapters.feeds.parse import parse
from briefs.domain.article import Article
from briefs.domain.errors import FeedError
from briefs.domain.feed import Feed

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MODULES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:itunes="http://www.itunes.com/DTDs/PodCast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
ADDRESS = "https://jsonfeed.org/version/"


def read(document: str | bytes, *, bare: bool = True) -> list[Article]:
    data = document.encode() if isinstance(document, str) else document
    return [each.article for each in parse(data, "", Feed("f", "", ""), "", NOW, bare=bare).found]


def rss(*items: str, root: str = MODULES) -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {root}><channel><title>F</title>{inner}</channel></rss>'


def atom(*entries: str) -> str:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{inner}</feed>'


def json_feed(*items: dict, version: str = f"{ADDRESS}1.1", **more) -> str:
    return json.dumps({"version": version, "title": "F", "items": items} | more)


@pytest.mark.parametrize(
    ("document", "shown"),
    [
        (rss("<title>T</title><encoded>of no module</encoded>"), {"title": "T", "text": ""}),
        (rss("<title>Fish & Chips &amp; more &lt;3</title>"), {"title": "Fish & Chips & more <3"}),
        (rss("<dc:title>T</dc:title><dc:description>D</dc:description>"), {"title": "T", "text": "D"}),
        (rss("<title>T</title><itunes:summary>S</itunes:summary>"), {"text": "S"}),
        (rss("<title>T</title><atom:content type='html'>&lt;p&gt;B&lt;/p&gt;</atom:content>"), {"text": "B"}),
        (rss("<title>T</title><description>On: <![CDATA[<b>B</b>]]> now</description>"), {"text": "On: B now"}),
        (rss("<title>T</title><description>D</description>", root='xmlns="https://o.example/rss"'), {"text": "D"}),
        (rss("<description>D</description>"), {"title": "D", "text": "D"}),
        (rss("<title>T</title><description>T</description>"), {"title": "T", "text": ""}),
        (atom("<title>T</title><content type='application/octet-stream'>T25lIHR3bw==</content>"), {"text": "One two"}),
        (atom("<title>T</title><content type='text/markdown'>a &lt; b</content>"), {"text": "a < b"}),
        (json_feed({"title": "T", "content_html": "<p>H</p>", "content_text": "P"}), {"text": "H"}),
    ],
)  # fmt: skip
def test_titles_and_texts(document, shown):
    (article,) = read(document)
    assert {name: getattr(article, name) for name in shown} == shown


@pytest.mark.parametrize(
    ("document", "url"),
    [
        (rss("<link>http://o.example/1</link><link>http://o.example/2</link>"), "http://o.example/2"),
        (
            rss("<link>1</link>", root='xml:base="http://o.example/feeds/feed.xml"'),
            "http://o.example/feeds/1",
        ),
        (rss("<link>1</link>"), ""),
        (
            atom(
                '<link rel="alternate" type="application/json" href="http://o.example/1.json"/>'
                '<link rel="alternate" type="text/html" href="http://o.example/1"/>'
                '<link rel="related" href="http://o.example/2"/>'
            ),
            "http://o.example/1",
        ),
        (
            '<CHANNEL HREF="http://o.example/"><ITEM HREF="http://o.example/1"><TITLE>T</TITLE></ITEM></CHANNEL>',
            "http://o.example/1",
        ),
    ],
)
def test_links(document, url):
    (article,) = read(document)
    assert article.url == url


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<author>desk@news.com (Jane Doe)</author>", ("Jane Doe",)),
        ("<author>desk@news.online (Jane Doe)</author>", ("Jane Doe",)),
        ("<author>Jane Doe &lt;desk@news.online&gt;</author>", ("Jane Doe",)),
        ("<author>desk@news.online</author>", ()),
        ("<author>desk@news.com</author>", ()),
        ("<dc:creator>x@o.museum (Carl)</dc:creator><dc:creator>Anna</dc:creator>", ("Carl", "Anna")),
        ("<atom:author><atom:name>Jo</atom:name><atom:email>j@o.com</atom:email></atom:author>", ("Jo",)),
        ("<itunes:author>Podcast Inc. (UK)</itunes:author>", ("Podcast Inc. (UK)",)),
        ("<dc:creator>Jo (@jo)</dc:creator>", ("Jo (@jo)",)),
        ("<author>by <![CDATA[Jo]]></author>", ("by Jo",)),
        ("<author>&lt;b&gt;Jo&lt;/b&gt; Doe</author>", ("Jo Doe",)),
    ],
)
def test_authors_are_names_whatever_their_mail_addresses_are(written, names):
    (article,) = read(rss(f"<title>T</title>{written}"))
    assert article.authors == names


@pytest.mark.parametrize(
    "version", [f"{ADDRESS}1", f"{ADDRESS}1.1", "http://jsonfeed.org/version/1", "1.1", "1"]
)
def test_json_feeds_are_read_whatever_way_they_write_their_version(version):
    (article,) = read(json_feed({"id": "1", "title": "T"}, version=version))
    assert article.title == "T"


@pytest.mark.parametrize(
    "document", ['{"version": "2", "items": []}', '{"version": 3}', "{}", '{"items": [1]}']
)
def test_other_json_is_no_feed(document):
    with pytest.raises(FeedError, match="not a JSON Feed"):
        read(document)


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ({}, ("Desk",)),
        ({"authors": [{"name": "Jo"}]}, ("Jo",)),
        ({"author": {"name": "Jo"}}, ("Jo",)),
        ({"authors": {"name": "Jo"}}, ("Jo",)),
        ({"authors": [], "author": {"name": "Jo"}}, ("Jo",)),
        ({"authors": [{"name": "Jo"}], "author": {"name": "Al"}}, ("Jo",)),
        ({"authors": [None, {}]}, ("Desk",)),
        ({"authors": [{"url": "mailto:jo@o.example"}]}, ()),
    ],
)
def test_items_of_a_json_feed_that_name_no_author_have_the_feeds(item, names):
    (article,) = read(json_feed({"title": "T"} | item, authors=[{"name": "Desk"}, None]))
    assert article.authors == names


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ({"title": 1000, "content_html": True, "summary": True}, {"title": "1000", "text": ""}),
        ({"title": "T", "content_html": " ", "content_text": "P"}, {"text": "P"}),
        ({"title": "T", "content_html": None, "summary": "S"}, {"text": "S"}),
        ({"title": "</b> &amp;"}, {"title": "</b> &amp;"}),
        ({"title": "T", "url": 1.2, "external_url": "http://o.example/2"}, {"url": ""}),
        ({"title": "T", "external_url": "http://o.example/2"}, {"url": "http://o.example/2"}),
    ],
)
def test_items_of_a_json_feed_show_what_is_text(item, shown):
    (article,) = read(json_feed(item))
    assert {name: getattr(article, name) for name in shown} == shown


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2020-01-02T10:00:00Z", 10),
        ("2020-01-02t10:00:00.123456789z", 10),
        ("2020-01-02T10:00:00+0100", 9),
        ("2020-01-02T10:00:00", 10),
        ("Thu, 02 Jan 2020 10:00:00 GMT", 10),
    ],
)
def test_items_of_a_json_feed_have_dates(written, hour):
    (article,) = read(json_feed({"title": "T", "date_published": written}))
    assert article.published.replace(microsecond=0) == datetime(2020, 1, 2, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["Tomorrow", "", 1577959200, {}, "1 Jan 2020 10:00 -99999999999999999999"]
)
def test_what_is_no_date_in_a_json_feed_is_none(written):
    (article,) = read(json_feed({"title": "T", "date_published": written}))
    assert not article.dated


@pytest.mark.parametrize(
    "document",
    [
        json_feed({"title": "Ökonomie"}).encode("utf-16"),
        json_feed({"title": "Ökonomie"}).replace("\\u00d6", "Ö").encode("latin-1"),
        json_feed({"title": "Ökonomie"}).encode("utf-8-sig"),
        json_feed({"title": "Öko-nomie"}).replace("-", "\t").encode(),
    ],
)
def test_json_feeds_are_read_in_whatever_encoding_and_with_bare_controls(document):
    (article,) = read(document)
    assert article.title.replace(" ", "") == "Ökonomie"


@pytest.mark.parametrize(
    ("entry", "lang"),
    [
        ('<title xml:lang="fr">T</title>', "fr"),
        ('<title>T</title><content xml:lang="de">Ja</content>', "de"),
        ('<title xml:lang="fr">T</title><content xml:lang="de">Ja</content>', "de"),
    ],
)
def test_the_language_of_an_entry_is_that_of_its_text_then_of_its_title(entry, lang):
    (article,) = read(atom(entry).replace("<feed", '<feed xml:lang="en"'))
    assert article.lang == lang


@pytest.mark.parametrize(
    "codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp037", "cp500", "cp1140"]
)
def test_documents_that_are_no_ascii_are_known_by_their_first_bytes(codec):
    named = f'<?xml version="1.0" encoding="{codec}"?>{rss("<title>Ökonomie</title>")}'
    (article,) = read(named.encode(codec))
    assert article.title == "Ökonomie"


@pytest.mark.parametrize(
    "document",
    [
        '<rss version="2.0"><channel><title>F</title></channel></rss>',
        "<rss version='2.0'>\n</rss",
        "<!DOCTYPE html><rss><channel><title>F</title></channel></rss>",
        '<CHANNEL HREF="http://o.example/"><TITLE>F</TITLE></CHANNEL>',
        atom(),
    ],
)
def test_a_feed_without_entries_is_a_feed(document):
    assert read(document) == []


@pytest.mark.parametrize(
    ("document", "titles"),
    [
        (rss("<title>A</title>", "<title>B</title>")[: -len("</channel></rss>")], ["A", "B"]),
        (rss("<title>A</title>", "<title>B</title>")[: -len("</item></channel></rss>")], ["A"]),
        (atom("<title>A</title>", "<title>B</title>")[:-1], ["A", "B"]),
    ],
)
def test_of_a_document_that_breaks_off_the_whole_entries_are_read(document, titles):
    assert [article.title for article in read(document)] == titles


def test_entries_that_tell_nothing_are_only_shown_to_who_looks_into_a_feed():
    document = rss("<link>http://o.example/1</link>", "<title>T</title>")
    assert [(a.title, a.url) for a in read(document)] == [("", "http://o.example/1"), ("T", "")]
    assert [a.title for a in read(document, bare=False)] == ["T"]


def test_entries_that_tell_their_authors_only_are_told_apart_by_them():
    names = [["Jo"], ["Al"], ["Jo"], []]
    document = rss(*("".join(f"<author>{name}</author>" for name in who) for who in names))
    assert [article.authors for article in read(document)] == [("Jo",), ("Al",), ()]
