"""The optional sections of a story: on the page, in the mail where the newsletter wants them, as plain text."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

from briefs.domain.article import Passage
from briefs.domain.summary import SECTIONS, Citation, Finding, Origin, Part, Sentence, Severity, Verdict

SPOKEN = Passage("ft1", 1, 40, 84, "“We would rather come late,” the envoy said.")
BLOCKED = Finding("number", Severity.BLOCK, "9 is not in the cited text")


def entry(part: Part, text: str, label: str = "", **more: object) -> Sentence:
    cites = (Citation(SPOKEN.article, SPOKEN.revision, SPOKEN.start, SPOKEN.end),)
    return Sentence(text, cites, Origin.LLM, part, Verdict.SUPPORTED, label=label, **more)


ENTRIES = (
    entry(Part.KEY_POINT, "The demand rose by half a point.", "Money & means"),
    entry(Part.PERSPECTIVE, "The opposition calls it overdue.", "Opposition"),
    entry(Part.QUOTE, "We would rather come late", "the envoy"),
    entry(Part.TIMELINE, "The invitation arrived.", "3 May"),
    entry(Part.UNKNOWN, "No new date was given."),
    entry(Part.UNKNOWN, "HIDDEN-SECTION", findings=(BLOCKED,)),
)


@pytest.fixture
def told(document):
    """The document, whose first story has all sections; `more` changes the document."""

    def made(**more: object):
        first = document.items[0]
        summary = replace(first.summary, sections=ENTRIES)
        item = replace(first, summary=summary, passages=(*first.passages, SPOKEN))
        return replace(document, items=(item, *document.items[1:]), **more)

    return made


def text_of(page: str) -> str:
    return " ".join(lxml.html.fromstring(page).text_content().split())


LINES = [
    ("Key points", "Money & means: The demand rose by half a point."),
    ("Who says what", "Opposition: The opposition calls it overdue."),
    ("In their words", "“We would rather come late”"),
    ("How it came about", "3 May: The invitation arrived."),
    ("What is not known", "No new date was given."),
]


@pytest.mark.parametrize(("heading", "text"), LINES)
def test_the_page_has_every_section_and_the_mail_has_none_unless_wanted(freeze, told, heading, text):
    frozen = freeze(told())
    assert f"{heading} {text}" in text_of(frozen.page)
    for mail in (text_of(frozen.html), " ".join(frozen.text.split())):
        assert heading not in mail
        assert text not in mail


@pytest.mark.parametrize("part", SECTIONS)
def test_a_section_that_the_newsletter_wants_in_the_mail_stands_in_both_its_parts(freeze, told, part):
    frozen = freeze(told(mail_parts=(part,)))
    heading, text = LINES[SECTIONS.index(part)]
    for mail in (text_of(frozen.html), " ".join(frozen.text.split())):
        assert heading in mail
        assert text in mail


def test_a_quotation_names_its_speaker_and_every_entry_leads_to_its_source(freeze, told):
    page = lxml.html.fromstring(freeze(told()).page)
    (quote,) = (
        q for q in page.iter("blockquote") if "come late”" in q.text_content() and q.get("class") == "quote"
    )
    assert "—\u00a0the envoy" in quote.text_content()
    entries = [item for points in page.find_class("points") for item in points.iter("li")]
    assert len(entries) == 4
    cards = [card for li in entries for card in li.find_class("card")]
    assert len(cards) == len(entries)
    assert all(next(card.iter("a")).get("href").startswith("https://ft1.example/") for card in cards)


def test_what_a_check_blocks_in_a_section_reaches_no_reader(freeze, told, pages, site):
    frozen = freeze(told(mail_parts=SECTIONS))
    markdown = pages.markdown(told(), site)
    assert not any("HIDDEN-SECTION" in text for text in (frozen.page, frozen.html, frozen.text, frozen.json, markdown))  # fmt: skip


def test_markdown_has_the_sections_too(pages, told, site):
    markdown = pages.markdown(told(), site)
    assert "**Key points**" in markdown
    assert "- Money & means: The demand rose" in markdown.replace("\\&", "&")
    assert "> “We would rather come late”" in markdown


def test_a_japanese_brief_names_them_in_japanese(freeze, told):
    page = text_of(freeze(told(language="ja")).page)
    assert all(
        heading in page
        for heading in ("要点", "それぞれの見方", "発言", "これまでの経緯", "分かっていないこと")
    )
