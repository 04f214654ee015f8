from __future__ import annotations

import pytest

from briefs.domain.summary import Verdict
from briefs.newsroom.check import check

TEXT = "Amazon.com cancelled its talks with the port of Kobe. The deal they had hoped for is off. Write to @kobeport."


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Amazon.com cancelled its talks. The deal is off.", "is 2 sentences, where one is wanted"),
        ("Amazon.com cancelled its talks with the", "breaks off after “the”"),
        ("Amazon.com cancelled its talks,", "breaks off after “talks,”"),
        ("…", "says nothing"),
    ],
)
def test_it_must_be_one_finished_sentence(serious, sentence: str, detail: str) -> None:
    assert [f.detail for f in serious(sentence, TEXT) if f.check == "sentence"] == [detail]


def test_a_missing_stop_is_a_warning_and_a_headline_needs_none(found, source, outlets) -> None:
    from briefs.newsroom.check import examined
    from briefs.newsroom.check.reading import Cited, Claim

    assert ("sentence", "warn") in found("Amazon.com cancelled its talks", TEXT)
    headline = Claim("Amazon.com cancelled talks", headline=True)
    assert examined(headline, Cited([source(TEXT)]), outlets).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "The deal they had hoped for is what it was hoped for.",
        "“The deal is off. They had hoped,” an aide of the U.S. port said.",
    ],
)
def test_a_stop_inside_a_quotation_ends_nothing(found, sentence: str) -> None:
    assert "sentence" not in {check for check, _ in found(sentence, TEXT)}


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The deal is off, see https://evil.example.", "a web address"),
        ("The deal is off, see evil.com.", "a web address"),
        ("The deal is off, write to a.b@evil.example.", "an e-mail address"),
        ("The deal is off, says @evil.", "an account name"),
        ("The <b>deal</b> is off.", "HTML"),
        ("The deal is off&nbsp;now.", "HTML"),
        ("The **deal** is off.", "markdown"),
        ("The [deal](x) is off.", "markdown"),
        ("- The deal is off.", "markdown"),
        ("The deal is off [1].", "a citation mark"),
        ("The deal is off (A2).", "a citation mark"),
        ("The deal\u200b is off.", "hidden or control"),
        ("The \u202edeal is off.", "hidden or control"),
        ("The deal\x07 is off.", "hidden or control"),
        ("Sure, the deal is off.", "a model speaking"),
        ("As an AI, I see that the deal is off.", "a model speaking"),
        ("The provided text says that the deal is off.", "a model speaking"),
    ],
)
def test_anything_but_plain_text_blocks(serious, sentence: str, what: str) -> None:
    assert any(
        f.check == "text" and f.severity == "block" and what in f.detail for f in serious(sentence, TEXT)
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Amazon.com cancelled its talks.",
        "The port is @kobeport.",
        "Talks at AT&T; are off.",
        "The deal – a “2*2” – is off.",
    ],
)
def test_news_about_names_that_look_like_addresses_passes(found, sentence: str) -> None:
    assert "text" not in {check for check, _ in found(sentence, TEXT)}


def test_a_joiner_inside_persian_is_no_hidden_character(found) -> None:
    assert "text" not in {check for check, _ in found("می\u200cرود.", "می\u200cرود.")}


def test_nothing_cited_blocks(outlets, source) -> None:
    assert [f.detail for f in check("The deal is off.", [], outlets).findings] == ["cites nothing"]
    assert [f.detail for f in check("The deal is off.", [source(" ")], outlets).findings] == [
        "cites a source without text"
    ]


@pytest.mark.parametrize("letter", ["<", "[", "`", "“", "'", "a ", "*", "@a", "said “", "was not ", "Ab "])
def test_hostile_sentences_are_judged_all_the_same(outlets, source, letter: str) -> None:
    checked = check(letter * 2_000, [source(TEXT)], outlets)
    assert checked.verdict is Verdict.UNSUPPORTED
