"""Figures that a writer worked out from what the source says, and wrong ones that no arithmetic gives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefs.newsroom.check.figures import figures

YEAR = datetime(2026, 3, 2, 9, tzinfo=UTC)

CASES = [
    # units
    ("Firms must keep the data for a year.", "Firms must keep the data for 12 months.", "Firms must keep the data for 14 months."),
    ("The wreck lies 2,180 metres down.", "The wreck lies more than two kilometres down.", "The wreck lies 5 kilometres down."),
    ("Offers must be removed within an hour.", "Offers must be removed within 60 minutes.", "Offers must be removed within 90 minutes."),
    ("The bank cut its rate by 25 basis points.", "The bank cut its rate by 0.25 points.", "The bank cut its rate by 0.75 points."),
    # shares
    ("Of 290 barrels, 204 were recovered.", "About 70% of the 290 barrels were recovered.", "About 40% of the 290 barrels were recovered."),
    ("Eleven of the 18 economists expect a rise.", "A rise is expected by 11 out of 18 economists.", "A rise is expected by 7 out of 18 economists."),
    ("Some 32 of 43 economists foresaw the cut.", "About three-quarters of economists foresaw the cut.", "About a third of economists foresaw the cut."),
    # differences
    ("She won 36.9 percent; a poll had given her 22 percent.", "She won 15 points more than a poll had given her.", "She won 28 points more than a poll had given her."),
    ("Prices are seen rising 2.7 percent, after 2.2 percent in April.", "Prices are seen rising half a percentage point more than in April.", "Prices are seen rising 1.5 percentage points more than in April."),
    ("冰芯长334米，此前最长纪录为309米。", "冰芯比此前最长纪录多出25米。", "冰芯比此前最长纪录多出75米。"),
    # ratios
    ("The port handles 1,400 boxes a day and wants 3,500.", "The port wants two and a half times as many boxes.", "The port wants 14 times as many boxes."),
    # years since
    ("Italy won in Dublin for the first time since 1995.", "Italy won in Dublin for the first time in 31 years.", "Italy won in Dublin for the first time in 53 years."),
    ("Building is at its lowest since 1994.", "Building is at its lowest for over three decades.", "Building is at its lowest for over 50 years."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_plain_arithmetic_bears_a_figure_out_and_nothing_else_does(
    serious, source, text, right, wrong
) -> None:
    cited = source(text, published=YEAR)
    assert [finding for finding in serious(right, cited) if finding.check == "number"] == []
    assert [finding for finding in serious(wrong, cited) if finding.check == "number"]


def test_a_small_number_that_the_writer_counted_is_no_fault_but_another_count_of_the_same_is(serious) -> None:
    text = "Power failed in Mississippi, Alabama and Louisiana. Crews restored two lines."
    assert not [f for f in serious("Power failed in three southern states.", text) if f.check == "number"]
    assert [f for f in serious("Crews restored four lines.", text) if f.check == "number"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("um 0,6 Prozent und 1.300 Anwohner", [(0.6,), (1.3, 1300.0)]),
        ("two and a half times", [(2.5,)]),
        ("half a million people, half a percentage point", [(500_000.0,), (0.5,)]),
        ("3分の1、三分之二", [(100 / 3,), (200 / 3,)]),
        ("6月以来、10カ月ぶり", [(10.0,)]),
        ("half of them", [(50.0,)]),
        ("50多万年、300余人", [(500_000.0,), (300.0,)]),
    ],
)
def test_figures_of_other_ways_of_writing_are_read(text: str, values: list[tuple[float, ...]]) -> None:
    assert [figure.values for figure in figures(text)] == [pytest.approx(value) for value in values]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("rund 1300 Anwohner", "about"),
        ("plus de 300 personnes", "over"),
        ("casi 40 casos", "under"),
        ("knapp 20 Prozent", "under"),
        ("超过300人", "over"),
    ],
)
def test_hedges_of_other_languages_are_read(text: str, hedge: str) -> None:
    assert [figure.hedge for figure in figures(text)] == [hedge]
