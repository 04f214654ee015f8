"""Colours, dates, wrapped text and words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.pages.colour import DEFAULT, accents, contrast
from briefs.adapters.pages.dates import calendar
from briefs.adapters.pages.japanese import Japanese
from briefs.adapters.pages.languages import words_for
from briefs.adapters.pages.plain import columns, fold, tidy
from briefs.adapters.pages.words import English

DAY = date(2025, 6, 24)


@pytest.mark.parametrize(
    "colour", ["#9b1c1c", "#ffffff", "#000000", "#ffff00", "#0000ff", "red", "", "#9b1c1c;}*{x"]
)
def test_an_accent_can_be_read_on_white_and_on_black(colour):
    light, dark = accents(colour)

    assert contrast(light, "#ffffff") >= 4.5
    assert contrast(dark, "#161616") >= 4.5


def test_a_readable_accent_is_left_alone_and_a_wrong_one_is_ours():
    assert accents("#1a4f8b")[0] == "#1a4f8b"
    assert accents("red; } * {") == accents(DEFAULT)


@pytest.mark.parametrize(
    ("language", "zone", "full", "minute"),
    [
        ("en", "Asia/Tokyo", "Tuesday, 24 June 2025", "24 June, 08:30"),
        ("en-US", "America/New_York", "Tuesday, June 24, 2025", "June 23, 19:30"),
        ("ja", "Asia/Tokyo", "2025年6月24日火曜日", "6月24日 08:30"),
        ("de", "UTC", "Dienstag, 24. Juni 2025", "23. Juni, 23:30"),
        ("xx-nonsense", "Nowhere/At_All", "Tuesday, 24 June 2025", "23 June, 23:30"),
        ("", "", "Tuesday, 24 June 2025", "23 June, 23:30"),
    ],
)
def test_dates_are_local_and_in_the_readers_language(language, zone, full, minute):
    when = calendar(language, zone, DAY)

    assert when.full(DAY) == full
    assert when.minute(datetime(2025, 6, 23, 23, 30, tzinfo=UTC)) == minute
    assert when.minute(None) == ""


def test_another_year_is_named_and_a_stored_date_may_be_anything():
    when = calendar("en", "UTC", DAY)

    assert when.told("2024-12-31") == "31 December 2024"
    assert when.told("yesterday") == "yesterday"


def test_what_is_known_of_a_day_is_known_of_one_language_and_one_year():
    told = [
        (language, year, calendar(language, "UTC", DAY.replace(year=year)).day(DAY))
        for _ in range(2)
        for language in ("en", "en-US", "ja")
        for year in (2025, 2026)
    ]

    assert (
        told[:6]
        == told[6:]
        == [
            ("en", 2025, "24 June"),
            ("en", 2026, "24 June 2025"),
            ("en-US", 2025, "June 24"),
            ("en-US", 2026, "June 24, 2025"),
            ("ja", 2025, "6月24日"),
            ("ja", 2026, "2025年6月24日"),
        ]
    )


@pytest.mark.parametrize(
    ("zone", "clock"), [("UTC", "UTC"), ("Asia/Tokyo", "Japan Time"), ("Nowhere", "UTC")]
)
def test_the_clock_is_named(zone, clock):
    assert calendar("en", zone, DAY).clock == clock


@pytest.mark.parametrize(
    ("tag", "name"), [("ja", "Japanese"), ("zh-Hant", "Chinese"), ("en-US", ""), ("", ""), ("qqq", "")]
)
def test_a_foreign_language_is_named(tag, name):
    assert calendar("en", "UTC", DAY).language(tag) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("short", "short"),
        (
            "word " * 20,
            "word word word word word word word word word word word word word word\nword word word word word word",
        ),
        ("日本語。" * 12, "日本語。" * 9 + "\n" + "日本語。" * 3),
        ("日" * 36 + "。" + "本", "日" * 35 + "\n日。本"),
        ("x" * 80, "x" * 72 + "\n" + "x" * 8),
        ("see https://a.example/" + "x" * 80, "see\nhttps://a.example/" + "x" * 80),
        ("", ""),
    ],
)
def test_text_is_folded_at_72_columns(text, expected):
    assert fold(text) == expected


@settings(max_examples=50, deadline=None)
@given(
    st.text(
        alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Mn", "Me")),
        max_size=300,
    )
)
def test_folding_loses_nothing_and_keeps_the_width(text):
    folded = fold(text, "    ", "  ")

    assert "".join(folded.split()) == "".join(text.split())
    assert all(columns(line) <= 72 for line in folded.split("\n"))


def test_tidy_text_ends_with_one_line_end_and_has_no_gaps():
    assert tidy("\n\na  \n\n\n\nb\n\n") == "a\n\nb\n"


def test_japanese_says_everything_that_english_says():
    own = {name for name in vars(Japanese) if not name.startswith("_")}
    same_in_both = {"count", "apart", "remarked"}

    assert {name for name in vars(English) if not name.startswith("_")} - own <= same_in_both


@pytest.mark.parametrize(
    ("language", "lang"), [("ja", "ja"), ("ja-JP", "ja"), ("en-GB", "en"), ("fi", "en"), ("", "en")]
)
def test_a_language_without_words_speaks_english(language, lang):
    assert words_for(language).lang == lang


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_listed_as_read_aloud(names, expected):
    assert English().names(names) == expected
