from __future__ import annotations

import pytest

from briefs.domain.names import Names
from briefs.newsroom.telling import Reader


@pytest.fixture(scope="module")
def reader(names: Names) -> Reader:
    return Reader(names)


@pytest.mark.parametrize(
    ("lang", "text", "dates"),
    [
        ("en", "on September 8", {(9, 8)}),
        ("en", "8th of September, 2025", {(9, 8)}),
        ("en", "Sept. 8", {(9, 8)}),
        ("fr", "le 8 septembre et le 1er août", {(9, 8), (8, 1)}),
        ("de", "am 8. September", {(9, 8)}),
        ("es", "el 8 de septiembre", {(9, 8)}),
        ("pt", "8 de setembro", {(9, 8)}),
        ("it", "l’8 settembre", {(9, 8)}),
        ("ru", "8 сентября", {(9, 8)}),
        ("uk", "8 вересня", {(9, 8)}),
        ("ja", "9月8日", {(9, 8)}),
        ("zh", "9月8號", {(9, 8)}),
        ("ko", "9월 8일", {(9, 8)}),
        ("ar", "٨ سبتمبر", {(9, 8)}),
        ("xx", "9月8日", {(9, 8)}),
        ("en", "September 40 and 13月8日", set()),
    ],
)
def test_dates(reader, lang, text, dates):
    assert reader.read(text, lang).dates == dates


@pytest.mark.parametrize(
    ("lang", "text", "figures"),
    [
        ("en", "1,083 people", {"1083"}),
        ("fr", "1 083 personnes", {"1083"}),
        ("fr", "1\u202f083 personnes", {"1083"}),
        ("de", "1.083 Menschen", {"1083"}),
        ("de", "3,5 Prozent", {"3.5"}),
        ("en", "3.5 percent", {"3.5"}),
        ("en", "$4.2 billion", {"4200000000"}),
        ("en", "eight billion people", {"8000000000"}),
        ("ru", "8 миллиардов", {"8000000000"}),
        ("fr", "huit milliards", {"8000000000"}),
        ("zh", "80亿人", {"8000000000"}),
        ("zh", "造成46人受伤", {"46"}),
        ("ja", "42億ドル", {"4200000000"}),
        ("ko", "1만2천 명", {"10000", "2000"}),
        ("ko", "96세", {"96"}),
        ("en", "in 2025, at 10:45", set()),
        ("zh", "2025年", set()),
        ("en", "12 of 31", set()),
    ],
)
def test_figures_are_written_alike(reader, lang, text, figures):
    assert reader.read(text, lang).figures == figures


@pytest.mark.parametrize(
    ("lang", "text", "counts"),
    [
        ("en", "six killed, 12 hurt", {"6", "12"}),
        ("ru", "шесть человек", {"6"}),
        ("fr", "deux morts", {"2"}),
        ("ko", "두 명", {"2"}),
        ("en", "one of the 8 September dead", set()),
    ],
)
def test_small_counts_are_told_apart_from_dates(reader, lang, text, counts):
    assert reader.read(text, lang).counts == counts


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "1.2.3.4", "9,9.9", "٣٫٥", "²³", "1 000 00", "0", "９月８日", "1'000"]
)
def test_any_text_is_read(reader, text):
    assert reader.read(text, "en") is not None
    assert reader.read(text, "fr") is not None
