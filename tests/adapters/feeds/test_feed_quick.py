"""What is read quickly is read as feedparser reads it; everything else is left to feedparser."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.adapters.feeds.charset import to_utf8
from briefs.adapters.feeds.parse import entries_of, read_patiently
from briefs.adapters.feeds.quick import read
from briefs.adapters.feeds.quick.names import MEDIA
from briefs.domain.errors import FeedError

RECORDED = Path(__file__).resolve().parents[4] / "shared/data/feeds"
SUITE = Path(__file__).resolve().parents[2] / "conformance/feedparser-6.0.14.tar.xz"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "media": "http://search.yahoo.com/mrss/",
        "MRSS": "http://search.yahoo.com/mrss/",
        "news": "https://www.bing.com/news/search",
        "own": "https://outlet.example/ns",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "wfw": "http://wellformedweb.org/CommentAPI/",
    }.items()
)
TEXTS = (
    *(
        "",
        " Talks are off ",
        "Q&amp;A",
        "Q&amp;amp;A",
        "&lt;b&gt;Talks&lt;/b&gt; off",
        "&lt;Talks&gt;",
        "Talks &lt;3",
    ),
    *(
        "<![CDATA[<p>Talks &amp; tea</p>]]>",
        "Zürich",
        "ZÃ¼rich",
        "C1 \x85",
        "日本",
        "https://o.example/a?b=1&amp;c=2",
    ),
    *(
        "https://o.example/a",
        "//o.example/a",
        "http:///o.example",
        "/a",
        "tag:o,2025:1",
        "Kim Lee",
        "en",
        "60",
    ),
    *("k@o.example (Kim Lee)", "k@o.example", "k@outlet.museum (Kim)", "Kim (Kim Lee)", "Kim <!-- --> Lee"),
    *(
        "Mon, 23 Jun 2025 09:30:00 +0900",
        "23 Jun 2025 09:30:00 GMT",
        "Mon, 23 Jun 2025 09:30:00 EST",
        "yesterday",
    ),
    *(
        "2025-06-23T09:30:00Z",
        "2025-06-23T09:30:00+09:00",
        "2025-06-23T09:30:00.5Z",
        "Mon, 31 Jun 2025 09:30:00 GMT",
    ),
    *(
        "Mon, 23 Jun 2025 09:30:00 JST",
        "Mon, 23 Jun 2025 09:30:00 +9900",
        "2025-06-23T09:30:00+0530",
        "2025-06-23T09:30:00-15:00",
    ),
    *("<b>Talks</b> off", "Mon, 23 Jun 2025 24:30:00 +0900", "2025-06-23", "&#8217;tis", "a &nbsp-b"),
    *(
        "a<![CDATA[ b ]]>c<![CDATA[&amp;]]>",
        "<?go on?>",
        "Kim <?go on?> Lee",
        "\n\t",
        "&#160;",
        "http://[::1",
    ),
)
MARKS = (
    *("",) * 60,
    *(' type="html"', ' type="text"', ' type="xhtml"', ' xml:lang="ja"', ' isPermaLink="false"'),
    *(
        ' isPermaLink="true"',
        ' url="https://o.example/s"',
        ' href="https://o.example/h"',
        ' rel="self"',
        ' lang="fr"',
    ),
    *(
        ' rel="alternate" href="/h"',
        ' rel="enclosure" href="/e"',
        ' rdf:about="urn:a"',
        ' base="https://b.example/"',
    ),
    *(
        ' xml:base="https://c.example/"',
        ' xml:space="preserve"',
        ' own:base="https://d.example/"',
        ' xmlns=""',
        ' xmlns="urn:own"',
        ' xmlns:own="http://search.yahoo.com/mrss/"',
        ' xmlns:media="https://outlet.example/ns"',
        ' type="image/png"',
        ' url="https://o.example/p.jpg" width="640" height="360"',
        ' URL="/p" Medium="IMAGE"',
        ' url="https://o.example/q.png?w=1&amp;h=2" type="Image/PNG" width="1" height="1"',
        ' uri="https://o.example/r.webp" width="1200px"',
    ),
)
RSS = (
    *(
        "title",
        "link",
        "description",
        "guid",
        "pubDate",
        "author",
        "category",
        "comments",
        "source",
        "enclosure",
    ),
    *(
        "content:encoded",
        "dc:creator",
        "dc:date",
        "dc:language",
        "dc:subject",
        "dc:title",
        "dcterms:modified",
    ),
    *("media:title", "media:description", "media:text", "media:content", "media:thumbnail", "media:group"),
    *(
        "atom:link",
        "atom:updated",
        "feedburner:origLink",
        "slash:comments",
        "wfw:commentRss",
        "own:kind",
        "own:title",
    ),
    *(
        "image",
        "updated",
        "itunes:summary",
        "itunes:title",
        "news:Source",
        "linkmobile",
        "summary",
        "authors",
        "Title",
    ),
    *("MRSS:description", "atom:author", "dc:publisher", "itunes:image", "item", "body", "GUID"),
)
ATOM = (
    *(
        "title",
        "link",
        "summary",
        "content",
        "id",
        "published",
        "updated",
        "author",
        "category",
        "rights",
        "source",
    ),
    *("contributor", "media:title", "media:description", "own:kind", "issued", "dc:date", "name"),
    *("atom:title", "MRSS:text", "entry", "copyright", "generator"),
)
CHANNEL = (
    "title",
    "link",
    "description",
    "language",
    "ttl",
    "image",
    "itunes:summary",
    "atom:link",
    "dc:date",
    "own:title",
    *("TTL", "copyright", "category", "itunes:image", "itunes:owner", "item", "own:kind"),
)
BETWEEN = st.sampled_from(("", "", "", "\n", "<!-- Talks -->", "<?go on?>", "Talks", "<![CDATA[ ]]>"))


def elements(names, depth=1):
    inner = st.sampled_from(TEXTS)
    if depth:
        nested = st.lists(BETWEEN | elements((*names, "name", "email"), depth - 1), max_size=2).map("".join)
        inner = st.integers(0, 15).flatmap(lambda n: nested if n == 15 else st.sampled_from(TEXTS))
    return st.builds(
        lambda n, m, t: f"<{n}{m}>{t}</{n}>", st.sampled_from(names), st.sampled_from(MARKS), inner
    )


def several(names, most=7):
    apart = st.builds(str.__add__, BETWEEN, elements(names))
    return st.lists(apart, min_size=1, max_size=most).map("".join)


ROOTS = st.sampled_from(("", ' xml:lang="de_AT"', ' xml:base="https://b.example/x/"', ' xml:base="/x"'))
RSS_FEEDS = st.builds(
    lambda root, channel, items: (
        f'<rss version="2.0" {SPACES}{root}><channel>{channel}'
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    ),
    ROOTS,
    several(CHANNEL, 4),
    st.lists(several(RSS), min_size=1, max_size=3),
)
ATOM_FEEDS = st.builds(
    lambda root, channel, items: (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}{root}>{channel}'
        + "".join(f"<entry>{item}</entry>" for item in items)
        + "</feed>"
    ),
    ROOTS,
    several(ATOM, 3),
    st.lists(several(ATOM), min_size=1, max_size=3),
)
RDF_FEEDS = st.builds(
    lambda root, channel, items: (
        f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" {SPACES}{root}><channel>{channel}</channel>'
        + "".join(f"<item>{item}</item>" for item in items)
        + "</rdf:RDF>"
    ),
    ROOTS,
    several(CHANNEL, 4),
    st.lists(several(RSS), min_size=1, max_size=3),
)


def told(read, document: bytes):
    feed = [str(read.feed.get(name, "")) for name in ("title", "ttl")]
    return feed, entries_of(read, document)


def agrees(document: bytes) -> bool:
    """Whether it is read quickly; fails when that gives anything else than feedparser."""
    quickly = read(document)
    if quickly is None:
        return False
    assert told(quickly, document) == told(read_patiently(document), document)
    return True


@given(RSS_FEEDS | ATOM_FEEDS | RDF_FEEDS)
def test_whatever_is_read_quickly_is_what_feedparser_reads(text):
    agrees(to_utf8(text.encode()))


def test_the_files_of_feedparser_read_the_same():
    with tarfile.open(SUITE) as archive:
        files = [archive.extractfile(member).read() for member in archive if member.isfile()]
    read_quickly = sum(agrees(to_utf8(data)) for data in files)
    assert read_quickly > 50


@pytest.mark.skipif(not RECORDED.is_dir(), reason="recorded feeds are not here")
def test_recorded_feeds_read_the_same():
    assert sum(agrees(to_utf8(file.read_bytes())) for file in RECORDED.glob("*.xml")) > 20


ITEM = "<title>Talks are off</title><link>https://o.example/1</link><pubDate>Mon, 23 Jun 2025 09:30:00 GMT</pubDate>"
DOCUMENTS = {
    "RSS 2.0": (f"<rss version='2.0'><channel><item>{ITEM}</item></channel></rss>", True),
    "RSS 0.91": (f"<rss version='0.91'><channel><item>{ITEM}</item></channel></rss>", False),
    "a DOCTYPE": (f"<!DOCTYPE rss []><rss version='2.0'><channel><item>{ITEM}</item></channel></rss>", False),
    "no entries": ("<rss version='2.0'><channel/></rss>", False),
    "broken": (f"<rss version='2.0'><channel><item>{ITEM}</channel></rss>", False),
    "no XML": ("Hello, world", False),
    "empty": ("", False),
}


@pytest.mark.parametrize(("document", "quick"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_only_what_can_be_taken_one_way_is_read_quickly(document, quick):
    assert (read(document.encode()) is not None) == quick


OWN = 'xmlns:own="https://outlet.example/ns"'
ELSEWHERE = 'xmlns:own="http://search.yahoo.com/mrss/"'
FROM_AFAR = {
    "a base of what stands before": (
        '<copyright xml:base="https://b.example/"/>',
        "<link>/1</link><guid>tag:1</guid>",
    ),
    "a base without a namespace": ('<category base="https://b.example/"/>', "<link>/1</link>"),
    "a base under a picture": (
        "",
        f'<media:thumbnail xmlns:media="{MEDIA[1:-1]}" base="https://b.example/"/><link>/1</link>',
    ),
    "an address that is none, under a base": (
        '<category base="https://b.example/"/>',
        "<link>http://[::1</link>",
    ),
    "small and large letters": ("<TTL>60</TTL>", ITEM),
    "a title in what is not read": ("<copyright><title>All rights</title></copyright>", ITEM),
    "a title in a picture of another namespace": (
        '<i:image xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"><title>Picture</title></i:image>',
        ITEM,
    ),
    "a text beside a picture by another prefix": (
        "",
        f'<m:description xmlns:m="{MEDIA[1:-1]}">Seen</m:description>{ITEM}<description>Talks</description>',
    ),
    "a prefix of two namespaces": (
        f"<category {ELSEWHERE}/>",
        f"<link>/1</link><own:title {OWN}>Talks</own:title>",
    ),
    "a known prefix of an unknown namespace": (
        '<category xmlns:media="https://outlet.example/ns"/>',
        f"<own:title {OWN}>Talks</own:title>",
    ),
    "markup in the feed's own title": (
        '<title type="application/xhtml+xml">&lt;b&gt;Quay&lt;/b&gt;</title>',
        ITEM,
    ),
}


@pytest.mark.parametrize(("channel", "item"), FROM_AFAR.values(), ids=FROM_AFAR)
def test_what_steers_feedparser_from_afar_is_left_to_it(channel, item):
    agrees(f"<rss version='2.0'><channel>{channel}<item>{item}</item></channel></rss>".encode())


def test_what_feedparser_cannot_read_is_not_read_quickly():
    with pytest.raises(FeedError):
        read_patiently(b"<rss xmlns:a='a\xc2\xa0b'><a:x/></rss>")
