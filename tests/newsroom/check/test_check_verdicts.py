from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Outlets
from briefs.domain.summary import Evidence, Finding, Severity, Source, Verdict
from briefs.newsroom.check import check, verdict
from briefs.newsroom.passages import sentences

BLOCK, WARN, NOTE = (
    Finding("x", severity, "y") for severity in (Severity.BLOCK, Severity.WARN, Severity.NOTE)
)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], Verdict.SUPPORTED),
        ([NOTE, NOTE], Verdict.SUPPORTED),
        ([NOTE, WARN], Verdict.WEAK),
        ([WARN, BLOCK, NOTE], Verdict.UNSUPPORTED),
    ],
)
def test_the_worst_finding_makes_the_verdict_and_notes_never_do(
    findings: list[Finding], expected: Verdict
) -> None:
    assert verdict(findings) is expected


ARTICLE = (
    "Japan cancels “2+2” talks with US\nJapan has cancelled a planned July 1 meeting with the U.S. after Washington asked "
    "it to spend 3.5 percent of GDP on defence. Elbridge Colby, the third most senior Pentagon official, made the demand. "
    "The Financial Times first reported the news, citing unnamed sources. The U.S. never replied. 日本は拒否した。"
)


@pytest.mark.parametrize("span", sentences(ARTICLE))
def test_a_passage_word_for_word_is_supported(outlets: Outlets, span: tuple[int, int]) -> None:
    sentence = ARTICLE[slice(*span)]
    checked = check(sentence, [Source("a", "NHK", ARTICLE)], outlets)
    assert checked.verdict is Verdict.SUPPORTED
    assert checked.evidence == (Evidence("a", sentence),)


def test_the_evidence_is_the_best_passage_of_every_cited_source(outlets: Outlets) -> None:
    other = Source("b", "BBC", "It rained. A U.S. official, Elbridge Colby, demanded more. It rained again.")
    checked = check("Elbridge Colby made the demand.", [Source("a", "NHK", ARTICLE), other], outlets)
    assert [evidence.passage[:20] for evidence in checked.evidence] == [
        "Elbridge Colby, the ",
        "A U.S. official, Elb",
    ]


def test_two_sources_may_support_a_sentence_together(outlets: Outlets) -> None:
    one = Source("a", "NHK", "Japan cancelled the July meeting with the United States.")
    two = Source("b", "BBC", "Elbridge Colby demanded that allies spend 3.5 percent of output on defence.")
    sentence = "Japan cancelled the July meeting with the United States after Elbridge Colby demanded that allies spend 3.5 percent."
    assert check(sentence, [one, two], outlets).verdict is Verdict.SUPPORTED
    assert check(sentence, [one], outlets).verdict is Verdict.UNSUPPORTED


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_gets_a_verdict_and_no_error(sentence: str, texts: list[str]) -> None:
    checked = check(sentence, [Source(str(at), "", text) for at, text in enumerate(texts)], Outlets())
    assert checked.verdict is verdict(checked.findings)
    assert all(evidence.passage in texts[int(evidence.source)] for evidence in checked.evidence)
