"""The picture of an article is what its feed names as one, fit for a mail, and nothing that counts readers."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from briefs.adapters.feeds.media import MOST, pictures
from briefs.adapters.feeds.parse import parse
from briefs.domain.feed import Feed

NOW = datetime(2025, 6, 23, 12, tzinfo=UTC)
FEED = Feed("ft", "https://feeds.ft.example/world", "Financial Times")
RSS = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"{}><channel><title>F</title><item>'
    "<title>Talks are off</title><description>Japan withdrew.</description>{}</item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>Talks are off</title><id>tag:1</id>'
    "<updated>2025-06-23T06:30:00Z</updated><summary>Japan withdrew.</summary>{}</entry></feed>"
)
P = "https://i.ft.example/p.jpg"


def image(document: str) -> str:
    (found,) = parse(document.encode(), "", FEED, "https://feeds.ft.example/news/world", NOW).found
    return found.article.image


def quickly_and_patiently(item: str) -> str:
    """Of both readers, which must agree: an unknown attribute leaves the document to the patient one."""
    quick, patient = image(RSS.format("", item)), image(RSS.format(' own:x="1" xmlns:own="urn:own"', item))
    assert quick == patient
    return quick


def content(url: str = P, **more: object) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<media:content url="{url}"{attributes}/>'


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("", ""),
        (content(), P),
        (content(medium="image"), P),
        (f"<media:group>{content()}</media:group>", P),
        (f'<media:thumbnail url="{P}"/>', P),
        (f'<enclosure url="{P}" type="image/jpeg" length="1"/>', P),
        (f'<enclosure url="{P}"/>', P),
        (content("https://i.ft.example/clip", type="image/webp"), "https://i.ft.example/clip"),
        (content("https://i.ft.example/clip.mp4", medium="video"), ""),
        ('<enclosure url="https://i.ft.example/clip.mp3" type="audio/mpeg" length="1"/>', ""),
        (content("https://i.ft.example/clip"), ""),
        ('<description>&lt;img src="https://i.ft.example/body.jpg"&gt;</description>', ""),
    ],
    ids=["none", "by its name", "medium", "group", "thumbnail", "enclosure", "enclosure by name", "type", "video",
         "sound", "unknown", "in the text"],
)  # fmt: skip
def test_a_picture_is_what_is_named_as_one(item, found):
    assert quickly_and_patiently(item) == found


def test_atom_names_its_picture_as_an_enclosure():
    link = f'<link rel="enclosure" type="image/jpeg" href="{P}"/>'
    assert image(ATOM.format(link)) == P
    assert image(ATOM.format(link.replace("image/jpeg", "audio/mpeg"))) == ""


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"image": P}, P),
        ({"banner_image": P}, P),
        ({"image": "https://i.ft.example/one", "banner_image": P}, "https://i.ft.example/one"),
        ({"attachments": [{"url": P, "mime_type": "image/jpeg"}]}, P),
        ({"attachments": [{"url": "https://i.ft.example/a.mp3", "mime_type": "audio/mpeg"}]}, ""),
        ({"image": 7, "attachments": ["x", None]}, ""),
        ({"image": None, "attachments": {"url": P}}, ""),
        ({}, ""),
    ],
)
def test_a_json_feed_names_it_as_image_banner_or_attachment(item, found):
    known = {"id": "1", "title": "Talks are off", "content_text": "Japan withdrew."}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [known | item]}
    assert image(json.dumps(feed)) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("/p.jpg", "https://feeds.ft.example/p.jpg"),
        ("//i.ft.example/p.jpg", P),
        ("https://i.ft.example/p.jpg?w=600&amp;s=ab&amp;utm_source=rss", f"{P}?w=600&s=ab"),
        ("http://i.ft.example/p.jpg", ""),
        ("data:image/png;base64,AAAA", ""),
        ("javascript:alert(1).jpg", ""),
        ("https://me:secret@i.ft.example/p.jpg", ""),
        (f"https://i.ft.example/{'x' * 2000}.jpg", ""),
        ("https://secure.gravatar.com/avatar/0a1b2c.jpg", ""),
        ("https://0.gravatar.com/avatar/0a1b2c.jpg", ""),
        ("https://feeds.feedburner.com/~r/ft/~4/x.gif", ""),
        ("https://ad.doubleclick.net/p.gif", ""),
        ("https://pixel.wp.com/b.gif", ""),
        ("https://i.ft.example/pixel.gif", ""),
        ("https://i.ft.example/1x1.png", ""),
        ("https://i.ft.example/pixels-of-war.jpg", "https://i.ft.example/pixels-of-war.jpg"),
        ("https://notgravatar.com/p.jpg", "https://notgravatar.com/p.jpg"),
    ],
)
def test_only_an_address_that_is_safe_and_counts_nobody_is_kept(url, found):
    assert quickly_and_patiently(content(url, medium="image")) == found


def test_a_picture_that_cannot_be_used_leaves_the_place_to_the_next():
    both = content("http://i.ft.example/a.jpg") + content("https://gravatar.com/b.jpg") + content()
    assert quickly_and_patiently(both) == P


@pytest.mark.parametrize(
    ("sizes", "chosen"),
    [
        ([{"width": 140}, {"width": 460}, {"width": 1200}, {"width": 700}], 3),
        ([{"width": 140}, {"width": 460}], 1),
        ([{"width": 1200}, {}], 1),
        ([{"width": 1, "height": 1}, {"width": 300, "height": 200}], 1),
        ([{"width": 1200, "height": 1}, {"width": 300}], 1),
        ([{"width": "700px"}, {"width": 1200}], 0),
        ([{"width": "wide"}, {"width": 1200}], 0),
        ([{"width": "9" * 30}, {"width": 1200}], 0),
        ([{"width": "²"}, {"width": 1200}], 0),
    ],
    ids=["fills a mail", "widest", "untold", "pixel", "line", "px", "words", "nonsense", "no digits"],
)
def test_the_narrowest_that_fills_a_mail_is_taken_else_the_widest(sizes, chosen):
    item = "".join(content(f"https://i.ft.example/{n}.jpg", **size) for n, size in enumerate(sizes))
    assert quickly_and_patiently(item) == f"https://i.ft.example/{chosen}.jpg"


def test_a_thumbnail_counts_as_small_where_it_tells_no_width():
    thumbnail = '<media:thumbnail url="https://i.ft.example/small.jpg"/>'
    assert quickly_and_patiently(thumbnail + content(width=460)) == P
    assert quickly_and_patiently(thumbnail + content(width=150)) == "https://i.ft.example/small.jpg"


def test_of_very_many_pictures_the_first_are_looked_at():
    entry = {"media_content": [{"medium": "image", "url": f"https://a.example/{n}"} for n in range(10_000)]}
    assert len(pictures(entry)) == MOST
