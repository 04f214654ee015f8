"""What the extractive writer promises of every story, held over all stories that are at hand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Article
from briefs.domain.errors import NothingToTell
from briefs.domain.story import Dossier, Story
from briefs.domain.summary import Origin, Verdict
from briefs.newsroom.check.gate import judged_summary
from briefs.newsroom.dangling import dangling
from briefs.newsroom.extract import extract
from briefs.newsroom.lineage import trace
from briefs.newsroom.passages import split
from briefs.newsroom.quotable import length
from briefs.newsroom.quotes import lang_of, pool
from briefs.newsroom.selection import is_plain
from briefs.newsroom.vocabulary import words

HERE = Path(__file__).resolve().parent
HONEST = HERE / "check/honest.jsonl"
EACH = 5
"""Of so many labelled stories one is told: all of them take a minute."""

LABELLED = HERE.parents[2] / "shared/data/grouping"
NOW = datetime(2025, 6, 23, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """A story with what the extractive writer makes of it, judged."""

    dossier: Dossier
    summary: object
    outlets: object

    def article(self, sentence):
        return self.dossier.article(sentence.citations[0].article)

    def family(self, article):
        return self.outlets.get(article.outlet).family


def dossier(articles, outlets):
    ordered = tuple(sorted(articles, key=lambda one: (one.published or NOW, one.id)))
    story = Story("s", tuple(one.id for one in ordered), NOW, NOW)
    return Dossier(story, ordered, tuple(p for one in ordered for p in split(one)), trace(ordered, outlets))


def read(row, id):
    published = row.get("published") or row.get("date")
    when = datetime.fromisoformat(published) if published else NOW
    return Article(
        id,
        row.get("outlet") or row.get("source") or "",
        row.get("title") or "",
        row.get("text") or "",
        published=when if when.tzinfo else when.replace(tzinfo=UTC),
        lang=row.get("lang") or "",
    )


def honest():
    for line in HONEST.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield [read(article, f"{row['id']}-{article['id']}") for article in row["articles"]]


def labelled():
    for file in sorted(LABELLED.glob("*.jsonl")):
        stories = defaultdict(list)
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            stories[row["cluster"]].append(read(row, str(row["id"])))
        yield from list(stories.values())[::EACH]


def tell(stories, outlets):
    for articles in stories:
        found = dossier(articles[:60], outlets)
        try:
            summary = extract(found, outlets)
        except NothingToTell:
            continue
        yield Told(found, judged_summary(summary, found, outlets), outlets)


@pytest.fixture(scope="module", params=["honest", "labelled"])
def told(request, outlets):
    stories = {"honest": honest, "labelled": labelled}[request.param]()
    found = list(tell(stories, outlets))
    if not found:
        pytest.skip("no labelled stories on this machine")
    return found


def test_every_sentence_is_a_passage_word_for_word_and_passes_every_check(told):
    for one in told:
        passages = {passage.key: passage.text for passage in one.dossier.passages}
        for sentence in one.summary.sentences:
            assert sentence.text == passages[sentence.citations[0].key]
            assert sentence.origin is Origin.EXTRACTIVE
            assert sentence.verdict is Verdict.SUPPORTED, sentence


def test_at_most_two_sentences_and_fifty_words_are_of_one_article(told):
    for one in told:
        words_of, count = Counter(), Counter()
        for sentence in one.summary.sentences:
            words_of[one.article(sentence).id] += length(sentence.text)
            count[one.article(sentence).id] += 1
        assert max(words_of.values(), default=0) <= 50
        assert max(count.values(), default=0) <= 2


def test_no_sentence_opens_with_what_only_a_sentence_before_it_named(told):
    for one in told:
        for sentence in one.summary.sentences:
            lang = lang_of(one.article(sentence), one.outlets)
            assert not dangling(sentence.text, lang), sentence.text


def test_no_two_sentences_say_the_same_in_the_same_words(told):
    for one in told:
        bags = [
            {word.term for word in words(Article("", "", sentence.text))}
            for sentence in one.summary.sentences
        ]
        for at, bag in enumerate(bags):
            for other in bags[:at]:
                assert len(bag & other) < 0.6 * len(bag | other), one.summary.sentences


def test_two_families_are_cited_wherever_two_have_a_sentence_that_can_be_quoted(told):
    for one in told:
        quotes = filter(is_plain, pool(one.dossier, one.outlets).quotes)
        quotable = {quote.family for quote in quotes}
        cited = {one.family(one.article(sentence)) for sentence in one.summary.sentences}
        assert len(cited) >= min(2, len(quotable)), one.dossier.articles[0].title


NAMES = [
    "Elmholm",
    "Tokyo",
    "the port authority of Lormont",
    "Anna Holm",
    "Wessmoor Water",
    "Die Bahn",
    "外務省",
]
OPENERS = [
    "",
    "He said that ",
    "But ",
    "“It ",
    "Er ",
    "Il ",
    "Pero ",
    "これは",
    "但",
    "Engineers of ",
    "On Monday ",
]
ENDS = [
    "closed the harbour",
    "raised 41 million crowns",
    "denied it",
    "will vote in May about the new bridge",
]
sentences = st.builds(
    lambda opener, name, end, more: f"{opener}{name} {end}{' and the road to it' * more}.",
    st.sampled_from(OPENERS),
    st.sampled_from(NAMES),
    st.sampled_from(ENDS),
    st.integers(0, 8),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(sentences, min_size=1, max_size=6), min_size=1, max_size=6))
def test_the_promises_hold_for_any_mixture_of_reports(outlets, reports):
    articles = [
        Article(
            f"a{at}",
            f"Outlet {at}",
            f"Report {at} of the harbour",
            "\n".join(report),
            published=NOW + timedelta(hours=at),
        )
        for at, report in enumerate(reports)
    ]
    for one in tell([articles], outlets):
        test_every_sentence_is_a_passage_word_for_word_and_passes_every_check([one])
        test_at_most_two_sentences_and_fifty_words_are_of_one_article([one])
        test_no_sentence_opens_with_what_only_a_sentence_before_it_named([one])
        test_no_two_sentences_say_the_same_in_the_same_words([one])
