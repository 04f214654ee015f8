"""Citations as readers see them: one number per article in the whole brief, and where each mark leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

from briefs.adapters.pages.dates import Calendar
from briefs.adapters.pages.links import clean, safe_language, safe_url, text_fragment
from briefs.adapters.pages.origins import only_report
from briefs.adapters.pages.view import Mark, SourceLine
from briefs.adapters.pages.words import English
from briefs.domain.brief import Document, Item, SourceArticle
from briefs.domain.summary import Citation, Part, Sentence

PARTS = (Part.NEW, Part.SUMMARY, Part.BACKGROUND, Part.CONTEXT)
"""The parts of a story in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Citing:
    """The numbers, articles and passages of one brief, and how its readers' language names them.

    `page` is the brief's public address, "" without one; `places` numbers the marks as they are read.
    """

    numbers: Mapping[str, int]
    articles: Mapping[str, SourceArticle]
    passages: Mapping[str, str]
    words: English
    calendar: Calendar
    lang: str
    page: str = ""
    places: Iterator[int] = field(default_factory=lambda: count(1))

    def article(self, sentence: Sentence) -> SourceArticle | None:
        """The article that a sentence cites first; None when it cites none of the document's."""
        return next(
            (self.articles[c.article] for c in sentence.citations if c.article in self.articles), None
        )

    def outlet(self, article: SourceArticle) -> str:
        """What the readers' language makes of the outlet's name."""
        return self.words.apart(outlet_of(article))

    def marks(self, citations: Iterable[Citation]) -> tuple[Mark, ...]:
        """One mark per cited article, in the order of their numbers, to the first passage cited there."""
        cited: dict[str, list[str]] = {}
        for citation in citations:
            if citation.article in self.numbers:
                cited.setdefault(citation.article, []).append(self.passages.get(citation.key, ""))
        ordered = sorted(cited.items(), key=lambda pair: self.numbers[pair[0]])
        return tuple(self._mark(self.articles[article], texts) for article, texts in ordered)

    def sources(self, item: Item) -> tuple[SourceLine, ...]:
        """The numbered articles of a story, in the order of their numbers."""
        listed = sorted(dict.fromkeys(_listed(item)), key=lambda article: self.numbers.get(article, 0))
        return tuple(
            self._line(self.articles[article], item) for article in listed if article in self.numbers
        )

    def foreign(self, lang: str) -> str:
        """The language tag when a text is not in the brief's own language, otherwise empty."""
        tag = safe_language(lang)
        return "" if tag.lower() == self.lang.lower() else tag

    def _mark(self, article: SourceArticle, passages: Sequence[str]) -> Mark:
        number = self.numbers[article.id]
        texts = [clean(passage) for passage in dict.fromkeys(passages) if passage]
        url = text_fragment(safe_url(article.url), next(iter(texts), ""))
        outlet, place = self.outlet(article), next(self.places)
        return Mark(
            number,
            url,
            self.words.source(number, outlet),
            " … ".join(texts),
            place=place,
            mailed=f"{self.page}#c{place}" if article.paywalled and self.page else url,
            outlet=outlet,
            lang=self.foreign(article.lang),
            paid=article.paywalled,
        )

    def _line(self, article: SourceArticle, item: Item) -> SourceLine:
        return SourceLine(
            number=self.numbers[article.id],
            outlet=self.outlet(article),
            title=clean(article.title),
            url=safe_url(article.url),
            when=self.calendar.minute(article.published),
            tags=tuple(tag for tag in self._tags(article, item) if tag),
            lang=self.foreign(article.lang),
        )

    def _tags(self, article: SourceArticle, item: Item) -> Iterator[str]:
        first = item.lineage.first
        if first and first.article == article.id and not only_report(item.lineage):
            yield self.words.first_report
        yield self.words.paywalled if article.paywalled else ""
        yield self.words.summary_only if article.summary_only else ""
        yield self.words.state if article.kind == "state" else ""
        language = self.calendar.language(article.lang)
        yield self.words.in_language(language) if language else ""


def citing(document: Document, words: English, calendar: Calendar, page: str = "") -> Citing:
    """The citations of a document that holds only what readers get, and has a public `page` or none."""
    items = [item for item in document.items if not item.also]
    articles = {source.id: source for item in items for source in item.sources}
    order = dict.fromkeys(article for item in items for article in _listed(item) if article in articles)
    return Citing(
        numbers={article: number for number, article in enumerate(order, 1)},
        articles=articles,
        passages={passage.key: passage.text for item in items for passage in item.passages},
        words=words,
        calendar=calendar,
        lang=document.language,
        page=page,
    )


def outlet_of(article: SourceArticle) -> str:
    """The outlet's name; where a feed gave none, the host of its address."""
    return clean(article.outlet) or urlsplit(safe_url(article.url)).hostname or "?"


def in_reading_order(sentences: Iterable[Sentence]) -> list[Sentence]:
    """What is new, the summary, the background, the context; a part keeps its own order."""
    return sorted(sentences, key=lambda sentence: PARTS.index(part_of(sentence)))


def part_of(sentence: Sentence) -> Part:
    """The part under which a sentence is read."""
    return sentence.part if sentence.part in PARTS else Part.SUMMARY


def _listed(item: Item) -> Iterator[str]:
    """The articles of a story's source list: those of its sentences and headline, and the first report."""
    summary = item.summary
    for sentence in (*in_reading_order(summary.sentences), *summary.sections, summary.headline):
        yield from (citation.article for citation in sentence.citations)
    if item.lineage.first and item.lineage.first.article:
        yield item.lineage.first.article
