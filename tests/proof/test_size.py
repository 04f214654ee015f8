"""Twelve full stories in a mail that Gmail shows whole, a page that loads fast, a text that fits a terminal."""

from __future__ import annotations

import gzip
import re

import pytest
from rich_brief import LANGUAGES, NOW, rich

from briefs.adapters.pages.plain import WIDTH, columns
from briefs.domain.newsletter import Selection

MAIL = 60_000
PAGE = 50_000
"""Bytes in English. Other scripts take two or three for a letter: there it is letters that are counted."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_mail_of_twelve_full_stories_is_under_sixty_kilobytes(frozen, lang):
    html = frozen[lang].html
    assert len(html.encode() if lang == "en" else html) < MAIL
    assert len(html.encode()) < 1.15 * MAIL


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_six_stories_and_eight_lines_is_under_fifty_kilobytes(pages, site, lang):
    """The most that a newsletter has where nothing else is configured."""
    most = Selection()
    document = rich(lang, stories=most.max_stories)
    assert sum(item.also for item in document.items) == most.max_also
    page = pages.freeze(document, 1, site, "an editor", NOW).page
    assert len(page.encode() if lang == "en" else page) < PAGE
    assert len(gzip.compress(page.encode())) < PAGE / 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_of_text_is_longer_than_seventy_two_columns_only_for_an_address(frozen, lang):
    lines = frozen[lang].text.splitlines()
    assert [line for line in lines if columns(line) > WIDTH and not re.search(r"https?://", line)] == []
    assert WIDTH == 72
