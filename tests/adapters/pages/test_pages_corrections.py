"""A later brief tells the corrections to earlier ones, in every format and with a way to each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import lxml.html
import pytest

from briefs.domain.correction import Correction, correction_id
from briefs.domain.newsletter import Site

WRONG = "asia-2025-06-22-0530"
AT = datetime(2025, 6, 22, 9, tzinfo=UTC)


def correction(number: int, text: str, headline: str = "") -> Correction:
    story = "s1" if headline else ""
    return Correction(
        correction_id(WRONG, number), WRONG, "asia", story, text, "Ada", AT, date(2025, 6, 22), headline
    )


@pytest.fixture
def corrected(document):
    return replace(
        document,
        corrections=(
            correction(1, "The demand was 3.5 per cent, not 5.", "Japan <calls> off talks"),
            correction(2, "The brief named & dated the summit wrongly."),
        ),
    )


def test_each_format_tells_which_brief_and_story_were_wrong(freeze, pages, site, corrected):
    frozen = freeze(corrected)
    texts = [lxml.html.fromstring(html).text_content() for html in (frozen.html, frozen.page)]
    for text in (*texts, frozen.text, pages.markdown(corrected, site).replace("\\<", "<")):
        flat = " ".join(text.split())
        assert "Corrections to earlier briefs" in flat
        assert "22 June, Japan <calls" in flat
        assert "The demand was 3.5 per cent, not 5." in flat
        assert "named & dated" in flat
        assert "Ada" not in flat


def test_it_leads_to_the_correction_on_the_page_of_the_brief_that_was_wrong(freeze, corrected):
    frozen = freeze(corrected)
    for html, way in ((frozen.html, "https://news.example/briefs/"), (frozen.page, "")):
        links = set(lxml.html.fromstring(html).xpath("//a/@href"))
        assert {f"{way}{WRONG}.html#correction-1", f"{way}{WRONG}.html#correction-2"} <= links
    assert f"https://news.example/briefs/{WRONG}.html#correction-1" in frozen.text


def test_without_a_public_address_a_mail_tells_them_without_a_link(freeze, corrected):
    frozen = freeze(corrected, Site(sender="brief@news.example"))
    assert "The demand was 3.5 per cent" in frozen.html
    assert WRONG not in frozen.html + frozen.text


def test_a_japanese_brief_tells_them_in_japanese(freeze, corrected):
    text = freeze(replace(corrected, language="ja")).text
    assert "これまでの号の訂正" in text
    assert "6月22日の号「Japan <calls> off talks」" in text


def test_a_brief_without_corrections_has_no_heading_for_them(frozen):
    assert "Corrections" not in frozen.html + frozen.text + frozen.page


def test_preferences_stand_beside_the_way_out_where_there_is_a_site(freeze, document, frozen):
    mail = lxml.html.fromstring(frozen.html)
    assert mail.xpath("//a[text()='Preferences']/@href") == ["https://preferences.briefs.invalid/"]
    assert "Preferences: https://preferences.briefs.invalid/" in frozen.text
    without = freeze(document, Site(sender="brief@news.example"))
    assert "Preferences" not in without.html + without.text + frozen.page


def test_a_logo_stands_at_the_head_and_the_title_in_the_window(freeze, document):
    frozen = freeze(replace(document, logo="ASIA <|> BRIEF"))
    for html in (frozen.html, frozen.page):
        assert [h.text_content() for h in lxml.html.fromstring(html).iter("h1")] == ["ASIA <|> BRIEF"]
    assert lxml.html.fromstring(frozen.page).findtext(".//title").startswith("Asia Brief, ")
