"""Citations as readers see them: one number per article in the whole brief, and where each mark leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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

_PLACES = {part: place for place, part in enumerate(PARTS)}


@dataclass(frozen=True, slots=True)
class Citing:
    """The numbers, articles and passages of one brief, and how its readers' language names them.

    `page` is the brief's public address, "" without one; `places` numbers the marks as they are read, and
    `lines` keeps what is printed of an article that is cited again and again.
    """

    numbers: Mapping[str, int]
    articles: Mapping[str, SourceArticle]
    passages: Mapping[str, str]
    words: English
    calendar: Calendar
    lang: str
    page: str = ""
    places: Iterator[int] = field(default_factory=lambda: count(1))
    lines: dict[str, SourceLine] = field(default_factory=dict)

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
        ordered = sorted(cited, key=self.numbers.__getitem__)
        return tuple(self._mark(self.articles[article], cited[article]) for article in ordered)

    def sources(self, item: Item) -> tuple[SourceLine, ...]:
        """The numbered articles of a story, in the order of their numbers."""
        listed = sorted(dict.fromkeys(_listed(item)), key=lambda article: self.numbers.get(article, 0))
        first = item.lineage.first.article if item.lineage.first and not only_report(item.lineage) else ""
        return tuple(self._listed(article, first) for article in listed if article in self.numbers)

    def foreign(self, lang: str) -> str:
        """The language tag when a text is not in the brief's own language, otherwise empty."""
        tag = safe_language(lang)
        return "" if tag.lower() == self.lang.lower() else tag

    def _mark(self, article: SourceArticle, passages: Sequence[str]) -> Mark:
        line, place = self._line(article), next(self.places)
        texts = [clean(passage) for passage in dict.fromkeys(passages) if passage]
        url = text_fragment(line.url, next(iter(texts), ""))
        return Mark(
            line.number,
            url,
            self.words.source(line.number, line.outlet),
            " … ".join(texts),
            place=place,
            mailed=f"{self.page}#c{place}" if article.paywalled and self.page else url,
            outlet=line.outlet,
            lang=line.lang,
            paid=article.paywalled,
        )

    def _listed(self, article: str, first: str) -> SourceLine:
        line = self._line(self.articles[article])
        return replace(line, tags=(self.words.first_report, *line.tags)) if article == first else line

    def _line(self, article: SourceArticle) -> SourceLine:
        """What is printed of an article wherever it is listed."""
        if article.id not in self.lines:
            self.lines[article.id] = SourceLine(
                number=self.numbers[article.id],
                outlet=self.outlet(article),
                title=clean(article.title),
                url=safe_url(article.url),
                when=self.calendar.minute(article.published),
                tags=tuple(tag for tag in self._tags(article) if tag),
                lang=self.foreign(article.lang),
            )
        return self.lines[article.id]

    def _tags(self, article: SourceArticle) -> Iterator[str]:
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
    return sorted(sentences, key=lambda sentence: _PLACES.get(sentence.part, _PLACES[Part.SUMMARY]))


def part_of(sentence: Sentence) -> Part:
    """The part under which a sentence is read."""
    return sentence.part if sentence.part in _PLACES else Part.SUMMARY


def _listed(item: Item) -> list[str]:
    """The articles of a story's source list: those of its sentences and headline, and the first report."""
    summary = item.summary
    told = (*in_reading_order(summary.sentences), *summary.sections, summary.headline)
    first = item.lineage.first.article if item.lineage.first else ""
    return [c.article for sentence in told for c in sentence.citations] + [first] * bool(first)
