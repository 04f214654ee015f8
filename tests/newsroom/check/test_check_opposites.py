"""One word turned round makes a sentence false; what says the same in other words stays."""

from __future__ import annotations

import pytest

from briefs.domain.article import Outlets
from briefs.domain.summary import Source, Verdict
from briefs.newsroom.check import check

VOTE = "Berg won the vote on Sunday by 52 to 48 per cent."
EXPORTS = "Exports rose 6 per cent in the third quarter."
COURT = "The court acquitted Hale of fraud."
POLICE = "Police arrested 12 people at the port."
BANK = "The bank raised rates to 4.5 per cent."
HURT = "Two people were injured when the roof fell in."
PLAN = "The minister called the plan a disgrace and praised the opposition."
DEAL = "The company bought the mill after the talks."


def checked(sentence: str, source: str):
    return check(sentence, [Source("a", "X", source)], Outlets())


@pytest.mark.parametrize(
    ("source", "sentence", "words"),
    [
        (VOTE, "Berg lost the vote on Sunday.", ("lost", "won")),
        (EXPORTS, "Exports fell 6 per cent in the third quarter.", ("fell", "rose")),
        (COURT, "The court convicted Hale of fraud.", ("convicted", "acquitted")),
        (POLICE, "Police released 12 people at the port.", ("released", "arrested")),
        (BANK, "The bank cut rates to 4.5 per cent.", ("cut", "raised")),
        (HURT, "Two people were killed when the roof fell in.", ("killed", "injured")),
        (PLAN, "The minister called the plan a success.", ("success", "disgrace")),
        (DEAL, "The company sold the mill after the talks.", ("sold", "bought")),
        (DEAL, "The company bought the mill before the talks.", ("before", "after")),
        ("Officials voted against the plan.", "Officials voted for the plan.", ("for", "against")),
        ("Shares were up 3 percent in Paris.", "Shares were down 3 percent in Paris.", ("down", "up")),
        ("More than 40 shops closed.", "Fewer than 40 shops closed.", ("Fewer", "More")),
        (
            "A judge upheld the ban on fishing.",
            "A judge overturned the ban on fishing.",
            ("overturned", "upheld"),
        ),
        ("A woman was shot at the port.", "A man was shot at the port.", ("man", "woman")),
        (
            "The bank forecast a surplus for May.",
            "The bank forecast a deficit for May.",
            ("deficit", "surplus"),
        ),
    ],
)
def test_a_word_that_turns_the_sentence_round_makes_it_weak(source, sentence, words):
    found = checked(sentence, source)
    assert found.verdict is Verdict.WEAK
    said, stands = words
    assert f"says “{said}” where the cited text says “{stands}”" in [f.detail for f in found.findings]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (VOTE, "Berg won Sunday's vote."),
        (EXPORTS, "Exports climbed by 6 per cent in the third quarter."),
        (EXPORTS, "Exports increased 6 per cent in the third quarter."),
        (COURT, "The court cleared Hale of fraud."),
        (BANK, "The bank lifted rates to 4.5 per cent."),
        ("Shares rose on Monday after they fell on Friday.", "Shares fell on Friday."),
        ("The party did not win the vote.", "The party did not lose much, it said."),
        ("Arsenal won 3-2 against Spurs in London.", "Spurs lost 3-2 to Arsenal in London."),
        ("Acme bought the mill from Corus in May.", "Corus sold the mill to Acme in May."),
        (
            "The boy slipped on the bank, and his parents pulled him out.",
            "His parents jumped in and pulled him out.",
        ),
        ("Costs fell 3 per cent. Sales at the mill were flat.", "Sales at the mill rose."),
        ("Prices rose in May. The town lies at the sea.", "The town was closed in May."),
    ],
)
def test_what_says_the_same_or_speaks_of_something_else_is_no_opposite(source, sentence):
    assert not [f for f in checked(sentence, source).findings if f.check == "opposite"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sales fell 3 per cent and shares rose 14 per cent.",
        "Inflation rose 2 per cent per year.",
        "Nato members will raise spending from 2 per cent to 5 per cent per year.",
    ],
)
def test_per_cent_does_not_make_a_sentence_italian(sentence):
    found = checked(sentence, sentence.replace("per cent", "percent"))
    assert found.verdict is Verdict.SUPPORTED, found.findings
