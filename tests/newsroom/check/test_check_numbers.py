from __future__ import annotations

import pytest

from briefs.newsroom.check.figures import figures

BANK = (
    "The Bank of Japan raised its rate to 0.75 percent on Friday. Profit rose 3.5 per cent to 2,683,412 dollars. "
    "Some 47 people in three towns were hurt, 19-year-old Ken Sato among them. Tariffs may reach 4.35 to 4.5 percent. "
    "About 32 percent of voters stayed at home. The plant cost £2.68bn in 1998. The budget is 35 billion yen. "
    "The sequel of COVID-19 closed the Su-24 line."
)

SUPPORTED = [
    "The Bank of Japan raised its rate to 0.75% on Friday.",
    "Profit rose 3.5 percent to about $2.7 million.",
    "Profit rose 3.5 pct to 2.7 million dollars.",
    "Nearly 50 people were hurt in 3 towns.",
    "More than 40 people in three towns were hurt.",
    "Forty-seven people were hurt.",
    "Tariffs may reach 4.35 percent to 4.5 percent.",
    "About a third of voters stayed at home.",
    "The plant cost 2.7 billion pounds in 1998.",
    "The plant cost £2,680 million.",
    "The budget is ¥35bn.",
    "The sequel of Covid-19 closed the Su-24 line.",
]


@pytest.mark.parametrize("sentence", SUPPORTED)
def test_a_figure_may_be_written_otherwise_or_rounded_honestly(found, sentence: str) -> None:
    assert {pair for pair in found(sentence, BANK) if pair[0] == "number"} == set()


WRONG = [
    (
        "The Bank of Japan raised its rate to 0.5 percent on Friday.",
        "block",
        "0.5 percent is not in the cited text, which says 0.75 percent",
    ),
    ("Profit rose 5 percent.", "block", "5 percent is not in the cited text, which says 4.5 percent"),
    ("Profit rose 3.5 billion.", "block", "3.5 billion is not in the cited text, which says 3.5 per cent"),
    (
        "Profit rose 3.5 percentage points.",
        "block",
        "3.5 percentage points is 3.5 per cent in the cited text",
    ),
    ("The plant cost $2.68bn.", "block", "$2.68bn is £2.68bn in the cited text"),
    ("The budget is 35 billion won.", "block", "35 billion won is 35 billion yen in the cited text"),
    ("Some 57 people in three towns were hurt.", "block", "57 is not in the cited text"),
    ("Some 47 people in four towns were hurt.", "warn", "four is not in the cited text"),
    ("More than 100 people in three towns were hurt.", "block", "100 is not in the cited text"),
    (
        "More than half of the voters stayed at home.",
        "warn",
        "half of is not in the cited text, which says 32 percent",
    ),
    ("The plant was opened in 1988.", "block", "1988 is not in the cited text"),
    ("The sequel closed the Su-27 line.", "warn", "Su-27 is not in the cited text"),
    (
        "The Bank of Japan raised its rate to 3.5 percent on Friday.",
        "warn",
        "3.5 percent stands in the cited text, but not with what the sentence says; 0.75 percent does",
    ),
    (
        "About 32 people in three towns were hurt.",
        "warn",
        "32 is 32 percent in the cited text",
    ),
]

PARAPHRASED = [
    "Its benchmark now stands at 0.75 percent, the central bank decided at the end of the week.",
    "Almost a third of those entitled, 32 percent, abstained.",
    "Levies of up to 4.5 percent are possible.",
    "Ken Sato, 19, was among 47 injured.",
]


@pytest.mark.parametrize("sentence", PARAPHRASED)
def test_other_words_around_a_figure_are_no_fault_while_no_other_figure_fits_better(
    found, sentence: str
) -> None:
    assert {pair for pair in found(sentence, BANK) if pair[0] == "number"} == set()


@pytest.mark.parametrize(("sentence", "severity", "detail"), WRONG)
def test_a_wrong_figure_is_told_in_a_line_for_an_editor(
    serious, sentence: str, severity: str, detail: str
) -> None:
    assert (severity, detail) in {
        (f.severity.value, f.detail) for f in serious(sentence, BANK) if f.check == "number"
    }


def test_this_year_needs_no_mention_and_last_year_only_the_word(found) -> None:
    text = "The port was closed after the flood. Traffic had doubled a year earlier."
    assert found("The port was closed in 2025 after the flood.", text) == set()
    assert found("Traffic at the port had doubled in 2024.", text) == set()
    assert ("number", "block") in found("The port was closed in 2023 after the flood.", text)


READ = [
    ("$3-5 billion", [((3.0, 3e9), "dollars"), ((5e9,), "dollars")]),
    ("between 3 and 5 percent", [((3.0,), "%"), ((5.0,), "%")]),
    ("two hundred and five men", [((205.0,), "")]),
    ("twenty-three thousand four hundred", [((23_400.0,), "")]),
    ("a dozen ships, one ship, a million", [((12.0,), ""), ((1e6,), "")]),
    ("two-thirds of them; one in five", [((200 / 3,), "%"), ((20.0,), "%")]),
    (
        "US$3.5bn, A$20, €7, 300 yen",
        [((3.5e9,), "dollars"), ((20.0,), "A$"), ((7.0,), "euros"), ((300.0,), "yen")],
    ),
    (
        "1億2000万円、35億ドル、3割、約300人",
        [((1.2e8,), "yen"), ((3.5e9,), "dollars"), ((30.0,), "%"), ((300.0,), "")],
    ),
    ("in the 1990s, the 21st, seventy-fifth", [((1990.0,), ""), ((21.0,), ""), ((75.0,), "")]),
    ("25 basis points, 0.25 percentage points", [((25.0,), "basis points"), ((0.25,), "points")]),
    ("mid-2020, the G7, 2+2", [((2020.0,), ""), ((7.0,), ""), ((2.0, 2.0), "")]),
    ("one of the first, a second time", []),
    ("for the first time in a century", [((100.0,), "")]),
    ("at 10:30 or 4.15pm", [((630.0,), ""), ((255.0,), "")]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_figures_are_read_in_every_way_that_newspapers_write_them(text: str, expected: list) -> None:
    assert [(figure.values, figure.unit) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    "hostile", ["9" * 50_000, "1," * 20_000, "one hundred and " * 4_000, "1 in " * 8_000, "a-" * 20_000]
)
def test_hostile_text_gives_no_more_figures_than_it_has_words(hostile: str) -> None:
    assert len(figures(hostile)) <= len(hostile.split()) + 1
