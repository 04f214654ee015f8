"""Right figures and right words, put together wrongly: exchanged figures, turned pairs, other ordinals."""

from __future__ import annotations

import pytest

from briefs.newsroom.check.reading import Reading

MARKETS = "Sales fell 14 percent and shares rose 3 percent in Paris."
VOTE = "Berg won the vote by 52 to 48 percent. Rates went to 5 percent from 3 percent."
QUARTER = (
    "Exports rose 6 percent in the third quarter, the second straight month of growth. Ray finished first."
)


@pytest.mark.parametrize(
    ("text", "sentence", "detail"),
    [
        (MARKETS, "Sales fell 3 percent.", "with “shares”, not with “Sales”"),
        (MARKETS, "Sales fell 3 percent and shares rose 14 percent.", "with “Sales”, not with “shares”"),
        (MARKETS, "Shares in Paris rose 14 percent.", "with “Sales”, not with “Shares”"),
        (
            "Acme cut 400 jobs in Lyon, while Corus hired 250 workers in Ghent.",
            "Corus hired 400 workers in Ghent.",
            "400 stands in the cited text, but with “Acme”, not with “Corus”",
        ),
        (
            VOTE,
            "Berg won the vote by 48 to 52 percent.",
            "says 48 to 52 percent where the cited text says 52 to 48",
        ),
        (VOTE, "Berg won the vote by 48-52 percent.", "says 48 to 52 percent where"),
        (VOTE, "Rates went from 5 percent to 3 percent.", "says 5 percent to 3 percent where"),
        (
            QUARTER,
            "Exports rose 6 percent in the second quarter.",
            "“second quarter” where the cited text says “third",
        ),
        (
            QUARTER,
            "Exports rose 6 percent in the 1st quarter.",
            "“1st quarter” where the cited text says “third",
        ),
        (
            QUARTER,
            "It was the third month of growth for exports.",
            "“third month” where the cited text says “second",
        ),
        (
            "Exports rose 6 percent in the quarter.",
            "Exports rose 6 percent in the first quarter.",
            "“first quarter” is",
        ),
    ],
)
def test_a_figure_with_the_words_of_another_is_told(serious, text: str, sentence: str, detail: str) -> None:
    told = [finding for finding in serious(sentence, text) if detail in finding.detail]
    assert [(finding.check, finding.severity.value) for finding in told] == [("number", "warn")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (MARKETS, "Shares rose 3 percent in Paris and sales fell 14 percent."),
        (MARKETS, "In Paris, shares rose 3 percent."),
        (MARKETS, "Sales fell 14 percent."),
        ("Sales rose 3 percent in March and 5 percent in April.", "Sales rose 5 percent in April."),
        ("Sales, the chain said, fell 14 percent.", "Sales of the chain fell 14 percent."),
        (VOTE, "Berg won the vote, 52-48."),
        (VOTE, "Rates went from 3 percent to 5 percent."),
        (QUARTER, "Exports rose 6 percent in the 3rd quarter."),
        (QUARTER, "Growth of exports went on for a second month."),
        ("The opening quarter saw exports rise 6 percent.", "Exports rose 6 percent in the first quarter."),
        ("The first and second quarters brought growth.", "The second quarter brought growth."),
    ],
)
def test_the_same_figures_in_another_order_of_words_are_not(found, text: str, sentence: str) -> None:
    assert {pair for pair in found(sentence, text) if pair[0] == "number"} == set()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (MARKETS, ["Sales fell 14 percent ", "and shares rose 3 percent in Paris."]),
        (
            "Sales rose 3 percent in March and 5 percent in April.",
            ["Sales rose 3 percent in March and 5 percent in April."],
        ),
        ("Smith and Ray cut rates.", ["Smith and Ray cut rates."]),
        ("", [""]),
    ],
)
def test_a_clause_has_two_words_of_content(text: str, parts: list[str]) -> None:
    reading = Reading(text)
    assert [reading.flat[clause.start : clause.end] for clause in reading.clauses] == parts
