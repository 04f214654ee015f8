"""Mails and pages are valid HTML, by the rules of tests/shared/html_rules.py."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from html_rules import language, problems
from rich_brief import LANGUAGES, NOW, rich

HEAD = "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>x</title></head><body><main>"
PAGE = HEAD + "<h1>x</h1>{}</main></body></html>"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_mail_is_valid(frozen, lang):
    assert problems(frozen[lang].html, mail=True) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_valid(frozen, lang):
    assert problems(frozen[lang].page) == []


WRITTEN_BY_FEEDS = frozenset(
    {
        "title",
        "text",
        "outlet",
        "family",
        "country",
        "headline",
        "label",
        "reason",
        "section",
        "told",
        "lang",
        "kind",
    }
)


def said_everywhere(value, text: str, names=WRITTEN_BY_FEEDS):
    """The same, with a text in every place that a feed can reach."""
    if isinstance(value, tuple):
        return tuple(said_everywhere(one, text, names) for one in value)
    if not is_dataclass(value):
        return value
    changed = {
        each.name: text
        if each.name in names and isinstance(getattr(value, each.name), str)
        else said_everywhere(getattr(value, each.name), text, names)
        for each in fields(value)
    }
    return replace(value, **changed)


@pytest.mark.parametrize(
    "text",
    [
        "<b>\"'&amp;&lt&</p></td>--><!--",
        "x" * 300,
        "東" * 300,
        "a\x00b\x1bc\ud800\u202ed\ufffe",
        "👩\u200d👩\u200d👧 🇯🇵",
        "english",
        "xx-Latn",
        "en_GB",
        "{{ 7 }}{% raw %}",
        "]]>",
    ],
)
def test_whatever_a_feed_writes_mail_and_page_stay_valid(pages, site, text):
    document = replace(rich("en"), items=said_everywhere(rich("en").items[:2], text), opening=())
    frozen = pages.freeze(document, 1, site, "an editor", NOW)
    assert problems(frozen.html, mail=True) == []
    assert problems(frozen.page) == []


def test_without_the_names_of_outlets_mail_and_page_stay_valid(pages, site):
    items = said_everywhere(
        rich("en").items, "", frozenset({"outlet", "family", "country", "kind", "label", "lang"})
    )
    frozen = pages.freeze(replace(rich("en"), items=items), 1, site, "an editor", NOW)
    assert problems(frozen.html, mail=True) == []
    assert problems(frozen.page) == []


def test_the_rules_take_a_valid_page():
    assert problems(PAGE.format("<ul><li>a <b>b</b></li></ul><p>c &amp; d</p>")) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>a", "</main> where <p> is open"),
        ("<p>a</b></p>", "</b> where <p> is open"),
        ("<p><div>a</div></p>", "<div> may not stand in <p>"),
        ("<ul><p>a</p></ul>", "<p> may not stand in <ul>"),
        ("<ul>a</ul>", "<ul> may not hold text"),
        ("<p><a href='b'><a href='c'>d</a></a></p>", "<a> may not stand inside <a>"),
        ("<p><a href='b'><span tabindex='0'>c</span></a></p>", "acts, and so does <a>"),
        ("<p><a href='b'><p>c</p></a></p>", "<p> may not stand in <p>"),
        ("<p id='a'></p><p id='a'></p>", "the id 'a' stands 2 times"),
        ("<p id='a b'></p>", "has id='a b'"),
        ("<p class='a' class='b'></p>", "has class twice"),
        ("<p align='left'></p>", "may not have align"),
        ("<p foo='1'></p>", "may not have foo"),
        ("<p aria-foo='1'></p>", "may not have aria-foo"),
        ("<p aria-labelledby='nowhere'></p>", "aria-labelledby names 'nowhere'"),
        ("<p><a href='#nowhere'>a</a></p>", "a link to #nowhere"),
        ("<p><a href='a b'>a</a></p>", "which is no address"),
        ("<p><a href='a%zz'>a</a></p>", "which is no address"),
        ("<p><a href='b'></a></p>", "<a> is empty"),
        ("<p><img src='a.png'></p>", "<img> lacks alt"),
        ("<label for='a'>b</label>", "a label for 'a'"),
        ("<input type='text' id='a'>", "<input> has no label"),
        ("<p lang='en_GB'>a</p>", "no language tag"),
        ("<p lang='qqq'>a</p>", "an unknown language"),
        ("<p dir='up'>a</p>", "not one of ltr, rtl, auto"),
        ("<h3>a</h3>", "<h3> after <h1>"),
        ("<h1>a</h1>", "2 times <h1>"),
        ("<center>a</center>", "<center> is no element that we use"),
        ("<p>a & b</p>", "a bare &"),
        ("<p>a <3</p>", "a bare <"),
        ("<p>a\x01b</p>", "the control sign"),
        ("<time datetime='today'>a</time>", "has datetime='today'"),
        ("<details><p>a</p><summary>b</summary></details>", "is not the first child"),
        ("<p style='color:'>a</p>", "a broken style"),
        ("<br/ >", None),
        ("<p/>", "does not close anything"),
        ("<main>a</main>", "not one main part"),
    ],
)
def test_the_rules_find(body, told):
    found = problems(PAGE.format(body))
    assert any(told in line for line in found) if told else not found


def test_old_attributes_of_tables_are_right_in_mails_only():
    table = PAGE.format("<table width='600' cellpadding='0'><tr><td valign='top'>a</td></tr></table>")
    assert problems(table, mail=True) == []
    assert len(problems(table)) == 3


@pytest.mark.parametrize("tag", ["en", "ja", "zh-Hans", "en-GB", "es-419", "sr-Latn-RS", "yue", "fil"])
def test_a_language_tag_is_known(tag):
    assert language(tag) == ""


@pytest.mark.parametrize("tag", ["", "english", "en_GB", "xx", "en-XX", "zh-Qqqq"])
def test_a_language_tag_is_not_known(tag):
    assert language(tag)
