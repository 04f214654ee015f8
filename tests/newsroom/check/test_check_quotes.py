from __future__ import annotations

import pytest

from briefs.newsroom.check.quotes import quoted

TEXT = (
    "“We will never bow to pressure,” said Shigeru Ishiba, the prime minister. “Japan,” he added, “stands by its word.” "
    "The plan is ‘dead on arrival’, an aide told reporters. Talks went on. Nobody knew why. It rained. "
    'Elbridge Colby wrote: "Allies must spend more on defence — and soon."'
)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will never bow to pressure,” Shigeru Ishiba said.",
        'Ishiba said: "We will never bow to pressure".',
        "Ishiba said Japan would “never bow”.",
        "Ishiba said: “We will … bow to pressure.”",
        "Ishiba said: “[Japan] will never bow to [this] pressure.”",
        "Ishiba said: “We will never bow [before any neighbour] to pressure.”",
        "“Japan stands by its word,” Ishiba said.",
        "An aide told reporters that the plan was ‘dead on arrival’.",
        "Colby wrote that “allies must spend more on defense - and soon”.",
        "The workers' union and the teachers' union heard Ishiba say they “will never bow to pressure”.",
    ],
)
def test_a_true_quotation_passes_whatever_its_marks(found, sentence: str) -> None:
    assert {pair for pair in found(sentence, TEXT) if pair[0] in {"quotation", "speaker"}} == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will always bow to pressure,” Shigeru Ishiba said.",
        "Ishiba said: “We will bow to pressure.”",
        "Ishiba said: “bow to … never.”",
        "An aide told reporters that the plan was ‘dead and gone’.",
        "Ishiba said Japan “reject” pressure.",
    ],
)
def test_a_changed_word_blocks(found, sentence: str) -> None:
    assert ("quotation", "block") in found(sentence, TEXT + " They rejected it.")


def test_a_quotation_of_somebody_else_is_told(serious) -> None:
    details = [
        f.detail
        for f in serious("“We will never bow to pressure,” said Elbridge Colby.", TEXT)
        if f.check == "speaker"
    ]
    assert details == [
        "“We will never bow to pressure,” is said by Shigeru Ishiba there, not by Elbridge Colby"
    ]


def test_a_speaker_must_be_near_the_quotation(serious) -> None:
    text = "Ishiba left Tokyo. It rained. It snowed. Snow fell. The plan is “dead long before arrival”. Nobody knew why."
    sentence = "Ishiba said the plan was “dead long before arrival”."
    details = [f.detail for f in serious(sentence, text) if f.check == "speaker"]
    assert details == ["“dead long before arrival” is not near Ishiba in the cited text"]


def test_a_long_insertion_of_the_source_is_part_of_what_it_quotes(found) -> None:
    text = "“He would end up like Fashanu [a player who hid who he was for many years],” Ishiba said."
    right = "Ishiba feared: “He would end up like Fashanu [a player who hid who he was for many years].”"
    assert ("quotation", "block") not in found(right, text)
    assert ("quotation", "block") in found(right.replace("hid", "told"), text)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “a” and “b c”.", ["a", "b c"]),
        ('The "plan" was off.', ["plan"]),
        ("the Tigers' and the Lions' cubs", []),
        ("don't say it's 'over and out'.", ["over and out"]),
        ("首相は「行く」と述べた。", ["行く"]),
        ("«Non», dit-il.", ["Non"]),
        ('a lone " mark', []),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text: str, inside: list[str]) -> None:
    assert [quote.text for quote in quoted(text)] == inside
