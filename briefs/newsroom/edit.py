"""What an editor may do to a draft's document; every act gives a new document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefs.domain.brief import Document, Item
from briefs.domain.errors import NotAllowed, NotFound
from briefs.domain.summary import Sentence
from briefs.newsroom.compose import with_items


def without_sentence(document: Document, story: str, number: int) -> Document:
    """The document without one sentence of a story, counted from 0; with its last one the story goes."""
    item = _item(document, story)
    sentences = item.summary.sentences
    if not 0 <= number < len(sentences):
        raise NotFound(f"story {story} has no sentence {number}; it has {len(sentences)}")
    if len(sentences) == 1:
        return without_story(document, story)
    kept = sentences[:number] + sentences[number + 1 :]
    edited = replace(item, summary=replace(item.summary, sentences=kept))
    return with_items(document, [edited if other.story == story else other for other in document.items])


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
        for sentence in (item.summary.headline, *item.summary.sentences):
            if not sentence.publishable:
                yield item.story, sentence


def _item(document: Document, story: str) -> Item:
    for item in document.items:
        if item.story == story:
            return item
    raise NotFound(f"{document.brief} has no story {story}")
