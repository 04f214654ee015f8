"""A newsletter's own logo and phrases: where they stand, and that they are text and no markup."""

from __future__ import annotations

import json
from dataclasses import replace

import lxml.html
import pytest
from pydantic import TypeAdapter

from briefs.adapters.pages.brief import view
from briefs.adapters.pages.frozen import as_json
from briefs.adapters.pages.japanese import Japanese
from briefs.adapters.pages.languages import words_for
from briefs.adapters.pages.words import English
from briefs.domain.brief import Document
from briefs.domain.summary import SECTIONS, Part
from briefs.domain.wording import HEADINGS, NAMES, PHRASES


def test_every_fixed_phrase_and_heading_can_be_said_in_other_words():
    fixed = {name for name, said in vars(English).items() if isinstance(said, str) and name[0] != "_"}

    joints = {"colon", "comma", "opens", "closes", "gap"}
    assert fixed - {"lang"} - joints == set(PHRASES)
    assert tuple(HEADINGS.values()) == SECTIONS
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize(("language", "other"), [("en", English()), ("ja", Japanese())])
def test_own_words_replace_ours_one_by_one(language, other):
    words = words_for(language, (("also", "In brief"), ("timeline", "Day by day")))

    assert words.also == "In brief"
    assert words.contents == other.contents
    assert words.sections == {**other.sections, Part.TIMELINE: "Day by day"}


def test_own_words_of_one_newsletter_change_no_other():
    words_for("en", (("also", "In brief"), ("quote", "Said")))

    assert words_for("en").also == English.also
    assert words_for("en").sections == English.sections


def test_own_words_stand_where_ours_are_made_of_them():
    assert words_for("ja", (("background", "経緯"),)).background_of("6月20日") == "経緯（6月20日）"


@pytest.mark.parametrize("name", ["lang", "sections", "names", "__class__", "no_longer_a_phrase"])
def test_a_stored_name_that_is_no_phrase_changes_nothing(name):
    assert vars(words_for("en", ((name, "x"),))).keys() == {"sections"}


def test_a_phrase_of_invisible_signs_leaves_ours():
    assert words_for("en", (("unsubscribe", "\u202e \u2066"),)).unsubscribe == English.unsubscribe


def test_own_words_stand_in_mail_text_page_and_markdown(pages, site, document, freeze):
    own = replace(document, wording=(("also", "Whatever else"),))
    frozen = freeze(own)

    for rendered in (frozen.html, frozen.text, frozen.page, pages.markdown(own, site)):
        assert "Whatever else" in rendered
        assert "Also reported" not in rendered


def test_own_words_are_text_and_never_markup(document, freeze):
    marked = "<img src=x onerror=alert(1)>"
    frozen = freeze(replace(document, logo=marked, wording=tuple((name, marked) for name in NAMES)))

    for html in (frozen.html, frozen.page):
        assert not lxml.html.fromstring(html).xpath("//img")
        assert "&lt;img src=x" in html


def test_a_logo_stands_in_the_place_of_the_title_and_the_title_where_there_is_none(document, site):
    assert view(replace(document, logo="ASIA | BRIEF"), site).logo == "ASIA | BRIEF"
    assert view(replace(document, logo="ASIA | BRIEF"), site).title == document.title
    assert view(document, site).logo == document.title


def test_a_document_from_before_newsletters_had_a_look_of_their_own_reads_as_one_without(document):
    stored = json.loads(as_json(replace(document, logo="X", wording=(("also", "More"),), images=True)))
    for name in ("logo", "wording", "images"):
        del stored[name]
    for item in stored["items"]:
        for source in item["sources"]:
            del source["image"]

    assert TypeAdapter(Document).validate_json(json.dumps(stored)) == document


def test_a_look_reads_back_as_it_was_stored(document):
    own = replace(document, logo="X", wording=(("also", "More"), ("made", "How")), images=True)

    assert TypeAdapter(Document).validate_json(as_json(own)) == own
