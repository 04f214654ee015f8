"""What an editor may do to a draft's document; every act gives a new document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefs.domain.brief import Document, Item
from briefs.domain.errors import NotAllowed, NotFound
from briefs.domain.summary import Sentence
from briefs.newsroom.compose import with_items


def without_sentence(document: Document, story: str, number: int) -> Document:
    """The document without one sentence of a story, counted from 0, those of its sections after the others.

    With the last one that stands in no section the story goes. Without a story it is of the opening.
    """
    if not story:
        return _without_opening(document, number)
    item = _item(document, story)
    sentences, sections = item.summary.sentences, item.summary.sections
    count = len(sentences) + len(sections)
    if not 0 <= number < count:
        raise NotFound(f"story {story} has no sentence {number}; it has {count}")
    kept = [sentence for at, sentence in enumerate((*sentences, *sections)) if at != number]
    of_sections = tuple(sentence for sentence in kept if sentence in sections)
    summary = replace(
        item.summary, sentences=tuple(kept[: len(kept) - len(of_sections)]), sections=of_sections
    )
    if not summary.sentences:
        return without_story(document, story)
    edited = replace(item, summary=summary)
    return with_items(document, [edited if other.story == story else other for other in document.items])


def _without_opening(document: Document, number: int) -> Document:
    if not 0 <= number < len(document.opening):
        raise NotFound(f"the opening has no sentence {number}; it has {len(document.opening)}")
    return replace(document, opening=document.opening[:number] + document.opening[number + 1 :])


def without_story(document: Document, story: str) -> Document:
    """The document without a story; NotAllowed for the last one, because no brief is sent empty."""
    _item(document, story)
    kept = [item for item in document.items if item.story != story]
    if not kept:
        raise NotAllowed(f"{document.brief} would be empty; cancel the brief instead")
    return with_items(document, kept)


def blocked(document: Document) -> Iterator[tuple[str, Sentence]]:
    """The sentences that readers may not see as they stand, each with its story."""
    for sentence in document.opening:
        if not sentence.publishable:
            yield "", sentence
    for item in document.items:
        for sentence in item.summary.said:
            if not sentence.publishable:
                yield item.story, sentence


def _item(document: Document, story: str) -> Item:
    for item in document.items:
        if item.story == story:
            return item
    raise NotFound(f"{document.brief} has no story {story}")
