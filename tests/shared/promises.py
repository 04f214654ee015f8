"""What the extractive writer promises of every story; each promise yields what breaks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from labelled import UNDATED

from briefs.domain.article import Article, Outlets
from briefs.domain.errors import NothingToTell
from briefs.domain.story import Dossier, Story
from briefs.domain.summary import Origin, Sentence, Summary, Verdict
from briefs.newsroom.check.gate import judged_summary
from briefs.newsroom.dangling import dangling
from briefs.newsroom.extract import extract
from briefs.newsroom.lineage import trace
from briefs.newsroom.passages import split
from briefs.newsroom.quotable import length
from briefs.newsroom.quotes import lang_of, pool
from briefs.newsroom.selection import is_plain
from briefs.newsroom.vocabulary import words


@dataclass(frozen=True)
class Told:
    """A story with what the extractive writer makes of it, judged."""

    dossier: Dossier
    summary: Summary
    outlets: Outlets

    def article(self, sentence: Sentence) -> Article:
        return self.dossier.article(sentence.citations[0].article)

    def family(self, article: Article) -> str:
        return self.outlets.get(article.outlet).family


def tell(articles: Iterable[Article], outlets: Outlets, lang: str = "") -> Told | None:
    """The story of these articles, told in this language or any; None where there is nothing to tell."""
    ordered = tuple(sorted(articles, key=lambda one: (one.published or UNDATED, one.id)))
    story = Story("s", tuple(one.id for one in ordered), UNDATED, UNDATED)
    passages = tuple(passage for one in ordered for passage in split(one))
    dossier = Dossier(story, ordered, passages, trace(ordered, outlets))
    try:
        return Told(dossier, judged_summary(extract(dossier, outlets, lang), dossier, outlets), outlets)
    except NothingToTell:
        return None


def no_supported_passages(told: Told) -> Iterator[str]:
    """Sentences that are no passage word for word, or do not pass every check."""
    passages = {passage.key: passage.text for passage in told.dossier.passages}
    for sentence in told.summary.sentences:
        is_word_for_word = sentence.text == passages[sentence.citations[0].key]
        is_sound = sentence.origin is Origin.EXTRACTIVE and sentence.verdict is Verdict.SUPPORTED
        if not (is_word_for_word and is_sound):
            yield str(sentence)


def too_much_of_one_article(told: Told) -> Iterator[str]:
    """Articles of which more than two sentences or fifty words are quoted."""
    words_of, count = Counter[str](), Counter[str]()
    for sentence in told.summary.sentences:
        words_of[told.article(sentence).id] += length(sentence.text)
        count[told.article(sentence).id] += 1
    for article, said in words_of.items():
        if said > 50 or count[article] > 2:
            yield f"{article}: {count[article]} sentences, {said} words"


def dangling_openings(told: Told) -> Iterator[str]:
    """Sentences that open with what only a sentence before them named."""
    for sentence in told.summary.sentences:
        if dangling(sentence.text, lang_of(told.article(sentence), told.outlets)):
            yield sentence.text


def said_twice(told: Told) -> Iterator[str]:
    """Pairs of sentences that say the same in the same words."""
    yield from (f"{one.text} / {other.text}" for one, other in _alike(told))


def said_twice_by_one_family(told: Told) -> Iterator[str]:
    """The same of one family: a second one may say it again, so that readers see that two report it."""
    for one, other in _alike(told):
        if told.family(told.article(one)) == told.family(told.article(other)):
            yield f"{one.text} / {other.text}"


def _alike(told: Told) -> Iterator[tuple[Sentence, Sentence]]:
    bags = [
        (sentence, {word.term for word in words(Article("", "", sentence.text))})
        for sentence in told.summary.sentences
    ]
    for (one, bag), (other, more) in combinations(bags, 2):
        if len(bag & more) >= 0.6 * len(bag | more):
            yield one, other


def families_left_out(told: Told) -> Iterator[str]:
    """Stories of which one family is cited though two have a sentence that can be quoted."""
    quotable = {quote.family for quote in filter(is_plain, pool(told.dossier, told.outlets).quotes)}
    cited = {told.family(told.article(sentence)) for sentence in told.summary.sentences}
    if len(cited) < min(2, len(quotable)):
        yield f"{told.dossier.articles[0].title}: {sorted(cited)} of {sorted(quotable)}"


ALWAYS = (no_supported_passages, too_much_of_one_article, dangling_openings, said_twice_by_one_family)
"""What holds for any mixture of reports."""

OF_NEWS = (*ALWAYS, said_twice, families_left_out)
"""What holds for stories of news."""
