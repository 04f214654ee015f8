"""Pictures: off unless a newsletter asks for them, one a story, never needed to understand it."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

P = "https://i.ft.example/p.jpg?a=1&b=2"


def pictured(document, url: str = P, **more: object):
    items = tuple(
        replace(item, sources=tuple(replace(source, image=f"{url}#{source.id}") for source in item.sources))
        for item in document.items
    )
    return replace(document, items=items, images=True, **more)


def images(html: str) -> list:
    return lxml.html.fromstring(html).xpath("//img")


def test_without_a_word_no_picture_stands_anywhere(freeze, document, frozen):
    off = freeze(replace(pictured(document), images=False))

    assert off.hash == frozen.hash
    assert "i.ft.example" not in off.html + off.text + off.page + off.json


def test_a_story_in_full_shows_the_picture_of_the_article_that_its_headline_rests_on(freeze, document):
    frozen = freeze(pictured(document))
    lead = [item.summary.headline.citations[0].article for item in document.items if not item.also]

    for html in (frozen.html, frozen.page):
        assert [image.get("src") for image in images(html)] == [f"{P}#{article}" for article in lead]
    assert "i.ft.example" not in frozen.text
    assert f'"image": "{P}#ft1"' in frozen.json


def test_a_picture_says_whose_it_is_and_nothing_is_read_aloud_in_its_place(freeze, document):
    frozen = freeze(pictured(document))

    for html in (frozen.html, frozen.page):
        first = images(html)[0]
        assert first.get("alt") == ""
        assert " ".join(first.getparent().text_content().split()) == "Picture: Financial Times"
    assert "画像：Financial Times" in freeze(pictured(document, language="ja")).page


def test_the_page_keeps_its_place_free_and_tells_the_outlet_nothing_that_it_need_not_know(freeze, document):
    page, mail = (
        images(html)[0] for html in (freeze(pictured(document)).page, freeze(pictured(document)).html)
    )

    assert (page.get("width"), page.get("height"), page.get("loading")) == ("640", "360", "lazy")
    assert page.get("referrerpolicy") == "no-referrer"
    assert mail.get("width") == "544"
    assert mail.get("height") is None  # a mail program that knows no `height: auto` would distort it
    assert "height:auto" in mail.get("style").replace(" ", "")


@pytest.mark.parametrize(
    "url",
    ["", "http://i.ft.example/p.jpg", "data:image/png;base64,AAAA", "javascript:alert(1)", "//i.ft.example/p.jpg",
     "https://unsubscribe.briefs.invalid/", "https://a b/"],
)  # fmt: skip
def test_an_address_that_must_not_be_shown_shows_nothing(freeze, document, url):
    frozen = freeze(pictured(document, url))

    assert images(frozen.html) == images(frozen.page) == []
    assert "Picture:" not in frozen.html + frozen.page


def test_an_address_cannot_leave_its_attribute(freeze, document):
    frozen = freeze(pictured(document, 'https://i.ft.example/"onerror="alert(1)'))

    for html in (frozen.html, frozen.page):
        assert {name for image in images(html) for name in image.attrib} <= {
            "src", "alt", "width", "height", "border", "style", "loading", "decoding", "referrerpolicy",
        }  # fmt: skip
