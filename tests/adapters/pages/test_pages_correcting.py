"""What readers get of corrections, and the words around them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from briefs.adapters.pages.correction_words import CorrectionEnglish, CorrectionJapanese
from briefs.adapters.pages.readers import for_readers
from briefs.adapters.pages.search_words import SearchEnglish, SearchJapanese
from briefs.domain.brief import Coverage, Document
from briefs.domain.correction import Correction
from briefs.domain.newsletter import Site

SITE = Site("https://news.example", "Asia Brief <brief@news.example>", "desk@news.example", "1 Street")
CORRECTION = Correction(
    "asia-2025-06-22-0600.2",
    "asia-2025-06-22-0600",
    "asia",
    "s1",
    "It was <b>12</b>, not \u202e13.",
    "Ada Lovelace",
    datetime(2025, 6, 22, 9, tzinfo=UTC),
    date(2025, 6, 22),
    "Talks \u202eare off",
)


def document(*corrections: Correction) -> Document:
    return Document(
        version=1,
        brief="asia-2025-06-24-0600",
        newsletter="asia",
        title="Asia",
        language="en",
        timezone="Asia/Tokyo",
        date=date(2025, 6, 24),
        slot="0600",
        subject="Asia",
        preheader="",
        opening=(),
        items=(),
        coverage=Coverage(1, (), 1, 1, 0, 0, 0, "extractive"),
        corrections=corrections,
    )


def test_readers_do_not_learn_who_corrected(pages):
    assert for_readers(document(CORRECTION)).corrections == (replace(CORRECTION, actor=""),)
    frozen = pages.freeze(document(CORRECTION), 1, SITE, "Bob", datetime(2025, 6, 24, tzinfo=UTC))
    (told,) = json.loads(frozen.json)["corrections"]
    assert (told["text"], told["actor"]) == (CORRECTION.text, "")
    for text in (frozen.json, frozen.page, frozen.html, frozen.text):
        assert "Lovelace" not in text


@pytest.mark.parametrize(
    ("english", "japanese"), [(CorrectionEnglish, CorrectionJapanese), (SearchEnglish, SearchJapanese)]
)
def test_every_phrase_is_said_in_japanese_too(english, japanese):
    names = [name for name in vars(english) if not name.startswith("_")]
    assert [name for name in names if name not in vars(japanese)] == []
    plain = [name for name in names if isinstance(vars(english)[name], str) and name != "lang"]
    assert [name for name in plain if vars(japanese)[name].isascii()] == []
