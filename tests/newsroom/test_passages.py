from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Article
from briefs.newsroom.passages import LONGEST, sentences, split

CASES = [
    "The U.S. Senate voted. | It was close.",
    "He lives in the U.S. | The law changed.",
    "Mr. Smith met Gen. Mark Milley on Jan. 3. | They talked.",
    "No. 3 seed J.R.R. Tolkien won. | He said no. | Then he left.",
    "George W. Bush won. | So did I. | But I. M. Pei did not.",
    "Apple Inc. Chief Executive Tim Cook spoke. | Nobody listened.",
    "Talks began at 5 p.m. Tuesday. | They ended at 9 p.m. | Officials said no.",
    "It rose 3.5 percent to 2.68m. | Then it fell.",
    "“I think,” he said. | “Then we go.” | She left.",
    "“Is it over?” he asked. | Yes.",
    "“No!” Mr Trump said. | He left.",
    'He said: "We won." | "Really?" she asked.',
    "Il a dit « Non. » | Puis il partit.",
    "He paused… | Then he spoke. | And waited ... for it.",
    "1. Rates rise. | 2. Prices fall.",
    "Inflation was 2.7 percent in 2024. | A year later it was 3. | It fell again.",
    "Sales at Example.com rose. | See U.N.-backed talks.",
    "The U.S.-led force left. | Yahoo! Japan fell.",
    "iPhone sales rose. | iPhone fans cheered.",
    "exercise may help , study found . | it can increase grey matter .",
    "Am 3. Oktober kam er. | Dann ging er.",
    "The plan failed.[3] | A new one came.",
    "首相は「はい。そう思う」と述べた。 | その後、退席した。",
    "“我们不同意。”他说。 | 会议结束。",
    "本当か？ | はい！",
    "هل هذا صحيح؟ | نعم.",
    "क्या यह सच है? | हाँ।",
]


@pytest.mark.parametrize("marked", CASES)
def test_a_text_is_cut_where_a_reader_would(marked: str) -> None:
    expected = marked.split(" | ")
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_japanese_needs_no_space_between_sentences() -> None:
    text = "会談は中止された。日程は未定だ。"
    assert sentences(text) == ((0, 9), (9, 16))


def test_a_lost_space_after_a_stop_still_ends_a_sentence() -> None:
    text = "Talks ended.The next day they began again."
    assert sentences(text) == ((0, 12), (12, 42))


def test_a_line_break_ends_a_sentence_so_a_heading_is_one() -> None:
    text = "What we know\nThe talks are off\r\n\r\nNobody said why."
    assert [text[a:b] for a, b in sentences(text)] == [
        "What we know",
        "The talks are off",
        "Nobody said why.",
    ]


def test_an_ordinal_is_no_stop_in_languages_that_write_them_so() -> None:
    text = "Der 12. Mann kam."
    assert len(sentences(text, "de-AT")) == 1
    assert len(sentences(text, "en")) == 2


def test_the_title_is_the_first_passage_and_spans_point_into_the_document() -> None:
    article = Article(
        "a1", "NHK", "Talks are off. For now", "Japan cancelled.\n\nThe U.S. did not.", revision=4
    )
    passages = split(article)
    assert [p.text for p in passages] == ["Talks are off. For now", "Japan cancelled.", "The U.S. did not."]
    assert all(article.document[p.start : p.end] == p.text for p in passages)
    assert passages[1].key == "a1.4:24-40"


def test_an_article_without_text_has_its_title_only_and_an_empty_one_nothing() -> None:
    assert [p.text for p in split(Article("a", "x", " Talks are off "))] == ["Talks are off"]
    assert split(Article("a", "x", "", "  \n ")) == ()


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30), st.text(alphabet='aA1. !?…\n\u3000"“”「」。’)(\u200b\x85بは', max_size=200))
def test_passages_are_exact_ordered_and_lose_nothing(title: str, text: str) -> None:
    article = Article("a", "x", title, text)
    at = 0
    for passage in split(article):
        assert not article.document[at : passage.start].strip()
        assert passage.text == article.document[passage.start : passage.end] == passage.text.strip() != ""
        at = passage.end
    assert not article.document[at:].strip()


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 200_000,
        "a " * 100_000,
        ". " * 100_000,
        "A. " * 20_000,
        "「a" * 100_000,
        ".“" * 50_000,
        "." * 200_000,
    ],
    ids=["no space", "no stop", "stops", "initials", "open brackets", "quotes", "one long stop"],
)
def test_hostile_text_is_cut_into_pieces_of_bounded_length(hostile: str) -> None:
    spans = sentences(hostile)
    assert max(end - start for start, end in spans) <= LONGEST
    assert sum(end - start for start, end in spans) > len(hostile) / 3
