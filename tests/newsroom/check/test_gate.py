from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefs.domain.article import Article, Outlets, Passage
from briefs.domain.story import Dossier, Lineage, Story
from briefs.domain.summary import Citation, Origin, Part, Sentence, Summary, Verdict
from briefs.newsroom.check.gate import judged, judged_summary
from briefs.newsroom.passages import split

WHEN = datetime(2025, 6, 23, tzinfo=UTC)
FT = Article(
    "ft",
    "Financial Times",
    "Japan scraps meeting with US",
    "Japan has cancelled its talks with the U.S. after a demand to spend 3.5 percent of GDP on defence. "
    "Elbridge Colby made the demand. It rained in Tokyo. Nobody came. The yen fell to 146 to the dollar.",
    published=WHEN,
)
NHK = Article(
    "nhk", "NHK", "Talks are off", "Officials in Tokyo said the talks were cancelled.", published=WHEN
)
PASSAGES = {passage.key: passage for article in (FT, NHK) for passage in split(article)}
ARTICLES = {article.id: article for article in (FT, NHK)}


def cite(article: Article, at: int) -> Citation:
    passage: Passage = split(article)[at]
    return Citation(article.id, article.revision, passage.start, passage.end)


def sentence(
    text: str, *citations: Citation, origin: Origin = Origin.LLM, part: Part = Part.SUMMARY
) -> Sentence:
    return Sentence(text, citations, origin, part)


def test_a_sentence_is_judged_by_what_it_cites(outlets: Outlets) -> None:
    true = sentence(
        "Japan called off talks after being asked to spend 3.5 percent of GDP on defence.", cite(FT, 1)
    )
    false = replace(
        true, text="Japan called off talks after being asked to spend 5 percent of GDP on defence."
    )
    assert judged(true, PASSAGES, ARTICLES, outlets).verdict is Verdict.SUPPORTED
    told = judged(false, PASSAGES, ARTICLES, outlets)
    assert told.verdict is Verdict.UNSUPPORTED
    assert not told.publishable
    assert "which says 3.5 percent" in told.findings[0].detail


def test_neighbours_of_a_cited_passage_count_and_distant_passages_do_not(outlets: Outlets) -> None:
    text = "Elbridge Colby demanded 3.5 percent of GDP for defence."
    assert judged(sentence(text, cite(FT, 2)), PASSAGES, ARTICLES, outlets).verdict is Verdict.SUPPORTED
    assert judged(sentence(text, cite(FT, 5)), PASSAGES, ARTICLES, outlets).verdict is Verdict.UNSUPPORTED


def test_passages_of_one_article_are_one_source(outlets: Outlets) -> None:
    both = sentence(
        "Elbridge Colby made the demand as the yen fell to 146 to the dollar.", cite(FT, 2), cite(FT, 5)
    )
    told = judged(both, PASSAGES, ARTICLES, outlets)
    assert told.verdict is Verdict.SUPPORTED
    assert [finding.check for finding in told.findings] == ["single source"]


@pytest.mark.parametrize(
    "citation", [Citation("ft", 1, 0, 7), Citation("ft", 2, 0, 28), Citation("gone", 1, 0, 9)]
)
def test_a_citation_of_what_is_not_in_the_story_blocks(outlets: Outlets, citation: Citation) -> None:
    told = judged(sentence("Japan cancelled its talks.", citation, cite(FT, 1)), PASSAGES, ARTICLES, outlets)
    assert "cites something that is not in the story" in [finding.detail for finding in told.findings]
    assert told.verdict is Verdict.UNSUPPORTED


def test_an_extractive_sentence_is_its_passage_or_is_blocked(outlets: Outlets) -> None:
    exact = sentence(split(FT)[1].text, cite(FT, 1), origin=Origin.EXTRACTIVE)
    assert judged(exact, PASSAGES, ARTICLES, outlets).verdict is Verdict.SUPPORTED
    other = judged(replace(exact, text="Elbridge Colby made the demand."), PASSAGES, ARTICLES, outlets)
    assert ("extract", "block") in {(f.check, f.severity.value) for f in other.findings}


def test_an_editors_note_needs_no_citation_and_a_models_sentence_does(outlets: Outlets) -> None:
    note = sentence("We will follow this tomorrow.", origin=Origin.EDITOR)
    assert judged(note, PASSAGES, ARTICLES, outlets).verdict is Verdict.WEAK
    assert (
        judged(replace(note, origin=Origin.LLM), PASSAGES, ARTICLES, outlets).verdict is Verdict.UNSUPPORTED
    )


def test_a_summary_is_judged_with_its_headline_and_context_and_keeps_what_is_held_back(
    outlets: Outlets,
) -> None:
    story = Story("s", ("ft",), WHEN, WHEN)
    dossier = Dossier(
        story, (FT,), split(FT), Lineage(None, (), ()), context_articles=(NHK,), context=split(NHK)
    )
    held = sentence("Nothing.", cite(FT, 1))
    summary = Summary(
        "s",
        sentence("Japan scraps talks with US", cite(FT, 0), part=Part.HEADLINE),
        (sentence("Officials said that the talks were cancelled.", cite(NHK, 1), part=Part.CONTEXT),),
        (held,),
    )
    told = judged_summary(summary, dossier, outlets)
    assert told.headline.verdict is Verdict.SUPPORTED
    assert [one.verdict for one in told.sentences] == [Verdict.SUPPORTED]
    assert told.held_back == (held,)
