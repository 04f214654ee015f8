"""A model's sentence is led to the passages that bear it out, and the note says so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefs.domain.article import Article
from briefs.domain.summary import Citation, Origin, Sentence, Severity, Verdict
from briefs.newsroom.check.gate import judged
from briefs.newsroom.check.reciting import recited
from briefs.newsroom.passages import split

TALKS = Article(
    "ft",
    "Financial Times",
    "Japan scraps talks",
    "Tokyo withdrew from security talks in Washington.\nThe talks had been planned for July 1.",
    published=datetime(2025, 6, 20, tzinfo=UTC),
    lang="en",
)
SPENDING = Article(
    "nk",
    "Nikkei Asia",
    "Japan's defence budget",
    "Japan plans to spend 2 per cent of gross domestic product on defence in fiscal 2027.\nThe yen was steady.",
    published=datetime(2025, 6, 21, tzinfo=UTC),
    lang="en",
)
ARTICLES = {article.id: article for article in (TALKS, SPENDING)}
PASSAGES = {passage.key: passage for article in ARTICLES.values() for passage in split(article)}


def cite(*texts: str) -> tuple[Citation, ...]:
    found = (next(p for p in PASSAGES.values() if p.text.startswith(text)) for text in texts)
    return tuple(Citation(p.article, p.revision, p.start, p.end) for p in found)


def led(text: str, *cited: str, outlets, origin: Origin = Origin.LLM) -> Sentence:
    sentence = judged(Sentence(text, cite(*cited), origin), PASSAGES, ARTICLES, outlets)
    return recited(sentence, PASSAGES, ARTICLES, outlets)


def cited_texts(sentence: Sentence) -> list[str]:
    return [PASSAGES[citation.key].text for citation in sentence.citations]


SPEND = "Japan plans to spend 2 per cent of gross domestic product on defence in fiscal 2027."


def test_a_sentence_that_cites_the_wrong_article_cites_the_right_one_and_says_so(outlets):
    found = led(SPEND, "Tokyo withdrew", outlets=outlets)
    assert found.verdict is Verdict.SUPPORTED
    assert cited_texts(found) == [SPEND]
    (note,) = (finding for finding in found.findings if finding.check == "recited")
    assert (note.severity, "Financial Times" in note.detail) == (Severity.NOTE, True)


def test_a_sentence_without_citations_gets_them(outlets):
    found = led(SPEND, outlets=outlets)
    assert (found.verdict, cited_texts(found)) == (Verdict.SUPPORTED, [SPEND])
    assert "to nothing" in found.findings[-1].detail


def test_what_one_article_says_in_part_is_joined_by_the_other(outlets):
    both = "Tokyo withdrew from security talks in Washington and plans to spend 2 per cent on defence in fiscal 2027."
    found = led(both, "Tokyo withdrew", outlets=outlets)
    assert found.verdict is Verdict.SUPPORTED
    assert {citation.article for citation in found.citations} == {"ft", "nk"}


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Iceland raised the price of herring to 40 crowns.", Origin.LLM),
        ("Japan plans to spend 9 per cent of gross domestic product on defence in fiscal 2027.", Origin.LLM),
        (SPEND, Origin.EDITOR),
    ],
)
def test_what_no_passage_bears_out_and_what_an_editor_wrote_stay_as_they_are(text, origin, outlets):
    found = led(text, "Tokyo withdrew", outlets=outlets, origin=origin)
    assert cited_texts(found) == ["Tokyo withdrew from security talks in Washington."]
    assert found.verdict is not Verdict.SUPPORTED


def test_a_supported_sentence_keeps_its_citations(outlets):
    found = led("Tokyo withdrew from security talks in Washington.", "Tokyo withdrew", outlets=outlets)
    assert cited_texts(found) == ["Tokyo withdrew from security talks in Washington."]
