"""Strings of feeds that mean harm stay text in every format."""

from __future__ import annotations

import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.pages.links import clean, safe_language, safe_url, text_fragment
from briefs.adapters.pages.plain import columns
from briefs.domain.brief import PREFERENCES, UNSUBSCRIBE

STRINGS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "</title><script>alert(1)</script>",
    "-->]]><!--[if mso]><b>",
    "&lt;script&gt; &amp; &#60;b&#62;",
    "{{ 7 * 7 }} {% raw %} {# note #}",
    "line one\r\nBcc: all@example.org\n\n[9] Fake News https://evil.example/",
    "nul\x00 bell\x07 esc\x1b[31m delete\x7f next\x85 para\u2029 line\u2028",
    "override \u202e gnp.exe \u2066 isolate",
    "lone \ud800 surrogate",
    UNSUBSCRIBE,
    "https://unsub\x00scribe.briefs.invalid/ " + UNSUBSCRIBE.upper(),
    PREFERENCES,
    "https://pref\u202eerences.briefs.invalid/ " + PREFERENCES.upper(),
    "![x](javascript:alert(1)) [link](https://evil.example) <https://evil.example> **bold** `code`",
    "# heading",
    "1. item",
    "A" * 300,
    "日本" * 120,
    "👩‍👩‍👧‍👦 🇯🇵 e\u0301",
    "",
]

URLS = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://evil.example/"onclick="alert(1)',
    "https://evil.example/' style='x",
    "https://evil.example/ space",
    "https://evil.example/\r\nX: y",
    "https://evil.example/)>[x](javascript:alert(1)",
    "//evil.example/relative",
    "http://[::1",
    "https://",
    "mailto:all@example.org",
    UNSUBSCRIBE,
    "https://evil.example/?to=" + UNSUBSCRIBE,
    PREFERENCES,
    "https://evil.example/#" + PREFERENCES.upper(),
    "",
]


def tags(html: str) -> set[str]:
    return {element.tag for element in lxml.html.fromstring(html).iter() if isinstance(element.tag, str)}


def attributes(html: str) -> set[str]:
    return {name for element in lxml.html.fromstring(html).iter() for name in element.attrib}


def headings(markdown: str) -> list[str]:
    """The levels of the headings, without those of sections: a string may stand in all their names or in none."""
    return [level for line in markdown.splitlines() if (level := line.partition(" ")[0]) in {"#", "###"}]


def check_harmless(frozen, plain) -> None:
    """The same kinds of elements and attributes as without harm, and the placeholder only where we put it."""
    for rendered, clean_one in ((frozen.html, plain.html), (frozen.page, plain.page)):
        assert tags(rendered) <= tags(clean_one)
        assert attributes(rendered) <= attributes(clean_one)
        assert len(lxml.html.fromstring(rendered).xpath("//style")) == 1
        for address in lxml.html.fromstring(rendered).xpath("//a/@href"):
            assert re.match(r"https?://|#(story-|[cm])\d+$|\.\./(stories|newsletters)/[\w.%-]+", address)
    assert (frozen.html.count(UNSUBSCRIBE), frozen.text.count(UNSUBSCRIBE)) == (2, 2)
    for own in (frozen.html, frozen.text):
        assert own.lower().count(PREFERENCES) == 1
    assert ".briefs.invalid" not in frozen.page + frozen.subject
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", frozen.text
    )
    assert "\n" not in frozen.subject
    assert len(frozen.subject) <= 200
    assert frozen.json.encode()


@pytest.mark.parametrize("text", STRINGS)
def test_a_hostile_string_stays_text(freeze, with_hostile, frozen, text):
    rendered = freeze(with_hostile(text))

    check_harmless(rendered, frozen)
    headline = lxml.html.fromstring(rendered.page).find_class("headline")[0].text_content()
    assert headline == clean(text)
    assert all("https://" in line for line in rendered.text.splitlines() if columns(line) > 72)
    assert not re.search(r"(?m)^\s*(Bcc:|\[9\])", rendered.text)


@pytest.mark.parametrize("url", URLS)
def test_a_hostile_address_is_no_link_or_a_harmless_one(freeze, with_hostile, frozen, url):
    rendered = freeze(with_hostile("Headline", url))

    check_harmless(rendered, frozen)
    assert "javascript:" not in re.sub(r"https?://\S+", "", rendered.text)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_no_string_breaks_rendering_or_escapes(freeze, with_hostile, frozen, text, tail):
    check_harmless(freeze(with_hostile(text, "https://a.example/" + tail)), frozen)


@pytest.mark.parametrize("text", STRINGS)
def test_markdown_values_cannot_become_links_headings_or_html(pages, document, with_hostile, site, text):
    rendered = pages.markdown(with_hostile(text), site)
    bare = re.sub(r"\\.", "", rendered)

    assert not re.search(r"<(?!https?://)", bare)
    assert "evil.example>" not in bare
    assert "`" not in bare
    assert headings(rendered) == headings(pages.markdown(document, site))


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_clean_text_is_one_line_and_cleaning_again_changes_nothing(text):
    once = clean(text)

    assert clean(once) == once
    assert len(once.splitlines()) <= 1


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_a_safe_address_has_no_space_and_no_control_sign(tail):
    url = safe_url("https://a.example/" + tail)

    assert not re.search(r"[\s\x00-\x20\x7f-\x9f]", url)
    assert url in {"", "https://a.example/" + tail}


@pytest.mark.parametrize(
    ("url", "safe"),
    [(url, False) for url in URLS if url not in URLS[3:5] and url != URLS[7]]
    + [
        ("https://a.example/x?y=1&z=2#part", True),
        ("http://127.0.0.1:8000/a", True),
        ("https://例え.example/道", True),
    ],
)
def test_only_plain_web_addresses_are_safe(url, safe):
    assert bool(safe_url(url)) is safe


@pytest.mark.parametrize(
    ("url", "passage", "expected"),
    [
        ("https://a.example/", "Short one.", "https://a.example/#:~:text=Short%20one."),
        ("https://a.example/#p", "Short", "https://a.example/#p:~:text=Short"),
        (
            "https://a.example/",
            "a b c d e f g h i j k",
            "https://a.example/#:~:text=a%20b%20c%20d,h%20i%20j%20k",
        ),
        (
            "https://a.example/",
            "two-plus, two & more",
            "https://a.example/#:~:text=two%2Dplus%2C%20two%20%26%20more",
        ),
        (
            "https://a.example/",
            "あ" * 40,
            "https://a.example/#:~:text=" + "%E3%81%82" * 6 + "," + "%E3%81%82" * 6,
        ),
        ("", "Short", ""),
        ("https://a.example/", "", "https://a.example/"),
    ],
)
def test_text_fragments_name_the_passage(url, passage, expected):
    assert text_fragment(url, passage) == expected


@pytest.mark.parametrize(
    ("tag", "safe"),
    [
        ("ja", "ja"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ('ja" onclick="x', ""),
        ("", ""),
        ("日本", ""),
        ("english", ""),
        ("xx-Latn", ""),
    ],
)
def test_only_language_tags_are_printed_as_such(tag, safe):
    assert safe_language(tag) == safe
