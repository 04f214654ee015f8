"""A sentence as an editor sees it: beside what it cites, with what the checks say and what may be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefs.adapters.pages.dates import Calendar
from briefs.adapters.pages.links import clean
from briefs.domain.article import Article, Passage
from briefs.domain.brief import SourceArticle
from briefs.domain.summary import Citation, Finding, Origin, Part, Sentence
from briefs.newsroom.order import DOWN, UP, kind_of_sentence, neighbour
from briefs.newsroom.places import Place, Row
from briefs.web.cited import Cited, cited

PARTS = {
    Part.HEADLINE: "Headline",
    Part.NEW: "New",
    Part.SUMMARY: "",
    Part.BACKGROUND: "Background",
    Part.CONTEXT: "Context",
    Part.KEY_POINT: "Key point",
    Part.PERSPECTIVE: "Perspective",
    Part.QUOTE: "Quote",
    Part.TIMELINE: "Timeline",
    Part.UNKNOWN: "Not known",
    Part.SUBJECT: "Subject",
    Part.PREHEADER: "Preview line",
    Part.OPENING: "Opening",
}

ORIGINS = {Origin.EXTRACTIVE: "quoted", Origin.LLM: "written by the model", Origin.EDITOR: "by an editor"}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence and where it stands; `up` and `down` say whether it may move there."""

    place: Place
    text: str
    part: str
    origin: str
    verdict: str
    findings: tuple[Finding, ...]
    cited: tuple[Cited, ...]
    publishable: bool
    overridden: str = ""
    up: bool = False
    down: bool = False

    @property
    def anchor(self) -> str:
        """Where its row stands on the page."""
        return anchor(self.place)

    @property
    def droppable(self) -> bool:
        """Whether readers can do without it: a headline, a subject and a preview line are only changed."""
        return self.place.row is Row.SAID

    @property
    def held_back(self) -> bool:
        """Whether readers do not get it."""
        return self.place.row is Row.HELD_BACK


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what sentences cite: `articles` are the newest revisions."""

    sources: Sequence[SourceArticle]
    passages: Sequence[Passage]
    articles: Mapping[str, Article]
    days: Calendar

    def cited(self, citations: Sequence[Citation]) -> tuple[Cited, ...]:
        """What citations point at."""
        return tuple(cited(self.sources, self.passages, one, self.articles, self.days) for one in citations)

    def row(self, sentences: Sequence[Sentence], story: str, row: Row = Row.SAID) -> tuple[Said, ...]:
        """The sentences of a row, each in its place."""
        movable = row is Row.SAID

        def may(number: int, step: int) -> bool:
            return movable and neighbour(sentences, number, step, kind_of_sentence) is not None

        return tuple(
            Said(
                place=Place(story, number, row),
                text=clean(f"{sentence.label}: {sentence.text}" if sentence.label else sentence.text),
                part=PARTS[sentence.part],
                origin=_origin(sentence),
                verdict=sentence.verdict.value,
                findings=sentence.findings,
                cited=self.cited(sentence.citations),
                publishable=sentence.publishable,
                overridden=_overridden(sentence),
                up=may(number, UP),
                down=may(number, DOWN),
            )
            for number, sentence in enumerate(sentences)
        )


def anchor(place: Place) -> str:
    """The id of a sentence's row on the page."""
    row = {Row.SAID: "", Row.TITLE: "title-", Row.HELD_BACK: "held-"}[place.row]
    return f"{place.story or 'opening'}-{row}{place.number}"


def _origin(sentence: Sentence) -> str:
    noted = sentence.origin is Origin.EDITOR and not sentence.citations
    return "an editor's note" if noted else ORIGINS[sentence.origin]


def _overridden(sentence: Sentence) -> str:
    if not sentence.overridden_by:
        return ""
    return clean(f"{sentence.overridden_by}: {sentence.override_note}")
