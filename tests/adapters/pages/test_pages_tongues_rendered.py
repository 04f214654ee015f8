"""A whole brief in each language: nothing of ours in it is English."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import lxml.html
import pytest
from rich_brief import NOW, OUTLETS, SITE, rich

from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.pages.languages import words_for
from briefs.domain.brief import Document, Frozen
from briefs.newsroom.compose import with_items

OTHER_SCRIPTS = {"zh-Hans": "ja", "zh-Hant": "ja", "ko": "ja", "ja": "ja", "ar": "ar"}
"""Languages that have no Latin letters, with the language of the sample texts."""

LATIN = ("de", "fr", "es", "pt-BR", "pt-PT", "it")

SAME = {"fr": {"Sources", "Source"}}
"""Words of ours that are the same in English."""

GIVEN = (
    *(outlet for outlet, _, _ in OUTLETS),
    *("South China Morning Post", "Le Monde", "scmp-asia", "lemonde", "HTTP 503", "timed out"),
    *("model-x", "Harbour Brief", "1 Harbour Road", "Singapore 018989", "desk@news.example", "UTC"),
)
"""Names of outlets and feeds, reasons of failures, the model and the publisher: as they are in any language."""


@cache
def frozen(tag: str, texts: str) -> Frozen:
    return JinjaPages().freeze(replace(rich(texts), language=tag), 3, SITE, "an editor", NOW)


def read(html: str) -> str:
    """What people see and hear of a page, without quotations and headlines in other languages."""
    page = lxml.html.fromstring(html)
    for element in page.xpath("//style | //script | //*[@lang and not(self::html) and not(@role)]"):
        element.drop_tree()
    return "\n".join([*page.itertext(), *map(str, page.xpath("//@aria-label | //@title"))])


def ours(text: str) -> str:
    """The text without addresses, names and quotations."""
    for quotation in re.findall("“[^“”]+”|‘[^‘’]+’", text):
        text = text.replace(quotation, "")
    text = re.sub(r"https?://\S+", "", " ".join(text.split()))
    for name in sorted(GIVEN, key=len, reverse=True):
        text = text.replace(name, "")
    return text


@pytest.mark.parametrize("kind", ["text", "html", "page"])
@pytest.mark.parametrize("tag", [tag for tag in OTHER_SCRIPTS if tag != "ja"])
def test_no_english_letter_is_in_a_brief_of_another_script(tag, kind):
    rendered = getattr(frozen(tag, OTHER_SCRIPTS[tag]), kind)
    shown = ours(rendered if kind == "text" else read(rendered))

    assert re.findall(r"\S*[A-Za-z]\S*", shown) == []


@pytest.mark.parametrize("kind", ["text", "html", "page"])
@pytest.mark.parametrize("tag", LATIN)
def test_no_phrase_of_english_is_in_a_brief_of_another_language(tag, kind):
    english = words_for("en")
    phrases = {
        said for name in dir(english) if isinstance(said := getattr(english, name), str) and name[0] != "_"
    } - {english.colon, english.comma, english.opens, english.closes, english.gap}
    phrases |= {*english.sections.values(), "First report", "Read for this brief", "Could not be read"}
    phrases |= {
        "Written by",
        "checked against",
        "Told on",
        "Told before",
        "New since",
        "Headline:",
        "Source",
        "in Japanese",
    }
    rendered = getattr(frozen(tag, "en"), kind)
    shown = rendered if kind == "text" else read(rendered)
    shown = " ".join(shown.replace("\u202f", " ").split())

    found = {phrase for phrase in phrases - {"en"} if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", shown)}
    assert found <= SAME.get(tag, set())


@pytest.mark.parametrize("tag", [*OTHER_SCRIPTS, *LATIN])
def test_a_brief_names_its_own_language_and_direction(tag):
    html = lxml.html.fromstring(frozen(tag, OTHER_SCRIPTS.get(tag, "en")).page)

    assert (html.get("lang"), html.get("dir")) == (tag, "rtl" if tag == "ar" else "ltr")


def test_isolates_in_an_arabic_brief_are_in_pairs_and_only_ours():
    text = frozen("ar", "ar").text

    assert re.findall("[\u202a-\u202e\u2066\u2067]", text) == []
    assert text.count("\u2068") == text.count("\u2069") > 0
    for line in re.split(r"\n\s*\n", text):
        assert line.count("\u2068") == line.count("\u2069")


def test_a_frozen_brief_in_other_languages_has_no_isolates():
    for tag in ("de", "ko"):
        assert not {"\u2068", "\u2069"} & set(frozen(tag, OTHER_SCRIPTS.get(tag, "en")).text)


def mourning(tag: str) -> Document:
    """The brief whose outlets differ on 1,243 and 12,430 dead."""
    document = replace(rich("en"), language=tag)
    first = document.items[0]
    (found,) = first.disagreements
    sides = tuple(
        replace(side, amount=amount) for side, amount in zip(found.sides, (1243.0, 12430.0), strict=True)
    )
    return replace(
        document, items=(replace(first, disagreements=(replace(found, sides=sides),)), *document.items[1:])
    )


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("en", "1,243 (Financial Times, 21 June, 04:20), later 12,430"),
        ("de", "1.243 (Financial Times, 21. Juni, 04:20), später 12.430"),
        ("fr", "1\u202f243 (Financial Times, 21 juin, 04:20), plus tard 12\u202f430"),
        ("de-CH", "1’243 (Financial Times, 21. Juni, 04:20), später 12’430"),
        ("fi", "1\u00a0243 (Financial Times, 21. kesäkuuta 04:20), later 12\u00a0430"),
    ],
)
def test_a_toll_is_grouped_as_the_brief_s_country_does(tag, told):
    text = JinjaPages().freeze(mourning(tag), 3, SITE, "an editor", NOW).text

    assert told in re.sub(r"\n *", " ", text)


@pytest.mark.parametrize(
    ("tag", "subject"),
    [
        ("en", "Harbour Brief: The allies"),
        ("fr", "Harbour Brief\u202f: The allies"),
        ("zh-TW", "Harbour Brief：The allies"),
    ],
)
def test_a_composed_subject_has_the_colon_of_its_language(tag, subject):
    document = replace(rich("en"), language=tag)

    assert with_items(document, document.items).subject.startswith(subject)
