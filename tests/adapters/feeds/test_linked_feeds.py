"""Where a web page says that its feeds are."""

from __future__ import annotations

import pickle

import pytest

from briefs.adapters.feeds.webpage import MOST, linked_feeds, no_feed
from briefs.domain.feed import Candidate

BASE = "https://quay.example/news/today"
RSS = 'type="application/rss+xml"'


def named(head: str, base: str = BASE) -> list[str]:
    return [link.url for link in linked_feeds(f"<!DOCTYPE html><html><head>{head}".encode(), base)]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="alternate" {RSS} href="https://feeds.quay.example/rss">', "https://feeds.quay.example/rss"),
        (f'<link href="/rss" title="World" {RSS} rel="alternate"/>', "https://quay.example/rss"),
        ("<link rel=alternate type=application/rss+xml href=/rss>", "https://quay.example/rss"),
        ("<LINK REL='ALTERNATE' TYPE='Application/RSS+XML' HREF='/RSS'>", "https://quay.example/RSS"),
        (f'<link\nrel = "alternate home"\n{RSS}\n  href = " rss.xml "\n>', "https://quay.example/news/rss.xml"),
        (f'<link rel="alternate" {RSS} href="?feed=rss2&amp;lang=en">', f"{BASE}?feed=rss2&lang=en"),
        (f'<link rel="alternate" {RSS} href="//cdn.example/rss">', "https://cdn.example/rss"),
        (f'<base href="/sub/"><link rel="alternate" {RSS} href="rss">', "https://quay.example/sub/rss"),
        (f'<base target=_top><base href="//b.example/"><link rel="alternate" {RSS} href="r">', "https://b.example/r"),
        ('<link rel="alternate" type="application/rss+xml; charset=utf-8" href="/rss">', "https://quay.example/rss"),
        ('<link rel="alternate" type="application/atom+xml" href="/atom">', "https://quay.example/atom"),
        ('<link rel="alternate" type="application/rdf+xml" href="/rdf">', "https://quay.example/rdf"),
        ('<link rel="alternate" type="application/feed+json" href="/j">', "https://quay.example/j"),
        ('<link rel="alternate" type="application/json" href="/feed.json">', "https://quay.example/feed.json"),
        ('<link rel="alternate" type="application/json" title="JSON Feed" href="/j">', "https://quay.example/j"),
        ('<link rel="alternate" type="text/xml" title="RSS" href="/x">', "https://quay.example/x"),
        (f'<link rel="alternate" {RSS} href="/my feed.xml">', "https://quay.example/my%20feed.xml"),
        ('<link rel="feed" href="/f">', "https://quay.example/f"),
        (f'</head><body><p><link rel="alternate" {RSS} href="/late">', "https://quay.example/late"),
        ('</head><body><a href="/rss/world.xml">World</a>', "https://quay.example/rss/world.xml"),
        ('</head><body><a href="https://feeds.other.example/world">World</a>', "https://feeds.other.example/world"),
    ],
)  # fmt: skip
def test_a_feed_is_found_however_its_link_is_written(head, url):
    assert named(head) == [url]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<title>RSS",
        f'<!-- <link rel="alternate" {RSS} href="/commented"> -->',
        f"""<script>x = '<link rel="alternate" {RSS} href="/script">'</script>""",
        f'<link rel="alternate" {RSS}>',
        f'<link rel="alternate" {RSS} href="">',
        f'<link rel="alternate" {RSS} href="javascript:alert(1)">',
        f'<link rel="alternate" {RSS} href="mailto:a@b.example">',
        f'<link rel="alternate" {RSS} href="http://[::1/">',
        f'<link rel="alternate" {RSS} href="/a&#27;[2Jb">',
        f'<link rel="alternate" {RSS} href="/a&#8238;b">',
        f'<link rel="alternate" {RSS} href="/{"x" * 3000}">',
        f'<link rel="alternate stylesheet" {RSS} href="/style">',
        f'<link rel="icon" {RSS} href="/icon">',
        '<link rel="alternate" hreflang="de" href="/de/feed">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?url=feed">',
        '<link rel="alternate" type="text/xml+oembed" href="/oembed?url=feed">',
        '</head><body><a href="/feedback">Feedback</a><a href="/address">Address</a><a name=rss>',
    ],
)
def test_what_only_looks_like_one_is_none(head):
    assert named(head) == []


def test_feeds_come_in_the_order_of_the_page_with_their_words_those_of_comments_last():
    page = f"""<html><link rel=alternate {RSS} href=/comments/feed title="Comments on Quay">
        <link rel=alternate {RSS} href=/b title="B &amp; C"><link rel=alternate {RSS} href=/a>
        <link rel=alternate {RSS} href=/b title="again"><a href=/rss>not needed</a>"""
    assert linked_feeds(page.encode(), BASE) == (
        Candidate("https://quay.example/b", "B & C"),
        Candidate("https://quay.example/a"),
        Candidate("https://quay.example/comments/feed", "Comments on Quay"),
    )


def test_a_page_that_names_none_is_searched_for_links_with_their_text():
    page = "<html><ul><li><a href='rss/world'><b>World</b>\n news</a><li><a href='/about'>About</a></ul>"
    assert linked_feeds(page.encode(), BASE) == (
        Candidate("https://quay.example/news/rss/world", "World news"),
    )


def test_no_more_feeds_are_told_than_a_person_reads():
    assert len(named("".join(f"<link rel=alternate {RSS} href=/{n}>" for n in range(200)))) == MOST


@pytest.mark.parametrize("document", [b"", b"\0", b"<", b"<!DOCTYPE html>", b"<html>" + b"<div>" * 50_000])
def test_a_page_without_anything_names_none(document):
    assert linked_feeds(document, BASE) == ()


def test_a_page_in_place_of_a_feed_tells_its_feeds_across_processes():
    page = f'<html><head><link rel="alternate" {RSS} href="/rss" title="World">'.encode()
    told = pickle.loads(pickle.dumps(no_feed(page, BASE)))  # noqa: S301  # our own
    assert told.links == (Candidate("https://quay.example/rss", "World"),)
    assert (told.kind, told.mend) == ("not-a-feed", "use https://quay.example/rss")
