"""Where sentences stand in a document: the rows of a story, and those of the brief's own lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from briefs.domain.brief import Document, Item
from briefs.domain.errors import NotFound
from briefs.domain.summary import SECTIONS, Part, Sentence
from briefs.newsroom.compose import with_items


class Row(StrEnum):
    """One row of sentences; the brief's own lines have no held-back ones."""

    SAID = "said"
    TITLE = "title"
    HELD_BACK = "held back"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands, counted from 0: in a story or, where that is empty, in the brief's own lines.

    SAID holds a story's sentences and after them those of its sections, or the opening; TITLE the headline,
    or a subject and a preview line.
    """

    story: str
    number: int
    row: Row = Row.SAID


def item_of(document: Document, story: str) -> Item:
    """The story as the document tells it; NotFound when it does not."""
    for item in document.items:
        if item.story == story:
            return item
    raise NotFound(f"{document.brief} has no story {story}")


def sentences_in(document: Document, story: str, row: Row) -> tuple[Sentence, ...]:
    """The sentences of a row; NotFound for a story that is not told."""
    if not story:
        return {Row.SAID: document.opening, Row.TITLE: document.titles, Row.HELD_BACK: ()}[row]
    summary = item_of(document, story).summary
    said = (*summary.sentences, *summary.sections)
    return {Row.SAID: said, Row.TITLE: (summary.headline,), Row.HELD_BACK: summary.held_back}[row]


def sentence_at(document: Document, place: Place) -> Sentence:
    """The sentence that stands there; NotFound when none does."""
    row = sentences_in(document, place.story, place.row)
    if 0 <= place.number < len(row):
        return row[place.number]
    where = f"story {place.story}" if place.story else "the opening"
    what = {Row.SAID: "sentence", Row.TITLE: "title", Row.HELD_BACK: "held-back sentence"}[place.row]
    raise NotFound(f"{where} has no {what} {place.number}; it has {len(row)}")


def without(document: Document, place: Place) -> tuple[Sentence, ...]:
    """What is left of a row without one of its sentences; NotFound when that is not there."""
    sentence_at(document, place)
    row = sentences_in(document, place.story, place.row)
    return row[: place.number] + row[place.number + 1 :]


def with_sentence(document: Document, place: Place, sentence: Sentence) -> Document:
    """The document with another sentence in that place; NotFound when there is no such place."""
    sentence_at(document, place)
    row = sentences_in(document, place.story, place.row)
    return with_row(
        document, place.story, place.row, (*row[: place.number], sentence, *row[place.number + 1 :])
    )


def with_row(document: Document, story: str, row: Row, sentences: Sequence[Sentence]) -> Document:
    """The document with other sentences in a row; a story keeps those of sections apart."""
    if story:
        return with_item(document, _with_row(item_of(document, story), row, tuple(sentences)))
    if row is Row.TITLE:
        return with_items(replace(document, titles=tuple(sentences)), document.items)
    return replace(document, opening=tuple(sentences))


def with_item(document: Document, item: Item) -> Document:
    """The document with a story told in another way."""
    return with_items(document, [item if other.story == item.story else other for other in document.items])


def everywhere(document: Document) -> Iterator[tuple[str, Sentence]]:
    """Every sentence that readers may see, each with its story; the brief's own lines come first."""
    for sentence in (*document.titles, *document.opening):
        yield "", sentence
    for item in document.items:
        for sentence in item.summary.said:
            yield item.story, sentence


def named(document: Document, place: Place) -> str:
    """The place in words for the history: "sentence 3 of STORY", "the headline of STORY", "the subject"."""
    if place.row is Row.TITLE:
        part = sentence_at(document, place).part
        return f"the {TITLES.get(part, part)}{f' of {place.story}' if place.story else ''}"
    what = "held-back sentence" if place.row is Row.HELD_BACK else "sentence"
    return f"{what} {place.number + 1} of {place.story or 'the opening'}"


TITLES = {Part.PREHEADER: "preview line"}
"""Parts whose word for people is another one."""


def _with_row(item: Item, row: Row, sentences: tuple[Sentence, ...]) -> Item:
    summary = item.summary
    if row is Row.TITLE:
        return replace(item, summary=replace(summary, headline=sentences[0]))
    if row is Row.HELD_BACK:
        return replace(item, summary=replace(summary, held_back=sentences))
    said = tuple(sentence for sentence in sentences if sentence.part not in SECTIONS)
    sections = tuple(sentence for sentence in sentences if sentence.part in SECTIONS)
    return replace(item, summary=replace(summary, sentences=said, sections=sections))
