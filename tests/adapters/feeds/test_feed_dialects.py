"""What is read from each dialect, and how careless feeds are understood."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from briefs.adapters.feeds.parse import parse
from briefs.domain.article import Article
from briefs.domain.feed import Feed

NOW = datetime(2025, 6, 23, 12, tzinfo=UTC)
SIX = datetime(2025, 6, 23, 6, 30, tzinfo=UTC)
FEED = Feed("ft", "http://feeds.ft.example/world", "Financial Times", paywalled=True)
BASE = "http://feeds.ft.example/news/world"

ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><id>f</id><title>F</title>{}</feed>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>F</title><dc:language>en-IE</dc:language>'
    '</channel><item rdf:about="http://o.example/1">{}</item></rdf:RDF>'
)
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def rss(*items: str, more: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {NAMESPACES}><channel><title>F</title>{more}{inner}</channel></rss>'


def entry(inner: str) -> str:
    return ATOM.format(f"<entry>{inner}</entry>")


def json_feed(*items: dict, **more) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": items} | more)


def read(document: str, feed: Feed = FEED) -> list[Article]:
    return [found.article for found in parse(document.encode(), "", feed, BASE, NOW).found]


def one(document: str, feed: Feed = FEED) -> Article:
    (article,) = read(document, feed)
    return article


RSS2 = rss(
    "<title>Talks are off</title><link>http://o.example/1?utm_source=rss</link><guid>tag:1</guid>"
    "<description>&lt;p&gt;Japan withdrew.&lt;/p&gt;&lt;p&gt;It gave no reason.&lt;/p&gt;</description>"
    "<pubDate>Mon, 23 Jun 2025 15:30:00 +0900</pubDate><dc:creator>Outlet staff</dc:creator>",
    more="<language>en-GB</language>",
)
RSS1 = RDF.format(
    "<title>Talks are off</title><link>http://o.example/1</link>"
    "<description>&lt;p&gt;Japan withdrew.&lt;/p&gt;&lt;p&gt;It gave no reason.&lt;/p&gt;</description>"
    "<dc:date>2025-06-23T15:30:00+09:00</dc:date><dc:creator>Outlet staff</dc:creator>"
)
ATOM1 = entry(
    '<id>tag:1</id><title>Talks are off</title><link rel="alternate" href="http://o.example/1"/>'
    "<published>2025-06-23T06:30:00Z</published><author><name>Outlet staff</name></author>"
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Japan withdrew.</p>'
    "<p>It gave no reason.</p></div></content>"
)
JSON_ITEM = {
    "id": "tag:1",
    "url": "http://o.example/1",
    "title": "Talks are off",
    "content_html": "<p>Japan withdrew.</p><p>It gave no reason.</p>",
    "date_published": "2025-06-23T06:30:00Z",
}
JSON10 = json_feed(
    JSON_ITEM | {"author": {"name": "Outlet staff"}},
    version="https://jsonfeed.org/version/1",
    language="en-GB",
)
JSON11 = json_feed(JSON_ITEM | {"authors": [{"name": "Outlet staff"}, {}], "language": "en-GB"})


@pytest.mark.parametrize(
    ("document", "lang"),
    [(RSS2, "en-GB"), (RSS1, "en-IE"), (ATOM1, "en-GB"), (JSON10, "en-GB"), (JSON11, "en-GB")],
    ids=["rss2", "rss1", "atom", "json10", "json11"],
)
def test_one_report_reads_the_same_in_every_dialect(document, lang):
    article = one(document)
    assert (article.title, article.text) == ("Talks are off", "Japan withdrew.\n\nIt gave no reason.")
    assert (article.url, article.published, article.authors) == ("http://o.example/1", SIX, ("Outlet staff",))
    assert (article.outlet, article.feed, article.paywalled) == ("Financial Times", "ft", True)
    assert (article.lang, article.revision, article.full_text) == (lang, 1, False)


def test_passages_are_the_title_and_each_sentence():
    (found,) = parse(RSS2.encode(), "", FEED, BASE, NOW).found
    assert [p.text for p in found.article.passages(found.spans)] == [
        "Talks are off",
        "Japan withdrew.",
        "It gave no reason.",
    ]


def described(text: str) -> str:
    return rss(f"<title>T</title><description>{text}</description>")


@pytest.mark.parametrize(
    ("document", "text"),
    [
        (described("A &lt;b&gt;bold&lt;/b&gt; claim"), "A bold claim"),
        (described("profit &lt; 3% and R&amp;amp;D"), "profit < 3% and R&D"),
        (described("<![CDATA[<ul><li>One</li><li>Two</li></ul>after]]>"), "One\n\nTwo\n\nafter"),
        (described("<![CDATA[<table><tr><td>Oil</td><td>70</td></tr></table>]]>"), "Oil 70"),
        (described("<![CDATA[<h6>Head</h6><dl><dt>One</dt><dd>Two</dd></dl>]]>"), "Head\n\nOne\n\nTwo"),
        (described("<![CDATA[One<br/>two <script>three</script><!-- four -->]]>"), "One\ntwo"),
        (described("short") + "", "short"),
        (
            rss(
                "<title>T</title><description>short</description><content:encoded>a longer text</content:encoded>"
            ),
            "a longer text",
        ),
        (
            rss(
                "<title>T</title><description>a longer text</description><content:encoded>short</content:encoded>"
            ),
            "a longer text",
        ),
        (rss("<title>T</title><description>T</description>"), ""),
        (rss("<title>T</title>"), ""),
        (entry('<title>T</title><summary type="text">profit &lt;b&gt; 3%</summary>'), "profit <b> 3%"),
        (
            entry('<title>T</title><summary type="html">A &lt;b&gt;bold&lt;/b&gt; claim</summary>'),
            "A bold claim",
        ),
        (
            entry('<title>T</title><content type="image/png">iVBORw0KGgo=</content><summary>seen</summary>'),
            "seen",
        ),
        (json_feed({"title": "T", "content_text": "profit <b> 3%"}), "profit <b> 3%"),
        (json_feed({"title": "T", "content_text": "One\n\ntwo"}), "One\n\ntwo"),
        (json_feed({"title": "T", "summary": "A summary"}), "A summary"),
    ],
)
def test_the_text_is_what_a_reader_of_the_feed_would_see(document, text):
    assert one(document).text == text


@pytest.mark.parametrize(
    ("document", "title"),
    [
        (rss("<title>A &lt;b&gt;bold&lt;/b&gt; claim</title>"), "A bold claim"),
        (rss("<title>profit&lt;three, loss&gt;four</title>"), "profit<three, loss>four"),
        (rss("<title>R&amp;amp;D</title>"), "R&D"),
        (entry('<title type="text">Why &lt;b&gt; is bold</title>'), "Why <b> is bold"),
        (entry('<title type="html">A &lt;b&gt;bold&lt;/b&gt; claim</title>'), "A bold claim"),
        (json_feed({"title": "Why <b> is bold"}), "Why <b> is bold"),
        (rss("<description>Japan withdrew. It gave no reason.</description>"), "Japan withdrew."),
        (json_feed({"content_html": "<p>Japan withdrew.</p><p>So it goes.</p>"}), "Japan withdrew."),
        (rss("<title>e\u200b\u0301clat</title>"), "éclat"),
    ],
)
def test_the_title_is_what_the_feed_calls_it_or_its_first_sentence(document, title):
    assert one(document).title == title


def dated(date: str) -> str:
    return rss(f"<title>T</title><pubDate>{date}</pubDate>")


@pytest.mark.parametrize(
    ("document", "published", "updated"),
    [
        (dated("Mon, 23 Jun 2025 06:30:00 GMT"), SIX, None),
        (dated("2025-06-23T08:30:00+02:00"), SIX, None),
        (dated("Tue, 24 Jun 2025 06:30:00 GMT"), NOW, None),
        (dated("Wed, 25 Jun 2025 06:30:00 GMT"), NOW, None),
        (dated("Fri, 31 Dec 9999 23:59:59 -1200"), NOW, None),
        (dated("Thu, 01 Jan 1970 00:00:00 GMT"), NOW, None),
        (dated("yesterday"), NOW, None),
        (rss("<title>T</title>"), NOW, None),
        (entry("<title>T</title><updated>2025-06-23T06:30:00Z</updated>"), SIX, SIX),
        (
            entry(
                "<title>T</title><published>2025-06-23T06:30:00Z</published><updated>2025-06-23T12:00:00Z</updated>"
            ),
            SIX,
            NOW,
        ),
        (
            entry(
                "<title>T</title><published>2099-06-23T06:30:00Z</published><updated>2025-06-23T06:30:00Z</updated>"
            ),
            SIX,
            SIX,
        ),
        (
            entry(
                "<title>T</title><published>2025-06-23T06:30:00Z</published><updated>2099-06-23T06:30:00Z</updated>"
            ),
            SIX,
            None,
        ),
        (json_feed({"title": "T", "date_published": "2025-06-23T08:30:00+02:00"}), SIX, None),
        (json_feed({"title": "T", "date_published": "2025-06-23 06:30:00"}), SIX, None),
        (json_feed({"title": "T", "date_published": "0001-01-01T00:00:00+23:00"}), NOW, None),
        (
            json_feed({"title": "T", "date_published": "soon", "date_modified": "2025-06-23T06:30:00Z"}),
            SIX,
            SIX,
        ),
    ],
)
def test_dates_are_believed_only_where_they_can_be_true(document, published, updated):
    article = one(document)
    assert (article.published, article.updated) == (published, updated)


def linked(link: str) -> str:
    return rss(f"<title>T</title>{link}")


@pytest.mark.parametrize(
    ("document", "url"),
    [
        (linked("<link>/1</link>"), "http://feeds.ft.example/1"),
        (linked("<link> http://O.example:80/1#top </link>"), "http://o.example/1"),
        (linked("<guid>http://o.example/1</guid>"), "http://o.example/1"),
        (linked('<guid isPermaLink="false">http://o.example/1</guid>'), ""),
        (linked("<link>mailto:desk@o.example</link>"), ""),
        (linked("<link>http://[bad</link>"), ""),
        (linked("<link>http://o.example/a b/ü</link>"), "http://o.example/a%20b/%C3%BC"),
        (
            entry('<title>T</title><link rel="enclosure" href="http://o.example/1.mp3"/><link href="1"/>'),
            "http://feeds.ft.example/news/1",
        ),
        (entry('<title>T</title><link rel="self" href="http://o.example/atom/1"/>'), ""),
        (
            ATOM.replace("<feed", '<feed xml:base="http://o.example/blog/"').format(
                '<entry><title>T</title><link href="1"/></entry>'
            ),
            "http://o.example/blog/1",
        ),
        (
            ATOM.replace("<feed", '<feed xml:base="/blog/"').format(
                '<entry><title>T</title><link href="1"/></entry>'
            ),
            "http://feeds.ft.example/blog/1",
        ),
        (json_feed({"title": "T", "url": "/1"}), "http://feeds.ft.example/1"),
        (json_feed({"title": "T", "external_url": "http://o.example/1"}), "http://o.example/1"),
    ],
)
def test_links_are_made_absolute_and_lead_to_web_pages_only(document, url):
    assert one(document).url == url


@pytest.mark.parametrize(
    ("document", "feed", "lang"),
    [
        (rss("<title>T</title>", more="<language>de</language>"), Feed("f", "", "O", lang="fr"), "fr"),
        (rss("<title>T</title>", more="<language>en_US</language>"), FEED, "en-US"),
        (rss("<title>T</title>", more="<language>&lt;script&gt;</language>"), FEED, ""),
        (rss("<title>T</title>"), FEED, ""),
        (entry('<title xml:lang="ko">T</title>'), FEED, "ko"),
        (json_feed({"title": "T", "language": "ja"}, language="en"), FEED, "ja"),
    ],
)
def test_the_language_is_the_configured_one_then_the_entrys_then_the_feeds(document, feed, lang):
    assert one(document, feed).lang == lang


@pytest.mark.parametrize(
    ("document", "authors"),
    [
        (
            rss("<title>T</title><dc:creator>First</dc:creator><dc:creator>Second</dc:creator>"),
            ("First", "Second"),
        ),
        (rss("<title>T</title><author>desk@outlet.com (The desk)</author>"), ("The desk",)),
        (rss("<title>T</title><dc:creator>&lt;b&gt;The&lt;/b&gt;\ndesk</dc:creator>"), ("The desk",)),
        (
            entry("<title>T</title><author><name>First</name></author><author><name>Second</name></author>"),
            ("First", "Second"),
        ),
        (json_feed({"title": "T", "authors": [{"name": "First"}, "x", {"name": None}]}), ("First",)),
        (rss("<title>T</title>"), ()),
    ],
)
def test_authors_are_names(document, authors):
    assert one(document).authors == authors


@pytest.mark.parametrize(
    ("ttl", "wait"),
    [
        ("60", timedelta(hours=1)),
        ("0", None),
        ("-5", None),
        ("1e9", None),
        ("9" * 5000, None),
        ("soon", None),
    ],
)
def test_a_feeds_ttl_is_minutes(ttl, wait):
    assert parse(rss("<title>T</title>", more=f"<ttl>{ttl}</ttl>").encode(), "", FEED, BASE, NOW).wait == wait


@pytest.mark.parametrize("number", ["99999999999", "x" + "F" * 5000, "1" * 5000, "x110000", "0"])
def test_a_number_that_is_no_character_is_left_out(number):
    found = read(rss(f"<title>Talks &#{number};are off</title>", "<title>Tea &#00000000065;</title>"))
    assert [article.title for article in found] == ["Talks are off", "Tea A"]


def test_a_feeds_own_title_is_one_line():
    title = "<title>Quay &amp;lt;b&amp;gt;Post&amp;lt;/b&amp;gt;\n Asia</title>"
    document = f"<rss version='2.0'><channel>{title}<item><title>T</title></item></channel></rss>"
    assert parse(document.encode(), "", FEED, BASE, NOW).title == "Quay <b>Post</b> Asia"


def test_utf16_is_read():
    document = '<?xml version="1.0" encoding="utf-16"?>' + rss("<title>Präsident</title>")
    assert [f.article.title for f in parse(document.encode("utf-16"), "", FEED, BASE, NOW).found] == [
        "Präsident"
    ]
